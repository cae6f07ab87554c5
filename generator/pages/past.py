"""What was published before, for the readers of today: stubs, moved pages, changes, histories."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
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
    from_page: str
    to_page: str
    differences: tuple[Difference, ...]
    official: bool


@dataclass(frozen=True)
class ReleaseView:
    """A release with what it changed, `added` apart from the rest."""

    number: str
    date: datetime.date
    announced: bool
    count: int
    added: tuple[ChangeView, ...]
    changed: tuple[ChangeView, ...]


def releases(desk: Desk, owner: NegativeList) -> Iterator[ReleaseView]:
    """The releases of a list, the newest first."""
    dated = {each.release: each for each in owner.past.ledger.releases}
    for number, found in changes(owner.past).items():
        shown = [_change(desk, owner, each) for each in found]
        yield ReleaseView(
            number=number,
            date=dated[number].date,
            announced=dated[number].announced,
            count=dated[number].count,
            added=tuple(each for each in shown if each.what == "added"),
            changed=tuple(each for each in shown if each.what != "added"),
        )


def _change(desk: Desk, owner: NegativeList, change: Change) -> ChangeView:
    year, _, unit_id = change.key.rpartition("#")
    edition = next((each for each in owner.editions if each.file.edition == year), None)
    there = edition is not None and unit_id in edition.units
    return ChangeView(
        what=change.what,
        id=unit_id,
        link=desk.to_unit(unit_id, edition) if there else None,
        from_page=change.before.page if change.before else "",
        to_page=change.after.page,
        differences=tuple(_differences(change)),
        official=change.after.status == "original",
    )


def _differences(change: Change) -> Iterator[Difference]:
    before, after = change.said_before, change.said
    if change.what == "changed" and before is not None:
        yield Difference(LANG["en"], difference(before.en, after.en))
    if change.what == "chinese":
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
