"""Traditional Chinese folded to simplified by OpenCC's whole table, Taiwan and Hong Kong too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_VARIANTS = ("TWVariantsRev.txt", "HKVariantsRev.txt")
_CHARACTERS = "TSCharacters.txt"


@cache
def simplified() -> Mapping[str, str]:
    """Each character that is written otherwise in simplified Chinese, with that."""
    folded = dict(_table(_CHARACTERS))
    kept = frozenset(folded.values())
    for name in _VARIANTS:
        for variant, standard in _table(name):
            # 么 is a variant of 幺 in Hong Kong, but the simplified form of 麼 too: it stays.
            if variant not in kept:
                folded[variant] = folded.get(standard, standard)
    # A fold is folded again, so that folding twice changes nothing.
    final = {each: folded.get(simple, simple) for each, simple in folded.items()}
    # What is only written beyond the basic plane is too rare to be worth a second unit of UTF-16.
    return {
        each: simple
        for each, simple in sorted(final.items())
        if each != simple and max(each, simple) < "\U00010000"
    }


def _table(name: str) -> Iterator[tuple[str, str]]:
    text = (files("opencc") / "dictionary" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        character, _, forms = line.partition("\t")
        if forms:
            yield character, forms.split(" ")[0]
