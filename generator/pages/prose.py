"""Texts made ready for a template: spans with emphasis, language and marked terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model.edition import Content
from generator.model.text import Emphasis, Language, RichText, Run, Status

LANG: Mapping[Language, str] = {"en": "en", "zh": "zh-Hans"}

_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
# Chinese with what stands inside it, such as a bracketed year; and English words in Chinese.
_CHINESE_IN_ENGLISH = re.compile(rf"[{_HAN}](?:[{_HAN}0-9]*[{_HAN}])?")
_ENGLISH_IN_CHINESE = re.compile(r"[A-Za-z][A-Za-z’'&.,/-]*(?: [A-Za-z&][A-Za-z’'&.,/-]*)+")


@dataclass(frozen=True)
class Span:
    """A stretch of text: its emphasis, its language if another, the entry that it is marked for."""

    text: str
    emphasis: Emphasis = "none"
    lang: str | None = None
    entry: str | None = None


@dataclass(frozen=True)
class Words:
    """A text in one language; `status` says where a Chinese text comes from."""

    lang: str
    spans: tuple[Span, ...]
    status: Status | None = None

    @property
    def plain(self) -> str:
        return "".join(span.text for span in self.spans)


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


def _longest_first(words: Iterable[str], *, whole_words: bool) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    pattern = "|".join(re.escape(word) for word in ordered) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w])" if whole_words else pattern)


def words(language: Language, text: RichText, status: Status | None = None) -> Words:
    """A text without marks."""
    spans = (span for run in text.runs for span in _other_language(_span(run), language))
    return Words(LANG[language], tuple(spans), status)


def _span(run: Run) -> Span:
    return Span(run.text, run.emphasis)


def _other_language(span: Span, language: Language) -> Iterator[Span]:
    """The span cut where it changes to the other language."""
    pattern = _CHINESE_IN_ENGLISH if language == "en" else _ENGLISH_IN_CHINESE
    other = LANG["zh" if language == "en" else "en"]
    done = 0
    for match in pattern.finditer(span.text):
        if match.start() > done:
            yield replace(span, text=span.text[done : match.start()])
        yield replace(span, text=match[0], lang=other)
        done = match.end()
    if done < len(span.text):
        yield replace(span, text=span.text[done:])


def marked(plain: Words, language: Language, marks: Marks, heading: str = "") -> Words:
    """The text with the first occurrence of each entry marked.

    Titles (in italics), a run-in `heading` and words in the other language are left alone; a
    longer name hides the words in it, so names are looked for in the whole text first.
    """
    text = plain.plain
    begin = text.find(heading) if heading else -1
    hidden = range(begin, begin + len(heading)) if begin >= 0 else range(0)
    found = [
        (start, end, entry)
        for start, end, entry in marks.find(language, text)
        if end <= hidden.start or start >= hidden.stop
    ]
    seen: set[str] = set()
    spans: list[Span] = []
    start = 0
    for span in plain.spans:
        end = start + len(span.text)
        firsts: list[tuple[int, int, str]] = []
        if span.emphasis != "em" and span.lang is None:
            inside = (each for each in found if start <= each[0] and each[1] <= end)
            firsts = list(_first_of_each(inside, seen))
        spans.extend(_cut(span, [(a - start, b - start, entry) for a, b, entry in firsts]))
        start = end
    return replace(plain, spans=tuple(spans))


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
    if done < len(span.text):
        yield replace(span, text=span.text[done:])


def between(one: Pair, other: Pair) -> Pair:
    """The name of what connects two units, in the languages that both have."""
    first = _joined(one.first, other.first)
    if one.second is None or other.second is None:
        return Pair(first)
    return Pair(first, _joined(one.second, other.second))


def _joined(one: Words, other: Words) -> Words:
    status = "working" if "working" in (one.status, other.status) else one.status
    return Words(one.lang, (*one.spans, Span(" ↔ "), *other.spans), status)


def with_tail(text: Words, tail: str) -> Words:
    """The words with something plain after them."""
    return Words(text.lang, (*text.spans, Span(tail)), text.status)
