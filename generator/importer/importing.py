"""The command `import`: a spreadsheet becomes the tables of one industry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.checks import checked
from generator.importer.cells import Book
from generator.importer.choosing import edition_of, industry_of, path_of, table_path
from generator.importer.entries import TierEntries, entries_of
from generator.importer.locations import ids_in, schema_line
from generator.importer.matching import matched
from generator.importer.plan import Change, Ids, Plan, planned
from generator.importer.reading import read_tiers
from generator.importer.spreadsheets import read_book
from generator.importer.trial import tried, written
from generator.importer.values import Wording
from generator.model.edition import Content, Edition
from generator.model.industries import Industry
from generator.problems import ContentError, Problem
from generator.progress import waiting
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
    with waiting("Checking the content"):
        content = checked(root)
    edition = edition_of(content, order.edition)
    industry = industry_of(edition, order.industry)
    book = read_book(order.file)
    tiers, remarks = read_tiers(edition, industry, book, order.tier, verbatim=order.original)
    with waiting("Comparing with the content"):
        plan = _plan(content, edition, industry, tiers, book, order)
    say(f"{book.name} → {industry.heading.en.plain} ({industry.id}), {edition.key}")
    for line in (*book.remarks, *remarks, *_summary(plan, tiers, industry)):
        say(line)
    with waiting("Putting the files together"):
        files = _files(root, edition, industry, plan) if plan.changes_anything else {}
    if not files:
        say("Nothing changes.")
        return ()
    with waiting("Trying it out"):
        tried(root, files)
    if not order.write and not order.confirm():
        say("Nothing is written yet. Run again with --write.")
        return ()
    written(root, files)
    return tuple(sorted(files))


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
    owner = content.owner(edition)
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
