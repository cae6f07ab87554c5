"""Two editions of a list side by side, unit by unit: what is new, changed, gone and moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.edition import Edition, NegativeList
from generator.model.industries import DataField
from generator.model.text import Language
from generator.model.units import Criterion, Threshold, Unit
from generator.permalinks.addresses import Addresses

Fate = Literal["new", "changed", "gone", "moved", "same"]


@dataclass(frozen=True)
class Compared:
    """A unit in two editions; it may be changed and moved at once.

    `page` is its home below the edition's folder: in the later edition, or in the former if gone.
    """

    id: str
    page: str
    fates: tuple[Fate, ...]
    before: Unit | None
    after: Unit | None


def pairs(owner: NegativeList) -> Iterator[tuple[Edition, Edition]]:
    """Every two editions of a list, the former first."""
    for at, later in enumerate(owner.editions):
        yield from ((former, later) for former in owner.editions[at + 1 :])


def compare_path(former: Edition, later: Edition) -> str:
    """`beijing/compare-2025-2026.html`, below the language's folder."""
    folder = later.key.partition("/")[0]
    return f"{folder}/compare-{former.file.edition}-{later.file.edition}.html"


def compared(former: Edition, later: Edition, addresses: Addresses) -> tuple[Compared, ...]:
    """Every unit of either edition, in the order of the later; what is gone where it stood."""
    order = list(later.units)
    place = {unit_id: at for at, unit_id in enumerate(order)}
    gone: dict[int, list[str]] = {}
    last = -1
    for unit_id in former.units:
        if unit_id in place:
            last = place[unit_id]
        else:
            gone.setdefault(last, []).append(unit_id)
    pair = _Pair(former, later, addresses)
    found = [pair.unit(each) for each in gone.get(-1, ())]
    for at, unit_id in enumerate(order):
        found.append(pair.unit(unit_id))
        found.extend(pair.unit(each) for each in gone.get(at, ()))
    return tuple(found)


@dataclass(frozen=True)
class _Pair:
    former: Edition
    later: Edition
    addresses: Addresses

    def unit(self, unit_id: str) -> Compared:
        before, after = self.former.units.get(unit_id), self.later.units.get(unit_id)
        old, new = self._page(self.former, unit_id), self._page(self.later, unit_id)
        return Compared(unit_id, new or old, tuple(self._fates(before, after)), before, after)

    def _page(self, edition: Edition, unit_id: str) -> str:
        page = self.addresses.of_units[edition.key].get(unit_id, "")
        return page.removeprefix(f"{edition.key}/")

    def _fates(self, before: Unit | None, after: Unit | None) -> Iterator[Fate]:
        if before is None or after is None:
            yield "new" if before is None else "gone"
            return
        changed = _says(before) != _says(after)
        moved = self._place(self.former, before) != self._place(self.later, after)
        if changed:
            yield "changed"
        if moved:
            yield "moved"
        if not changed and not moved:
            yield "same"

    def _place(self, edition: Edition, unit: Unit) -> tuple[str, str | None, str | None]:
        return self._page(edition, unit.id), edition.parents.get(unit.id), unit.number


def _says(unit: Unit) -> tuple[object, ...]:
    """What a change is told of: the texts, the figures of a threshold, where a field belongs."""
    languages: tuple[Language, ...] = ("en", "zh")
    said = (unit.said(language) for language in languages)
    return (*said, figures_of(unit), catalogue_of(unit))


def catalogue_of(unit: Unit) -> tuple[str, ...]:
    """The categories and sub-categories that a data field belongs to."""
    return unit.catalogue if isinstance(unit, DataField) else ()


def figures_of(unit: Unit) -> tuple[int | None, int | None, str, str] | None:
    """Minimum, below, what is counted and the effect of a threshold; None of anything else."""
    if isinstance(unit, Threshold):
        bounds = unit.threshold
        return bounds.minimum, bounds.below, bounds.unit, bounds.effect
    if isinstance(unit, Criterion):
        return None, None, "not-stated", unit.criterion.effect
    return None
