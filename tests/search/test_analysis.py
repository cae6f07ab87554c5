"""Python analyses the texts, JavaScript the queries: both must do the same."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from generator.search.analysis import figure, normalise, pairs, stem, tokens
from generator.search.exceptions import IRREGULAR

BITS = """
standard-contract R&D R·&·D 5(1)(i) YD/T·4981-2024 10万 十万人 100k 1·million 1,000,000+
100,000–1,000,000 衞生 個人資料 標準合約 裏 裡 zì·dòng lǜsè don’t handlers’ e-commerce ３年
一百二十万 五十 二〇二五 ＡＢＣ ½ ﬁling organization securities security rectification 1.5
0.03125 99999999999999999999 五 三章 个 。 、 ( İ ß é 的 x a's ' / - . & Straße 万以上 两区
一致性 千万 亿 ten·million de-duplicated off-list 3-year 5g 第四章 companies' data 负面清单
данные データ 개인정보 بيانات αβγ x+y a/b/c 12.5k bn 1bn 100余万 centre center labelled
"""
READ = """texts => texts.map((text) => {
  const { normalise, tokens, stem } = ReferenceSearch.analysis;
  const plain = normalise(text);
  return [plain, tokens(plain).map(({ text, kind, start, end }) =>
    [text, kind, start, end, stem(text)])];
})"""


def _read(text: str) -> list[object]:
    plain = normalise(text)
    found = [[t.text, t.kind, t.start, t.end, stem(t.text)] for t in tokens(plain)]
    return [plain, found]


def test_both_analyse_alike(
    engine: Page, rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    bits = [bit.replace("·", " ") for bit in BITS.split()]
    texts = [
        "".join(rng.choice([*bits, " ", " "]) for _ in range(rng.randint(1, 7)))
        for _ in range(loops(3_000, 60_000))
    ]
    for text, answer in zip(texts, engine.evaluate(READ, texts), strict=True):
        assert answer == _read(text), text


def test_both_analyse_any_characters_alike(
    engine: Page, rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    ranges = ((0x20, 0x17F), (0x2000, 0x206F), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xFF00, 0xFFEF))
    spans = [range(first, last) for first, last in ranges]
    texts = [
        "".join(chr(rng.choice(rng.choice(spans))) for _ in range(rng.randint(1, 12)))
        for _ in range(loops(1_000, 20_000))
    ]
    for text, answer in zip(texts, engine.evaluate(READ, texts), strict=True):
        assert answer == _read(text), text


@pytest.mark.parametrize(
    "written", ["100,000", "100000", "100k", "10万", "十万", "１０万", "100 thousand", "100,000+"]
)
def test_a_number_has_one_form(written: str) -> None:
    assert [token.text for token in tokens(normalise(written))] == [figure(100_000)]


@pytest.mark.parametrize(
    ("written", "value"),
    [("1 million", 1e6), ("100万", 1e6), ("一百万", 1e6), ("hundred thousand", 1e5)],
)
def test_large_numbers_too(written: str, value: float) -> None:
    assert [token.text for token in tokens(normalise(written))] == [figure(value)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("filing", "files"),
        ("organization", "organisation"),
        ("companies", "company"),
        ("centers", "centre"),
        ("suspended", "suspending"),
        ("taken", "takes"),
        ("given", "give"),
        ("agreed", "agreeing"),
    ],
)
def test_inflection_and_spelling_are_folded(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("securities", "security"),
        ("customs", "custom"),
        ("futures", "future"),
        ("personal", "person"),
    ],
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_an_irregular_form_is_found_by_its_word() -> None:
    """Each leads to a stem as the rules leave it (taken: tak, like take), or the two never meet."""
    assert stem("agree") == "agre"
    assert [to for to in IRREGULAR.values() if stem(to) != to] == ["agre"]


@pytest.mark.parametrize(
    ("written", "folded"),
    [("衞生", "卫生"), ("這裡", "这里"), ("這裏", "这里"), ("萬億", "万亿"), ("怎么", "怎么")],
)
def test_traditional_characters_are_folded(written: str, folded: str) -> None:
    assert normalise(written) == folded


def test_hyphens_slashes_and_brackets() -> None:
    found = [token.text for token in tokens(normalise("off-list R&D 5(1)(i) YD/T 4981-2024"))]
    assert found == ["off", "list", "offlist", "r&d", "5(1)(i)", "yd", "t", "ydt", "#4981", "#2024"]


def test_pairs_overlap() -> None:
    assert pairs("负面清单") == ("负面", "面清", "清单")
