"""The tables of a sheet: where each begins and ends, and the lines of words round it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importer.cells import Cell, CellProblem, Sheet, joined, lines_of
from generator.importer.columns import NEEDED, Column, Names, columns_under, plain
from generator.model.columns import ColumnMap
from generator.model.text import Language

_DEEPEST_HEADING = 40
_LONGEST_HEADING = 80
_TELLING = frozenset({"description", "data-field", "data-category"})
_TIER = re.compile(
    r"(?:tier|第)\s*([1-9一二三四五])\b|第([一二三四五1-9])(?:层|级)|^([1-9一二三四五])$"
)
_CHINESE_DIGITS = "一二三四五"
_NOTE = re.compile(
    r"(?:备?注|附注|说明|notes?)\s*(?:[:：\d一二三（(]|\s)|[※＊]|\*(?!.*\*)|第\s*\d+\s*页|page\s*\d",
    re.IGNORECASE,
)
# Who filled a form in stands in cells of its own below it.
_FOOTER = re.compile(r"(?:填表|填报|制表|审核|复核|资料来源|数据来源|来源)[^\s:：]{0,4}\s*[:：]")
# A line above a table that goes on on a new page.
_AGAIN = re.compile(
    r"[（(]?(?:续表|续|接上页|continued)\s*[\d一二三四五六七八九十]*\s*[)）]?", re.IGNORECASE
)
# The unit of all figures of a column, which the figures themselves do not say: 单位：万人.
_UNIT = re.compile(
    r"(?:单位|unit)\s*[:：]?\s*(?:[十百千万亿]|thousand|million)|[（(]\s*[十百千万亿]+.?\s*[)）]",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Table:
    """One table: its columns, the rows below its headings, and what stands above and below them.

    `tier` is the one that the sheet or a line above names.
    """

    sheet: Sheet
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    captions: tuple[Cell, ...]
    notes: tuple[Cell, ...]
    tier: int | None

    def of(self, holds: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.holds == holds)

    def has(self, holds: str, language: Language | None = None) -> bool:
        """Whether there is a column for something, in a language if one is named."""
        return any(language in (None, column.language or language) for column in self.of(holds))


def tables_in(
    sheet: Sheet, known: ColumnMap | None, map_path: str
) -> tuple[tuple[Table, ...], tuple[CellProblem, ...]]:
    """The tables of a sheet, and what is wrong with their headings."""
    names = Names(known)
    starts = list(_starts(sheet, names))
    tables: list[Table] = []
    problems: list[CellProblem] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].top if number + 1 < len(starts) else sheet.last_row + 1
        rows = range(start.first, _notes_from(sheet, start.first, end))
        columns, wrong = columns_under(sheet, start.heads, rows, names, map_path)
        problems += wrong
        if columns:
            table = _table(sheet, columns, start, rows, end)
            tables.append(table)
            problems += (*_two_tiers(table), *_units_apart(table, start))
    return tuple(tables), tuple(problems)


# --- where tables begin


@dataclass(frozen=True)
class _Start:
    """The headings of a table: their first row, the row below them, and the lines above them.

    `again` are the rows further down that repeat them, as on a new page.
    """

    row: int
    first: int
    heads: dict[int, Cell]
    top: int
    again: list[int]


def _starts(sheet: Sheet, names: Names) -> Iterator[_Start]:
    last: _Start | None = None
    row = 0
    while (row := row + 1) <= sheet.last_row:
        if last is None and row > _DEEPEST_HEADING:
            return
        if not _is_heading(sheet.row(row), names, later=last is not None):
            continue
        start = _start(sheet, row, last, names)
        if last is not None and _same(start, last) and _goes_on(sheet, start):
            last.again.extend(range(start.top, start.first))
        else:
            yield (last := start)
        row = start.first - 1


def _is_heading(cells: Sequence[Cell], names: Names, *, later: bool) -> bool:
    """Whether a row has headings; below other rows, hardly anything but headings."""
    short = (len(cell.value) <= _LONGEST_HEADING for cell in cells)
    found = [
        names.get(plain(cell.value)) if is_short else None
        for cell, is_short in zip(cells, short, strict=True)
    ]
    held = {each[0] for each in found if each is not None}
    if len(held) < 2 or not held & _TELLING:
        return False
    whole = held >= {*NEEDED} and bool(held & {"description", "data-field"})
    return not later or whole or found.count(None) <= 1


def _start(sheet: Sheet, row: int, last: _Start | None, names: Names) -> _Start:
    heads = {cell.column: cell for cell in sheet.row(row)}
    first = row + 1
    below = sheet.row(first)
    if below and all(cell.rows[0] <= row or names.get(plain(cell.value)) for cell in below):
        heads |= {cell.column: cell for cell in below}
        first += 1
    top = 1
    if last is not None:
        top = row
        while top > last.first and _is_caption(sheet.row(top - 1), last, names):
            top -= 1
    return _Start(row, first, heads, top, [])


def _same(one: _Start, other: _Start) -> bool:
    words = ({at: plain(cell.value) for at, cell in each.heads.items()} for each in (one, other))
    return next(words) == next(words)


def _goes_on(sheet: Sheet, start: _Start) -> bool:
    """Whether headings only repeat those of the page before: no line above says what is new."""
    lines = [cells for row in range(start.top, start.row) if (cells := sheet.row(row))]
    return all(_AGAIN.fullmatch(_words(cells[0])) for cells in lines) and (
        bool(lines) or start.top == start.row
    )


def _is_caption(cells: Sequence[Cell], above: _Start, names: Names) -> bool:
    """Whether a row between two tables is empty or a line of words, no row of the upper one."""
    if not _is_line(cells):
        return not cells
    head = above.heads.get(cells[0].column)
    name = names.get(plain(head.value)) if head is not None else None
    texts = name is not None and name[0] in ("description", "data-field")
    return len(cells) > 1 or not texts or tier_in(_words(cells[0])) is not None


def _is_line(cells: Sequence[Cell]) -> bool:
    """Whether a row is one cell, or one merged across."""
    return len({(cell.rows, cell.columns) for cell in cells}) == 1


# --- what stands round a table


def _table(
    sheet: Sheet, columns: tuple[Column, ...], start: _Start, rows: range, end: int
) -> Table:
    captions = (sheet.row(row) for row in range(start.top, start.row))
    notes = (sheet.row(row) for row in range(rows.stop, end))
    lines = [cells[0] for cells in captions if cells]
    tiers = [tier_in(each) for each in (sheet.name, *map(_words, lines))]
    return Table(
        sheet=sheet,
        columns=columns,
        rows=tuple(row for row in rows if row not in start.again),
        captions=tuple(lines),
        notes=tuple(cells[0] for cells in notes if cells),
        tier=next((each for each in reversed(tiers) if each is not None), None),
    )


def _notes_from(sheet: Sheet, first: int, end: int) -> int:
    """The row from which only notes follow, told by how the first of them begins."""
    row = begins = end
    while row > first and _may_be_note(sheet.row(row - 1)):
        row -= 1
        cells = sheet.row(row)
        if cells and (_NOTE.match(_words(cells[0])) or _FOOTER.match(_words(cells[0]))):
            begins = row
    return begins


def _may_be_note(cells: Sequence[Cell]) -> bool:
    return not cells or _is_line(cells) or _FOOTER.match(_words(cells[0])) is not None


def _two_tiers(table: Table) -> Iterator[CellProblem]:
    named = tier_in(table.sheet.name)
    for cell in table.captions:
        tier = tier_in(_words(cell))
        if None not in (tier, named) and tier != named:
            wrong = f"the line names tier {tier}, the sheet tier {named}"
            yield table.sheet.problem(cell.row, cell.column, wrong, "Mend one of them")


def _units_apart(table: Table, start: _Start) -> Iterator[CellProblem]:
    """A unit that stands above the figures of volume bands, not beside them."""
    heads = [start.heads[column.index] for column in table.of("volume")]
    for cell in (*heads, *table.captions) if heads else ():
        if match := _UNIT.search(_words(cell)):
            wrong = f"a unit that the figures below do not say, “{match[0]}”"
            remedy = "Write each figure whole, and take the unit out"
            yield table.sheet.problem(cell.row, cell.column, wrong, remedy)


def _words(cell: Cell) -> str:
    return joined(lines_of(cell.value))


def tier_in(words: str) -> int | None:
    """The number of the one tier that words name: `Tier 1`, `第二层级`, `安全评估清单`."""
    folded = unicodedata.normalize("NFKC", words).strip().casefold()
    named = {next(filter(None, match.groups())) for match in _TIER.finditer(folded)}
    numbers = {_CHINESE_DIGITS.find(digit) + 1 or int(digit) for digit in named}
    if numbers:
        return numbers.pop() if len(numbers) == 1 else None
    assessment = "安全评估" in folded or re.search(r"security.assessment", folded) is not None
    contract = re.search(r"标准合同|保护认证|standard.contract|certification", folded) is not None
    return (1 if assessment else 2) if assessment != contract else None
