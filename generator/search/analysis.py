"""The rules of analysis: text becomes tokens. analysis.js follows the same rules, step by step."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from generator.search import exceptions, rules
from generator.search.traditional import simplified

Kind = Literal["word", "joined", "number", "han"]

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Letters that are neither Latin nor Chinese: Greek to Ethiopic and beyond, kana, Hangul.
_FOREIGN = "\u0370-\u1fff\u3041-\u3096\u30a1-\u30fa\u30fc\uac00-\ud7a3"
HAN_RUN = re.compile(f"[{_HAN}]+")
_APOSTROPHES = "\u2018\u2019\u02bc\u00b4`"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u301c~"
_COMBINING = re.compile("[\u0300-\u036f]")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_CHUNK = re.compile(
    r"(?P<section>[0-9]+(?:\([0-9a-z]{1,4}\))+)"
    r"|(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
    rf"|{_either(rules.NUMBER_WORDS)})(?P<unit>{_either(rules.UNITS)})?"
    rf"(?P<times>(?:[ -](?:{_either(rules.MULTIPLIERS)}))*)(?![a-z0-9])"
    r"|(?P<letters>[a-z](?: ?& ?[a-z])+(?![a-z0-9]))"
    r"|(?P<word>[a-z0-9]+(?:['./-][a-z0-9]+)*)"
    rf"|(?P<han>[{_HAN}]+)"
    rf"|(?P<foreign>[{_FOREIGN}]+)"
)
_NUMERAL = re.compile(f"[{''.join(rules.DIGITS)}{''.join(rules.POWERS)}]+", re.ASCII)
_TOO_LARGE = 1e11
_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bdfgklmnprt])\1$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


class Token(NamedTuple):
    """A piece of a text. `joined` covers the words just before it, written as one."""

    text: str
    kind: Kind
    start: int
    end: int


def normalise(text: str) -> str:
    """Compatibility forms, case, marks above letters and traditional characters folded away."""
    text = unicodedata.normalize("NFKC", text).lower()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _COMBINING.sub("", unicodedata.normalize("NFD", text)))
    return text.translate(_fold())


@cache
def _fold() -> Mapping[int, str]:
    folded = {**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-"), **simplified()}
    return {ord(character): simple for character, simple in folded.items()}


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a normalised text, in order."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Token]:
    for match in _CHUNK.finditer(text):
        start, end = match.span()
        chunk, kind = match[0], match.lastgroup
        if kind == "han":
            yield from _han(chunk, start)
        elif kind == "word":
            # A chunk without a sign in it is one word.
            yield from (_word(chunk, start),) if chunk.isalnum() else _words(chunk, start)
        elif kind == "times":
            number, times = match["number"], match["times"].replace("-", " ").split()
            value = rules.NUMBER_WORDS.get(number) or float(number.replace(",", ""))
            value *= rules.UNITS.get(match["unit"], 1)
            value = math.prod((rules.MULTIPLIERS[each] for each in times), start=value)
            yield Token(figure(value), "number", start, end)
        elif kind == "letters":
            yield Token(chunk.replace(" ", ""), "word", start, end)
        else:
            yield Token(chunk, "word", start, end)


def figure(value: float) -> str:
    """The one form of a number."""
    if value >= _TOO_LARGE:
        return "#large"
    parts = int(value * 10_000 + 0.5)
    whole, rest = divmod(parts, 10_000)
    return f"#{whole}.{rest:04}".rstrip("0").rstrip(".")


def _words(chunk: str, start: int) -> Iterator[Token]:
    """The words of a chunk, and the chunk as one word where a short part makes it one."""
    parts: list[tuple[str, int]] = []
    at = start
    for part in re.split("(['./-])", chunk):
        if part not in "'./-":
            parts.append((part, at))
        at += len(part)
    if len(parts) > 1 and chunk[-2:] == "'s":
        parts.pop()
    if len(parts) > 1 and any("'" in chunk[at - 1 - start : at - start] for _, at in parts[1:]):
        yield Token("".join(part for part, _ in parts), "word", start, start + len(chunk))
        return
    for part, at in parts:
        yield _word(part, at)
    if len(parts) > 1 and min(len(part) for part, _ in parts) <= 4:
        whole = "".join(part for part, _ in parts)
        yield Token(whole, "joined", start, parts[-1][1] + len(parts[-1][0]))


def _word(word: str, start: int) -> Token:
    end = start + len(word)
    if word.isdecimal():
        return Token(figure(float(word)), "number", start, end)
    if word in rules.NUMBER_WORDS:
        return Token(figure(rules.NUMBER_WORDS[word]), "number", start, end)
    return Token(word, "word", start, end)


def _han(run: str, start: int) -> Iterator[Token]:
    """A run of Chinese, with the numerals in it as numbers."""
    done = 0
    for match in _NUMERAL.finditer(run):
        value = _numeral(match[0])
        before, after = match.start(), match.end()
        if value is None or not (len(match[0]) > 1 or run[after : after + 1] in _measures()):
            continue
        if before > done:
            yield Token(run[done:before], "han", start + done, start + before)
        yield Token(figure(value), "number", start + before, start + after)
        done = after
    if done < len(run):
        yield Token(run[done:], "han", start + done, start + len(run))


@lru_cache
def _measures() -> frozenset[str]:
    return frozenset(rules.MEASURES)


def _numeral(text: str) -> int | None:
    """The value of a Chinese numeral; None if it is none, such as 万 alone or 一二."""
    if text[0] in "万亿" or (len(text) == 1 and text in "百千"):
        return None
    total = section = digit = 0
    seen_digit = False
    for character in text:
        if character in rules.DIGITS:
            if seen_digit and digit:
                return None
            digit, seen_digit = rules.DIGITS[character], True
        elif character in "万亿":
            total = (total + section + digit) * rules.POWERS[character]
            section, digit, seen_digit = 0, 0, False
        else:
            section += (digit if seen_digit else 1) * rules.POWERS[character]
            digit, seen_digit = 0, False
    return total + section + digit


# --- English words


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its inflection, in one spelling. It never folds securities into security."""
    if len(word) < 4 or not word.isalpha() or not word.isascii():
        return word
    if word in exceptions.IRREGULAR:
        return exceptions.IRREGULAR[word]
    word = _replaced(word, rules.SPELLINGS)
    bare = _replaced(word, rules.INFLECTIONS)
    if bare != word:
        bare = _DOUBLED.sub(r"\1", bare)
    if bare.endswith("e") and len(bare) > 3:
        bare = bare[:-1]
    if _CONSONANT_Y.search(bare) and len(bare) > 3:
        bare = f"{bare[:-1]}i"
    return exceptions.IRREGULAR.get(bare, bare)


def _replaced(word: str, suffixes: rules.Suffixes) -> str:
    """The word with the first suffix that fits replaced."""
    for suffix, replacement, least in suffixes:
        rest = word[: -len(suffix)]
        if word.endswith(suffix) and len(rest) >= least and _VOWEL.search(rest):
            return rest + replacement
    return word


def pairs(run: str) -> tuple[str, ...]:
    """The overlapping pairs of a run of Chinese."""
    return tuple(run[at : at + 2] for at in range(len(run) - 1))


def tables() -> Mapping[str, object]:
    """What analysis.js reads from the index."""
    return {
        # JavaScript names groups without the P.
        "chunk": _CHUNK.pattern.replace("(?P<", "(?<"),
        "numeral": _NUMERAL.pattern,
        "spellings": rules.SPELLINGS,
        "inflections": rules.INFLECTIONS,
        "irregular": exceptions.IRREGULAR,
        "numberWords": rules.NUMBER_WORDS,
        "multipliers": rules.MULTIPLIERS,
        "units": rules.UNITS,
        "digits": rules.DIGITS,
        "powers": rules.POWERS,
        "measures": rules.MEASURES,
    }
