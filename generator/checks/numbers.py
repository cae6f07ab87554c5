"""Numbers: no gaps, and as many of each as the edition says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.edition import Content, Edition
from generator.model.load import Loaded
from generator.model.units import Unit
from generator.problems import Problem

_ROMAN = (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def roman(number: int) -> str:
    """1 to 39 in Roman numerals, as the source numbers chapters and categories."""
    written = ""
    for letters, value in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def numbers_have_no_gaps(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Chapters, categories, sub-categories and industries are numbered 1, 2, 3 without a gap."""
    if not loaded.complete:
        return
    for edition in content.editions:
        file = edition.file
        if loaded.whole(*edition.paths(*file.measures)):
            yield from _in_order(edition.chapters, "chapter", roman_numbers=True)
        if loaded.whole(*edition.paths(*file.categories)):
            yield from _in_order(edition.categories, "category", roman_numbers=True)
            yield from _in_order(_sub_categories(edition), "sub-category", roman_numbers=False)
        if loaded.whole(*edition.paths(*file.industries)):
            yield from _in_order(edition.industries, "industry", roman_numbers=False)


def _sub_categories(edition: Edition) -> Sequence[Unit]:
    return [sub for category in edition.categories for sub in category.sub_categories]


def _in_order(units: Sequence[Unit], what: str, *, roman_numbers: bool) -> Iterator[Problem]:
    for position, unit in enumerate(units, start=1):
        expected = roman(position) if roman_numbers else str(position)
        if unit.number != expected:
            wrong = f"{what} number {unit.number} where {expected} comes next"
            yield Problem(unit.place("number"), "number", wrong, "Mend the number or the order")
            return


def scale_is_as_stated(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Industries, categories and sub-categories are as many as `scale` says."""
    if not loaded.complete:
        return
    for edition in content.editions:
        for key, names, units in _counted(edition):
            stated = getattr(edition.file.scale, key)
            if len(units) != stated and loaded.whole(*edition.paths(*names)):
                wrong = f"the edition states {stated}, its files hold {len(units)}"
                remedy = "Add what is missing, or mend the scale"
                yield Problem(edition.file.scale.place(key), f"scale.{key}", wrong, remedy)


def _counted(edition: Edition) -> Iterator[tuple[str, Sequence[str], Sequence[Unit]]]:
    """Each figure of the scale, the files that hold the units it counts, and these units."""
    file = edition.file
    yield "industries", file.industries, edition.industries
    yield "categories", file.categories, edition.categories
    yield "sub_categories", file.categories, _sub_categories(edition)
