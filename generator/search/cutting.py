"""Cuts Chinese texts into words, at build time only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import jieba

from generator.model.pinyin import dictionary
from generator.search.analysis import Token, tokens
from generator.search.lexicon import SearchConcept


@dataclass(frozen=True)
class Cutter:
    """Cuts Chinese into words; the words of the glossary and the lexicon stay whole."""

    own: frozenset[str]

    @cached_property
    def _jieba(self) -> jieba.Tokenizer:
        cutter, known = jieba.Tokenizer(), dictionary()
        cutter.FREQ, cutter.total, cutter.initialized = dict(known.FREQ), known.total, True
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
