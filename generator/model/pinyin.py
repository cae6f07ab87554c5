"""How Chinese is read, by words: what belongs together is joined, as GB/T 16159 has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import jieba
from pypinyin import Style, lazy_pinyin

jieba.setLogLevel(60)  # It tells of every load of its dictionary.

# What makes a word only with the one before it (处理者), or after it (非敏感).
_SUFFIXES = "者集库局港"
_PREFIXES = "非"
_MARKS = str.maketrans("（）、；：，＋", "(),;:,+")
_OPEN, _SHUT = "(“‘", "),;:”’"


@cache
def with_tones(text: str) -> str:
    """`shùjù chūjìng`; empty where nothing is Chinese."""
    words = " ".join(_spelt(word, Style.TONE) for word in _words(text))
    return _set(words) if _is_chinese(text) else ""


def as_title(text: str) -> str:
    """Without tones, each word with a capital: `Shuju Chujing`."""
    spelt = (_spelt(word, Style.NORMAL) for word in _words(text))
    return _set(" ".join(word[0].upper() + word[1:] for word in spelt if word.strip()))


def _words(text: str) -> Iterator[str]:
    """The words; one of a single character that is part of a word is joined to it."""
    before = ""
    for piece in (half for word in dictionary().lcut(text) for half in _halves(word)):
        if before and (before in _PREFIXES or (piece in _SUFFIXES and _is_chinese(before))):
            before += piece
        else:
            if before:
                yield before
            before = piece
    if before:
        yield before


def _halves(word: str) -> tuple[str, ...]:
    """A phrase of four characters as the two words that it is made of."""
    halves = (word[:2], word[2:])
    known = dictionary().FREQ
    return halves if len(word) == 4 and all(known.get(half) for half in halves) else (word,)


def _spelt(word: str, style: Style) -> str:
    if not _is_chinese(word):
        return word.translate(_MARKS)
    syllables = lazy_pinyin(word, style=style, v_to_u=True)
    if style is Style.TONE:  # 一 and 不 keep their own tones in writing.
        own = {"一": "yī", "不": "bù"}
        syllables = [own.get(sign, each) for sign, each in zip(word, syllables, strict=True)]
    first, *others = syllables
    return first + "".join(f"’{each}" if _begins_open(each) else each for each in others)


def _begins_open(syllable: str) -> bool:
    return syllable[0] in "aoeāáǎàōóǒòēéěè"


def _set(words: str) -> str:
    """The words with their marks: no room inside brackets and quotation marks."""
    closed = re.sub(rf"\s+([{re.escape(_SHUT)}])", r"\1", " ".join(words.split()))
    return re.sub(rf"([{re.escape(_OPEN)}])\s+", r"\1", closed)


def _is_chinese(text: str) -> bool:
    return re.search("[\u4e00-\u9fff]", text) is not None


@cache
def dictionary() -> jieba.Tokenizer:
    """jieba with its dictionary, which takes half a second to load; nobody teaches it words."""
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return tokenizer
