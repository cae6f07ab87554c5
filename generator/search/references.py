"""References: words with a number that name one unit, such as "chapter IV" and 类别七."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

# How a kind of unit is named; {n} is where the number stands.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "chapter": ("chapter {n}", "chapter{n}", "chap {n}", "ch {n}", "ch{n}", "第{n}章"),
    "sub-category": (
        *("sub-category {n}", "sub-cat {n}", "subcategory{n}", "subcat{n}", "sub {n}", "sub{n}"),
        *("子类{n}", "小类{n}", "子类第{n}", "小类第{n}"),
    ),
    "category": (
        *("category {n}", "category{n}", "cat {n}", "cat{n}"),
        *("类别{n}", "大类{n}", "类别第{n}", "大类第{n}", "第{n}大类", "第{n}类别", "第{n}类"),
    ),
    "industry": (
        *("industry {n}", "industry{n}", "ind {n}", "ind{n}"),
        *("行业{n}", "行业第{n}", "第{n}行业", "第{n}个行业"),
    ),
    "part": ("part {n}", "part{n}", "第{n}部分", "{n}部分", "部分{n}"),
    "tier": ("tier {n}", "tier{n}", "第{n}层级", "第{n}层", "第{n}档", "层级{n}"),
}
# How numbers are written: in English words, as Roman and as Chinese numerals, as Chinese letters.
_ENGLISH = (
    *("one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen"),
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_DIGITS = ("", *"一二三四五六七八九")
_LETTERS: Mapping[str, str] = {"a": "甲", "b": "乙", "c": "丙"}


def references(units: Iterable[tuple[str, str, int]]) -> Mapping[str, int]:
    """The document that each reference names.

    `units` are the kind, the number as written and the document of every unit that can be named so.
    """
    found: dict[str, int] = {}
    for kind, number, document in units:
        for name in _NAMES.get(kind, ()):
            for written in _written(number, latin=name.isascii()):
                found.setdefault(name.format(n=written), document)
    return found


def _written(number: str, *, latin: bool) -> Iterator[str]:
    """The ways to write a number."""
    yield number
    if number in _LETTERS:
        yield _LETTERS[number]
    elif number.isdecimal() and not latin:
        tens, ones = divmod(int(number), 10)
        ten = f"{_DIGITS[tens] if tens > 1 else ''}十" if tens else ""
        yield ten + _DIGITS[ones]
    elif number.isdecimal() and int(number) <= len(_ROMAN):
        yield from (_ROMAN[int(number) - 1], _ENGLISH[int(number) - 1])
