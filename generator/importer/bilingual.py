"""Cells with a text in both languages: on lines of their own, or on one line (姓名 Name)."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.importer.cells import has_han, joined
from generator.importer.entries import Texts

_LATIN = re.compile("[A-Za-z]")
# Of 用户ID nothing is English.
_ENGLISH = re.compile("[a-z]{2}")
_SLASH = re.compile(r"([^/／|]+)(?:[/／|]|\s[-–—]\s)([^/／|]+)")
_BRACKETS = re.compile(r"([^()（）]+)[(（]([^()（）]+)[)）]")
_SPACE = re.compile(r"\s+")
# A figure of its own beside a space may belong to either side, and a sign to neither.
_LOOSE_END = re.compile(r"(?:^|\s)[\d.,%+-]+$|[/／|–—-]$")
_LOOSE_START = re.compile(r"[\d.,%+-]+(?:\s|$)|[/／|–—-]")


@dataclass(frozen=True)
class Way:
    """How the cells of a column hold both languages: what divides them, and which is first."""

    sign: str
    chinese_first: bool


class UndividedError(ValueError):
    """A cell has words of both languages, but not in the way of the others in its column."""


class Division:
    """How the cells of one column hold both languages, each cell as its lines.

    Lines are divided where the heading is in both languages or most cells are so; what stands on
    one line where most cells are divided in one way. Brackets may be part of the text itself, so
    there the heading must be in both.
    """

    def __init__(self, cells: Sequence[Sequence[str]], *, headed_in_both: bool) -> None:
        by_line = sum(_by_line(lines) is not None for lines in cells)
        self._by_line = headed_in_both or 2 * by_line > len(cells)
        ways = Counter(way for lines in cells for way, _ in _cuts(joined(lines)))
        self._way: Way | None = None
        for way, count in ways.most_common(1):
            if 2 * (count + by_line) > len(cells) and (headed_in_both or way.sign != "brackets"):
                self._way = way

    def texts(self, lines: Sequence[str]) -> Texts | None:
        """The text of a cell in each language; None if it is in one.

        Raises:
            UndividedError: where its English begins is not clear.
        """
        if self._by_line and (found := _by_line(lines)):
            return found
        if self._way is None:
            return None
        words = joined(lines)
        for way, texts in _cuts(words):
            if way == self._way:
                return texts
        if has_han(words) and _ENGLISH.search(words):
            raise UndividedError
        return None


def _by_line(lines: Sequence[str]) -> Texts | None:
    """Lines of one language followed by lines of the other."""
    chinese = [has_han(line) for line in lines]
    if sum(one != other for one, other in itertools.pairwise(chinese)) != 1:
        return None
    zh = joined(line for line, is_zh in zip(lines, chinese, strict=True) if is_zh)
    en = joined(line for line, is_zh in zip(lines, chinese, strict=True) if not is_zh)
    return Texts(en, zh) if _LATIN.search(en) else None


def _cuts(words: str) -> Iterator[tuple[Way, Texts]]:
    """The ways in which words are one language on one side of a sign, the other on its other."""
    for sign, pattern in (("slash", _SLASH), ("brackets", _BRACKETS)):
        if (match := pattern.fullmatch(words)) and (texts := _pair(*match.groups())):
            yield Way(sign, has_han(match[1])), texts
    for space in _SPACE.finditer(words):
        one, other = words[: space.start()], words[space.end() :]
        is_loose = _LOOSE_END.search(one) or _LOOSE_START.match(other)
        if not is_loose and (texts := _pair(one, other)):
            yield Way("space", has_han(one)), texts


def _pair(one: str, other: str) -> Texts | None:
    zh, en = (one.strip(), other.strip()) if has_han(one) else (other.strip(), one.strip())
    if not zh or has_han(en) or not has_han(zh) or _LATIN.search(zh) or not _ENGLISH.search(en):
        return None
    return Texts(en, zh)
