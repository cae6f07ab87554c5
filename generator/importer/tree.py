"""Puts the rows of a spreadsheet together: tier, scenario, category, sub-class, field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.importer.bands import bands_of, same_figures
from generator.importer.cells import CellProblem, key_of, same_words
from generator.importer.columns import said_of
from generator.importer.entries import Entry, Texts, TierEntries
from generator.importer.layout import Table
from generator.importer.rows import Row
from generator.importer.volumes import is_none
from generator.model.industries import Mark
from generator.model.text import LANGUAGES, Language
from generator.problems import did_you_mean

# What divides the names in a cell of the catalogue.
_SIGNS = re.compile("[;；、,，]")
_NUMBERED = re.compile(r"(\d+|[ivx]+)\.?(.+)")
_LEVELS: tuple[tuple[str, Mark], ...] = (
    ("scenario", "scn"),
    ("data-category", "dc"),
    ("data-sub-class", "dsc"),
)


@dataclass(frozen=True)
class Known:
    """What a spreadsheet may refer to: data fields by id, and the catalogue by key of a name."""

    fields: frozenset[str]
    catalogue: Mapping[str, tuple[str, ...]]
    tiers: int


class TreeMaker:
    """Makes the entries of each tier; gathers what is wrong on the way."""

    def __init__(self, known: Known) -> None:
        self.problems: list[CellProblem] = []
        self._known = known
        self._numbers: dict[int, str] = {}

    def tiers(
        self, rows: Sequence[Row], empty: Mapping[int, frozenset[str]]
    ) -> tuple[TierEntries, ...]:
        """The table of each tier; `empty` are tiers that the file has, by their columns."""
        self._check_ids(rows)
        self._look_at_numbers(rows)
        by_tier: dict[int, list[Row]] = {number: [] for number in empty}
        for row in rows:
            if row.tier > self._known.tiers:
                wrong = f"the industry has no tier {row.tier}"
                self._tell(row, "tier", wrong, f"Write 1 to {self._known.tiers}")
            by_tier.setdefault(row.tier, []).append(row)
        return tuple(
            TierEntries(number, self._of_tier(each), columns_of(each) or empty[number])
            for number, each in sorted(by_tier.items())
        )

    def _tell(self, row: Row, holds: str, wrong: str, remedy: str) -> None:
        self.problems.append(row.problem(holds, wrong, remedy))

    def _check_ids(self, rows: Sequence[Row]) -> None:
        seen: dict[str, Row] = {}
        for row in rows:
            given = row.plain.get("id", "")
            if given and given not in self._known.fields:
                otherwise = "Empty the cell of a new row"
                remedy = did_you_mean(given, self._known.fields, otherwise)
                self._tell(row, "id", f"there is no data field with the id {given}", remedy)
            elif given in seen:
                wrong = f"the id {given} stands twice, first in {seen[given].place}"
                self._tell(row, "id", wrong, "Empty the cell of the new row")
            if given:
                seen.setdefault(given, row)

    def _of_tier(self, rows: Sequence[Row]) -> tuple[Entry, ...]:
        with_scenario = [row for row in rows if row.texts.get("scenario")]
        without = [row for row in rows if not row.texts.get("scenario")]
        return (*self._grouped(with_scenario, 0), *self._grouped(without, 1))

    def _grouped(self, rows: Sequence[Row], level: int) -> Iterator[Entry]:
        if level == len(_LEVELS):
            yield from self._fields(rows)
            return
        holds, mark = _LEVELS[level]
        groups: dict[str, list[Row]] = {}
        for row in rows:
            texts = row.texts[holds]
            groups.setdefault(texts.key("zh") or texts.key("en"), []).append(row)
        for group in groups.values():
            yield Entry(
                mark=mark,
                heading=self._same(group, holds),
                text=self._same(group, "scenario-description") if mark == "scn" else Texts(),
                children=tuple(self._grouped(group, level + 1)),
                bands=self._bands(group) if mark == "scn" else (),
                number=self._number(group, holds),
                place=group[0].place,
            )

    def _bands(self, rows: Sequence[Row]) -> tuple[Entry, ...]:
        words = self._same(rows, "volume", alike=same_figures)
        return tuple(bands_of(rows, words, self._tell))

    def _same(
        self, rows: Sequence[Row], holds: str, alike: Callable[[str, str], bool] = same_words
    ) -> Texts:
        """What all rows of a group say of it, as the first says it; told where they differ."""
        en, zh = (self._same_in(each, rows, holds, alike) for each in LANGUAGES)
        return Texts(en, zh)

    def _same_in(
        self,
        language: Language,
        rows: Sequence[Row],
        holds: str,
        alike: Callable[[str, str], bool],
    ) -> str:
        said = [(row, row.texts.get(holds, Texts()).in_(language)) for row in rows]
        said = [each for each in said if each[1]]
        for row, now in said[1:]:
            first, before = said[0]
            if not alike(before, now):
                words = "English" if language == "en" else "Chinese"
                wrong = (
                    f"the {words} of this {said_of(holds)} is “{now}” here, "
                    f"and “{before}” in {first.cell(holds, language)}"
                )
                remedy = "Write the same in both cells"
                self.problems.append(row.problem(holds, wrong, remedy, language))
        return said[0][1] if said else ""

    def _number(self, rows: Sequence[Row], holds: str) -> str:
        first = rows[0]
        if holds == "scenario" and first.plain.get("scenario-number"):
            return first.plain["scenario-number"]
        return first.plain.get("number", "") if self._numbered(first) == holds else ""

    def _numbered(self, row: Row) -> str:
        """What the numbers of a table number: what they are merged alongside, or data fields."""
        return self._numbers.get(id(row.table), "data-field")

    def _look_at_numbers(self, rows: Sequence[Row]) -> None:
        for row in rows:
            span = row.spans.get("number", (0, 0))
            if span[1] == span[0] or id(row.table) in self._numbers:
                continue
            for holds, _ in _LEVELS:
                if row.spans.get(holds) == span:
                    self._numbers[id(row.table)] = holds
                    break
        for row in rows:
            span = row.spans.get("number", (0, 0))
            if span[1] > span[0] and row.spans.get(self._numbered(row)) != span:
                wrong = "a number merged over other rows than what it numbers"
                remedy = "Merge it as its scenario, category or sub-class is"
                self._tell(row, "number", wrong, remedy)

    # --- data fields

    def _fields(self, rows: Sequence[Row]) -> Iterator[Entry]:
        seen: dict[tuple[str, ...], Row] = {}
        for row in rows:
            heading, text = row.texts.get("data-field", Texts()), row.texts.get("description")
            if text is None:
                heading, text = Texts(), heading
            key = (heading.key("en"), heading.key("zh"), text.key("en"), text.key("zh"))
            if key in seen:
                wrong = f"the row says the same as {seen[key].place}"
                self._tell(row, "description", wrong, "Delete one of the two")
            seen.setdefault(key, row)
            yield Entry(
                mark="df",
                heading=heading,
                text=text,
                id=row.plain.get("id", ""),
                number=self._number([row], "data-field"),
                catalogue=tuple(self._catalogue(row)),
                place=row.place,
            )

    def _catalogue(self, row: Row) -> Iterator[str]:
        words = row.plain.get("catalogue", "")
        if is_none(words):
            return
        whole = self._known.catalogue.get(key_of(words).casefold())
        for name in [words] if whole else _SIGNS.split(words):
            if not is_none(name):
                yield from self._named(row, name.strip())

    def _named(self, row: Row, name: str) -> Iterator[str]:
        """The one category or sub-category that is called so, or has this number and name."""
        key = key_of(name).casefold()
        found = self._known.catalogue.get(key, ())
        if not found and (match := _NUMBERED.fullmatch(key)):
            numbered, called = (self._known.catalogue.get(each, ()) for each in match.groups())
            found = tuple(each for each in numbered if each in called)
        if len(found) == 1:
            yield found[0]
        elif found:
            wrong = f"“{name}” is the name of {' and '.join(found)}"
            self._tell(row, "catalogue", wrong, "Write the id of the one that is meant")
        else:
            remedy = did_you_mean(name, self._known.catalogue, "Write an id such as sub-3")
            self._tell(row, "catalogue", f"the catalogue has no “{name}”", remedy)


def columns_of(rows: Sequence[Row]) -> frozenset[str]:
    """What the tables of some rows have a column for: `number`, `description.en` …"""
    tables: dict[int, list[Row]] = {}
    for row in rows:
        tables.setdefault(id(row.table), []).append(row)
    found = (columns_in(each[0].table, each) for each in tables.values())
    return frozenset().union(*found)


def columns_in(table: Table, rows: Sequence[Row] = ()) -> frozenset[str]:
    """What one table has a column for; where a column may hold both languages, `rows` decide."""
    found: set[str] = set()
    for column in table.columns:
        languages: tuple[Language, ...] = ("en", "zh")
        for language in languages:
            said = any(row.texts.get(column.holds, Texts()).in_(language) for row in rows)
            if language == column.language or (
                column.language is None and (said or language == column.otherwise)
            ):
                found.add(f"{column.holds}.{language}")
        found.add(column.holds)
    return frozenset(found)
