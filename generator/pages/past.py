"""What was published before, for the readers of today: stubs, moved pages, changes, histories."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from generator.model.edition import Content, NegativeList, Past
from generator.pages.prose import LANG
from generator.pages.units import Desk, Link
from generator.permalinks.addresses import addresses
from generator.permalinks.changes import Change, Piece, changes, difference, versions
from generator.permalinks.ledger import Published
from generator.permalinks.published import published, script_name


@dataclass(frozen=True)
class Difference:
    """A text before and after, in one language."""

    lang: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ChangeView:
    """One change of one unit; `id` where it is gone, a link where it is there."""

    what: str
    id: str
    link: Link | None
    differences: tuple[Difference, ...]
    official: bool


@dataclass(frozen=True)
class MoveView:
    """The units that moved from one page to another."""

    from_page: str
    to_page: str
    units: tuple[ChangeView, ...]


@dataclass(frozen=True)
class ReleaseView:
    """A release with what it changed; what it moved and added is apart from the rest."""

    number: str
    date: datetime.date
    announced: bool
    count: int
    added: tuple[ChangeView, ...]
    changed: tuple[ChangeView, ...]
    moves: tuple[MoveView, ...]


def releases(desk: Desk, owner: NegativeList) -> Iterator[ReleaseView]:
    """The releases of a list, the newest first, with the terms and instruments of all lists."""
    shared = desk.reference.content.past
    dated = {each.release: each for each in owner.past.ledger.releases}
    counts = {each.release: each.count for each in shared.ledger.releases}
    for number, found in changes(owner.past, shared).items():
        shown = [_change(desk, owner, each) for each in found if each.what != "moved"]
        moved = [each for each in found if each.what == "moved"]
        yield ReleaseView(
            number=number,
            date=dated[number].date,
            announced=dated[number].announced,
            count=dated[number].count + counts.get(number, 0),
            added=tuple(each for each in shown if each.what == "added"),
            changed=tuple(each for each in shown if each.what != "added"),
            moves=tuple(_moves(desk, owner, moved)),
        )


def _moves(desk: Desk, owner: NegativeList, moved: Iterable[Change]) -> Iterator[MoveView]:
    units: dict[tuple[str, str], list[ChangeView]] = {}
    for change in moved:
        assert change.before is not None  # What is new has not moved.
        pages = change.before.page, change.after.page
        units.setdefault(pages, []).append(_change(desk, owner, change))
    yield from (MoveView(*pages, tuple(each)) for pages, each in units.items())


def _change(desk: Desk, owner: NegativeList, change: Change) -> ChangeView:
    year, _, unit_id = change.key.rpartition("#")
    edition = next((each for each in owner.editions if each.file.edition == year), None)
    there = unit_id in edition.units if edition else change.key in desk.reference.entries
    return ChangeView(
        what=change.what,
        id=unit_id,
        link=desk.to_unit(unit_id, edition) if there else None,
        differences=tuple(_differences(change, desk.reference.content.site.show_working_chinese)),
        official=change.after.status == "original",
    )


def _differences(change: Change, shows_working: bool) -> Iterator[Difference]:
    """What a change changed; working Chinese only where the site shows it."""
    before, after = change.said_before, change.said
    working = any(each and each.status == "working" for each in (change.before, change.after))
    if change.what == "changed" and before is not None:
        yield Difference(LANG["en"], difference(before.en, after.en))
    if change.what == "chinese" and (shows_working or not working):
        old = before.zh if before is not None and before.zh else ""
        yield Difference(LANG["zh"], difference(old, after.zh or ""))
    if change.what == "retired":
        yield Difference(LANG["en"], (Piece("gone", after.en),))


class CitedVersion(TypedDict):
    """One version of a unit in a history script; `difference` to the English of today, if any."""

    release: str
    en: str
    zh: str | None
    status: str | None
    difference: list[tuple[str, str]]


class CitedHistory(TypedDict):
    """What a history script hands to the page: dates of releases, versions by unit id."""

    releases: dict[str, str]
    units: dict[str, list[CitedVersion]]


def history_scripts(content: Content) -> Iterator[tuple[str, str]]:
    """The path and text of each history script, loaded when a link has a fingerprint."""
    homes = addresses(content)
    now = published(content, content.past, homes)
    yield "assets/history/shared.js", _script(_history(content.past, now, ""))
    for owner in content.lists:
        now = published(content, owner.past, homes)
        for edition in owner.editions:
            history = _history(owner.past, now, f"{edition.file.edition}#")
            yield f"assets/history/{script_name(edition)}.js", _script(history)


def _script(history: CitedHistory) -> str:
    data = json.dumps(history, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"globalThis.referenceHistory = {data};\n"


def _history(past: Past, now: Mapping[str, Published], prefix: str) -> CitedHistory:
    dates = {each.release: each.date.isoformat() for each in past.ledger.releases}
    units = {
        key.removeprefix(prefix): _versions(past, key, now.get(key))
        for key in sorted(past.ledger.units)
        if key.startswith(prefix)
    }
    return {"releases": dates, "units": units}


def _versions(past: Past, key: str, there: Published | None) -> list[CitedVersion]:
    known = versions(past, key)
    last = known[-1].said.en if known else ""
    now = there.en if there else last
    return [
        {
            "release": each.release.release,
            "en": each.record.en,
            "zh": each.record.zh,
            "status": each.record.status,
            "difference": []
            if each.said.en == now
            else [(piece.side, piece.text) for piece in difference(each.said.en, now)],
        }
        for each in known
    ]
