"""How Chinese is read."""

from __future__ import annotations

from functools import cache

from pypinyin import Style, lazy_pinyin


@cache
def with_tones(text: str) -> str:
    """The syllables of a text with tone marks, a space between them."""
    return " ".join(lazy_pinyin(text, style=Style.TONE))
