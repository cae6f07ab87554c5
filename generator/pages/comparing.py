"""The comparison of two editions of a list, for who holds a memo on the former."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from generator.model.edition import Edition
from generator.model.text import LANGUAGES, Language
from generator.model.units import Unit
from generator.pages.navigation import link_to
from generator.pages.outline import Place
from generator.pages.past import Difference
from generator.pages.prose import LANG
from generator.pages.units import Desk, Link
from generator.permalinks.changes import Piece, difference
from generator.permalinks.comparison import Compared, Fate, catalogue_of, compared, figures_of

FATES: tuple[Fate, ...] = ("new", "changed", "gone", "moved", "same")


@dataclass(frozen=True)
class Shift:
    """What beside its words is otherwise with a unit."""

    what: Literal["number", "figures", "catalogue"]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ComparedUnit:
    """A unit that differs between the editions; a link to it in each that has it.

    `stood` and `stands` are the places that it moved between. `working` where the Chinese that
    differs is working Chinese.
    """

    id: str
    fates: tuple[Fate, ...]
    name: Link
    before: Link | None
    after: Link | None
    stood: Link | None
    stands: Link | None
    differences: tuple[Difference, ...]
    shifts: tuple[Shift, ...]
    working: bool


@dataclass(frozen=True)
class ComparedPage:
    """The units of one page: those that differ, and those that read as they did."""

    link: Link
    id: str
    differing: tuple[ComparedUnit, ...]
    same: tuple[tuple[str, Link], ...]


@dataclass(frozen=True)
class Comparison:
    """Both editions, how many units met which fate, and the pages in the later one's order."""

    former: Link
    former_name: str
    later: Link
    later_name: str
    counts: tuple[tuple[Fate, int], ...]
    pages: tuple[ComparedPage, ...]


def comparison(desk: Desk, former: Edition, later: Edition) -> Comparison:
    """Two editions of a list, unit by unit."""
    places = {path: way[-1] for path, way in desk.reference.ways.items()}
    sides = _Sides(desk, former, later, places)
    units = [sides.seen(each) for each in compared(former, later, desk.reference.addresses)]
    by_page: dict[str, list[Compared]] = {}
    for each in units:
        by_page.setdefault(each.page, []).append(each)
    return Comparison(
        former=link_to(desk, places[f"{former.key}/index.html"]),
        former_name=former.file.edition,
        later_name=later.file.edition,
        later=link_to(desk, places[f"{later.key}/index.html"]),
        counts=tuple((fate, sum(fate in each.fates for each in units)) for fate in FATES),
        pages=tuple(sides.page(page, found) for page, found in by_page.items()),
    )


@dataclass(frozen=True)
class _Sides:
    """Makes the units of two editions ready for one page."""

    desk: Desk
    former: Edition
    later: Edition
    places: dict[str, Place]

    def seen(self, each: Compared) -> Compared:
        """A unit as far as the page shows it: hidden Chinese makes no change."""
        if "changed" not in each.fates or any(self._differences(each)) or any(self._shifts(each)):
            return each
        left: tuple[Fate, ...] = tuple(fate for fate in each.fates if fate != "changed")
        return replace(each, fates=left or ("same",))

    def page(self, page: str, units: list[Compared]) -> ComparedPage:
        keys = (self.later.key, self.former.key)
        there = next(each for key in keys if (each := self.places.get(f"{key}/{page}")))
        return ComparedPage(
            link=link_to(self.desk, there),
            id=page.removesuffix(".html").replace("/", "-"),
            differing=tuple(self._unit(each) for each in units if "same" not in each.fates),
            same=tuple(
                (each.id, self._in(self.later, each.id)) for each in units if "same" in each.fates
            ),
        )

    def _in(self, edition: Edition, unit_id: str) -> Link:
        return self.desk.to_unit(unit_id, edition)

    def _unit(self, each: Compared) -> ComparedUnit:
        before = self._in(self.former, each.id) if each.before is not None else None
        after = self._in(self.later, each.id) if each.after is not None else None
        name = after or before
        assert name is not None
        moved = self._stood(self.former, each.id) != self._stood(self.later, each.id)
        is_elsewhere = moved and before is not None and after is not None
        differences = tuple(self._differences(each))
        chinese = [unit for unit in (each.before, each.after) if unit is not None]
        return ComparedUnit(
            id=each.id,
            fates=each.fates,
            name=name,
            before=before,
            after=after,
            stood=self._place(self.former, each.id) if is_elsewhere else None,
            stands=self._place(self.later, each.id) if is_elsewhere else None,
            differences=differences,
            shifts=tuple(self._shifts(each)),
            working=any(_is_working(unit) for unit in chinese),
        )

    def _place(self, edition: Edition, unit_id: str) -> Link | None:
        above = edition.parents.get(unit_id)
        return self._in(edition, above) if above is not None else None

    def _differences(self, each: Compared) -> Iterator[Difference]:
        for language in self._languages(each):
            before = (each.before.said(language) if each.before else None) or ""
            after = (each.after.said(language) if each.after else None) or ""
            if before != after:
                yield Difference(LANG[language], difference(before, after))

    def _languages(self, each: Compared) -> Iterator[Language]:
        """Working Chinese is compared only where the site shows it."""
        shown = self.desk.reference.content.site.show_working_chinese
        for language in LANGUAGES:
            sides = [unit for unit in (each.before, each.after) if unit is not None]
            if language == "en" or shown or not any(_is_working(unit) for unit in sides):
                yield language

    def _stood(self, edition: Edition, unit_id: str) -> tuple[str, str | None]:
        page = self.desk.reference.addresses.of_units[edition.key].get(unit_id, "")
        return page.removeprefix(edition.key), edition.parents.get(unit_id)

    def _shifts(self, each: Compared) -> Iterator[Shift]:
        before, after = each.before, each.after
        if before is None or after is None:
            return
        if before.number != after.number:
            yield Shift("number", _instead(before.number or "—", after.number or "—"))
        if (was := self._said(before)) != (now := self._said(after)):
            yield Shift("figures", _instead(was, now))
        if catalogue_of(before) != catalogue_of(after):
            yield Shift("catalogue", tuple(self._catalogue(before, after)))

    def _catalogue(self, before: Unit, after: Unit) -> Iterator[Piece]:
        was, now = catalogue_of(before), catalogue_of(after)
        for number, unit_id in enumerate(dict.fromkeys((*was, *now))):
            if number:
                yield Piece("same", "; ")
            edition = self.later if unit_id in now else self.former
            link = self._in(edition, unit_id)
            name = f"{link.prefix} {self.desk.told(link.text)}".strip()
            if unit_id in was and unit_id in now:
                yield Piece("same", name)
            else:
                yield Piece("new" if unit_id in now else "gone", name)

    def _said(self, unit: Unit) -> str:
        figures = figures_of(unit)
        if figures is None:
            return ""
        minimum, below, counted, effect = figures
        shown = [f"≥ {minimum:,}" if minimum else "", f"< {below:,}" if below else ""]
        words = (self.desk.group("counted", counted), self.desk.group("effect", effect))
        return " · ".join([*filter(None, shown), *words])


def _instead(before: str, after: str) -> tuple[Piece, ...]:
    return Piece("gone", before), Piece("same", " → "), Piece("new", after)


def _is_working(unit: Unit) -> bool:
    return any(text.zh is not None and text.zh.status == "working" for text in unit.texts)
