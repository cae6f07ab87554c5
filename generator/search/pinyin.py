"""How the Chinese characters of the index are read, without tones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

_RUN = re.compile("[\u3400-\u9fff]+")


def readings(texts: Iterable[str]) -> str:
    """Each syllable with the characters so read: `chu出初 jing境经`."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        for run in _RUN.findall(text):
            syllables = lazy_pinyin(run, style=Style.NORMAL, v_to_u=False, errors="ignore")
            if len(syllables) == len(run):
                for character, syllable in zip(run, syllables, strict=True):
                    found[syllable].add(character)
    return " ".join(
        f"{syllable}{''.join(sorted(characters))}" for syllable, characters in sorted(found.items())
    )
