"""What an import changes: ids given out, keys changed, and what is added, moved and gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, cast

from generator.importer.entries import Entry, TierEntries
from generator.importer.values import Wording, changed_values, new_values
from generator.model.industries import Mark
from generator.writer import Block

CHILDREN: Mapping[str, str] = {
    "scn": "data_categories",
    "dc": "data_sub_classes",
    "dsc": "data_fields",
}
What = Literal["added", "changed", "moved", "gone"]


@dataclass(frozen=True)
class Change:
    """One line of the preview."""

    what: What
    id: str
    words: str


@dataclass(frozen=True)
class TierPlan:
    """What becomes of the table of one tier: its blocks by key, and keys changed in old ones."""

    number: int
    blocks: Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True)
class Plan:
    """What becomes of an industry: `edits` are new values by id and key."""

    tiers: tuple[TierPlan, ...]
    edits: Mapping[str, Mapping[tuple[str, ...], Any]]
    assigned: Mapping[Mark, int]
    changes: tuple[Change, ...]
    same: int
    reordered: int

    @property
    def changes_anything(self) -> bool:
        return bool(self.changes or self.edits or self.reordered)


@dataclass
class Ids:
    """Gives out permanent ids; `last` are the highest numbers ever given, by mark."""

    industry: str
    last: dict[Mark, int] = field(default_factory=dict)

    @classmethod
    def after(cls, industry: str, assigned: Mapping[Mark, int], used: Sequence[str]) -> Ids:
        """The ids that follow all those that were ever used."""
        last = dict(assigned)
        for each in used:
            match = re.fullmatch(rf"{re.escape(industry)}-(scn|dc|dsc|df|thr)-(\d+)", each)
            if match:
                mark = cast(Mark, match[1])
                last[mark] = max(last.get(mark, 0), int(match[2]))
        return cls(industry, last)

    def next(self, mark: Mark) -> str:
        self.last[mark] = self.last.get(mark, 0) + 1
        return f"{self.industry}-{mark}-{self.last[mark]}"


def planned(
    new: Sequence[TierEntries],
    old: Sequence[TierEntries],
    pairs: Mapping[Entry, Entry],
    ids: Ids,
    wording: Wording,
) -> Plan:
    """The plan for the tiers that the spreadsheet has; the others are left as they are."""
    planner = _Planner(new, old, pairs, ids, wording)
    tiers = tuple(planner.tier(each) for each in new)
    changes = (*planner.changes, *planner.gone())
    order = {"added": 0, "changed": 1, "moved": 2, "gone": 3}
    return Plan(
        tiers=tiers,
        edits=planner.edits,
        assigned=ids.last,
        changes=tuple(sorted(changes, key=lambda each: order[each.what])),
        same=planner.same,
        reordered=planner.reordered,
    )


class _Planner:
    def __init__(
        self,
        new: Sequence[TierEntries],
        old: Sequence[TierEntries],
        pairs: Mapping[Entry, Entry],
        ids: Ids,
        wording: Wording,
    ) -> None:
        self._columns = {each.number: each.columns for each in new}
        self._old = [each for each in old if each.number in self._columns]
        self._pairs = pairs
        self._kept = set(pairs.values())
        self._ids = ids
        self._wording = wording
        self._parents = {
            child: entry
            for tier in old
            for root in tier.entries
            for entry in root.walk()
            for child in entry.children
        }
        self._tier_of = {
            entry: tier.number for tier in old for root in tier.entries for entry in root.walk()
        }
        self.edits: dict[str, Mapping[tuple[str, ...], Any]] = {}
        self.changes: list[Change] = []
        self.same = self.reordered = 0

    def tier(self, tier: TierEntries) -> TierPlan:
        roots = {"scenarios": "scn", "data_categories": "dc"}
        before = next((each.entries for each in self._old if each.number == tier.number), ())
        blocks = {}
        for key, mark in roots.items():
            new = [self._block(each, tier, None) for each in tier.entries if each.mark == mark]
            blocks[key] = self._with_rowless([e for e in before if e.mark == mark], new)
        self._count_order(before, tier.entries)
        return TierPlan(tier.number, blocks)

    def _block(self, entry: Entry, tier: TierEntries, parent: Entry | None) -> Block:
        old = self._pairs.get(entry)
        unit_id = old.id if old else self._ids.next(entry.mark)
        if old is None:
            self.changes.append(Change("added", unit_id, entry.shown))
        else:
            self._compare(entry, old, tier, parent)
        children: dict[str, tuple[Block, ...]] = {}
        if "volume" in tier.columns and entry.mark == "scn":
            children["thresholds"] = tuple(self._band(each, entry, tier) for each in entry.bands)
            if old is not None:
                children["thresholds"] += _quoting(old)
        if entry.mark in CHILDREN:
            key = CHILDREN[entry.mark]
            new = [self._block(each, tier, entry) for each in entry.children]
            children[key] = self._with_rowless(old.children if old else (), new)
            self._count_order(old.children if old else (), entry.children)
        values = {} if old else new_values(unit_id, entry, tier, self._wording)
        return Block(unit_id, values, children)

    def _with_rowless(self, before: Sequence[Entry], new: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks of a list, and what no row can hold, where it stood: it has no data fields."""
        blocks = list(new)
        after = 0
        for old in before:
            at = next((i for i, block in enumerate(blocks) if block.id == old.id), None)
            if at is not None:
                after = at + 1
            elif old not in self._kept and all(each.mark != "df" for each in old.walk()):
                self._kept |= {*old.walk(), *(band for each in old.walk() for band in each.bands)}
                blocks.insert(after, Block(old.id, {}, {}))
                after += 1
        return tuple(blocks)

    def _compare(self, entry: Entry, old: Entry, tier: TierEntries, parent: Entry | None) -> None:
        edits = changed_values(entry, old, tier, self._wording)
        moved = self._moved(entry, old, tier.number, parent)
        if edits.said:
            self.changes.append(Change("changed", old.id, "; ".join(edits.said)))
        if edits.values:
            self.edits[old.id] = edits.values
        if moved:
            self.changes.append(Change("moved", old.id, moved))
        self.same += not edits.said and not moved

    def _moved(self, entry: Entry, old: Entry, tier: int, parent: Entry | None) -> str:
        before = self._parents.get(old)
        now = self._pairs.get(parent) if parent is not None else None
        if before is now and (parent is None) == (before is None):
            tier_before = self._tier_of[old]
            return (
                f"from tier {tier_before} to tier {tier}"
                if before is None and tier_before != tier
                else ""
            )
        came = before.shown if before else f"tier {self._tier_of[old]}"
        to = (now or parent).shown if parent is not None else f"tier {tier}"
        return f"from “{came}” to “{to}”"

    def _band(self, band: Entry, scenario: Entry, tier: TierEntries) -> Block:
        old = self._pairs.get(band)
        unit_id = old.id if old else self._ids.next("thr")
        if old is None:
            self.changes.append(Change("added", unit_id, band.text.shown))
            return Block(unit_id, new_values(unit_id, band, tier, self._wording, scenario), {})
        within = (scenario, self._pairs[scenario])
        edits = changed_values(band, old, tier, self._wording, within)
        if edits.said:
            self.changes.append(Change("changed", unit_id, "; ".join(edits.said)))
        if edits.values:
            self.edits[unit_id] = edits.values
        self.same += not edits.said
        return Block(unit_id, {}, {})

    def _count_order(self, before: Sequence[Entry], after: Sequence[Entry]) -> None:
        places = [
            before.index(old) for each in after if (old := self._pairs.get(each)) in before and old
        ]
        self.reordered += places != sorted(places)

    def gone(self) -> Iterator[Change]:
        """What the content has and the spreadsheet no longer."""
        kept = self._kept
        for tier in self._old:
            for root in tier.entries:
                for entry in root.walk():
                    if entry not in kept:
                        yield Change("gone", entry.id, entry.shown)
                    for band in entry.bands:
                        read = entry not in kept or "volume" in self._columns[tier.number]
                        if band not in kept and band.text and read:
                            yield Change("gone", band.id, band.text.shown)


def _quoting(old: Entry) -> tuple[Block, ...]:
    """Volume bands that quote another unit: no column holds them, so they stay."""
    return tuple(Block(each.id, {}, {}) for each in old.bands if not each.text)
