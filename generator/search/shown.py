"""What is loaded of documents beside their words: what filters ask for, what results show."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.text import LANGUAGES
from generator.search import packing
from generator.search.cards import Card, Cards
from generator.search.documents import Document
from generator.search.traditional import simplified

# The scripts of a collection at most. With fewer documents each has its own: few are shown at once.
_MOST = 900


@dataclass(frozen=True)
class Shown:
    """The documents of a collection."""

    name: str
    documents: Sequence[Document]
    cards: Cards
    first: str

    def _named(self, document: Document, unit_id: str) -> str:
        """As `Content.named`: ids repeat from edition to edition."""
        first = document.edition in ("", self.first) or not unit_id
        return unit_id if first else f"{unit_id}@{document.edition}"

    def _all_named(self, document: Document, ids: Iterable[str]) -> str:
        return " ".join(self._named(document, each) for each in ids)

    def head(self) -> Mapping[str, object]:
        """What is needed of every document before any is found."""
        return {
            "size": len(self.documents),
            "block": self._block,
            "kinds": _column([document.kind for document in self.documents]),
            "lists": _column([document.edition.partition("/")[0] for document in self.documents]),
            "parts": _column([self._named(d, d.part) for d in self.documents]),
            "industries": _column([self._all_named(d, d.industries) for d in self.documents]),
            "categories": _column([self._all_named(d, d.categories) for d in self.documents]),
            "languages": _column([" ".join(sorted({*d.title, *d.body})) for d in self.documents]),
            "parents": self._parents(),
        }

    def _parents(self) -> str:
        """The document around each, counted from 1; data fields are ranked each by itself."""
        if self.name == "fields":
            return ""
        numbers = {each.key: number for number, each in enumerate(self.documents, 1)}
        return packing.runs(
            [numbers.get((each.edition, each.parent or ""), 0) for each in self.documents]
        )

    @property
    def _block(self) -> int:
        """So many documents share a script."""
        return max(1, math.ceil(len(self.documents) / _MOST))

    def scripts(self) -> Iterator[tuple[str, str]]:
        """What results show of the documents, line by line, as scripts of some documents each."""
        for at in range(0, len(self.documents), self._block):
            held = self.documents[at : at + self._block]
            yield f"{self.name}-{at // self._block}", "\n".join(map(self._lines, held))

    def _lines(self, document: Document) -> str:
        card = self.cards.of(document)
        texts = (card.label, card.title, card.place, card.body)
        said = (each.words.get(language, "") for each in texts for language in LANGUAGES)
        marks = packing.numbers([_marks(card)])
        return "\n".join((document.id, document.page, marks, _traditional(card), *said))


def _marks(card: Card) -> int:
    """Bits: which Chinese is working, and whether the heading is the editor's."""
    said = (card.title.working, card.place.working, card.body.working, card.editorial)
    return sum(1 << bit for bit, holds in enumerate(said) if holds)


def _traditional(card: Card) -> str:
    """The traditional characters of what is shown, each with its simplified one after it."""
    table = simplified()
    held = {*card.title.words.get("zh", ""), *card.body.words.get("zh", "")}
    return "".join(each + table[each] for each in sorted(held & table.keys()))


def _column(values: Sequence[str]) -> Mapping[str, object]:
    """Values that repeat, as a list of the different ones and runs of their numbers."""
    different = list(dict.fromkeys(values))
    numbers = {value: number for number, value in enumerate(different)}
    return {"values": different, "runs": packing.runs([numbers[value] for value in values])}
