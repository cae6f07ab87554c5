"""The tables of the analysis: stated here once, written into the index, read by analysis.js."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Suffixes = Sequence[tuple[str, str, int]]

# American spelling becomes British, whatever the rest of the word: suffix, replacement, least rest.
SPELLINGS: Suffixes = (
    ("izations", "isations", 3),
    ("ization", "isation", 3),
    ("izing", "ising", 3),
    ("izers", "isers", 3),
    ("izer", "iser", 3),
    ("izes", "ises", 3),
    ("ized", "ised", 3),
    ("ize", "ise", 3),
    ("yzing", "ysing", 3),
    ("yzed", "ysed", 3),
    ("yze", "yse", 3),
)

# Inflection: the first suffix that fits goes; "ies" before "es" before "s".
INFLECTIONS: Suffixes = (
    ("sses", "ss", 2),
    ("shes", "sh", 2),
    ("ches", "ch", 2),
    ("xes", "x", 2),
    ("zzes", "zz", 2),
    ("ies", "y", 2),
    ("ings", "", 3),
    ("ss", "ss", 1),
    ("us", "us", 1),
    ("is", "is", 1),
    ("s", "", 3),
    ("eed", "eed", 1),
    ("ied", "y", 2),
    ("ed", "", 3),
    ("ying", "y", 2),
    ("ing", "", 3),
)

# After a number, or numbers themselves.
MULTIPLIERS: Mapping[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}

NUMBER_WORDS: Mapping[str, int] = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    **MULTIPLIERS,
}

# After a figure, in the same word.
UNITS: Mapping[str, int] = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "十万": 100_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}

DIGITS: Mapping[str, int] = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}

POWERS: Mapping[str, int] = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}

# A Chinese numeral of one character is a number only before one of these.
MEASURES = "年月日个人条章项类款种次倍家岁天周份点"
