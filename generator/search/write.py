"""The index as classic scripts, which load from disk as well as over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.model.edition import Content
from generator.model.text import LANGUAGES, Language
from generator.permalinks.addresses import Addresses
from generator.search import analysis, packing
from generator.search.cutting import Cutter, own_words
from generator.search.documents import Collection, Document, documents
from generator.search.index import Indexer, Postings
from generator.search.lexicon import SearchConcept, concepts
from generator.search.pinyin import readings
from generator.search.references import references
from generator.search.traditional import simplified
from generator.search.vectors import vectors
from generator.search.words import KINDS, words

FOLDER = "assets/search"
_WORDS = ("grammar", "common", "at-least", "below")
_COLLECTIONS: tuple[Collection, ...] = ("rules", "fields")
# Postings in one script, and documents in one script, where a collection is large.
_SHARD_CHARACTERS = 10_000
_BLOCK = 24


def write_search(content: Content, where: Addresses, site: Path) -> None:
    """Writes the scripts of the search index below `site`."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in scripts(content, where):
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.js").write_text(
            f'ReferenceSearch.take("{name}",{text});\n', encoding="utf-8"
        )


def scripts(content: Content, where: Addresses) -> Iterator[tuple[str, object]]:
    """The name and the data of every script."""
    found = tuple(documents(content, where.of_units, where.of_entries))
    lexicon = concepts(content)
    indexer = Indexer(Cutter(own_words(lexicon)), lexicon)
    by_key = {document.key: document for document in found}
    first = content.editions[0].key if content.editions else ""
    collections: dict[str, object] = {}
    for name in _COLLECTIONS:
        collection = _Collection(
            name, tuple(d for d in found if d.collection == name), by_key, first
        )
        if not collection.documents:
            continue
        postings = indexer.postings(collection.documents)
        shards = tuple(_shards(postings, collection.is_whole))
        collections[name] = collection.head(shards)
        yield from ((f"{name}-terms-{at}", shard.data) for at, shard in enumerate(shards))
        yield from collection.blocks()
    yield "lexicon", _lexicon(lexicon)
    yield "nearest", vectors({document.id for document in found})
    yield "traditional", _traditional()
    yield "head", _head(found, collections)


def _head(found: Sequence[Document], collections: Mapping[str, object]) -> object:
    return {
        "tables": analysis.tables(),
        "words": {
            **{name: " ".join(sorted(words(name))) for name in _WORDS},
            "kinds": KINDS,
        },
        "references": references(
            (document.kind, document.id.rpartition("-")[2], document.id)
            if document.kind != "chapter"
            else (document.kind, document.id.removeprefix("ch"), document.id)
            for document in found
            if document.home is None
        ),
        "collections": collections,
    }


@dataclass(frozen=True)
class _Shard:
    first: str
    data: Mapping[str, object]


def _shards(postings: Postings, whole: bool) -> Iterator[_Shard]:
    """The postings, in scripts of bounded size if not `whole`, split by term."""
    held: list[tuple[str, Mapping[int, int]]] = []
    size = 0
    for term, of_term in postings.terms.items():
        if size > _SHARD_CHARACTERS and not whole:
            yield _shard(held, postings)
            held, size = [], 0
        held.append((term, of_term))
        size += len(term) + 2 * len(of_term)
    yield _shard(held, postings)


def _shard(held: Sequence[tuple[str, Mapping[int, int]]], postings: Postings) -> _Shard:
    data = {
        "terms": packing.sorted_words([term for term, _ in held]),
        "words": packing.gaps(at for at, (term, _) in enumerate(held) if term in postings.words),
        "written": packing.endings((term, postings.written.get(term, term)) for term, _ in held),
        **_packed_postings([of_term for _, of_term in held]),
    }
    return _Shard(held[0][0], data)


def _packed_postings(of_terms: Iterable[Mapping[int, int]]) -> Mapping[str, str]:
    ordered = [dict(sorted(of_term.items())) for of_term in of_terms]
    return {
        "counts": packing.numbers(len(each) for each in ordered),
        "numbers": "".join(packing.gaps(each) for each in ordered),
        "levels": packing.numbers(level - 1 for each in ordered for level in each.values()),
    }


@dataclass(frozen=True)
class _Collection:
    """Documents that are found and ranked together."""

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

    def head(self, shards: Sequence[_Shard]) -> Mapping[str, object]:
        """What is needed of every document before any is found."""
        numbers = {each.key: number for number, each in enumerate(self.documents)}
        size = len(self.documents)

        def above(document: Document, unit: str | None) -> int:
            return numbers.get((document.edition, unit), -1) + 1 if unit else 0

        return {
            "size": size,
            "block": self._block_size,
            "shards": [shard.first for shard in shards],
            "kinds": _column([document.kind for document in self.documents]),
            "lists": _column([document.edition.partition("/")[0] for document in self.documents]),
            "parts": _column([self._named(d, d.part) for d in self.documents]),
            "industries": _column([self._all_named(d, d.industries) for d in self.documents]),
            "categories": _column([self._all_named(d, d.categories) for d in self.documents]),
            "languages": _column([" ".join(sorted({*d.title, *d.body})) for d in self.documents]),
            "homes": packing.runs([above(each, each.home) for each in self.documents]),
            "parents": packing.runs([above(each, each.parent) for each in self.documents]),
        }

    @property
    def is_whole(self) -> bool:
        """Whether it is loaded at once: the rules are ranked with their texts and vocabulary."""
        return self.name == "rules"

    @property
    def _block_size(self) -> int:
        return len(self.documents) if self.is_whole else _BLOCK

    def blocks(self) -> Iterator[tuple[str, object]]:
        """What results show, in scripts of some documents each."""
        for at in range(0, len(self.documents), self._block_size):
            block = self.documents[at : at + self._block_size]
            paths = [_path(document, self.by_key) for document in block]
            yield (
                f"{self.name}-texts-{at // self._block_size}",
                {
                    "ids": "\n".join(document.id for document in block),
                    "pages": _column([document.page for document in block]),
                    "titleStatuses": _column([each.title_status or "" for each in block]),
                    "bodyStatuses": _column([each.body_status or "" for each in block]),
                    "places": _column(
                        [" ".join(self._of(each) for each in path) for path in paths]
                    ),
                    "names": {
                        self._of(each): {**each.title, "status": each.title_status}
                        for path in paths
                        for each in path
                    },
                    "title": _pair([document.title for document in block]),
                    "body": _pair([document.body for document in block]),
                },
            )


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


def _lexicon(lexicon: Sequence[SearchConcept]) -> Mapping[str, object]:
    return {
        # Each language by itself compresses better than the two side by side.
        "english": _forms(lexicon, chinese=False),
        "chinese": _forms(lexicon, chinese=True),
        "size": len(lexicon),
        "laws": packing.gaps(at for at, each in enumerate(lexicon) if each.is_law),
        "readings": readings(form.written for concept in lexicon for form in concept.forms),
    }


def _forms(lexicon: Sequence[SearchConcept], *, chinese: bool) -> str:
    """The forms that begin in one of the languages, a line for each concept."""
    return "\n".join(
        "|".join(
            sorted(form.written for form in concept.forms if (form.key[0] > "\u2e80") == chinese)
        )
        for concept in lexicon
    )


def _traditional() -> Mapping[str, str]:
    table = simplified()
    return {"from": "".join(table), "to": "".join(table.values())}
