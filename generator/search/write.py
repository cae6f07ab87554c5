"""The index as classic scripts, which load from disk as well as over HTTP."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.edition import Content
from generator.permalinks.addresses import Addresses
from generator.search import analysis, dictionary, packing
from generator.search.cards import Cards
from generator.search.cutting import Cutter, own_words
from generator.search.documents import Collection, Document, documents
from generator.search.index import Indexer, first_numbers
from generator.search.lexicon import concepts
from generator.search.references import references
from generator.search.shown import Shown
from generator.search.tables import Row, tables
from generator.search.traditional import simplified
from generator.search.words import words

FOLDER = "assets/search"
# The characters of a script. Each Chinese character of a query needs one of the terms, so these are
# small; all concepts together are small enough, and most queries name some.
_SIZE = 1_500
_SIZES = {"terms": 700, "concepts": sys.maxsize}
# What only some queries need: its beginnings stand in a script of their own.
_SELDOM = ("related", "corrections", "pinyin", "traditional")


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
    cards = Cards(content, found)
    first = content.editions[0].key if content.editions else ""

    def shown(name: Collection) -> Shown:
        ours = tuple(document for document in found if document.collection == name)
        return Shown(name, ours, cards, first)

    rules, fields = shown("rules"), shown("fields")
    firsts: dict[str, str] = {}
    for name, rows in _rows(content, rules.documents, fields.documents):
        size = _SIZES.get(name, _SIZE)
        beginnings, made = tables(name, rows, size, apart=name == "fields-terms")
        firsts[name] = packing.sorted_words(beginnings)
        yield from made
    for each in (rules, fields):
        if each.documents:
            yield from each.scripts()
            yield each.name, each.head()
    yield "seldom", {name: firsts.pop(name) for name in _SELDOM}
    yield "head", _head(rules.documents, firsts)


def _rows(
    content: Content, rules: Sequence[Document], fields: Sequence[Document]
) -> Iterator[tuple[str, Mapping[str, Row]]]:
    """The tables by name."""
    lexicon = concepts(content)
    indexer = Indexer(Cutter(own_words(lexicon)), lexicon)
    postings, of_fields = indexer.postings(rules), indexer.postings(fields)
    rows = dictionary.rows_of_terms(postings)
    if fields:
        yield "fields-terms", dictionary.rows_of_terms(of_fields)
    yield "concepts", dictionary.taken_concepts(rows, lexicon)
    yield "forms", dictionary.forms_in_texts(postings, of_fields)
    dictionary.add_lexicon(rows, lexicon)
    dictionary.add_headings(rows, rules)
    dictionary.add_nowhere(rows, content.related.nowhere)
    related = dictionary.related_rows(content.related.groups, first_numbers(rules))
    dictionary.add_phrases(rows, related)
    yield "terms", rows
    yield "related", related
    yield "corrections", dictionary.corrections(postings, lexicon, content.related.groups)
    yield "pinyin", dictionary.spellings(rows)
    yield "traditional", {each: Row(text=simple) for each, simple in simplified().items()}


def _head(rules: Sequence[Document], firsts: Mapping[str, str]) -> object:
    return {
        "tables": analysis.tables(),
        "grammar": " ".join(sorted(words("grammar"))),
        "references": references(
            (document.kind, document.id.rpartition("-")[2].removeprefix("ch"), number)
            for number, document in enumerate(rules)
            if document.home is None
        ),
        "firsts": firsts,
    }
