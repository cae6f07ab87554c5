"""The index as classic scripts, which load from disk as well as over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.model.edition import Content
from generator.permalinks.addresses import Addresses
from generator.search import analysis, dictionary, packing
from generator.search.cards import Cards
from generator.search.cutting import Cutter, own_words
from generator.search.documents import Collection, Document, documents
from generator.search.index import Indexer, Postings, first_numbers
from generator.search.lexicon import SearchConcept, concepts
from generator.search.shown import Shown
from generator.search.tables import Row, beginnings, cut, lines
from generator.search.traditional import simplified

FOLDER = "assets/search"
# The bytes of a script, and how many a table has at most. Each Chinese character of a query needs
# one of the terms, so these are small.
_SIZES = {
    "terms": 800,
    "ordinary": 5_000,
    "corrections": 2_500,
    "pinyin": 1_500,
    "traditional": 700,
}
_MOST = 900


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
    lexicon = concepts(content)
    indexer = Indexer(Cutter(own_words(lexicon)), lexicon)

    def shown(name: Collection) -> Shown:
        ours = tuple(document for document in found if document.collection == name)
        return Shown(name, ours, cards, first)

    rules, fields = shown("rules"), shown("fields")
    postings = indexer.postings(rules.documents), indexer.postings(fields.documents)
    rows = dictionary.rows_of_terms(*postings)
    of_concepts = dictionary.taken_concepts(rows, lexicon, {*postings[0].named, *postings[1].named})
    yield (
        "collections",
        {
            "rules": rules.head(),
            "fields": fields.head(),
            "concepts": "\n".join(row.packed() for row in of_concepts),
        },
    )
    yield from rules.scripts()
    yield from fields.scripts()
    dictionary.add_lexicon(rows, lexicon)
    dictionary.add_little(rows)
    dictionary.add_forms(rows, *postings)
    dictionary.add_anchors(rows, (*rules.documents, *fields.documents))
    firsts: dict[str, list[str]] = {}
    for name, of_table in _tables(content, lexicon, rules.documents, postings[0], rows):
        table = lines(of_table)
        # What is related is looked for where the terms are.
        firsts[name] = (
            firsts["terms"] if name == "related" else beginnings(table, _SIZES[name], _MOST)
        )
        yield from cut(name, table, firsts[name])
    del firsts["related"]
    beginning = {name: packing.sorted_words(each) for name, each in firsts.items()}
    ranges = dictionary.number_ranges(content)
    yield "head", {"tables": analysis.tables(), "firsts": beginning, "ranges": ranges}


def _tables(
    content: Content,
    lexicon: Sequence[SearchConcept],
    rules: Sequence[Document],
    postings: Postings,
    rows: dict[str, Row],
) -> Iterator[tuple[str, Mapping[str, Row]]]:
    """The tables by name."""
    dictionary.add_headings(rows, rules)
    dictionary.add_references(rows, rules)
    dictionary.add_nowhere(rows, content.related.nowhere)
    related = dictionary.related_rows(content.related.groups, first_numbers(rules))
    dictionary.add_phrases(rows, related)
    yield "terms", rows
    yield "related", related
    yield "ordinary", dictionary.ordinary({*rows, *related})
    yield "corrections", dictionary.corrections(postings, lexicon, content.related.groups)
    yield "pinyin", dictionary.spellings(rows)
    yield "traditional", {each: Row(text=simple) for each, simple in simplified().items()}
