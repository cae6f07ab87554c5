"""Finds the numbers in the words of a table: 100,000; 10万; 十万; 一百二十万; 1 million."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.numerals import from_han

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)"
_WORDS = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_TIMES = rf"(?:\s*[十百千万亿]+|(?:\s*(?:{'|'.join(_WORDS)})\b)+)"
# A number in words of law; without a group, so that others can take it in.
NUMBER = rf"(?:{_DIGITS}{_TIMES}?|[一二两三四五六七八九十百千万亿零〇]+)"
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_IN_DIGITS = re.compile(rf"({_DIGITS})({_TIMES}?)", re.IGNORECASE)
_ONE = "[一二两三四五六七八九]"
_SECTION = f"(?:{_ONE}?千)?(?:零?{_ONE}?百)?(?:零?{_ONE}?十)?(?:零?{_ONE})?"
_HAN = re.compile(f"(?:{_SECTION}万?亿)?(?:零?{_SECTION}万)?(?:零?{_SECTION})")
# 一万五 is said for 15,000, and would be 10,005.
_SHORTENED = re.compile(f"[百千万亿]{_ONE}$")
# What follows a date or a period of time, and what stands before one, or before a rank (第十类).
_TIME = re.compile(r"\s*(?:年|个?月|日|天|周|小时|个?工作日)")
_BEFORE = re.compile(
    r"(?:第|january|february|march|april|may|june|july|august|september|october|november|december)"
    r"\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figure:
    """A number in some words; `value` is None where they give no whole number.

    `is_sure` is False of one sign that may as well be part of a word: 一般, 万一.
    """

    written: str
    value: int | None
    start: int
    end: int
    is_sure: bool


def figures_in(plain: str) -> Iterator[Figure]:
    """The numbers in words, but for dates, periods and ranks."""
    for match in _NUMBER.finditer(plain):
        if _TIME.match(plain, match.end()) or _BEFORE.search(plain[: match.start()]):
            continue
        written = match[0].replace("〇", "零")
        in_digits = _IN_DIGITS.fullmatch(written)
        is_long = len(written) > 1 and any(each in written for each in "十百千万亿")
        value = _of_digits(in_digits) if in_digits else _of_han(written)
        is_sure = in_digits is not None or is_long
        yield Figure(match[0].strip(), value, match.start(), match.end(), is_sure)


def _of_digits(match: re.Match[str]) -> int | None:
    value = Decimal(match[1].replace(",", ""))
    times = match[2].strip().casefold()
    if times and not times.isascii():
        if not _HAN.fullmatch(times):
            return None
        value *= from_han(times)
    for word in times.split() if times.isascii() else ():
        value *= _WORDS[word]
    return int(value) if value > 0 and value == int(value) else None


def _of_han(written: str) -> int | None:
    if not _HAN.fullmatch(written) or _SHORTENED.search(written):
        return None
    return from_han(written) or None
