"""Reads the volume band of a scenario out of the words of its cell.

In Chinese law 以上 takes its number in and 不满 leaves it out. 以下 and 超过 are the reverse of
what a band can say, and of the bare end of a range (10万至100万) nothing says whether it is in:
all these are told.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.importer.figures import NUMBER, Figure, figures_in

# An end of a band that says of itself whether its number is in: 10万（含）, 100万（不含本数）.
_IN, _OUT, _UNDER, _OVER = "⊕", "⊖", "⇓", "⇑"
_MARKED = re.compile(
    rf"(?P<number>{NUMBER})(?P<unit>[^\d,、;。.()]{{0,6}})"
    r"\((?:(?P<out>不)?包?含(?:本数|此数|该数|(?P=number)[人名个条]?)?|inclusive|(?P<out_en>exclusive))\)",
    re.IGNORECASE,
)
_MARKS = (
    (re.compile(f"{_IN}(.{{0,2}}以上)|(以上){_IN}"), r"\1\2"),
    (re.compile(f"{_OUT}.{{0,2}}(?:以下|以内)|(?:以下|以内){_OUT}"), _UNDER),
    (re.compile(f"{_OUT}.{{0,2}}以上|以上{_OUT}"), _OVER),
)
# Bounds that leave the number itself out or in where a band does the other.
_OTHER_BOUNDS = re.compile(
    rf"超过|多于|大于(?!或?等于)|小于或?等于|至多|不超过|不多于|不大于|不高于|{_OVER}"
    r"|more than|\bover\b|up to|at most|>(?!=)|≤|<=",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"(?:<|不满|不足|未满|不到|未达到?|少于|低于|小于|under|fewer than|less than|below)\s*$",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(
    r"(?:≥|>=|不少于|不低于|不小于|大于或?等于|至少|(?<!未)达到"
    r"|at least|not less than|no less than|no fewer than)\s*$",
    re.IGNORECASE,
)
# Words may stand between the number and what says on which side of it the band lies.
_BETWEEN = r"(?:[^\d,、;。.]{0,16}?|[a-z' -]{0,40}?)"
_AFTER = re.compile(
    rf"{_BETWEEN}(?:(?P<least>以上|\+|or more\b|(?:and|or) above\b)|(?P<under>{_UNDER})"
    r"|(?P<most>以下(?!简?称)|以内))",
    re.IGNORECASE,
)
_TO = re.compile(r"[^\d,、;。.]{0,6}?(?:至|到|[-~–—]|\bto\b)(?P<under>\s*under\b)?", re.IGNORECASE)
# What makes a number less than a number.
_VAGUE_BEFORE = re.compile(
    r"(?:约|近|几|(?<![人总条次])数|(?<!以)上|(?<=[\d十百千万])[余多来]|about|nearly|almost|around|approximately)\s*$",
    re.IGNORECASE,
)
_VAGUE_AFTER = re.compile(r"\s*(?:余|多|来|几|左右|上下)")
_SHARE_AFTER = re.compile(r"\s*(?:[%‰]|percent\b|per cent\b)", re.IGNORECASE)
_LETTER_AFTER = re.compile(r"\s?[kmw](?![a-z])", re.IGNORECASE)
# Who is counted; 人次 are visits, and 个人信息 is no person.
_WHO = re.compile(
    rf"\s*[{_IN}{_OUT}]?(?:以上个人的|(?:\+|or more)?\s*"
    r"(?:个?人(?!次|民币|信息|数据|年|月|日|份|天)|名(?!称)|individuals\b|persons\b|people\b))",
    re.IGNORECASE,
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
    plain = _plain(words)
    if other := _OTHER_BOUNDS.search(plain):
        said = "（不含）以上" if other[0] == _OVER else other[0]
        return Unclear(f"“{said}” is neither “N or more” nor “under N”")
    bounds: dict[str, int] = {}
    for end in _ends(plain):
        side = _side(end)
        if side is None:
            continue
        if isinstance(side, Unclear):
            return side
        value = end.figure.value
        if value is None:
            return Unclear(f"“{end.figure.written}” is not a whole number")
        if side in bounds:
            return Unclear(f"whether {value:,} is a lower or an upper bound is not clear")
        bounds[side] = value
    minimum, below = bounds.get("minimum"), bounds.get("below")
    if minimum is None and below is None:
        return Unclear("no figure stands in it")
    if minimum is not None and below is not None and minimum >= below:
        return Unclear("its bounds cross")
    return Band(minimum, below, counts_in(words))


def counts_in(words: str) -> Counted:
    """What the figures of a band count: individuals only where its words say so."""
    plain = _plain(words)
    said = (_WHO.match(plain, each.end) for each in figures_in(plain))
    return "individuals" if any(said) else "not-stated"


def _plain(words: str) -> str:
    """Words in one width, without the number of their line, and with marks for （含）."""
    item = _ITEM.match(words)
    plain = unicodedata.normalize("NFKC", words[item.end() :] if item else words)

    def mark(match: re.Match[str]) -> str:
        sign = _OUT if match["out"] or match["out_en"] else _IN
        return f"{match['number']}{match['unit']}{sign}"

    plain = _MARKED.sub(mark, plain)
    for pattern, sign in _MARKS:
        plain = pattern.sub(sign, plain)
    return plain


# --- the ends of a band


@dataclass(frozen=True)
class _End:
    """A number, the words before it, those up to the next, and whether a range ends with it."""

    figure: Figure
    before: str
    after: str
    ends_range: bool


def _ends(plain: str) -> Iterator[_End]:
    in_range = False
    figures = list(figures_in(plain))
    for at, figure in enumerate(figures, start=1):
        after = plain[figure.end : figures[at].start if at < len(figures) else None]
        yield _End(figure, plain[: figure.start], after, in_range)
        in_range = at < len(figures) and _TO.match(after) is not None


def _side(end: _End) -> Literal["minimum", "below"] | Unclear | None:
    """Which bound of its band a number is; None if it is none, and no number for sure."""
    said = _AFTER.match(end.after)
    at_least = _AT_LEAST.search(end.before) is not None
    least = at_least or (said is not None and said["least"] is not None)
    below = not at_least and _BELOW.search(end.before) is not None
    below = below or (said is not None and said["under"] is not None)
    most = said["most"] if said is not None else None
    if not (least or below or most or end.figure.is_sure):
        return None
    if inexact := _inexact(end):
        return inexact
    if most:
        return Unclear(f"“{most}” is neither “N or more” nor “under N”")
    if least == below:
        return _of_range(end, below)
    if (_IN if below else _OUT) in end.after:
        return Unclear(f"whether {end.figure.written} itself is in it is said in two ways")
    return "minimum" if least else "below"


def _of_range(end: _End, both: bool) -> Literal["minimum", "below"] | Unclear:
    """Which bound a number is without a word that says so, by its place in a range."""
    to = _TO.match(end.after)
    if not both and to is not None and (_IN in to[0] or to["under"]):
        return "minimum"
    if not both and end.ends_range and _OUT in end.after:
        return "below"
    written = end.figure.written
    if not both and (to is not None or end.ends_range):
        wanted = "（不含）" if end.ends_range else "（含）"
        return Unclear(f"{written} at the end of a range has no “{wanted}”")
    value = written if end.figure.value is None else f"{end.figure.value:,}"
    return Unclear(f"whether {value} is a lower or an upper bound is not clear")


def _inexact(end: _End) -> Unclear | None:
    """Why a number is not a number of its own: 十余万, 10%, 10w."""
    figure, before, after = end.figure, end.before, end.after
    if _SHARE_AFTER.match(after) or before.endswith("分之"):
        return Unclear(f"“{figure.written}” is a share")
    for match in (_VAGUE_BEFORE.search(before), _VAGUE_AFTER.match(after)):
        if match is not None:
            return Unclear(f"“{match[0].strip()}” makes {figure.written} inexact")
    if letter := _LETTER_AFTER.match(after):
        return Unclear(f"the letter after “{figure.written}{letter[0]}” may mean several things")
    return None
