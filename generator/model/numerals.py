"""Numbers of units in the form of each language."""

from __future__ import annotations

import re
from typing import Final

from generator.model.text import Language

_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_HAN: Final = "零一二三四五六七八九"
_TIMES: Final = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS: Final = {"万": 10_000, "亿": 100_000_000}
# Signs that say the same as one of the signs above.
_SAME: Final = str.maketrans("〇○两", "零零二")


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
    """1 to 999 in Han numerals: 三, 十, 十三, 二十四, 一百零五, 一百一十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    written = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        written += "十" if tens == 1 and not hundreds else f"{_HAN[tens]}十"
    elif hundreds and ones:
        written += _HAN[0]
    return written + (_HAN[ones] if ones else "")


def from_han(written: str) -> int:
    """From Han numerals, or digits of either width: 三, 二十四, 一百零五, 一〇五, 两千万, １２."""
    if written.isdecimal():
        return int(written)
    signs = written.translate(_SAME)
    if all(each in _HAN for each in signs):
        return int("".join(str(_HAN.index(each)) for each in signs))
    total = section = digit = 0
    for each in signs:
        if each in _HAN:
            digit = _HAN.index(each)
        elif each in _TIMES:
            section, digit = section + (digit or 1) * _TIMES[each], 0
        elif each == "亿":
            total, section, digit = (total + section + digit or 1) * _MYRIADS[each], 0, 0
        else:
            total, section, digit = total + (section + digit or 1) * _MYRIADS[each], 0, 0
    return total + section + digit
