"""The table of words that neither the text nor the lexicon has."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from generator.model.load import load
from generator.search.vectors import TABLE, key_of, vectors

PROJECT = Path(__file__).parents[2]
MOST = 1_000_000


@pytest.fixture(scope="module")
def units() -> frozenset[str]:
    content = load(PROJECT).content
    assert content is not None
    return frozenset(unit for edition in content.editions for unit in edition.units)


def test_it_is_small_as_kept_and_as_loaded(units: frozenset[str]) -> None:
    script = json.dumps(vectors(units), ensure_ascii=False, separators=(",", ":"))
    assert TABLE.stat().st_size < MOST
    assert len(gzip.compress(script.encode(), 9)) < MOST


def test_it_says_where_it_comes_from() -> None:
    head = gzip.decompress(TABLE.read_bytes()).decode().split("#units")[0]
    for origin in ("Apache-2.0", "MIT", "WordNet licence", "make_vectors.py"):
        assert origin in head


def test_every_unit_of_it_is_in_the_edition(units: frozenset[str]) -> None:
    """It was made for the units that there are: if this fails, make it again."""
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    told = next(line for line in lines if line.startswith("#units\t"))
    assert set(told.removeprefix("#units\t").split()) <= units


def test_it_stays_valid_when_units_go(units: frozenset[str]) -> None:
    fewer = vectors(units - {"ind-8", "sub-4"})
    told = str(fewer["units"]).split("\n")
    assert "ind-8" not in told
    assert set(told) < units


def test_it_is_the_same_each_time(units: frozenset[str]) -> None:
    assert vectors(units) == vectors(frozenset(sorted(units, reverse=True)))


@pytest.mark.parametrize(
    ("word", "key"),
    [("Base stations", "bas station"), ("氣象", "气象"), ("MRI", "mri"), ("", "")],
)
def test_words_are_looked_up_by_stems(word: str, key: str) -> None:
    assert key_of(word) == key
