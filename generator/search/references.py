"""References: words with a number that name one unit, such as "chapter IV" and 类别七."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# How a kind of unit is named, as regular expressions; {n} is where the number stands.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "chapter": (r"ch(?:apter|ap)?s?\.? ?{n}", "第{n}章"),
    "sub-category": (
        r"sub-? ?cat(?:egory|egories|\.)? ?{n}",
        r"sub ?{n}",
        "(?:子类|小类|子類)第?{n}",
    ),
    "category": (r"cat(?:egory|egories|\.)? ?{n}", "(?:类别|大类)第?{n}", "第{n}(?:大类|类别|类)"),
    "industry": (r"ind(?:ustry|ustries|\.)? ?{n}", "(?:行业)第?{n}", "第{n}(?:个)?行业"),
    "part": (r"part ?{n}", "第?{n}部分", "(?:部分){n}"),
    "tier": (r"tier ?{n}", "第{n}(?:层级|层|档)", "(?:层级){n}"),
}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")
_ORDINARY = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
]
_LETTERS: Mapping[str, tuple[str, ...]] = {"a": ("甲",), "b": ("乙",), "c": ("丙",)}


def references(units: Iterable[tuple[str, str, int]]) -> Mapping[str, object]:
    """The patterns by kind, and the unit of each kind and number.

    `units` are the kind, the number as written and the document of every unit that can be named so.
    """
    found: dict[str, dict[str, int]] = {}
    for kind, number, document in units:
        if kind in _NAMES:
            found.setdefault(kind, {}).setdefault(number, document)
    return {
        "names": {kind: list(names) for kind, names in _NAMES.items()},
        "units": found,
        "roman": list(_ROMAN),
        "words": _ORDINARY,
        "letters": {letter: list(names) for letter, names in _LETTERS.items()},
    }
