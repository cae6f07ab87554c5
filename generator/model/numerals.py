"""Numbers of units in the form of each language."""

from __future__ import annotations

import re
from typing import Final

from generator.model.text import Language

_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_HAN: Final = "零一二三四五六七八九"
_TIMES: Final = {"十": 10, "百": 100}


def number_in(language: Language, number: str) -> str:
    """A unit's number: the source's own in English; in Chinese, Roman numerals as Han numerals."""
    if language == "en" or not re.fullmatch("[IVX]+", number):
        return number
    return han(from_roman(number))


def from_roman(number: str) -> int:
    """1 to 39 from Roman numerals."""
    values = [_ROMAN[letter] for letter in number]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def han(number: int) -> str:
    """1 to 99 in Han numerals: 三, 十, 十三, 二十四."""
    tens, ones = divmod(number, 10)
    written = "" if tens == 0 else "十" if tens == 1 else f"{_HAN[tens]}十"
    return written + (_HAN[ones] if ones else "")


def from_han(written: str) -> int:
    """1 to 999 from Han numerals or digits of either width: 三, 二十四, 一百零五, １２."""
    if written.isdecimal():
        return int(written)
    total = digit = 0
    for each in written.replace("〇", "零"):
        if each in _TIMES:
            total, digit = total + (digit or 1) * _TIMES[each], 0
        else:
            digit = _HAN.index(each)
    return total + digit
