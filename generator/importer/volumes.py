"""Reads the volume band of a scenario out of the words of its cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_TIMES_WORD = r"\s*(?P<times>万|亿|千|百|million\b|thousand\b)?"
_TIMES = {
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "亿": 100_000_000,
    "thousand": 1_000,
    "million": 1_000_000,
}
_BEFORE = r"(?P<before>≥|>=|不少于|不低于|至少|at least|not less than|no fewer than)?"
_UNDER = r"(?P<under><(?!=)|不满|不足|少于|低于|小于|under\b|fewer than|less than|below\b)?"
# Words may stand between the figure and what says that it is a lower bound.
_AFTER = r"(?:[^\d,、;。.]{0,16}?(?P<after>以上|\+|or more\b))?"
_BOUND = re.compile(rf"{_BEFORE}\s*{_UNDER}\s*{_FIGURE}{_TIMES_WORD}{_AFTER}", re.IGNORECASE)
_DATE = re.compile(r"\s*[年月日]")
_MONTH = re.compile(
    r"(january|february|march|april|may|june|july|august|september|october|november|december)\s*$",
    re.IGNORECASE,
)
# Bounds that leave the figure itself out or in where a band does the other.
_OTHER_BOUNDS = re.compile(
    r"超过|多于|大于|以下|以内|至多|不超过|more than|over|up to|at most|[>≤](?!=)"
)
_WHO = re.compile(
    rf"{_FIGURE}{_TIMES_WORD}\s*(?:人|名|individuals?\b|persons?\b|people\b)", re.IGNORECASE
)
# How a line begins that is one of several bands.
_ITEM = re.compile(r"(?:[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、](?!\d)|[①-⑨])\s*")
_NONE = {"", "-", "—", "——", "–", "/", "无", "none", "n/a"}


Counted = Literal["individuals", "not-stated"]


@dataclass(frozen=True)
class Band:
    """What a volume band says in figures: `minimum` is inclusive, `below` exclusive."""

    minimum: int | None
    below: int | None
    counts: Counted


@dataclass(frozen=True)
class Unclear:
    """Words of a volume band that no figures can be read from, and why."""

    wrong: str


def is_none(words: str) -> bool:
    """Whether a cell says, with a dash or a word, that there is nothing."""
    return unicodedata.normalize("NFKC", words).strip().casefold() in _NONE


def divided(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a cell, with a semicolon between bands that are numbered."""
    ends = [*(_ITEM.match(line) is not None for line in lines[1:]), False]
    return tuple(
        f"{line}；" if ends_here and not line.endswith(("；", ";")) else line
        for line, ends_here in zip(lines, ends, strict=True)
    )


def band_in(words: str) -> Band | Unclear:
    """The figures of a volume band such as `10万人以上、不满100万人`."""
    plain = unicodedata.normalize("NFKC", _unnumbered(words))
    if other := _OTHER_BOUNDS.search(plain):
        return Unclear(f"“{other[0]}” is neither “N or more” nor “under N”")
    minimum = below = None
    for match in _BOUND.finditer(plain):
        if _DATE.match(plain, match.end("figure")) or _MONTH.search(plain[: match.start("figure")]):
            continue
        number = _number(match)
        if number is None:
            return Unclear(f"“{match['figure'].strip()}” is not a whole number")
        if match["under"] and not match["after"] and below is None:
            below = number
        elif (match["before"] or match["after"]) and not match["under"] and minimum is None:
            minimum = number
        else:
            return Unclear(f"whether {number:,} is a lower or an upper bound is not clear")
    if minimum is None and below is None:
        return Unclear("no figure stands in it")
    if minimum is not None and below is not None and minimum >= below:
        return Unclear("its bounds cross")
    return Band(minimum, below, counts_in(plain))


def counts_in(words: str) -> Counted:
    """What the figures of a band count: individuals only where its words say so."""
    return "individuals" if _WHO.search(words) else "not-stated"


def _number(match: re.Match[str]) -> int | None:
    figure = Decimal(match["figure"].replace(",", ""))
    value = figure * _TIMES.get((match["times"] or "").casefold(), 1)
    return int(value) if value > 0 and value == int(value) else None


def _unnumbered(words: str) -> str:
    match = _ITEM.match(words)
    return words[match.end() :] if match else words
