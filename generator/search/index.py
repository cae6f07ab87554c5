"""The inverted index: which term stands in which document, and how much it says there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from generator.search.analysis import HAN_RUN, Token, figure, normalise, pairs, stem, tokens
from generator.search.cutting import Cutter
from generator.search.documents import Document, FieldName
from generator.search.lexicon import SearchConcept, extended, is_latin, pieces
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
_BOUNDS = ("minimum", "below")
_SATURATION = 1.2
_LENGTH = 0.5
# The usual length of a document, whatever stands beside it: so it is ranked alike in every content.
_AVERAGE = 55.0
# What the first document of a concept is worth, and how much less each further one.
_ABOUT, _ABOUT_STEP, _ABOUT_LEAST = 16, 1, 11
_NAMED = 12
_NESTED = 0.5


@dataclass(frozen=True)
class Postings:
    """For each term, in order, the numbers of its documents and its impact (1 to 16) in each.

    `words` are the Chinese terms that are words, not only two characters side by side; `written`
    are the English words as written; `named` are the forms of each concept that stand in texts.
    """

    terms: Mapping[str, Mapping[int, int]]
    words: frozenset[str]
    written: frozenset[str]
    named: Mapping[int, set[str]]


@dataclass(frozen=True)
class _Read:
    """A document read: the weight of each term, and the concepts that it names by level."""

    weights: Mapping[str, float]
    concepts: Mapping[int, int]


@dataclass(frozen=True)
class _Text:
    """A text analysed: its terms, how many atoms it has, and the forms of concepts in it."""

    terms: Sequence[str]
    length: int
    named: Sequence[tuple[int, str, float]]


@dataclass
class _Met:
    """What was met: texts, Chinese words, English words as written, forms."""

    texts: dict[str, _Text] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    named: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))


@dataclass(frozen=True)
class Indexer:
    """Makes postings of documents."""

    cutter: Cutter
    concepts: Sequence[SearchConcept]

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[int]]:
        """The concepts that each key stands for."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, concept in enumerate(self.concepts):
            for form in concept.forms:
                found[form.key].append(number)
        return found

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """What forms begin with, and the forms: most stretches of a text begin none."""
        return frozenset(
            key[:at]
            for key in self._forms
            for at in range(1, len(key) + 1)
            if at == len(key) or key[at] == " " or not is_latin(key[at])
        )

    def postings(self, documents: Sequence[Document]) -> Postings:
        """The terms of the documents with their impacts; `~7` is the concept of number 7."""
        met = _Met()
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for number, document in enumerate(documents):
            each = self._read(document, met)
            norm = 1 - _LENGTH + _LENGTH * sum(each.weights.values()) / _AVERAGE
            # Few weights are different.
            levels = {weight: _level(weight, norm) for weight in set(each.weights.values())}
            for term, weight in each.weights.items():
                found[term][number] = levels[weight]
            for concept, level in each.concepts.items():
                found[f"~{concept}"][number] = level
        self._add_about(documents, found)
        ordered = {term: dict(sorted(of_term.items())) for term, of_term in sorted(found.items())}
        return Postings(ordered, frozenset(met.words), frozenset(met.written), met.named)

    def _add_about(self, documents: Sequence[Document], found: dict[str, dict[int, int]]) -> None:
        """The documents that a concept is about, whether they name it or not."""
        numbers = first_numbers(documents)
        for at, concept in enumerate(self.concepts):
            for place, unit in enumerate(each for each in concept.about if each in numbers):
                level = max(_ABOUT_LEAST, _ABOUT - _ABOUT_STEP * place)
                of_concept, number = found[f"~{at}"], numbers[unit]
                of_concept[number] = max(level, of_concept.get(number, 0))

    def _read(self, document: Document, met: _Met) -> _Read:
        weights: dict[str, float] = defaultdict(float)
        named: dict[int, float] = defaultdict(float)
        length = 0
        for each in document.fields:
            weight = _WEIGHTS[each.name]
            if each.name in _BOUNDS:
                weights[figure(float(each.text))] += weight
                continue
            if each.text not in met.texts:
                met.texts[each.text] = self._text(each.text, met)
            text = met.texts[each.text]
            for term in text.terms:
                weights[term] += weight
            length += text.length
            for concept, _, share in text.named:
                named[concept] += weight * share
        norm = 0.6 + length / 300
        levels = {
            concept: max(1, round(_level(weight, norm) * _NAMED / LEVELS))
            for concept, weight in named.items()
        }
        return _Read(weights, levels)

    def _text(self, text: str, met: _Met) -> _Text:
        folded = normalise(text)
        found = tokens(folded)
        atoms = pieces([token for token in found if token.kind != "joined"])
        named = tuple(self._in(atoms))
        for concept, form, _ in named:
            met.named[concept].add(form)
        # A piece of a text may begin or end within a numeral: pairs go through them.
        of_runs = (pair for run in HAN_RUN.findall(folded) for pair in pairs(run))
        return _Text((*self._terms(found, met), *of_runs), len(atoms), named)

    def _terms(self, found: Sequence[Token], met: _Met) -> Iterator[str]:
        """The terms of a text but for pairs: stems, numbers, Chinese words."""
        for token in found:
            if token.kind == "number":
                yield token.text
            elif token.kind == "han":
                cut = tuple(self.cutter.words(token.text))
                met.words.update(cut)
                yield from (word for word in cut if len(word) > 2)
            elif token.text not in words("grammar"):
                met.written.add(token.text)
                yield stem(token.text)

    def _in(self, atoms: Sequence[str]) -> Iterator[tuple[int, str, float]]:
        """The concepts named in a sequence of atoms; a form within another counts for less."""
        reached = 0
        forms, beginnings = self._forms, self._beginnings
        for at, text in enumerate(atoms):
            ends: list[tuple[int, str]] = []
            end = at + 1
            while text in beginnings:
                if text in forms:
                    ends.append((end, text))
                if end == len(atoms):
                    break
                text = extended(text, atoms[end])
                end += 1
            for end, form in reversed(ends):
                for concept in forms[form]:
                    yield concept, form, 1.0 if end > reached else _NESTED
                reached = max(reached, end)


def first_numbers(documents: Sequence[Document]) -> Mapping[str, int]:
    """The document of each id; of ids that repeat in other editions the first."""
    return {documents[at].id: at for at in reversed(range(len(documents)))}


def _level(weight: float, norm: float) -> int:
    return max(1, round(LEVELS * weight / (weight + _SATURATION * norm)))
