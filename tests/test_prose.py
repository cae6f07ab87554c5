"""Texts as pages show them: the runs of the other language, and the words that are marked."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.edition import Content
from generator.model.shared import Entry
from generator.model.text import LANGUAGES, Language, Status, parse_rich
from generator.pages.prose import Marks, Pair, Source, Words, joined, marked, source, words

ENTRIES: Mapping[str, tuple[list[str], list[str]]] = {
    "term-teapot": (["teapot", "teapots"], ["茶壶"]),
    "term-keeper": (["teapot keeper"], ["茶壶管理员"]),
    "term-tea": (["tea"], ["茶"]),
    "inst-law": (["Teapot Law", "Law of the teapot"], ["茶壶法"]),
}


def marks() -> Marks:
    entries = [
        Entry.model_validate({"id": key, "en": key, "marks": {"en": en, "zh": zh}})
        for key, (en, zh) in ENTRIES.items()
    ]
    return Marks(cast(Content, SimpleNamespace(entries=entries)))


def found(text: str, language: Language = "en", heading: str = "") -> list[tuple[str, str]]:
    """The marked words of a text with their entries."""
    said = marked(words(language, parse_rich(text)), language, marks(), heading)
    assert said.plain == parse_rich(text).plain
    return [(span.text, span.entry) for span in said.spans if span.entry is not None]


# --- marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A teapot.", [("teapot", "term-teapot")]),
        ("A teapot keeper.", [("teapot keeper", "term-keeper")]),
        (
            "A teapot keeper has a teapot.",
            [("teapot keeper", "term-keeper"), ("teapot", "term-teapot")],
        ),
        ("Two teapots, one teapot.", [("teapots", "term-teapot")]),
        ("A steam teapotter, a tea-pot.", [("tea", "term-tea")]),
        ("A non-teapot.", []),
        (
            "The Law of the teapot, a teapot.",
            [("Law of the teapot", "inst-law"), ("teapot", "term-teapot")],
        ),
        ("*The teapot song*", []),
        ("*The teapot song* is about a teapot.", [("teapot", "term-teapot")]),
        ("A **teapot** and a teapot.", [("teapot", "term-teapot")]),
        ("A **tea**pot, a teapot.", [("teapot", "term-teapot")]),
        ("Teapots are many.", []),
        ("No kettle.", []),
    ],
)
def test_the_first_of_the_longest_is_marked(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_mark_keeps_its_emphasis() -> None:
    said = marked(words("en", parse_rich("a **big teapot** here")), "en", marks())
    assert [(span.text, span.emphasis, span.entry) for span in said.spans] == [
        ("a ", "none", None),
        ("big ", "strong", None),
        ("teapot", "strong", "term-teapot"),
        (" here", "none", None),
    ]


def test_chinese_is_marked_without_spaces() -> None:
    assert found("本茶壶管理员依茶壶法持茶壶饮茶", "zh") == [
        ("茶壶管理员", "term-keeper"),
        ("茶壶法", "inst-law"),
        ("茶壶", "term-teapot"),
        ("茶", "term-tea"),
    ]


def test_a_run_in_heading_is_left_alone() -> None:
    text = "The teapot: a teapot is big."
    assert found(text, heading="The teapot") == [("teapot", "term-teapot")]
    said = marked(words("en", parse_rich(text)), "en", marks(), "The teapot")
    assert said.spans[0].text == "The teapot: a "


def test_a_mark_across_the_end_of_a_heading_is_left_alone() -> None:
    assert found("Big teapot keeper of tea", heading="Big teapot") == [("tea", "term-tea")]


def test_chinese_words_in_english_are_not_marked() -> None:
    assert found("A 茶壶 is a teapot.") == [("teapot", "term-teapot")]


@given(
    st.lists(st.sampled_from(["teapot", "keeper", " ", "tea", "Law", "*", "**", "茶壶", "法", "."]))
)
def test_marking_never_changes_a_text(pieces: list[str]) -> None:
    try:
        text = parse_rich("".join(pieces))
    except ValueError:
        return
    for language in LANGUAGES:
        said = marked(words(language, text), language, marks())
        assert said.plain == text.plain
        entries = [span.entry for span in said.spans if span.entry]
        assert len(entries) == len(set(entries))


# --- language runs


def runs(text: str, language: Language) -> list[tuple[str, Any]]:
    said: Words = words(language, parse_rich(text))
    return [(span.text, span.lang) for span in said.spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Teapot 茶壶 here", [("Teapot ", None), ("茶壶", "zh-Hans"), (" here", None)]),
        ("茶壶（2025版） and", [("茶壶（2025版）", "zh-Hans"), (" and", None)]),
        ("茶、壶", [("茶、壶", "zh-Hans")]),
        ("A “teapot” — 1 • 2", [("A “teapot” — 1 • 2", None)]),
        ("no Chinese", [("no Chinese", None)]),
    ],
)
def test_chinese_runs_in_english(text: str, expected: list[tuple[str, Any]]) -> None:
    assert runs(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由Office of Tea编制", [("由", None), ("Office of Tea", "en"), ("编制", None)]),
        ("达到CII标准", [("达到CII标准", None)]),
        ("第1章", [("第1章", None)]),
    ],
)
def test_english_words_in_chinese(text: str, expected: list[tuple[str, Any]]) -> None:
    assert runs(text, "zh") == expected


def test_words_in_italics_are_marked_as_a_whole_only() -> None:
    said = marked(words("en", parse_rich("*the teapot* or *teapot*")), "en", marks())
    assert [(span.text, span.entry) for span in said.spans] == [
        ("the teapot", None),
        (" or ", None),
        ("teapot", "term-teapot"),
    ]


def test_a_run_keeps_its_emphasis() -> None:
    said = words("en", parse_rich("*see 茶壶 there*"))
    assert [(span.text, span.emphasis, span.lang) for span in said.spans] == [
        ("see ", "em", None),
        ("茶壶", "em", "zh-Hans"),
        (" there", "em", None),
    ]


# --- several texts as one


def _said(text: str, language: Language, status: Status | None = None) -> Words:
    return words(language, parse_rich(text), status)


def test_texts_join_in_the_languages_that_all_have() -> None:
    one = Pair(_said("A teapot;", "en"), _said("茶壶；", "zh", "printed"))
    other = Pair(_said("tea.", "en"), _said("茶。", "zh", "working"))
    pair = joined([one, other], {"en": " ", "zh-Hans": ""})
    assert pair.first.plain == "A teapot; tea."
    assert pair.second is not None
    assert (pair.second.plain, pair.second.status) == ("茶壶；茶。", "working")
    assert joined([one, Pair(_said("tea.", "en"))], {"en": " "}).second is None


def test_a_joined_text_keeps_the_language_of_each_part() -> None:
    pair = joined([Pair(_said("茶。", "zh")), Pair(_said("tea", "en"))], {"zh-Hans": ""})
    assert [(span.text, span.lang) for span in pair.first.spans][-1] == ("tea", "en")


def test_a_locator_of_the_importer_has_a_place_and_a_checksum() -> None:
    assert source("第二条, 办法.txt, SHA-256 ab12") == Source("第二条, 办法.txt", "ab12")
    assert source("第二条") == Source("第二条", "")
