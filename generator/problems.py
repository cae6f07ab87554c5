"""What is wrong with the content: where, what, and what to do about it."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A line of a content file; `path` is relative to the project, `line` counts from 1."""

    path: str
    line: int


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, printed as `path:line: key: what is wrong. What to do.`"""

    place: Place
    key: str
    wrong: str
    remedy: str

    def __str__(self) -> str:
        stop = "" if self.remedy.endswith("?") else "."
        return f"{self.place.path}:{self.place.line}: {self.key}: {self.wrong}. {self.remedy}{stop}"


class ContentError(Exception):
    """Content that cannot be published; carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def counted(error: ContentError) -> str:
    """`1 mistake`, `2 mistakes`"""
    count = len(error.problems)
    return f"{count} {'mistake' if count == 1 else 'mistakes'}"


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A remedy that names the known words nearest to a misspelt one."""
    near = difflib.get_close_matches(word, list(known), n=2, cutoff=0.7)
    return f"Did you mean {' or '.join(near)}?" if near else otherwise


def listed(words: Sequence[str]) -> str:
    """`a, b or c`"""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def shown(value: object) -> str:
    """A value of YAML as a message names it."""
    if isinstance(value, dict):
        return "a mapping of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, datetime.date) else repr(value)
