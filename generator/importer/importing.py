"""The command `import`: a spreadsheet becomes the tables of one industry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.checks import checked
from generator.importer.cells import Book, CellProblem, key_of, unreadable
from generator.importer.choosing import edition_of, industry_of, names_of, path_of, table_path
from generator.importer.columns import Table, table_in
from generator.importer.entries import TierEntries, entries_of
from generator.importer.locations import ids_in, schema_line
from generator.importer.matching import matched
from generator.importer.plan import Change, Ids, Plan, planned
from generator.importer.progress import Progress
from generator.importer.rows import Row, RowReader, tier_in
from generator.importer.spreadsheets import read_book
from generator.importer.tree import Known, TreeMaker, columns_in
from generator.importer.trial import tried, written
from generator.importer.values import Wording
from generator.model.edition import Content, Edition
from generator.model.industries import DataField, Industry
from generator.problems import ContentError, Problem
from generator.reader import read_yaml
from generator.writer import Keys, edited, rearranged

_SHOWN = 200


@dataclass(frozen=True)
class Order:
    """What the editor asks for; `confirm` answers whether to write after all."""

    file: Path
    edition: str
    industry: str
    tier: int | None = None
    original: bool = False
    write: bool = False
    confirm: Callable[[], bool] = lambda: False


def import_table(root: Path, order: Order, say: Callable[[str], None]) -> tuple[str, ...]:
    """Imports a spreadsheet; tells what changes, and gives the paths of what was written.

    Raises:
        ContentError: with everything in the file or the content that is in the way.
    """
    progress = Progress()
    content = checked(root)
    edition = edition_of(content, order.edition)
    industry = industry_of(edition, order.industry)
    book = read_book(order.file)
    tiers, remarks = _Reading(edition, industry, book, order).tiers()
    progress.stage("Comparing with the content")
    plan = _plan(content, edition, industry, tiers, book, order)
    say(f"{book.name} → {industry.heading.en.plain} ({industry.id}), {edition.key}")
    for line in (*book.remarks, *remarks, *_summary(plan, tiers, industry)):
        say(line)
    files = _files(root, edition, industry, plan) if plan.changes_anything else {}
    if not files:
        say("Nothing changes.")
        return ()
    progress.stage("Trying it out")
    tried(root, files)
    if not order.write and not order.confirm():
        say("Nothing is written yet. Run again with --write.")
        return ()
    written(root, files)
    return tuple(sorted(files))


# --- reading


class _Reading:
    """Reads the rows of one industry out of a file; tells everything that is wrong at once."""

    def __init__(self, edition: Edition, industry: Industry, book: Book, order: Order) -> None:
        self._edition = edition
        self._industry = industry
        self._book = book
        self._order = order
        self._problems: list[CellProblem] = []
        self._remarks: list[str] = []

    def tiers(self) -> tuple[tuple[TierEntries, ...], tuple[str, ...]]:
        tables = list(self._tables())
        rows = [row for table in tables for row in self._rows(table)]
        maker = TreeMaker(_known(self._edition, self._industry))
        tiers = maker.tiers(rows, dict(self._empty(tables, rows)))
        self._problems += maker.problems
        if self._problems:
            raise ContentError(self._problems)
        return tiers, tuple(self._remarks)

    def _tables(self) -> Iterator[Table]:
        map_path = f"content/{self._edition.key}/columns.yml"
        found = False
        for sheet in self._book.sheets:
            others = (each for each in self._edition.industries if each is not self._industry)
            if any(key_of(sheet.name).casefold() in names_of(each) for each in others):
                self._remarks.append(f"The sheet “{sheet.name}” is another industry's.")
                found = True
                continue
            table, problems = table_in(sheet, self._edition.columns, map_path)
            self._problems += problems
            if table is not None:
                found = True
                yield table
            elif problems:
                found = True
            elif sheet.cells:
                self._remarks.append(f"The sheet “{sheet.name}” has no table: it was not read.")
        if not found:
            wrong = "no row has the headings of a table"
            remedy = f"Head its columns 数据类别, 数据子类, 描述, or name them in {map_path}"
            raise unreadable(self._book.name, wrong, remedy)

    def _rows(self, table: Table) -> Iterator[Row]:
        reader = RowReader(table, self._order.tier, verbatim=self._order.original)
        others: Counter[str] = Counter()
        for row in reader.read(Progress()):
            named = self._named(row)
            if named is None or named is self._industry:
                yield row
            else:
                others[named.heading.en.plain] += 1
        self._problems += reader.problems
        for name, count in others.items():
            self._remarks.append(f"{count} rows are of {name}: they were not imported.")

    def _named(self, row: Row) -> Industry | None:
        if not row.industry:
            return None
        name = key_of(row.industry).casefold()
        found = next((e for e in self._edition.industries if name in names_of(e)), None)
        if found is None:
            wrong = f"there is no industry {row.industry}"
            remedy = "Write its name as the list prints it"
            self._problems.append(row.problem("industry", wrong, remedy))
        return found

    def _empty(self, tables: list[Table], rows: list[Row]) -> Iterator[tuple[int, frozenset[str]]]:
        """Tiers that have a sheet without any row."""
        for table in tables:
            tier = self._order.tier or tier_in(table.sheet.name)
            used = any(row.table is table for row in rows)
            if tier is not None and not used and not table.has("tier"):
                yield tier, columns_in(table)


def _known(edition: Edition, industry: Industry) -> Known:
    catalogue: dict[str, str] = {}
    for category in edition.categories:
        for unit in (category, *category.sub_categories):
            names = [unit.id, unit.heading.en.plain] if unit.heading else [unit.id]
            names += [unit.heading.zh.text.plain] if unit.heading and unit.heading.zh else []
            for name in names:
                # Two sub-categories of the same name are told apart by their ids only.
                key = key_of(name).casefold()
                catalogue[key] = unit.id if key not in catalogue else ""
    fields = frozenset(unit.id for unit in industry.walk() if isinstance(unit, DataField))
    return Known(
        fields, {key: each for key, each in catalogue.items() if each}, len(industry.tiers)
    )


# --- planning


def _plan(
    content: Content,
    edition: Edition,
    industry: Industry,
    tiers: tuple[TierEntries, ...],
    book: Book,
    order: Order,
) -> Plan:
    old = tuple(
        TierEntries(number, entries_of(tier)) for number, tier in enumerate(industry.tiers, start=1)
    )
    owner = next(each for each in content.lists if edition in each.editions)
    published = (key.partition("#")[2] for key in owner.past.ledger.units)
    used = [*published, *(name for each in owner.editions for name in each.units)]
    ids = Ids.after(industry.id, industry.assigned, used)
    wording = Wording(order.original, book.name, book.sha256)
    return planned(tiers, old, matched(tiers, old), ids, wording)


def _summary(plan: Plan, tiers: tuple[TierEntries, ...], industry: Industry) -> Iterator[str]:
    read = {tier.number for tier in tiers}
    for tier in tiers:
        marks = Counter(entry.mark for root in tier.entries for entry in root.walk())
        yield f"Tier {tier.number} in the file: scenarios {marks['scn']}, data fields {marks['df']}"
    for number in range(1, len(industry.tiers) + 1):
        if number not in read:
            yield f"Tier {number} is not in the file: it stays as it is."
    shown: Counter[str] = Counter()
    for change in plan.changes:
        shown[change.what] += 1
        if shown[change.what] <= _SHOWN:
            yield _line(change)
        elif shown[change.what] == _SHOWN + 1:
            yield f"{change.what:8} … and more"
    counts = [f"{shown[what]} {what}" for what in ("added", "changed", "moved", "gone")]
    yield f"{', '.join(counts)}, {plan.same} as before."
    if plan.reordered:
        yield f"{plan.reordered} lists in another order."


def _line(change: Change) -> str:
    return f"{change.what:8} {change.id}: {change.words}"


# --- files


def _files(root: Path, edition: Edition, industry: Industry, plan: Plan) -> Mapping[str, str]:
    """The new texts of the files that change, by path."""
    own = path_of(edition, industry)
    folder = f"content/{edition.key}/"
    paths = {
        number: folder + table_path(edition, industry, number)
        for number in range(1, len(industry.tiers) + 1)
    }
    _refuse_inline(industry)
    before = {path: _text(root, path) for path in (own, *paths.values())}
    changed = {path: _edited(root, path, before[path], plan) for path in paths.values()}
    lists = {paths[tier.number]: tier.blocks for tier in plan.tiers}
    after = dict(changed) | dict(rearranged(changed, lists))
    for path in lists:
        if not before[path] and after[path]:
            after[path] = f"{schema_line(path, 'tier-table')}# {_COMMENT}\n{after[path]}"
    edits: dict[Keys, Any] = {}
    for number, path in paths.items():
        if not any(line.strip() and not line.startswith("#") for line in after[path].splitlines()):
            after[path] = ""
        named = industry.tiers[number - 1].table
        if (named is None) == bool(after[path]):
            table = path.removeprefix(folder) if after[path] else None
            edits["tiers", number - 1, "table"] = table
    if dict(plan.assigned) != dict(industry.assigned) and plan.assigned:
        edits["assigned",] = dict(sorted(plan.assigned.items()))
    after[own] = edited(before[own], edits)
    return {path: text for path, text in after.items() if text != before[path]}


_COMMENT = "Written by `python -m generator import`; may be edited here or imported again."


def _text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8") if (root / path).exists() else ""


def _refuse_inline(industry: Industry) -> None:
    """Tables inside the industry's own file cannot be imported again."""
    problems = [
        Problem(
            tier.place(key),
            f"tiers.{key}",
            "the table stands in the industry's own file",
            "Move it into a file of its own and name that file under `table`",
        )
        for tier in industry.tiers
        for key in ("scenarios", "data_categories")
        if tier.place(key) != tier.place()
    ]
    if problems:
        raise ContentError(problems)


def _edited(root: Path, path: str, text: str, plan: Plan) -> str:
    if not text:
        return ""
    where = dict(ids_in(read_yaml(root / path, path).value))
    edits = {
        (*where[unit_id], *keys): value
        for unit_id, each in plan.edits.items()
        if unit_id in where
        for keys, value in each.items()
    }
    return edited(text, edits)
