"""The promise that a link never dies: what was published, and whether it still is.

A fingerprint can be recomputed by anyone: take what the unit says (its heading, unless that stands
in its text, then its text), without emphasis, in Unicode NFC, every run of white space as one
space; the first 8 hexadecimal digits of the SHA-256 of its UTF-8 bytes are the fingerprint.

Ids, records and seals are hashed just as they stand in permalinks.yml: see `digest`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.ledger import History, Ledger, Record, Release, Retired, Said, Successors
from generator.model.text import Status, fingerprint


@dataclass(frozen=True)
class Published:
    """What is about to be published under one key: its home page and its normalised texts.

    `aliases` are its further anchors on that page.
    """

    key: str
    page: str
    en: str
    zh: str | None
    status: Status | None
    aliases: tuple[str, ...] = ()

    @property
    def prints(self) -> tuple[str, str | None]:
        return fingerprint(self.en), fingerprint(self.zh) if self.zh is not None else None


@dataclass(frozen=True)
class Fault:
    """Something wrong between ledger and content: the key, what is wrong, what to do."""

    key: str
    wrong: str
    remedy: str


_RESTORE = "Restore the file from version control; only `release` writes it"


def digest(value: Any) -> str:
    """The SHA-256 of a value as JSON with sorted keys and no spaces, in hexadecimal."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def record_at(records: Iterable[Record], releases: Mapping[str, int], last: int) -> Record | None:
    """The latest record not after the release at position `last`."""
    valid = [each for each in records if releases.get(each.release, last + 1) <= last]
    return valid[-1] if valid else None


def sealed(release: dict[str, Any]) -> str:
    """The seal of a release entry given as plain values."""
    return digest({key: value for key, value in release.items() if key != "seal"})


def plain(node: Release | Record) -> dict[str, Any]:
    """As the file has it: what is not said is not hashed, so that keys may come with the years."""
    return node.model_dump(mode="json", exclude_defaults=True)


def verified(ledger: Ledger, histories: Iterable[History]) -> Iterator[Fault]:
    """What is damaged in a ledger, or between it and the texts of its releases."""
    order = {each.release: position for position, each in enumerate(ledger.releases)}
    yield from _chain(ledger)
    for position, release in enumerate(ledger.releases):
        yield from _state(ledger, release, order, position)
    yield from _stray(ledger, order)
    yield from _texts(ledger, tuple(histories))


def _chain(ledger: Ledger) -> Iterator[Fault]:
    before: str | None = None
    numbers: list[tuple[int, ...]] = []
    for each in ledger.releases:
        key = f"releases.{each.release}"
        if each.before != before:
            yield Fault(key, "the entry does not follow the one before it", _RESTORE)
        if each.seal != sealed(plain(each)):
            yield Fault(key, "the entry was changed after its release", _RESTORE)
        before = each.seal
        numbers.append(version(each.release))
    if numbers != sorted(set(numbers)):
        yield Fault("releases", "the releases are not in order", _RESTORE)


def _state(
    ledger: Ledger, release: Release, order: Mapping[str, int], position: int
) -> Iterator[Fault]:
    then = latest(ledger, order, position)
    key = f"releases.{release.release}"
    if len(then) != release.count:
        wrong = f"{release.count} ids were published, the ledger has {len(then)}"
        yield Fault(key, wrong, _RESTORE)
    elif digest(sorted(then)) != release.ids:
        yield Fault(key, "the ids are not those that were published", _RESTORE)
    if digest({each: plain(record) for each, record in then.items()}) != release.state:
        yield Fault(key, "the records are not those of the release", _RESTORE)


def latest(ledger: Ledger, order: Mapping[str, int], position: int) -> dict[str, Record]:
    """The records of all units as they were at the release at `position`, by key."""
    found = {key: record_at(each, order, position) for key, each in ledger.units.items()}
    return {key: record for key, record in found.items() if record is not None}


def _stray(ledger: Ledger, order: Mapping[str, int]) -> Iterator[Fault]:
    for key, records in ledger.units.items():
        places = [order.get(each.release, -1) for each in records]
        if not places or -1 in places or places != sorted(set(places)):
            yield Fault(
                f"units.{key}", "its records belong to no release, or to one twice", _RESTORE
            )


def _texts(ledger: Ledger, histories: tuple[History, ...]) -> Iterator[Fault]:
    """Each record that brought a new text has it in the history of its release, and the reverse."""
    released = {each.release for each in ledger.releases}
    kept = {each.release: each.texts for each in histories}
    for release in sorted(released ^ set(kept)):
        wrong = "a release without its texts" if release in released else "texts without a release"
        yield Fault(f"history.{release}", wrong, _RESTORE)
    expected = {release: dict(changes_in(ledger, release)) for release in released}
    for release, texts in sorted(kept.items()):
        wanted = expected.get(release, {})
        for key in sorted(set(wanted) | set(texts)):
            record, said = wanted.get(key), texts.get(key)
            if record is None or said is None or not _agree(record, said):
                wrong = f"the text of {key} is not the one of the ledger"
                yield Fault(f"history.{release}", wrong, _RESTORE)


def changes_in(ledger: Ledger, release: str) -> Iterator[tuple[str, Record]]:
    """The records of a release whose texts are new."""
    for key, records in ledger.units.items():
        before: Record | None = None
        for record in records:
            if record.release == release and not record.retired and not _same(before, record):
                yield key, record
            before = record


def _same(before: Record | None, record: Record) -> bool:
    return before is not None and not before.retired and _prints(before) == _prints(record)


def _prints(record: Record) -> tuple[str, str | None, Status | None]:
    return record.en, record.zh, record.status


def _agree(record: Record, said: Said) -> bool:
    zh = fingerprint(said.zh) if said.zh is not None else None
    return record.en == fingerprint(said.en) and record.zh == zh


def version(release: str) -> tuple[int, ...]:
    """`0.10.2` as numbers that compare."""
    return tuple(int(part) for part in release.split("."))


def kept(
    ledger: Ledger, published: Mapping[str, Published], successors: Successors
) -> Iterator[Fault]:
    """What the content has lost or moved since the last release without saying so."""
    retired = {each.id: each for each in successors.retired}
    redirects = {(each.from_page, each.to) for each in successors.redirects}
    for key, records in ledger.units.items():
        last = records[-1] if records else None
        now = published.get(key)
        if now is None and (last is None or not last.retired) and key not in retired:
            remedy = "Bring it back, or name its successors under `retired:` in successors.yml"
            yield Fault(f"units.{key}", f"{key} was published and is gone", remedy)
        elif now is not None and last is not None:
            yield from _moved(key, records, now, redirects)
            yield from _aliases(key, records, now)
    yield from _retired(ledger, published, retired)
    yield from _redirected(ledger, published, successors)


def _moved(
    key: str, records: Iterable[Record], now: Published, redirects: set[tuple[str, str]]
) -> Iterator[Fault]:
    for page in dict.fromkeys(each.page for each in records):
        if page != now.page and (page, now.page) not in redirects:
            remedy = "Add it under `redirects:` in successors.yml"
            wrong = f"{key} moved from {page} to {now.page} without a redirect"
            yield Fault(f"units.{key}", wrong, remedy)


def _aliases(key: str, records: Iterable[Record], now: Published) -> Iterator[Fault]:
    for alias in dict.fromkeys(alias for each in records for alias in each.aliases):
        if alias not in now.aliases:
            wrong = f"{alias} was published as an alias of {key} and is gone"
            yield Fault(f"units.{key}", wrong, "Name it under `aliases:` of the unit again")


def _retired(
    ledger: Ledger, published: Mapping[str, Published], retired: Mapping[str, Retired]
) -> Iterator[Fault]:
    anchors = {sibling(each.key, name) for each in published.values() for name in each.aliases}
    for key, each in retired.items():
        if key not in ledger.units:
            yield Fault(f"retired.{key}", f"{key} was never published", "Delete the entry")
        elif key in published or key in anchors:
            yield Fault(f"retired.{key}", f"{key} is still there", "Delete the entry or the unit")
        for successor in each.successors:
            if sibling(key, successor) not in published:
                wrong = f"there is no unit {successor} to succeed it"
                yield Fault(f"retired.{key}", wrong, "Name a unit that exists")


def _redirected(
    ledger: Ledger, published: Mapping[str, Published], successors: Successors
) -> Iterator[Fault]:
    former = {each.page for records in ledger.units.values() for each in records}
    pages = {each.page for each in published.values()}
    for each in successors.redirects:
        key = f"redirects.{each.from_page}"
        if each.from_page not in former:
            yield Fault(key, f"nothing was published on {each.from_page}", "Delete the entry")
        if each.to not in pages:
            yield Fault(key, f"no unit stands on {each.to}", "Name the page where its units are")


def sibling(key: str, name: str) -> str:
    """The key of what has the id `name` in the same edition, or among the same entries."""
    edition, hash_sign, _ = key.rpartition("#")
    return f"{edition}{hash_sign}{name}"
