"""Texts made ready for a template: spans with emphasis, language and marked terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from generator.model.edition import Content
from generator.model.text import IN_OTHER_LANGUAGE, Emphasis, Language, RichText, Run, Status

LANG: Mapping[Language, str] = {"en": "en", "zh": "zh-Hans"}


@dataclass(frozen=True)
class Span:
    """A stretch of text: its emphasis, its language if another, the entry that it is marked for."""

    text: str
    emphasis: Emphasis = "none"
    lang: str | None = None
    entry: str | None = None


@dataclass(frozen=True)
class Source:
    """Where an original text stands, and the SHA-256 of the file that it was taken from."""

    where: str
    sum: str


def source(locator: str) -> Source:
    """The parts of a locator that the importer wrote, or a locator as it is."""
    where, _, checksum = locator.partition(", SHA-256 ")
    return Source(where, checksum)


@dataclass(frozen=True)
class Words:
    """A text in one language; `status` and `source` say where a Chinese text comes from."""

    lang: str
    spans: tuple[Span, ...]
    status: Status | None = None
    source: Source | None = None

    @cached_property
    def plain(self) -> str:
        return "".join(span.text for span in self.spans)

    @cached_property
    def is_marked(self) -> bool:
        """Whether some words lead to their entries."""
        return any(span.entry is not None for span in self.spans)


@dataclass(frozen=True)
class Pair:
    """A text in the page's language first, and in the other language where there is one."""

    first: Words
    second: Words | None = None


class Marks:
    """Finds the words of the text that are marked for a term or an instrument."""

    def __init__(self, content: Content) -> None:
        entries = content.entries
        self._entries: Mapping[Language, Mapping[str, str]] = {
            "en": {word: entry.id for entry in entries for word in entry.marks.en},
            "zh": {word: entry.id for entry in entries for word in entry.marks.zh},
        }
        self._patterns = {
            language: _longest_first(words, whole_words=language == "en")
            for language, words in self._entries.items()
        }

    def find(self, language: Language, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and entry id of each marked word, the longest at each place."""
        for match in self._patterns[language].finditer(text):
            yield match.start(), match.end(), self._entries[language][match[0]]

    def of(self, language: Language, entry: str) -> re.Pattern[str]:
        """The words that are marked for one entry, in longer names too."""
        words = (word for word, each in self._entries[language].items() if each == entry)
        return _longest_first(words, whole_words=language == "en")


def _longest_first(words: Iterable[str], *, whole_words: bool) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (word[0], -len(word), word))
    # By their first letters: at most places of a text no word is tried at all.
    groups = (
        f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in those)})"
        for first, those in groupby(ordered, key=lambda word: word[0])
    )
    pattern = "|".join(groups) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])" if whole_words else pattern)


def words(language: Language, text: RichText, status: Status | None = None) -> Words:
    """A text without marks."""
    spans = (span for run in text.runs for span in _other_language(run, language))
    return Words(LANG[language], tuple(spans), status)


def _other_language(run: Run, language: Language) -> Iterator[Span]:
    """The spans of a run, which is cut where it changes to the other language."""
    span = Span(run.text, run.emphasis)
    other = LANG["zh" if language == "en" else "en"]
    done = 0
    for match in IN_OTHER_LANGUAGE[language].finditer(span.text):
        if match.start() > done:
            yield replace(span, text=span.text[done : match.start()])
        yield replace(span, text=match[0], lang=other)
        done = match.end()
    if not done:
        yield span
    elif done < len(span.text):
        yield replace(span, text=span.text[done:])


def marked(plain: Words, language: Language, marks: Marks, heading: str = "") -> Words:
    """The text with the first occurrence of each entry marked.

    A run-in `heading` and words in the other language are left alone, and so are words in italics
    that are not an entry as a whole; a longer name hides the words in it, so names are looked for
    in the whole text first.
    """
    text = plain.plain
    found = tuple(marks.find(language, text))
    if not found:
        return plain
    begin = text.find(heading) if heading else -1
    hidden = range(begin, begin + len(heading)) if begin >= 0 else range(0)
    found = tuple(
        (start, end, entry)
        for start, end, entry in found
        if end <= hidden.start or start >= hidden.stop
    )
    seen: set[str] = set()
    spans: list[Span] = []
    start = 0
    for span in plain.spans:
        end = start + len(span.text)
        firsts: list[tuple[int, int, str]] = []
        if span.lang is None:
            whole = span.emphasis == "em"
            inside = (each for each in found if _is_inside(each, start, end, whole=whole))
            firsts = list(_first_of_each(inside, seen))
        spans.extend(_cut(span, [(a - start, b - start, entry) for a, b, entry in firsts]))
        start = end
    return replace(plain, spans=tuple(spans))


def _is_inside(found: tuple[int, int, str], start: int, end: int, *, whole: bool) -> bool:
    """Whether what is found stands in a stretch of text, or is the `whole` of it."""
    return found[:2] == (start, end) if whole else start <= found[0] and found[1] <= end


def _first_of_each(
    found: Iterable[tuple[int, int, str]], seen: set[str]
) -> Iterator[tuple[int, int, str]]:
    for start, end, entry in found:
        if entry not in seen:
            seen.add(entry)
            yield start, end, entry


def _cut(span: Span, found: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    done = 0
    for start, end, entry in found:
        if start > done:
            yield replace(span, text=span.text[done:start])
        yield replace(span, text=span.text[start:end], entry=entry)
        done = end
    if not done:
        yield span
    elif done < len(span.text):
        yield replace(span, text=span.text[done:])


def joined(texts: Sequence[Pair], between: Mapping[str, str]) -> Pair:
    """Several texts as one, in the languages that all have; `between` them stands by language."""
    first = _joined([text.first for text in texts], between)
    seconds = [text.second for text in texts if text.second is not None]
    return Pair(first, _joined(seconds, between) if len(seconds) == len(texts) else None)


def _joined(texts: Sequence[Words], between: Mapping[str, str]) -> Words:
    lang, status = texts[0].lang, texts[0].status
    spans: list[Span] = []
    for text in texts:
        spans += [Span(between[lang])] if spans else []
        spans += text.spans if text.lang == lang else (Span(text.plain, lang=text.lang),)
    return Words(lang, tuple(spans), "working" if _any_working(texts) else status)


def _any_working(texts: Iterable[Words]) -> bool:
    return any(text.status == "working" for text in texts)


def with_tail(text: Words, tail: str) -> Words:
    """The words with something plain after them."""
    return Words(text.lang, (*text.spans, Span(tail)), text.status)
