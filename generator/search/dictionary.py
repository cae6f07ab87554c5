"""The rows of every table of the index: words and forms, corrections, pinyin, related words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from pypinyin import Style, lazy_pinyin
from spellchecker import SpellChecker

from generator.model.edition import Content
from generator.model.shared import ListedWords, RelatedGroup
from generator.search.analysis import pairs, stem
from generator.search.documents import Document
from generator.search.index import LEVELS, Postings
from generator.search.lexicon import SearchConcept, forms, is_latin
from generator.search.references import references
from generator.search.tables import Row
from generator.search.words import words

# Shares of a form are told in so many steps; plan.js counts in the same.
STEPS = 15
# A word in more forms than this does not lead to forms by itself.
_TOO_COMMON = 250
_LEAST_SHARE = 3
# How near a group's units are to its words: the first, and how much less each further one.
_NEAREST, _FURTHER = LEVELS, 3
# Shorter words are not corrected.
_SHORTEST = 4
# Longer Chinese is spelt by the words in it.
_LONGEST_SPELT = 6


def rows_of_terms(rules: Postings, fields: Postings) -> dict[str, Row]:
    """What the documents of both collections are found by."""
    words = rules.words | fields.words
    return {
        term: Row(
            rules=rules.terms.get(term, {}),
            fields=fields.terms.get(term, {}),
            is_word=term in words,
        )
        for term in {**rules.terms, **fields.terms}
    }


def add_lexicon(rows: dict[str, Row], lexicon: Sequence[SearchConcept]) -> None:
    """Adds the lexicon to the rows: each form, and its parts."""
    for number, concept in enumerate(lexicon):
        for form in concept.forms:
            row = rows.setdefault(form.key, Row())
            row.concepts.add(number)
            row.is_word |= not is_latin(form.key[0])
            # A law beside something else says under which rules it is asked, not what is asked.
            row.is_common |= concept.is_law
    for part, shares in _shares(lexicon).items():
        rows.setdefault(part, Row()).parts = shares


def number_ranges(content: Content) -> list[tuple[int, int, int, int]]:
    """The ranges of numbers: minimum, below, what they are multiples of, and the concept."""
    return [
        (each.numbers.minimum, each.numbers.below, each.numbers.of, number)
        for number, each in enumerate(content.concepts)
        if each.numbers is not None
    ]


def add_little(rows: dict[str, Row]) -> None:
    """Adds the words that say little; common ones that no text or lexicon has say nothing."""
    for word in words("common"):
        row = rows.setdefault(stem(word), Row())
        row.is_common = True
        row.is_word |= not is_latin(word[0])
        row.is_grammar = not (row.rules or row.fields or row.concepts or row.parts)
    for word in words("places"):
        row = rows.setdefault(stem(word), Row())
        row.is_common = row.is_place = True
    for name in words("actors"):
        for form in forms(name.replace("_", " ")):
            rows.setdefault(form.key, Row()).is_common = True
    for word in words("grammar"):
        for form in forms(word):
            row = rows.setdefault(form.key, Row())
            row.is_grammar = True
            row.is_word |= not is_latin(form.key[0])


def add_nowhere(rows: dict[str, Row], nowhere: ListedWords) -> None:
    """Adds the words for what is not regulated."""
    for _, word in nowhere.listed():
        for form in forms(word):
            row = rows.setdefault(form.key, Row())
            row.is_nowhere = True
            row.is_word |= not is_latin(form.key[0])


def add_headings(rows: dict[str, Row], documents: Sequence[Document]) -> None:
    """Adds the documents that bear a heading to the row of the heading."""
    for number, document in enumerate(documents):
        for title in document.title.values():
            for form in forms(title):
                rows.setdefault(form.key, Row()).bearers.add(number)


def add_anchors(rows: dict[str, Row], documents: Sequence[Document]) -> None:
    """Adds the documents to the rows of their ids, which a reader may type or paste."""
    for number, document in enumerate(documents):
        for anchor in document.anchors:
            for form in forms(anchor):
                rows.setdefault(form.key, Row()).bearers.add(number)


def add_references(rows: dict[str, Row], documents: Sequence[Document]) -> None:
    """Adds the ways to name a unit by its number."""
    named = references(
        (document.kind, document.id.rpartition("-")[2].removeprefix("ch"), number)
        for number, document in enumerate(documents)
    )
    for text, number in named.items():
        for form in forms(text):
            row = rows.setdefault(form.key, Row())
            row.bearers, row.is_reference = {number}, True


def taken_concepts(
    rows: dict[str, Row], lexicon: Sequence[SearchConcept], named: Container[int]
) -> list[Row]:
    """The rows of the concepts, by number, taken out; `named` are those that a text names."""
    found = [rows.pop(f"~{number}", Row()) for number in range(len(lexicon))]
    for number, (row, concept) in enumerate(zip(found, lexicon, strict=True)):
        row.is_unsaid = concept.is_told and number not in named
    return found


def add_forms(rows: dict[str, Row], *collections: Postings) -> None:
    """Adds to the row of each concept its forms that stand in texts: what is marked for it."""
    for number in {number for postings in collections for number in postings.named}:
        found = set().union(*(postings.named.get(number, ()) for postings in collections))
        rows[f"~{number}"] = Row(text="|".join(sorted(found)))


def _shares(lexicon: Sequence[SearchConcept]) -> Mapping[str, dict[int, int]]:
    """For each part of a form the concepts that it names in part, and its greatest share."""
    whole = [
        (number, parts)
        for number, concept in enumerate(lexicon)
        for form in concept.forms
        if len(parts := parts_of(form.key)) > 1
    ]
    holders = Counter(part for _, parts in whole for part in set(parts))
    rarity = {part: math.log(1 + len(whole) / count) for part, count in holders.items()}
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for number, parts in whole:
        weight = sum(rarity[part] for part in parts)
        for part in parts:
            share = max(1, round(STEPS * rarity[part] / weight))
            if holders[part] <= _TOO_COMMON and share >= _LEAST_SHARE:
                found[part][number] = max(share, found[part].get(number, 0))
    return found


def parts_of(form: str) -> Sequence[str]:
    """The words by which a form is found in part: stems, and the pairs of its Chinese."""
    found: list[str] = []
    for piece in form.split(" "):
        found += [piece] if is_latin(piece[0]) or len(piece) == 1 else pairs(piece)
    return found


def corrections(
    postings: Postings, lexicon: Sequence[SearchConcept], related: Iterable[RelatedGroup]
) -> dict[str, Row]:
    """The words that a misspelt one may be, and each backwards after a sign of its own."""
    written = [form.written for concept in lexicon for form in concept.forms]
    known = postings.written | set(_english((*written, *_of_related(related))))
    words = [each for each in known if each.isascii() and each.isalpha() and len(each) >= _SHORTEST]
    return {key: Row() for word in words for key in (word, f"<{word[::-1]}")}


def ordinary(known: Container[str]) -> dict[str, Row]:
    """The stems of English words and names that the index lacks: none of them is a misspelling."""
    used = SpellChecker(language="en").word_frequency.dictionary
    words = (each for each in used if each.isascii() and each.isalpha())
    stems = {stem(word) for word in words if len(word) >= _SHORTEST}
    return {each: Row() for each in stems if each not in known}


def _of_related(related: Iterable[RelatedGroup]) -> Iterator[str]:
    return (form.written for group in related for _, word in group.listed() for form in forms(word))


def _english(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in text.split(" ") if is_latin(word[0]))


def spellings(rows: Mapping[str, Row]) -> dict[str, Row]:
    """The Chinese words by their pinyin, as text; of several the one in the most documents."""
    found: dict[str, Row] = {}
    known = {
        key: len(row.rules)
        for key, row in rows.items()
        if row.is_word and 1 < len(key) <= _LONGEST_SPELT
    }
    for word in sorted(known, key=lambda word: (known[word], word)):
        syllables = lazy_pinyin(word, style=Style.NORMAL, v_to_u=False, errors="ignore")
        if len(syllables) == len(word):
            found["".join(syllables)] = Row(text=word)
    return found


def related_rows(groups: Iterable[RelatedGroup], numbers: Mapping[str, int]) -> dict[str, Row]:
    """What leads to units though it means none of their words."""
    rows: dict[str, Row] = {}
    for group in groups:
        units = [unit for unit in group.units if unit in numbers]
        near = {numbers[unit]: _NEAREST - _FURTHER * at for at, unit in enumerate(units)}
        for _, word in group.listed():
            for form in forms(word):
                rows.setdefault(form.key, Row(rules=near))
    return rows


def add_phrases(rows: Mapping[str, Row], related: Iterable[str]) -> None:
    """Tells of each word which second words follow it in related phrases."""
    for key in related:
        first, *rest = key.split(" ")
        if rest and first in rows:
            rows[first].seconds.add(rest[0])
