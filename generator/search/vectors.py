"""Words that neither the text nor the lexicon has, each with the units that it is nearest to.

The table beside this file was made once, with language models, by `tests/bench/make_vectors.py`;
building the site needs no model. It names units by id: those that are gone are passed over, and
what the lexicon has gained since is found by its own words, not through this table.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.search import packing
from generator.search.analysis import normalise, stem, tokens

TABLE = Path(__file__).with_name("vectors.tsv.gz")
_UNITS = "#units\t"


@dataclass(frozen=True)
class Kin:
    """How near a word is to units, in steps; and to everyday topics, which counts against it."""

    units: Mapping[str, int]
    elsewhere: int


def vectors(units: Collection[str]) -> Mapping[str, object]:
    """The table as data for vectors.js, with the units that there are."""
    words = {word: kin for word, kin in sorted(_table().items()) if _known(kin, units)}
    told = _by_use(words, units)
    numbers = {unit: number for number, unit in enumerate(told)}
    return {
        "units": "\n".join(told),
        "words": packing.sorted_words(list(words)),
        "kin": packing.numbers(
            number for kin in words.values() for number in _packed(kin, numbers)
        ),
    }


def _known(kin: Kin, units: Collection[str]) -> bool:
    return kin.elsewhere > 0 or any(unit in units for unit in kin.units)


def _by_use(words: Mapping[str, Kin], units: Collection[str]) -> list[str]:
    """The units, the most used first: small numbers take one character."""
    used: dict[str, int] = {}
    for kin in words.values():
        for unit in kin.units:
            if unit in units:
                used[unit] = used.get(unit, 0) + 1
    return sorted(used, key=lambda unit: (-used[unit], unit))


def _packed(kin: Kin, numbers: Mapping[str, int]) -> Iterator[int]:
    """How near to elsewhere; how many units; each unit and how near it is."""
    told = [(numbers[unit], near) for unit, near in kin.units.items() if unit in numbers]
    yield kin.elsewhere
    yield len(told)
    for number, near in told:
        yield number
        yield near


@lru_cache
def _table() -> Mapping[str, Kin]:
    found: dict[str, Kin] = {}
    ids: list[str] = []
    for line in gzip.decompress(TABLE.read_bytes()).decode("utf-8").splitlines():
        if line.startswith(_UNITS):
            ids = line.removeprefix(_UNITS).split()
        elif not line.startswith("#"):
            word, elsewhere, *near = line.split("\t")
            key = key_of(word)
            kin = Kin(dict(_near(near, ids)), int(elsewhere))
            if key:
                found[key] = _both(found[key], kin) if key in found else kin
    return found


def _near(columns: list[str], ids: list[str]) -> Iterator[tuple[str, int]]:
    for column in columns:
        number, _, near = column.partition(":")
        yield ids[int(number)], int(near)


def _both(one: Kin, other: Kin) -> Kin:
    """Two words with one stem: the nearer of each."""
    units = dict(one.units)
    for unit, near in other.units.items():
        units[unit] = max(near, units.get(unit, 0))
    return Kin(units, max(one.elsewhere, other.elsewhere))


def key_of(word: str) -> str:
    """A word of the table as vectors.js looks it up: Chinese as it is, other words by stems."""
    return " ".join(
        token.text if token.kind == "han" else stem(token.text)
        for token in tokens(normalise(word))
        if token.kind in ("han", "word")
    )
