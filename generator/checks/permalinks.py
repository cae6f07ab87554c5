"""Permalinks: the ledger undamaged, and nothing published that is lost or moved in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.edition import Content, Past
from generator.model.load import Loaded
from generator.permalinks.addresses import addresses
from generator.permalinks.ledger import Fault, kept, verified
from generator.permalinks.published import pasts, published
from generator.problems import Place, Problem


def the_ledger_is_whole(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """The ledgers and the texts of their releases are as `release` wrote them."""
    for past in pasts(content):
        yield from _told(past, verified(past.ledger, past.histories))


def nothing_published_is_lost(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Every published id is still there or has successors; every page that moved a redirect."""
    if loaded.unread:  # What could not be read is not lost.
        return
    homes = addresses(content)
    for past in pasts(content):
        yield from _told(past, kept(past.ledger, published(content, past, homes), past.successors))


def _told(past: Past, faults: Iterable[Fault]) -> Iterator[Problem]:
    for fault in faults:
        part = fault.key.partition(".")[0]
        if part in ("retired", "redirects"):
            place = past.successors.place(part)
        elif part == "history":
            place = Place(f"{past.folder}/history", 1)
        else:
            place = past.ledger.place(part)
            place = place if place.line else Place(f"{past.folder}/permalinks.yml", 1)
        yield Problem(place, fault.key, fault.wrong, fault.remedy)
