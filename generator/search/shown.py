"""What is loaded of documents beside their words: what filters ask for, what results show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.text import LANGUAGES, Language
from generator.search import packing
from generator.search.documents import Document

# So many documents share a script.
BLOCK = 6


@dataclass(frozen=True)
class Shown:
    """The documents of a collection."""

    name: str
    documents: Sequence[Document]
    by_key: Mapping[tuple[str, str], Document]
    first: str

    def _named(self, document: Document, unit_id: str) -> str:
        """As `Content.named`: ids repeat from edition to edition."""
        first = document.edition in ("", self.first) or not unit_id
        return unit_id if first else f"{unit_id}@{document.edition}"

    def _of(self, document: Document) -> str:
        return self._named(document, document.id)

    def _all_named(self, document: Document, ids: Iterable[str]) -> str:
        return " ".join(self._named(document, each) for each in ids)

    def head(self) -> Mapping[str, object]:
        """What is needed of every document before any is found."""
        numbers = {each.key: number for number, each in enumerate(self.documents)}

        def above(document: Document, unit: str | None) -> int:
            return numbers.get((document.edition, unit), -1) + 1 if unit else 0

        return {
            "size": len(self.documents),
            "block": BLOCK,
            "kinds": _column([document.kind for document in self.documents]),
            "lists": _column([document.edition.partition("/")[0] for document in self.documents]),
            "parts": _column([self._named(d, d.part) for d in self.documents]),
            "industries": _column([self._all_named(d, d.industries) for d in self.documents]),
            "categories": _column([self._all_named(d, d.categories) for d in self.documents]),
            "languages": _column([" ".join(sorted({*d.title, *d.body})) for d in self.documents]),
            "homes": packing.runs([above(each, each.home) for each in self.documents]),
            "parents": packing.runs([above(each, each.parent) for each in self.documents]),
        }

    def scripts(self) -> Iterator[tuple[str, object]]:
        """What results show of the documents, as scripts of some each."""
        for at in range(0, len(self.documents), BLOCK):
            yield f"{self.name}-{at // BLOCK}", self._shown(self.documents[at : at + BLOCK])

    def _shown(self, block: Sequence[Document]) -> Mapping[str, object]:
        paths = [_path(document, self.by_key) for document in block]
        around = {self._of(each): each for path in paths for each in path}
        here = {document.id for document in block}
        return {
            "ids": "\n".join(document.id for document in block),
            "pages": _column([document.page for document in block]),
            "titleStatuses": _column([each.title_status or "" for each in block]),
            "bodyStatuses": _column([each.body_status or "" for each in block]),
            "places": _column([" ".join(self._of(each) for each in path) for path in paths]),
            "names": {
                name: {**each.title, "status": each.title_status}
                for name, each in around.items()
                if name not in here
            },
            "title": _pair([document.title for document in block]),
            "body": _pair([document.body for document in block]),
        }


def _path(document: Document, by_key: Mapping[tuple[str, str], Document]) -> tuple[Document, ...]:
    """The documents around one, from the outermost in."""
    above = by_key.get((document.edition, document.parent or ""))
    return () if above is None else (*_path(above, by_key), above)


def _column(values: Sequence[str]) -> Mapping[str, object]:
    """Values that repeat, as a list of the different ones and runs of their numbers."""
    different = list(dict.fromkeys(values))
    numbers = {value: number for number, value in enumerate(different)}
    return {"values": different, "runs": packing.runs([numbers[value] for value in values])}


def _pair(texts: Sequence[Mapping[Language, str]]) -> Mapping[str, str]:
    # "en" and "zh" side by side compress better than document by document.
    return {language: "\n".join(text.get(language, "") for text in texts) for language in LANGUAGES}
