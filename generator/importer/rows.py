"""The rows of a table, each with all that it says or takes from the rows above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.importer.bilingual import Division, UndividedError
from generator.importer.cells import (
    Cell,
    CellProblem,
    count_of_han,
    half_width,
    has_han,
    joined,
    key_of,
    lines_of,
)
from generator.importer.columns import Column, said_of
from generator.importer.entries import Texts
from generator.importer.layout import Table, tier_in
from generator.importer.volumes import divided, is_none
from generator.model.text import LANGUAGES, Language, parse_rich
from generator.progress import Progress

# What a row takes from the row above where its own cell is empty, the outermost first.
LEVELS = ("industry", "tier", "scenario", "data-category", "data-sub-class")
# Columns whose cells may hold several things, on lines of their own or divided by signs.
_SEVERAL = ("minimum", "below", "catalogue")
_LATIN = re.compile(r"[A-Za-z]")
_TOTAL = re.compile(
    r"(?:合计|小计|总计|共计|汇总|total|subtotal|grandtotal)(?:[:(\d].*)?", re.IGNORECASE
)
# What is added to a name that goes on on the next page.
_CONTINUED = re.compile(
    r"\s*[（(]\s*(?:续|续上页|接上页|continued|cont\.?)\s*[)）]$", re.IGNORECASE
)


@dataclass(frozen=True)
class Row:
    """One data field of a spreadsheet with what it stands in."""

    table: Table
    row: int
    tier: int
    industry: str
    texts: dict[str, Texts]
    plain: dict[str, str]
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        name = self.table.sheet.name
        return f"sheet {name}, row {self.row}" if name else f"row {self.row}"

    def problem(
        self, holds: str, wrong: str, remedy: str, language: Language | None = None
    ) -> CellProblem:
        return self.table.sheet.problem(self.row, self._index(holds, language), wrong, remedy)

    def cell(self, holds: str, language: Language | None = None) -> str:
        """The address of a cell in the file: `Tier 2!D7`."""
        where = self.table.sheet.problem(self.row, self._index(holds, language), "", "").where
        return where.removeprefix(f"{self.table.sheet.file}:")

    def _index(self, holds: str, language: Language | None) -> int:
        columns = self.table.of(holds)
        fitting = [each for each in columns if language in (None, each.language)]
        return (*fitting, *columns)[0].index if columns else 1


class RowReader:
    """Goes down one table; gathers what is wrong and what is left out on the way."""

    def __init__(self, table: Table, tier: int | None, *, verbatim: bool) -> None:
        self.problems: list[CellProblem] = []
        self.remarks: list[str] = []
        self._table = table
        self._verbatim = verbatim
        self._tier = tier or table.tier
        self._above: dict[str, Texts] = {}
        self._faulty: set[str] = set()
        self._divisions = dict(_divisions(table))

    def read(self, progress: Progress) -> Iterator[Row]:
        """The rows that hold a data field."""
        sheet = self._table.sheet
        numbers = self._table.rows
        name = f"Checking {sheet.name or sheet.file}"
        for number in progress.of(name, numbers, len(numbers)):
            cells = [cell for cell in sheet.row(number) if self._column(cell) is not None]
            begins = any(cell.begins or cell.rows[0] == number for cell in cells)
            if begins and not self._is_total(cells) and not self._is_section(number, cells):
                yield from self._row(number, cells)

    def _column(self, cell: Cell) -> Column | None:
        return next((each for each in self._table.columns if each.index == cell.column), None)

    def _is_total(self, cells: Sequence[Cell]) -> bool:
        """A row that only counts others; a data field may be called 合计, what it stands in not."""
        for cell in cells:
            column = self._column(cell)
            counts = column is not None and column.holds in (*LEVELS, "number", "scenario-number")
            if counts and cell.begins and _TOTAL.fullmatch(key_of(cell.value)):
                where = self._table.sheet.problem(cell.row, cell.column, "", "").where
                words = joined(lines_of(cell.value))
                self.remarks.append(f"A total, not read: {where} “{words}”")
                return True
        return False

    def _is_section(self, number: int, cells: Sequence[Cell]) -> bool:
        """A line across the table names the tier of what follows."""
        first = cells[0]
        across = len({(cell.rows, cell.columns) for cell in cells}) == 1
        lone = len(cells) == 1 and first.column == min(each.index for each in self._table.columns)
        words = joined(lines_of(first.value))
        tier = tier_in(words)
        if across and first.columns[1] > first.columns[0] and tier is None:
            wrong = f"a line of words across the table, “{words[:40]}”"
            remedy = "Move it out of the table, or let it name the tier"
            self._tell(number, first.column, wrong, remedy)
            return True
        wide = across and first.columns[1] > first.columns[0]
        if tier is None or not (wide or (lone and len(words) > 1)):
            return False
        self._tier, self._above = tier, {}
        return True

    def _tell(self, row: int, column: int, wrong: str, remedy: str) -> None:
        self.problems.append(self._table.sheet.problem(row, column, wrong, remedy))

    # --- one row

    def _row(self, number: int, cells: Sequence[Cell]) -> Iterator[Row]:
        before = len(self.problems)
        self._faulty = {each.holds for cell in cells if cell.fault and (each := self._column(cell))}
        texts, plain, spans = self._values(number, cells)
        self._take_from_above(number, texts)
        tier = self._tier_of(number, texts)
        for holds in ("data-category", "data-sub-class"):
            if not texts.get(holds):
                self._missing(number, holds)
        if not texts.get("description") and (
            self._table.has("description") or not texts.get("data-field")
        ):
            self._missing(number, "description" if self._table.has("description") else "data-field")
        if len(self.problems) == before and tier is not None:
            industry = texts.get("industry", Texts()).shown
            yield Row(self._table, number, tier, industry, texts, plain, spans)

    def _missing(self, number: int, holds: str) -> None:
        if holds in self._faulty:
            return
        column = next(iter(self._table.of(holds)), None)
        remedy = (
            "Write it, or a dash where the list names none" if holds == "scenario" else "Write it"
        )
        index = column.index if column else 1
        self._tell(number, index, f"the {said_of(holds)} is missing", remedy)

    def _values(
        self, number: int, cells: Sequence[Cell]
    ) -> tuple[dict[str, Texts], dict[str, str], dict[str, tuple[int, int]]]:
        texts: dict[str, Texts] = {}
        plain: dict[str, str] = {}
        spans: dict[str, tuple[int, int]] = {}
        for cell in cells:
            column = self._column(cell)
            assert column is not None
            if cell.fault:
                self._tell(cell.row, cell.column, *cell.fault)
                continue
            spans[column.holds] = cell.rows
            lines = lines_of(cell.value)
            words = half_width(joined(lines))
            if column.holds in _SEVERAL:
                plain[column.holds] = half_width("; ".join(lines))
            elif column.holds in ("id", "number", "scenario-number"):
                plain[column.holds] = words
            elif column.holds in ("industry", "tier"):
                texts[column.holds] = Texts(en=words)
            elif not is_none(words):
                said = self._texts(column, cell)
                old = texts.get(column.holds, Texts())
                texts[column.holds] = Texts(said.en or old.en, said.zh or old.zh)
            elif column.holds == "scenario":
                texts["scenario"] = Texts()
            elif column.holds in ("data-category", "data-sub-class"):
                self._faulty.add(column.holds)
                wrong = f"a dash instead of the {said_of(column.holds)}"
                self._tell(number, cell.column, wrong, "Write its name")
        return texts, plain, spans

    def _texts(self, column: Column, cell: Cell) -> Texts:
        lines = lines_of(cell.value)
        if column.holds == "volume":
            lines = divided(lines)
        if not self._verbatim:
            lines = tuple(half_width(line) for line in lines)
        words = joined(lines)
        if not words:
            return Texts()
        try:
            parse_rich(words)
        except ValueError as error:
            wrong, _, remedy = str(error).partition("|")
            self._tell(cell.row, cell.column, wrong, f"{remedy}, or ＊ for a sign of its own")
        if column.language == "en":
            if count_of_han(words) > len(_LATIN.findall(words)):
                remedy = "Write it into the Chinese column"
                self._tell(cell.row, cell.column, "Chinese in the English column", remedy)
            return Texts(en=words)
        if column.language == "zh":
            return Texts(zh=words)
        try:
            return self._divisions[column.index].texts(lines) or _either(words, column)
        except UndividedError:
            wrong = "where the English of this cell begins is not clear"
            remedy = "Write each language on a line of its own"
            self._tell(cell.row, cell.column, wrong, remedy)
            return Texts(zh=words)

    def _take_from_above(self, number: int, texts: dict[str, Texts]) -> None:
        """What an empty cell goes on with; anything new above ends what is below it."""
        for position, level in enumerate(LEVELS):
            if not self._table.has(level):
                continue
            given, above = texts.get(level), self._above.get(level)
            if given is not None:
                texts[level] = given = self._whole(number, level, given)
                if above is None or given != above:
                    for deeper in LEVELS[position + 1 :]:
                        self._above.pop(deeper, None)
                self._above[level] = given
            elif above is not None:
                texts[level] = above
            elif level not in ("data-category", "data-sub-class"):
                self._missing(number, level)

    def _whole(self, number: int, level: str, given: Texts) -> Texts:
        """A name, whole also where it says that it goes on from the page before."""
        en, zh = (_CONTINUED.sub("", given.in_(language)) for language in LANGUAGES)
        name = Texts(en, zh)
        if name == given:
            return given
        above = self._above.get(level)
        if above is None or not name.agrees(above):
            wrong = f"“{given.shown}” goes on, but not with the {said_of(level)} above"
            index = self._table.of(level)[0].index
            self._tell(number, index, wrong, "Write its name alone, or mend it")
            return given
        return above

    def _tier_of(self, number: int, texts: dict[str, Texts]) -> int | None:
        if not self._table.has("tier"):
            if self._tier is None:
                remedy = "Name the sheet Tier 1 or Tier 2, add a column 层级, or run with --tier"
                self._tell(number, 1, "the tier is not known", remedy)
            return self._tier
        words = texts.get("tier", Texts()).shown
        tier = tier_in(words)
        if words and tier is None:
            column = self._table.of("tier")[0].index
            self._tell(number, column, f"“{words}” does not name one tier", "Write 1 or 2")
        return tier


def _either(words: str, column: Column) -> Texts:
    """The text of a cell in one language."""
    is_chinese = has_han(words) or column.otherwise == "zh"
    return Texts(zh=words) if is_chinese else Texts(en=words)


def _divisions(table: Table) -> Iterator[tuple[int, Division]]:
    """How the columns that may hold both languages hold them."""
    for column in table.columns:
        if column.language is None:
            found = (table.sheet.cells.get((row, column.index)) for row in table.rows)
            cells = [lines_of(cell.value) for cell in found if cell is not None]
            yield column.index, Division(cells, headed_in_both=column.both)
