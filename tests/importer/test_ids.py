"""Ids stay with what they name, whatever an editor does to a spreadsheet; seeded, at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from generator.importer.entries import MARKS, Entry, Texts, TierEntries
from generator.importer.matching import matched
from generator.importer.plan import Ids, Plan, planned
from generator.importer.values import Wording
from generator.writer import Block

LETTERS = "茶壶独角兽毛发蹄铁釉料窑火海豚水手星月云雨山石竹木琴棋书画诗酒花鸟鱼虫"
COLUMNS = frozenset(
    f"{holds}.{language}"
    for holds in ("scenario", "data-category", "data-sub-class", "data-field", "description")
    for language in ("en", "zh")
) | {"description"}


@dataclass
class Line:
    """A row of a spreadsheet; `key` is what it is to the test, whatever becomes of its words."""

    key: int
    tier: int
    names: tuple[str, str, str]
    text: str


@dataclass
class Table:
    """Rows at random, and what an editor does to them."""

    rng: random.Random
    lines: list[Line] = field(default_factory=list)
    keys: int = 0

    def words(self, length: int) -> str:
        return "".join(self.rng.choice(LETTERS) for _ in range(length))

    def insert(self) -> None:
        self.keys += 1
        near = self.rng.choice(self.lines) if self.lines else None
        fresh = (self.words(6), self.words(5), self.words(4))
        depth = self.rng.randrange(4) if near is not None else 0
        scenario, category, sub_class = (*(near.names if near else ())[:depth], *fresh[depth:])
        names = (scenario, category, sub_class)
        text = self.words(self.rng.randint(8, 30))
        line = Line(self.keys, self.rng.choice((1, 2)), names, text)
        if near is not None and names[0] == near.names[0]:
            line.tier = near.tier
        self.lines.insert(self.rng.randint(0, len(self.lines)), line)

    def edit(self) -> None:
        """One character of a text is another, or two more stand somewhere in it."""
        line = self.rng.choice(self.lines)
        at = self.rng.randrange(len(line.text))
        if self.rng.random() < 0.5:
            line.text = line.text[:at] + self.rng.choice(LETTERS) + line.text[at + 1 :]
        else:
            line.text = line.text[:at] + self.words(2) + line.text[at:]

    def move(self) -> None:
        """A row stands elsewhere, in the same or another sub-class."""
        line = self.lines.pop(self.rng.randrange(len(self.lines)))
        if self.lines and self.rng.random() < 0.5:
            other = self.rng.choice(self.lines)
            line.names, line.tier = other.names, other.tier
        self.lines.insert(self.rng.randint(0, len(self.lines)), line)

    def shuffle(self) -> None:
        self.rng.shuffle(self.lines)

    def rename(self) -> None:
        """A scenario, category or sub-class is called otherwise, in all its rows."""
        line = self.rng.choice(self.lines)
        depth = self.rng.randrange(3)
        before, tier, new = line.names[: depth + 1], line.tier, self.words(7)
        for each in self.lines:
            if each.names[: depth + 1] == before and each.tier == tier:
                each.names = (*each.names[:depth], new, *each.names[depth + 1 :])  # type: ignore[assignment]

    def delete(self) -> None:
        if len(self.lines) > 3:
            self.lines.pop(self.rng.randrange(len(self.lines)))

    def tiers(self) -> tuple[tuple[TierEntries, ...], dict[int, Entry]]:
        """The table as the importer reads it, and the entry of each row."""
        fields: dict[int, Entry] = {}
        found = []
        for tier in (1, 2):
            lines = [line for line in self.lines if line.tier == tier]
            found.append(TierEntries(tier, tuple(self._below(lines, 0, fields)), COLUMNS))
        return tuple(found), fields

    def _below(self, lines: list[Line], depth: int, fields: dict[int, Entry]) -> Iterator[Entry]:
        if depth == 3:
            for line in lines:
                fields[line.key] = Entry("df", text=Texts(zh=line.text))
                yield fields[line.key]
            return
        groups: dict[str, list[Line]] = {}
        for line in lines:
            groups.setdefault(line.names[depth], []).append(line)
        for name, group in groups.items():
            children = tuple(self._below(group, depth + 1, fields))
            yield Entry(MARKS[depth], Texts(zh=name), children=children)


@dataclass
class Content:
    """What the content would be after each import."""

    tiers: tuple[TierEntries, ...] = ()
    ids: Ids = field(default_factory=lambda: Ids("ind-9"))

    def bring(self, tiers: tuple[TierEntries, ...]) -> tuple[Plan, dict[Entry, str]]:
        pairs = matched(tiers, self.tiers)
        plan = planned(tiers, self.tiers, pairs, self.ids, Wording(False, "t.xlsx", "0"))
        named: dict[Entry, str] = {}
        after = []
        for tier, its in zip(tiers, plan.tiers, strict=True):
            blocks = (*its.blocks["scenarios"], *its.blocks["data_categories"])
            kept = tuple(self._kept(e, b, named) for e, b in zip(tier.entries, blocks, strict=True))
            after.append(replace(tier, entries=kept))
        self.tiers = tuple(after)
        return plan, named

    def _kept(self, entry: Entry, block: Block, named: dict[Entry, str]) -> Entry:
        named[entry] = block.id
        inside = [each for blocks in block.children.values() for each in blocks]
        children = zip(entry.children, inside, strict=True)
        return replace(entry, id=block.id, children=tuple(self._kept(*c, named) for c in children))


def grown(rng: random.Random, rows: int) -> Table:
    table = Table(rng)
    for _ in range(rows):
        table.insert()
    return table


def test_ids_survive_whatever_an_editor_does(
    rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    for _ in range(loops(15, 300)):
        table, content = grown(rng, rng.randint(5, 40)), Content()
        tiers, fields = table.tiers()
        _, named = content.bring(tiers)
        ids = {key: named[entry] for key, entry in fields.items()}
        ever = set(named.values())
        for _ in range(4):
            doings = [
                table.insert,
                table.edit,
                table.move,
                table.rename,
                table.delete,
                table.shuffle,
            ]
            for do in rng.choices(doings, weights=[3, 3, 3, 1, 2, 1], k=rng.randint(1, 4)):
                do()
            tiers, fields = table.tiers()
            _, named = content.bring(tiers)
            assert len(set(named.values())) == len(named)
            now = {key: named[entry] for key, entry in fields.items()}
            assert {key: now[key] for key in now if key in ids} == {
                key: ids[key] for key in now if key in ids
            }
            assert not {now[key] for key in now if key not in ids} & ever
            ids |= now
            ever |= set(named.values())


def test_the_same_table_again_changes_nothing(
    rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    for _ in range(loops(20, 300)):
        table, content = grown(rng, rng.randint(1, 60)), Content()
        content.bring(table.tiers()[0])
        for line in table.lines[:3]:
            line.text = table.lines[0].text  # Rows that say the same in other places.
        content.bring(table.tiers()[0])
        plan, _ = content.bring(table.tiers()[0])
        assert (plan.changes, plan.edits, plan.reordered) == ((), {}, 0)


def test_names_of_groups_are_kept_through_a_rename(rng: random.Random) -> None:
    for _ in range(20):
        table, content = grown(rng, 30), Content()
        _, before = content.bring(table.tiers()[0])
        table.rename()
        plan, _ = content.bring(table.tiers()[0])
        assert {change.what for change in plan.changes} <= {"changed"}
        assert len(plan.changes) == 1
        assert plan.changes[0].id in before.values()


def test_a_number_that_was_ever_given_is_not_given_again() -> None:
    ids = Ids.after("ind-1", {"df": 7}, ["ind-1-df-12", "ind-1-scn-2", "ind-11-df-90", "sub-3"])
    assert [ids.next("df"), ids.next("df"), ids.next("scn"), ids.next("dc")] == [
        "ind-1-df-13",
        "ind-1-df-14",
        "ind-1-scn-3",
        "ind-1-dc-1",
    ]
