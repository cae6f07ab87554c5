"""Numbers and sorted words as short printable text that index.js reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

# Printable characters that need no escape in a JavaScript string.
ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
BASE = 45


def numbers(values: Iterable[int]) -> str:
    """Whole numbers from 0, small ones in one character."""
    return "".join(map(_number, values))


@lru_cache(maxsize=100_000)
def _number(value: int) -> str:
    text = ""
    while value >= BASE:
        value, digit = divmod(value, BASE)
        text += ALPHABET[BASE + digit]
    return text + ALPHABET[value]


def sorted_words(words: Sequence[str]) -> str:
    """Sorted words, each as how many characters it shares with the one before, and the rest."""
    text, last = "", ""
    for word in words:
        same = min(shared(last, word), BASE - 1)
        text += f"{ALPHABET[same]}{word[same:]}\n"
        last = word
    return text


def shared(one: str, other: str) -> int:
    """How many characters two words have in common at their beginnings."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def runs(values: Sequence[int]) -> str:
    """Numbers that repeat: each with how often it comes."""
    packed: list[int] = []
    at = 0
    while at < len(values):
        end = at
        while end < len(values) and values[end] == values[at]:
            end += 1
        packed += [values[at], end - at]
        at = end
    return numbers(packed)
