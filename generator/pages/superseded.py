"""From a page of a superseded edition to the edition that is current."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.edition import Edition
from generator.pages.navigation import link_to
from generator.pages.outline import Place
from generator.pages.units import Desk, Link
from generator.permalinks.comparison import compare_path


@dataclass(frozen=True)
class Counterpart:
    """Where a unit of a superseded edition, or the nearest unit round it, is in the current one."""

    id: str
    href: str


@dataclass(frozen=True)
class Superseded:
    """The same page in the current edition, the comparison with it, and where its units are."""

    current: Link
    comparison: str
    counterparts: tuple[Counterpart, ...]


def superseded(desk: Desk, here: Place) -> Superseded | None:
    """What a page of a superseded edition says of the current one; None on all other pages."""
    if here.edition is None or here.kind in ("changes", "compare"):
        return None
    current = desk.reference.content.successor_of(here.edition)
    if current is None:
        return None
    same = here.path.replace(f"{here.edition.key}/", f"{current.key}/", 1)
    ways = desk.reference.ways
    return Superseded(
        current=link_to(desk, (ways.get(same) or ways[f"{current.key}/index.html"])[-1]),
        comparison=desk.href(compare_path(here.edition, current)),
        counterparts=tuple(_counterparts(desk, here.path, here.edition, current)),
    )


def _counterparts(
    desk: Desk, path: str, edition: Edition, current: Edition
) -> Iterator[Counterpart]:
    """The counterparts of the units that have their home on the page."""
    for unit_id, page in desk.reference.addresses.of_units[edition.key].items():
        if page == path:
            round_it = (unit_id, *(each.id for each in edition.ancestors(unit_id)))
            there = next((each for each in round_it if each in current.units), None)
            if there is not None:
                yield Counterpart(unit_id, desk.href(desk.reference.addresses.unit(current, there)))
