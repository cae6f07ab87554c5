"""Which entries of a spreadsheet are which entries of the content, so that ids stay for good.

An id that the spreadsheet names decides. Then, for data fields: the same words in the same place,
the same words elsewhere, the same heading in the same place, and last the closest words. What data
fields stand in follows its own words and the fields inside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.importer.cells import key_of
from generator.importer.entries import Entry, Texts, TierEntries
from generator.model.text import Language
from generator.progress import Progress

_LANGUAGES: tuple[tuple[Language, ...], ...] = (("en", "zh"), ("zh",), ("en",))
# How alike texts must be to be taken for one: in the same scenario, and anywhere.
_CLOSE_HERE = 0.5
_CLOSE_ANYWHERE = 0.7


@dataclass(frozen=True, eq=False)
class _Place:
    """An entry with what it stands in."""

    entry: Entry
    tier: int
    above: tuple[Entry, ...]
    order: int

    @property
    def parent(self) -> Entry | None:
        return self.above[-1] if self.above else None


Pairs = dict[Entry, Entry]


def matched(new: Sequence[TierEntries], old: Sequence[TierEntries]) -> Mapping[Entry, Entry]:
    """The entry of the content for each entry of the spreadsheet that there was before."""
    return _Matcher(new, old).run()


class _Matcher:
    def __init__(self, new: Sequence[TierEntries], old: Sequence[TierEntries]) -> None:
        self._new = list(_places(new))
        self._old = list(_places(old))
        self._place = {each.entry: each for each in (*self._new, *self._old)}
        self._pairs: Pairs = {}
        self._taken: set[Entry] = set()
        self._hints: Pairs = {}

    def run(self) -> Mapping[Entry, Entry]:
        self._by_id()
        self._hints = self._likely_scenarios()
        for languages in _LANGUAGES:
            self._alike(partial(_content, languages))
        for languages in _LANGUAGES:
            self._alike(partial(_heading, languages), here=True)
        self._closest()
        for mark in ("dsc", "dc", "scn"):
            self._groups(mark)
        self._bands()
        return self._pairs

    def _left(self, mark: str) -> tuple[list[_Place], list[_Place]]:
        new = [e for e in self._new if e.entry.mark == mark and e.entry not in self._pairs]
        old = [e for e in self._old if e.entry.mark == mark and e.entry not in self._taken]
        return new, old

    def _pair(self, new: Entry, old: Entry) -> None:
        self._pairs[new] = old
        self._taken.add(old)

    def _best(self, scored: list[tuple[float, _Place, _Place]]) -> None:
        """Pairs the best first, each entry once; among equals, in the order of the tables."""
        scored.sort(key=lambda each: (-each[0], abs(each[1].order - each[2].order), each[1].order))
        for _, new, old in scored:
            if new.entry not in self._pairs and old.entry not in self._taken:
                self._pair(new.entry, old.entry)

    def _by_id(self) -> None:
        known = {each.entry.id: each.entry for each in self._old}
        for each in self._new:
            if each.entry.id:
                self._pair(each.entry, known[each.entry.id])

    # --- data fields

    def _alike(self, key: Callable[[_Place], object | None], *, here: bool = False) -> None:
        """Pairs fields of the same key; where several have it, those that stand closest."""
        new, old = self._left("df")
        with_key: dict[object, list[_Place]] = defaultdict(list)
        for each in old:
            if (found := key(each)) is not None:
                with_key[found].append(each)
        scored = []
        for each in new:
            for other in with_key.get(key(each), ()):
                place = self._closeness(each, other)
                if not here or place >= 7:
                    scored.append((place, each, other))
        self._best(scored)

    def _closeness(self, new: _Place, old: _Place) -> float:
        """How much of the place of two fields is the same; 7 is all of it."""
        same = [
            4.0 * (self._outer(new, "scn") == self._outer(old, "scn") and new.tier == old.tier),
            2.0 * _same_name(new, old, "dc"),
            1.0 * _same_name(new, old, "dsc"),
        ]
        return sum(same)

    def _outer(self, place: _Place, mark: str) -> Entry | None:
        found = next((each for each in place.above if each.mark == mark), None)
        return self._hints.get(found, found) if found is not None else None

    def _closest(self) -> None:
        new, old = self._left("df")
        index = _Index(old)
        scored = []
        for each in Progress().of("Comparing data fields", new, len(new)):
            for other, alike in index.like(each):
                if alike < _CLOSE_HERE:
                    continue
                here = self._closeness(each, other)
                if alike >= (_CLOSE_HERE if here >= 4 else _CLOSE_ANYWHERE):
                    scored.append((alike + here / 100, each, other))
        self._best(scored)

    # --- what fields stand in

    def _likely_scenarios(self) -> Pairs:
        """Scenarios that seem the same; only a hint for the place of fields."""
        new, old = self._left("scn")
        bags = {e.entry: Counter(_words(f) for f in e.entry.walk()) for e in (*new, *old)}
        scored = []
        for each in new:
            for other in old:
                name = 1.0 * each.entry.heading.agrees(other.entry.heading)
                alike = name + likeness(bags[each.entry], bags[other.entry])
                if alike >= 0.5:
                    scored.append((alike + 0.1 * (each.tier == other.tier), each, other))
        scored.sort(key=lambda each: (-each[0], abs(each[1].order - each[2].order)))
        hints: Pairs = {}
        for _, one, two in scored:
            if one.entry not in hints and two.entry not in hints.values():
                hints[one.entry] = two.entry
        return hints

    def _groups(self, mark: str) -> None:
        new, old = self._left(mark)
        index = _Index(old)
        above = {child: each for each in old for child in each.entry.children}
        scored = []
        for each in new:
            names = dict(index.like(each))
            inside = (self._pairs.get(child) for child in each.entry.children)
            shared = Counter(above[child] for child in inside if child in above)
            for other in {**names, **dict.fromkeys(shared)}:
                score = self._group_score(each, other, shared[other], names.get(other, 0.0))
                if score is not None:
                    scored.append((score, each, other))
        self._best(scored)

    def _group_score(self, new: _Place, old: _Place, shared: int, name: float) -> float | None:
        """How much speaks for two groups being one; None if it is not enough."""
        size = len(new.entry.children) + len(old.entry.children)
        children = 2 * shared / size if size else 0.0
        here = new.tier == old.tier and self._same_above(new, old)
        if new.entry.heading.agrees(old.entry.heading) and (shared or here):
            return 2 + children + 0.5 * here
        if children >= 0.5 or (shared and here and name >= _CLOSE_HERE):
            return children + name / 2 + 0.5 * here
        return name if here and name >= _CLOSE_ANYWHERE else None

    def _same_above(self, new: _Place, old: _Place) -> bool:
        if self._outer(new, "scn") != self._outer(old, "scn"):
            return False
        return new.entry.mark != "dsc" or _same_name(new, old, "dc")

    def _bands(self) -> None:
        for new, old in list(self._pairs.items()):
            rest = [each for each in old.bands if each.text]
            for agree in (True, False):
                for band in new.bands:
                    found = next((e for e in rest if not agree or e.text.agrees(band.text)), None)
                    if band not in self._pairs and found is not None:
                        self._pair(band, found)
                        rest.remove(found)


class _Index:
    """Finds, among some entries, those whose words are like those of another."""

    def __init__(self, places: Sequence[_Place]) -> None:
        self._size: dict[_Place, int] = {}
        self._with: dict[str, list[tuple[_Place, int]]] = defaultdict(list)
        for place in places:
            cut = parts(_words(place.entry))
            self._size[place] = cut.total()
            for part, count in cut.items():
                self._with[part].append((place, count))

    def like(self, place: _Place) -> Iterator[tuple[_Place, float]]:
        """The entries that share any words, and how alike they are, from 0 to 1."""
        cut = parts(_words(place.entry))
        shared: dict[_Place, int] = defaultdict(int)
        for part, count in cut.items():
            for other, its in self._with.get(part, ()):
                shared[other] += min(count, its)
        for other, both in shared.items():
            yield other, 2 * both / (cut.total() + self._size[other])


def _places(tiers: Sequence[TierEntries]) -> Iterator[_Place]:
    order = 0

    def below(entry: Entry, tier: int, above: tuple[Entry, ...]) -> Iterator[_Place]:
        nonlocal order
        order += 1
        yield _Place(entry, tier, above, order)
        for child in entry.children:
            yield from below(child, tier, (*above, entry))

    for tier in tiers:
        for entry in tier.entries:
            yield from below(entry, tier.number, ())


def _content(languages: tuple[Language, ...], place: _Place) -> tuple[str, ...] | None:
    """What a field says in some languages; None if it says nothing in one of them."""
    heading, text = place.entry.heading, place.entry.text
    if not all(text.in_(each) for each in languages):
        return None
    return tuple(f"{heading.key(each)}|{text.key(each)}" for each in languages)


def _heading(languages: tuple[Language, ...], place: _Place) -> tuple[str, ...] | None:
    """The heading of a field in some languages; None if it has none in one of them."""
    heading = place.entry.heading
    return tuple(map(heading.key, languages)) if all(map(heading.in_, languages)) else None


def _same_name(new: _Place, old: _Place, mark: str) -> bool:
    one, two = (_named(each, mark) for each in (new, old))
    return one is not None and two is not None and one.agrees(two)


def _named(place: _Place, mark: str) -> Texts | None:
    return next((each.heading for each in place.above if each.mark == mark), None)


def _words(entry: Entry) -> str:
    """What an entry says, in Chinese where there is any."""
    return entry.heading.zh + entry.text.zh or entry.heading.en + entry.text.en


def parts(text: str) -> Counter[str]:
    """The pairs of neighbouring characters of a text."""
    key = key_of(text).casefold()
    return Counter(key[at : at + 2] for at in range(max(len(key) - 1, 1))) if key else Counter()


def likeness(one: Counter[str], two: Counter[str]) -> float:
    """How much two bags share, from 0 to 1."""
    size = one.total() + two.total()
    return 2 * (one & two).total() / size if size else 0.0
