"""The inverted index: which term stands in which document, and how much it says there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import jieba

from generator.search.analysis import Token, figure, normalise, pairs, stem, tokens
from generator.search.documents import Document, Field, FieldName
from generator.search.lexicon import SPAN, SearchConcept, key, pieces
from generator.search.words import words

LEVELS = 16
_WEIGHTS: Mapping[FieldName, float] = {
    "heading": 3.0,
    "alias": 1.5,
    "text": 1.0,
    "context": 0.4,
    "minimum": 3.0,
    "below": 1.0,
    "statement": 3.0,
}
_SATURATION = 1.2
_LENGTH = 0.5
# A figure that a threshold begins at, or ends below, is found by either sign too.
BOUNDS: Mapping[FieldName, str] = {"minimum": "≥", "below": "<"}
_BOUND = 5.0
# What the first document of a concept is worth, and how much less each further one.
_ABOUT, _ABOUT_STEP, _ABOUT_LEAST = 16, 1, 11
_NAMED = 12
_NESTED = 0.5


@dataclass(frozen=True)
class Postings:
    """For each term, in order, the numbers of its documents and its impact (1 to 16) in each.

    `words` are the Chinese terms that are words, not only two characters side by side; `written`
    is how a stem is written most often.
    """

    terms: Mapping[str, Mapping[int, int]]
    words: frozenset[str]
    written: Mapping[str, str]


@dataclass(frozen=True)
class Cutter:
    """Cuts Chinese into words; the words of the glossary and the lexicon stay whole."""

    own: frozenset[str]

    @cached_property
    def _jieba(self) -> jieba.Tokenizer:
        cutter = jieba.Tokenizer()
        for word in sorted(self.own):
            cutter.add_word(word, freq=1_000_000)
        return cutter

    def words(self, run: str) -> Iterator[str]:
        """The words of two characters and more, those inside longer ones too."""
        for word, _, _ in self._jieba.tokenize(run, mode="search", HMM=False):
            if len(word) > 1:
                yield word
            # jieba looks for no more than three characters inside a word; ours may be longer.
            yield from self._inside(word)

    def _inside(self, word: str) -> Iterator[str]:
        for start in range(len(word)):
            for end in range(start + 4, len(word) + (start > 0)):
                if word[start:end] in self.own:
                    yield word[start:end]


@dataclass(frozen=True)
class Indexer:
    """Makes postings of documents."""

    cutter: Cutter
    forms: Mapping[str, Sequence[int]]

    concepts: Sequence[SearchConcept]

    def postings(self, documents: Sequence[Document]) -> Postings:
        """The terms of the documents with their impacts; `~7` is the concept of number 7."""
        counted = [self._weights(document) for document in documents]
        lengths = [sum(weights.values()) for weights in counted]
        average = sum(lengths) / max(1, len(lengths))
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for number, (weights, length) in enumerate(zip(counted, lengths, strict=True)):
            norm = 1 - _LENGTH + _LENGTH * length / average
            for term, weight in weights.items():
                found[term][number] = _level(weight, norm)
        for concept, of_concept in self._concepts(documents).items():
            if of_concept:
                found[f"~{concept}"] = of_concept
        return Postings(dict(sorted(found.items())), *self._spelling(documents))

    def _weights(self, document: Document) -> Mapping[str, float]:
        weights: dict[str, float] = defaultdict(float)
        for field in document.fields:
            for term in self.terms(field):
                weights[term] += _BOUND if term[0] in BOUNDS.values() else _WEIGHTS[field.name]
        return weights

    def _spelling(self, documents: Sequence[Document]) -> tuple[frozenset[str], Mapping[str, str]]:
        """The Chinese words of the documents, and how each English stem is written."""
        words: set[str] = set()
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for document in documents:
            for field in document.fields:
                for token in tokens(normalise(field.text)):
                    if token.kind == "han":
                        words.update(self.cutter.words(token.text))
                    elif token.kind != "number":
                        written[stem(token.text)][token.text] += 1
        often = {each: counts.most_common(1)[0][0] for each, counts in written.items()}
        return frozenset(words), often

    def terms(self, field: Field) -> Iterator[str]:
        """The terms of a text: stems, numbers, Chinese pairs and words."""
        if field.name in BOUNDS:
            yield figure(float(field.text))
            yield BOUNDS[field.name] + figure(float(field.text))
            return
        for token in tokens(normalise(field.text)):
            if token.kind == "number":
                yield token.text
            elif token.kind == "han":
                yield from pairs(token.text)
                yield from (word for word in self.cutter.words(token.text) if len(word) > 2)
            elif token.text not in words("grammar"):
                yield stem(token.text)

    def _concepts(self, documents: Sequence[Document]) -> Mapping[int, dict[int, int]]:
        """For each concept the documents about it, and those that only name it."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, document in enumerate(documents):
            numbers[document.id].append(number)
        found: dict[int, dict[int, int]] = {at: {} for at in range(len(self.concepts))}
        for number, document in enumerate(documents):
            for at, level in self._named(document).items():
                found[at][number] = level
        for at, concept in enumerate(self.concepts):
            for place, unit in enumerate(each for each in concept.about if each in numbers):
                level = max(_ABOUT_LEAST, _ABOUT - _ABOUT_STEP * place)
                for number in numbers[unit]:
                    found[at][number] = max(level, found[at].get(number, 0))
        return {at: dict(sorted(of_concept.items())) for at, of_concept in found.items()}

    def _named(self, document: Document) -> Mapping[int, int]:
        """The concepts whose forms stand in a document, and how prominently."""
        weights: dict[int, float] = defaultdict(float)
        length = 0
        for field in document.fields:
            if field.name in BOUNDS:
                continue
            found = pieces([t for t in tokens(normalise(field.text)) if t.kind != "joined"])
            length += len(found)
            for concept, share in self._in(found):
                weights[concept] += _WEIGHTS[field.name] * share
        norm = 0.6 + length / 300
        return {
            concept: max(1, round(_level(weight, norm) * _NAMED / LEVELS))
            for concept, weight in weights.items()
        }

    def _in(self, atoms: Sequence[str]) -> Iterator[tuple[int, float]]:
        """The concepts named in a sequence of atoms; a form within another counts for less."""
        reached = 0
        for at in range(len(atoms)):
            for length in range(min(SPAN, len(atoms) - at), 0, -1):
                for concept in self.forms.get(key(atoms[at : at + length]), ()):
                    yield concept, 1.0 if at + length > reached else _NESTED
                    reached = max(reached, at + length)


def _level(weight: float, norm: float) -> int:
    share = weight / (weight + _SATURATION * norm)
    return max(1, min(LEVELS, round(share * LEVELS)))


def forms_of(concepts: Sequence[SearchConcept]) -> Mapping[str, Sequence[int]]:
    """The concepts that each key stands for."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, concept in enumerate(concepts):
        for form in concept.forms:
            found[form.key].append(number)
    return found


def own_words(concepts: Iterable[SearchConcept]) -> frozenset[str]:
    """The Chinese forms that stay whole when text is cut."""
    return frozenset(
        token.text
        for concept in concepts
        for form in concept.forms
        for token in _all(form.written)
        if len(token.text) > 1
    )


def _all(written: str) -> Sequence[Token]:
    """The tokens of a form that is one run of Chinese."""
    found = tokens(written)
    return found if len(found) == 1 and found[0].kind == "han" else ()
