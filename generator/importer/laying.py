"""Lays the official text beside the units and proposes which passage is whose Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from generator.importer.cells import key_of
from generator.importer.matching import likeness, parts
from generator.importer.official import Kind, Official, Passage
from generator.model.edition import Edition
from generator.model.industries import DataCategory, DataField, DataSubClass, Industry, Scenario
from generator.model.numerals import from_roman
from generator.model.text import Bilingual
from generator.model.units import Category, Chapter, Item, Provision, SubCategory, Unit

Aligned = TypeVar("Aligned", Provision, Item)
# How alike this site's Chinese and an article must be to be proposed as one.
_ALIKE = 0.2
_SAYS = 40
_NUMBERS = re.compile(r"\d+")
# Units of which the official text has the heading; of others it has the text.
_HEADED = (Chapter, Category, SubCategory, Industry, Scenario, DataCategory, DataSubClass)
_TABLED = (Scenario, DataCategory, DataSubClass, DataField)


@dataclass(frozen=True)
class Proposal:
    """A unit and the passages that seem to be its Chinese."""

    unit: str
    passages: tuple[str, ...]
    says: str


def key_in(unit: Unit) -> Literal["heading", "text"]:
    """Under which key of a unit its passage of the official text goes."""
    return "heading" if isinstance(unit, _HEADED) else "text"


def text_of(unit: Unit) -> Bilingual | None:
    """What the official text stands beside."""
    return unit.heading if key_in(unit) == "heading" else unit.text


def proposed(edition: Edition, official: Official) -> Iterator[Proposal]:
    """What the numbers and the words of the official text suggest; each passage once at most."""
    chapters = {each.chapter: each for each in official.passages if each.kind == "chapter"}
    chapters = {number: each for number, each in chapters.items() if not each.id.startswith("p")}
    for chapter in edition.chapters:
        number = from_roman(chapter.number)
        if number not in chapters:
            continue
        if chapters[number].text:
            yield _proposal(chapter, chapters[number])
        inside = [each for each in official.passages if each.chapter == number]
        articles = [each for each in inside if each.kind == "article"]
        for provision, article in _aligned(chapter.provisions, articles, inside):
            yield _proposal(provision, article)
            yield from _items(provision, article, inside)
    yield from _names(edition, [each for each in official.passages if each.kind == "cell"])


def _proposal(unit: Unit, passage: Passage) -> Proposal:
    return Proposal(unit.id, (passage.id,), says_of(passage))


def says_of(passage: Passage) -> str:
    """How a passage begins, for whoever confirms."""
    text = f"{passage.locator} {passage.text}".strip()
    says = text if len(text) <= _SAYS else f"{text[:_SAYS]}…"
    return says.replace("*", "＊")


def _aligned(
    provisions: Sequence[Aligned], articles: Sequence[Passage], inside: Sequence[Passage]
) -> Iterator[tuple[Aligned, Passage]]:
    """The pairs, in order on both sides, whose words are most alike in all."""
    scores = [
        [likeness(parts(_said(p)), parts(_whole(article, inside))) for article in articles]
        for p in provisions
    ]
    best = [[0.0] * (len(articles) + 1) for _ in range(len(provisions) + 1)]
    for i in reversed(range(len(provisions))):
        for j in reversed(range(len(articles))):
            alike = scores[i][j] if scores[i][j] >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike + best[i + 1][j + 1])
    i = j = 0
    while i < len(provisions) and j < len(articles):
        alike = scores[i][j]
        if alike >= _ALIKE and best[i][j] == alike + best[i + 1][j + 1]:
            yield provisions[i], articles[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _said(unit: Unit) -> str:
    """The Chinese that the site has of a unit and all inside it."""
    return "".join(unit_.said("zh") or "" for unit_ in unit.walk())


def _whole(article: Passage, inside: Sequence[Passage]) -> str:
    below = (*_below(article, "item", inside), *_below(article, "sub-item", inside))
    return "".join(each.text for each in (article, *below))


def _below(passage: Passage, kind: Kind, inside: Sequence[Passage]) -> list[Passage]:
    """The passages of a kind that stand in another."""
    return [each for each in inside if each.kind == kind and each.id.startswith(f"{passage.id}-")]


def _items(
    unit: Provision | Item, passage: Passage, inside: Sequence[Passage]
) -> Iterator[Proposal]:
    """Items by their numbers, where there are as many on both sides; else by their words."""
    found = _below(passage, "item" if passage.kind == "article" else "sub-item", inside)
    for item, own in _paired(unit.items, found, inside):
        yield _proposal(item, own)
        yield from _items(item, own, inside)


def _paired(
    items: Sequence[Item], found: Sequence[Passage], inside: Sequence[Passage]
) -> Iterable[tuple[Item, Passage]]:
    numbers = [number for item in items if (number := _number(item)) is not None]
    if len(numbers) < len(items):
        return _aligned(items, found, inside)
    by_number = {int(_NUMBERS.findall(each.id)[-1]): each for each in found}
    if not len(items) == len(found) == len(by_number):
        return ()
    pairs = zip(items, numbers, strict=True)
    return [(item, by_number[number]) for item, number in pairs if number in by_number]


def _number(item: Item) -> int | None:
    bare = (item.number or "").strip("()（）")
    return int(bare) if bare.isdecimal() else None


# --- tables


@dataclass(frozen=True)
class _Named:
    """A unit of a table, the words that it is looked for by, and those of what it stands in."""

    unit: Unit
    words: str
    above: frozenset[str]


class _Cells:
    """The cells of the official tables, by what they say and by their rows."""

    def __init__(self, cells: Sequence[Passage], names: Counter[str]) -> None:
        self._names = names
        self._same: dict[str, list[Passage]] = {}
        self._rows: dict[str, list[Passage]] = {}
        self._taken: set[str] = set()
        for cell in cells:
            self._same.setdefault(key_of(cell.text), []).append(cell)
            self._rows.setdefault(_row_of(cell), []).append(cell)

    def take(self, named: _Named) -> Passage | None:
        """The one cell that says a unit, not taken yet; of a name over several rows the first."""
        found = [each for each in self._same.get(named.words, ()) if each.id not in self._taken]
        if not found and isinstance(named.unit, SubCategory):
            found = list(self._beside(named))
        elif len(found) > 1:
            found = self._nearest(named, found)
        if len(found) != 1:
            return None
        self._taken.add(found[0].id)
        return found[0]

    def _nearest(self, named: _Named, found: Sequence[Passage]) -> list[Passage]:
        """The cells whose rows say most of what a unit stands in; of a name only the first.

        A name is as well in the rows below, or on the next page.
        """
        shared = [len(named.above & self._said_in(_row_of(each))) for each in found]
        most = [each for each, score in zip(found, shared, strict=True) if score == max(shared)]
        if key_in(named.unit) == "text" or not (
            self._names[named.words] == 1 or self._is_run(most)
        ):
            return most
        self._taken |= {each.id for each in most}
        return most[:1]

    def _beside(self, named: _Named) -> Iterator[Passage]:
        """Cells with words like those of a sub-category in a row that has its number."""
        for row, cells in self._rows.items():
            if key_of(named.unit.number or "") in self._said_in(row):
                for cell in cells:
                    alike = likeness(parts(cell.text), parts(named.words))
                    if cell.id not in self._taken and alike >= 0.5:
                        yield cell

    def _is_run(self, cells: Sequence[Passage]) -> bool:
        """Whether cells stand right below one another, be it over a page."""
        first = list(self._rows).index(_row_of(cells[0]))
        rows = list(self._rows)[first : first + len(cells)]
        columns = {each.id.rpartition("-")[2] for each in cells}
        return rows == [_row_of(each) for each in cells] and len(columns) == 1

    def _said_in(self, row: str) -> frozenset[str]:
        return frozenset(key_of(each.text) for each in self._rows[row])


def _row_of(cell: Passage) -> str:
    return cell.id.rpartition("-")[0]


def _names(edition: Edition, cells: Sequence[Passage]) -> Iterator[Proposal]:
    """Words of tables: the very same, or the name of a sub-category beside its number.

    Where several cells say the same, that whose row says most of what the unit stands in.
    """
    units = [
        *(_named(each, ()) for top in edition.categories for each in (top, *top.sub_categories)),
        *(named for industry in edition.industries for named in _inside(industry, ())),
    ]
    units = [each for each in units if each.words]
    there = _Cells(cells, Counter(each.words for each in units if key_in(each.unit) == "heading"))
    for named in units:
        if (cell := there.take(named)) is not None:
            yield _proposal(named.unit, cell)


def _inside(unit: Unit, above: tuple[Unit, ...]) -> Iterator[_Named]:
    """An industry and what its tables hold."""
    if isinstance(unit, (Industry, *_TABLED)):
        yield _named(unit, above)
    for child in unit.children:
        yield from _inside(child, (*above, unit))


def _named(unit: Unit, above: Sequence[Unit]) -> _Named:
    return _Named(unit, _key(unit), frozenset(filter(None, map(_key, above))))


def _key(unit: Unit) -> str:
    words = text_of(unit)
    return key_of(words.zh.text.plain) if words and words.zh else ""
