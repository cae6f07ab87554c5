"""What each release added, changed, moved and retired, out of the ledger and the histories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from generator.model.edition import Past
from generator.model.ledger import Record, Release, Retired, Said
from generator.model.text import Bilingual
from generator.permalinks.ledger import Published, sibling

What = Literal["added", "changed", "chinese", "moved", "retired"]
Side = Literal["same", "gone", "new"]

# A word with the space after it, or a single Chinese character or sign.
_TOKEN = re.compile(r"[A-Za-z0-9’'&/-]+\s*|\s+|.")


@dataclass(frozen=True)
class Piece:
    """A stretch of a difference: in both texts, only in the earlier, or only in the later."""

    side: Side
    text: str


@dataclass(frozen=True)
class Change:
    """One thing that a release did to a unit, with the records and texts before and after."""

    what: What
    key: str
    release: Release
    before: Record | None
    after: Record
    said_before: Said | None
    said: Said


@dataclass(frozen=True)
class Version:
    """A unit as one release published it."""

    release: Release
    record: Record
    said: Said


def versions(past: Past, key: str) -> tuple[Version, ...]:
    """The records of a unit with their texts, oldest first."""
    releases = {each.release: each for each in past.ledger.releases}
    texts = {each.release: each.texts for each in past.histories}
    found: list[Version] = []
    for record in past.ledger.units.get(key, ()):
        said = texts.get(record.release, {}).get(key) or (found[-1].said if found else None)
        if said is not None:
            found.append(Version(releases[record.release], record, said))
    return tuple(found)


def changes(owner: Past, shared: Past) -> Mapping[str, tuple[Change, ...]]:
    """The changes of each release of a list and what all lists share, the newest release first."""
    releases = [each.release for each in reversed(owner.ledger.releases)]
    found: dict[str, list[Change]] = {release: [] for release in releases}
    for past in (owner, shared):
        for key in sorted(past.ledger.units):
            for change in _changes_of(past, key):
                if change.release.release in found:
                    found[change.release.release].append(change)
    return {release: tuple(each) for release, each in found.items()}


def _changes_of(past: Past, key: str) -> Iterator[Change]:
    before: Version | None = None
    for now in versions(past, key):
        for what in _whats(before, now):
            earlier = before.record if before else None
            said = before.said if before else None
            yield Change(what, key, now.release, earlier, now.record, said, now.said)
        before = now


def _whats(before: Version | None, now: Version) -> Iterator[What]:
    if now.record.retired:
        yield "retired"
    elif before is None or before.record.retired:
        yield "added"
    else:
        if before.record.en != now.record.en:
            yield "changed"
        if _chinese(before) != _chinese(now):
            yield "chinese"
        if before.record.page != now.record.page:
            yield "moved"


def _chinese(version: Version) -> tuple[str | None, str | None]:
    return version.record.zh, version.record.status


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces that two texts share and those that only one has, in reading order."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[old_start:old_end])))
            continue
        if old_end > old_start:
            pieces.append(Piece("gone", "".join(old[old_start:old_end])))
        if new_end > new_start:
            pieces.append(Piece("new", "".join(new[new_start:new_end])))
    return tuple(pieces)


@dataclass(frozen=True)
class Stub:
    """What stands at an old address: a unit that moved, or one that is gone.

    `page` is the old address, below the language's folder; `since` the release that retired the
    unit, if one has yet; `to` are the keys of what is there now or succeeds it; `aliases` are the
    further anchors that the unit had on the page and no other unit has there now.
    """

    key: str
    page: str
    retired: bool
    since: Release | None
    to: tuple[str, ...]
    reason: Bilingual | None
    said: Said
    aliases: tuple[str, ...]


def stubs(past: Past, now: Mapping[str, Published]) -> Iterator[Stub]:
    """The stubs of every address that has its unit no longer; `now` is all published, by key."""
    there = {(each.page, name) for each in now.values() for name in _names(each)}
    reasons = {each.id: each for each in past.successors.retired}
    for key in sorted(past.ledger.units):
        known = versions(past, key)
        if not known:
            continue
        last = known[-1]
        gone = key not in now
        home = None if gone else now[key].page
        to = _successors(key, reasons.get(key), last.record) if gone else (key,)
        since = last.release if last.record.retired else None
        reason = reasons[key].reason if gone and key in reasons else None
        for page in dict.fromkeys(each.record.page for each in known):
            if page != home:
                aliases = _aliases(known, page, there)
                there |= {(page, each) for each in aliases}
                yield Stub(key, page, gone, since, to, reason, last.said, aliases)


def _aliases(known: Iterable[Version], page: str, there: set[tuple[str, str]]) -> tuple[str, ...]:
    """The aliases that a unit had on a page, without the anchors that are there anyway."""
    had = (name for each in known if each.record.page == page for name in each.record.aliases)
    return tuple(name for name in dict.fromkeys(had) if (page, name) not in there)


def _names(unit: Published) -> Iterator[str]:
    """The anchors of a unit on its page."""
    yield unit.key.rpartition("#")[2]
    yield from unit.aliases


def _successors(key: str, retired: Retired | None, record: Record) -> tuple[str, ...]:
    """The keys of what succeeds a retired unit: ids of its own edition, or full keys."""
    named = retired.successors if retired is not None else record.successors
    return tuple(sibling(key, each) for each in named)
