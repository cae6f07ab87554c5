"""A release: the ledger with what is published now, and the texts that are new in it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.ledger import History, Ledger, Record, Release, Said, Successors
from generator.permalinks.ledger import Published, changes_in, digest, latest, plain, sealed


@dataclass(frozen=True)
class Step:
    """A release as it is written: the ledger with it, and the texts that it brought."""

    ledger: Ledger
    history: History


def released(
    ledger: Ledger,
    published: Mapping[str, Published],
    successors: Successors,
    number: str,
    date: datetime.date,
    *,
    announced: bool,
    pdf: str | None = None,
) -> Step:
    """The ledger after a release of what is published, and the texts new or changed in it."""
    units = {key: list(records) for key, records in ledger.units.items()}
    for key, record in _new_records(ledger, published, successors, number):
        units.setdefault(key, []).append(record)
    order = {each.release: place for place, each in enumerate(ledger.releases)}
    order[number] = len(order)
    grown = Ledger(releases=ledger.releases, units={k: tuple(v) for k, v in units.items()})
    entry = _entry(grown, order, number, date, announced=announced, pdf=pdf)
    after = Ledger(releases=(*ledger.releases, entry), units=grown.units)
    texts = {
        key: Said(en=published[key].en, zh=published[key].zh)
        for key, _ in changes_in(after, number)
    }
    return Step(after, History(release=number, texts=texts))


def _new_records(
    ledger: Ledger, published: Mapping[str, Published], successors: Successors, number: str
) -> Iterator[tuple[str, Record]]:
    for key, now in sorted(published.items()):
        en, zh = now.prints
        record = Record(
            release=number, page=now.page, en=en, zh=zh, status=now.status, aliases=now.aliases
        )
        last = ledger.units.get(key, (None,))[-1]
        if last is None or last.model_copy(update={"release": number}) != record:
            yield key, record
    for each in successors.retired:
        last = ledger.units[each.id][-1]
        if not last.retired:
            changes = {"release": number, "retired": True, "successors": each.successors}
            yield each.id, last.model_copy(update=changes)


def _entry(
    grown: Ledger,
    order: Mapping[str, int],
    number: str,
    date: datetime.date,
    *,
    announced: bool,
    pdf: str | None,
) -> Release:
    then = latest(grown, order, order[number])
    entry = Release(
        release=number,
        date=date,
        announced=announced,
        count=len(then),
        ids=digest(sorted(then)),
        state=digest({key: plain(record) for key, record in then.items()}),
        before=grown.releases[-1].seal if grown.releases else None,
        seal=digest(None),
        pdf=pdf,
    )
    return entry.model_copy(update={"seal": sealed(plain(entry))})
