"""Numbers of units in each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.numbers import roman
from generator.model.numerals import from_roman, han, number_in


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "I"),
        (4, "IV"),
        (6, "VI"),
        (9, "IX"),
        (13, "XIII"),
        (14, "XIV"),
        (29, "XXIX"),
        (39, "XXXIX"),
    ],
)
def test_roman_numerals(number: int, written: str) -> None:
    assert roman(number) == written
    assert from_roman(written) == number


@given(st.integers(1, 39))
def test_roman_numerals_are_read_as_written(number: int) -> None:
    assert from_roman(roman(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (9, "九"), (10, "十"), (13, "十三"), (20, "二十"), (24, "二十四"), (99, "九十九")],
)
def test_han_numerals(number: int, written: str) -> None:
    assert han(number) == written


def test_every_number_has_its_own_han_numeral() -> None:
    assert len({han(number) for number in range(1, 100)}) == 99


@pytest.mark.parametrize(
    ("number", "en", "zh"),
    [
        ("III", "III", "三"),
        ("XIII", "XIII", "十三"),
        ("24", "24", "24"),
        ("(2)", "(2)", "(2)"),
        ("A", "A", "A"),
    ],
)
def test_numbers_follow_the_language(number: str, en: str, zh: str) -> None:
    assert number_in("en", number) == en
    assert number_in("zh", number) == zh
