"""Numbers of units in each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.numbers import roman
from generator.model.numerals import from_han, from_roman, han, number_in


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
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (13, "十三"),
        (20, "二十"),
        (24, "二十四"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (999, "九百九十九"),
    ],
)
def test_han_numerals(number: int, written: str) -> None:
    assert han(number) == written


@given(st.integers(1, 999))
def test_han_numerals_are_read_as_written(number: int) -> None:
    assert from_han(han(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("１２", 12),
        ("一〇五", 105),
        ("二○", 20),
        ("一百〇五", 105),
        ("百万", 1_000_000),
        ("两千五百", 2_500),
        ("一千二百零三万四千", 12_034_000),
        ("十亿零三", 1_000_000_003),
        ("一万亿", 1_000_000_000_000),
    ],
)
def test_han_numerals_of_other_forms_are_read(written: str, number: int) -> None:
    assert from_han(written) == number


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
