"""Reads the rows of one industry out of a file; tells everything that is wrong at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.importer.cells import Book, Cell, CellProblem, joined, key_of, lines_of, unreadable
from generator.importer.choosing import first_named, industry_named
from generator.importer.entries import TierEntries
from generator.importer.layout import Table, tables_in
from generator.importer.rows import Row, RowReader
from generator.importer.tree import Known, TreeMaker, columns_in
from generator.model.edition import Edition
from generator.model.industries import DataField, Industry
from generator.problems import ContentError
from generator.progress import Progress


def read_tiers(
    edition: Edition, industry: Industry, book: Book, tier: int | None, *, verbatim: bool
) -> tuple[tuple[TierEntries, ...], tuple[str, ...]]:
    """The tables of an industry in a file, and remarks on what of the file was not read.

    Raises:
        ContentError: with everything that is wrong in the file.
    """
    return _Reading(edition, industry, book, tier, verbatim).tiers()


class _Reading:
    def __init__(
        self, edition: Edition, industry: Industry, book: Book, tier: int | None, verbatim: bool
    ) -> None:
        self._edition = edition
        self._industry = industry
        self._book = book
        self._tier = tier
        self._verbatim = verbatim
        self._problems: list[CellProblem] = []
        self._remarks: list[str] = []

    def tiers(self) -> tuple[tuple[TierEntries, ...], tuple[str, ...]]:
        tables = tuple(self._own(tuple(self._tables())))
        rows = [row for table in tables for row in self._rows(table)]
        maker = TreeMaker(_known(self._edition, self._industry))
        tiers = maker.tiers(rows, dict(self._empty(tables, rows)))
        self._problems += maker.problems
        if self._problems:
            raise ContentError(list(dict.fromkeys(self._problems)))
        return tiers, tuple(self._remarks)

    def _tables(self) -> Iterator[Table]:
        """The tables of all sheets but those that another industry's name stands on."""
        map_path = f"content/{self._edition.key}/columns.yml"
        found = False
        for sheet in self._book.sheets:
            named = first_named(self._edition, sheet.name)
            if named not in (None, self._industry):
                found = True
                self._leave(f"The sheet “{sheet.name}”", named)
                continue
            tables, problems = tables_in(sheet, self._edition.columns, map_path)
            self._problems += problems
            found = found or bool(tables or problems)
            yield from tables
            if sheet.cells and not tables and not problems:
                self._remarks.append(f"The sheet “{sheet.name}” has no table: it was not read.")
        if not found:
            wrong = "no row has the headings of a table"
            remedy = f"Head its columns 数据类别, 数据子类, 描述, or name them in {map_path}"
            raise unreadable(self._book.name, wrong, remedy)

    def _leave(self, what: str, industry: Industry | None) -> None:
        assert industry is not None
        self._remarks.append(f"{what} is of {industry.heading.en.plain}: it was not read.")

    def _own(self, tables: Sequence[Table]) -> Iterator[Table]:
        """The tables that no line above gives to another industry."""
        above = [(table, *self._named_above(table)) for table in tables]
        for table, named, words in above:
            anywhere = named or first_named(self._edition, table.sheet.name)
            if named not in (None, self._industry):
                self._leave(f"The table under “{words}”", named)
            elif anywhere is None and any(each for _, each, _ in above):
                wrong = "nothing says whose table this is, and others name their industry"
                remedy = "Name it in a line above the table"
                row = min(table.rows, default=1)
                self._problems.append(table.sheet.problem(row, 1, wrong, remedy))
            else:
                for cell in table.notes:
                    place = table.sheet.problem(cell.row, cell.column, "", "").where
                    self._remarks.append(f"Below the table, not read: {place} “{_words(cell)}”")
                yield table

    def _named_above(self, table: Table) -> tuple[Industry | None, str]:
        """The industry that the nearest line above a table names, and that line."""
        lines = (_words(cell) for cell in reversed(table.captions))
        found = ((first_named(self._edition, words), words) for words in lines)
        return next((each for each in found if each[0] is not None), (None, ""))

    def _rows(self, table: Table) -> Iterator[Row]:
        reader = RowReader(table, self._tier, verbatim=self._verbatim)
        others: Counter[str] = Counter()
        for row in reader.read(Progress()):
            if not row.industry:
                yield row
                continue
            industry = industry_named(self._edition, row.industry)
            if industry is None:
                wrong, remedy = (
                    f"there is no industry {row.industry}",
                    "Write its name as the list prints it",
                )
                self._problems.append(row.problem("industry", wrong, remedy))
            elif industry is self._industry:
                yield row
            else:
                others[industry.heading.en.plain] += 1
        self._problems += reader.problems
        self._remarks += reader.remarks
        for name, count in others.items():
            self._remarks.append(f"{count} rows are of {name}: they were not imported.")

    def _empty(
        self, tables: Sequence[Table], rows: Sequence[Row]
    ) -> Iterator[tuple[int, frozenset[str]]]:
        """Tiers that have a table without any row."""
        for table in tables:
            tier = self._tier or table.tier
            used = any(row.table is table for row in rows)
            if tier is not None and not used and not table.has("tier"):
                yield tier, columns_in(table)


def _words(cell: Cell) -> str:
    return joined(lines_of(cell.value))


def _known(edition: Edition, industry: Industry) -> Known:
    """What the rows may refer to; names of the catalogue lead to all that are called so."""
    catalogue: dict[str, list[str]] = {}
    for category in edition.categories:
        for unit in (category, *category.sub_categories):
            heading = unit.heading
            names = [heading.en.plain] if heading else []
            names += [heading.zh.text.plain] if heading and heading.zh else []
            for name in (unit.id, unit.number, *names):
                catalogue.setdefault(key_of(name or "").casefold(), []).append(unit.id)
    fields = frozenset(unit.id for unit in industry.walk() if isinstance(unit, DataField))
    leading = {name: tuple(dict.fromkeys(ids)) for name, ids in catalogue.items() if name}
    return Known(fields, leading, len(industry.tiers))
