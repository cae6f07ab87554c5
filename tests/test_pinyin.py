"""Pinyin by words, as GB/T 16159 joins them."""

from __future__ import annotations

import re

import pytest

from generator.model.edition import Content
from generator.model.pinyin import as_title, with_tones


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("数据出境安全评估", "shùjù chūjìng ānquán pínggū"),
        ("数据处理者", "shùjù chǔlǐzhě"),
        ("非敏感个人信息", "fēimǐngǎn gèrén xìnxī"),
        ("一致性抽查", "yīzhìxìng chōuchá"),
        ("备案", "bèi’àn"),
        ("标准合同、认证清单", "biāozhǔn hétóng, rènzhèng qīngdān"),
        ("“信用＋风险”监管", "“xìnyòng + fēngxiǎn” jiānguǎn"),
        ("中国（北京）", "zhōngguó (běijīng)"),
        ("Data Compliance China", ""),
    ],
)
def test_words_are_joined_and_marks_stand_close(text: str, spelt: str) -> None:
    assert with_tones(text) == spelt


def test_a_title_has_capitals_and_no_tones() -> None:
    assert as_title("数据出境负面清单（2025版）") == "Shuju Chujing Fumian Qingdan (2025 Ban)"


def test_the_glossary_reads_as_it_is_spoken(content: Content) -> None:
    terms = {term.id: term for term in content.terms}
    spoken = {
        "term-data-sub-class": "shùjù zǐlèi",
        "term-de-duplication": "àn zìránrén qùchóng",
        "term-intellectual-property": "zhīshi chǎnquán",
        "term-public-security-bureau": "Běijīng Shì Gōng’ānjú",
    }
    assert {each: terms[each].pinyin for each in spoken} == spoken


def test_every_reading_is_latin_letters_with_marks_that_stand_close(content: Content) -> None:
    for term in content.terms:
        reading = term.pinyin or with_tones(term.zh.text.plain)
        assert not re.search("[\u3000-\u9fff\uff00-\uffef]", reading), term.id
        assert not re.search(r"  |[(“] | [)”,]", reading), term.id
