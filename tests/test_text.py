"""Inline emphasis, fingerprints, and what a line of text may hold."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.text import (
    Bilingual,
    Chinese,
    RichText,
    Run,
    checked_line,
    fingerprint,
    joined,
    normalised,
    parse_rich,
    weakest,
)
from generator.problems import shown

WORDS = st.text(st.characters(exclude_characters="*", exclude_categories=["Cs"]), min_size=1)
RUNS = st.lists(
    st.builds(Run, WORDS, st.sampled_from(["none", "em", "strong"])), min_size=1, max_size=8
)


# --- emphasis


def test_emphasis_becomes_runs() -> None:
    assert parse_rich("a *teapot* is **never** full").runs == (
        Run("a "),
        Run("teapot", "em"),
        Run(" is "),
        Run("never", "strong"),
        Run(" full"),
    )


@given(RUNS)
def test_a_text_comes_back_as_it_was_written(runs: list[Run]) -> None:
    text = RichText(tuple(runs))
    # Emphasised runs side by side, or with a space at an end, have no way to be written.
    assume(all("none" in pair for pair in pairwise(run.emphasis for run in runs)))
    assume(all(run.text.strip() == run.text for run in runs if run.emphasis != "none"))
    read = parse_rich(text.source)
    assert read.plain == text.plain
    assert read.source == text.source
    assert [run for run in read.runs if run.emphasis != "none"] == [
        run for run in runs if run.emphasis != "none"
    ]


@given(st.text(st.sampled_from("ab *"), max_size=12))
def test_no_asterisk_is_ever_lost(source: str) -> None:
    try:
        read = parse_rich(source)
    except ValueError:
        return
    assert read.source == source
    assert "*" not in read.plain


@pytest.mark.parametrize("source", ["*", "a *b", "**a*", "***", "2 * 3 * 4", "** **a", "* a*"])
def test_an_asterisk_without_its_pair_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="asterisk"):
        parse_rich(source)


# --- lines


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("a\nb", "line break"),
        ("a\tb", "U\\+0009"),
        ("a\u200bb", "ZERO WIDTH SPACE"),
        ("a\u2060b", "WORD JOINER"),
        ("a\u202eb", "RIGHT-TO-LEFT OVERRIDE"),
        ("a\u0085b", "U\\+0085"),
        (7, "7 is not text"),
        (True, "true is not text"),
        ([], "a list is not text"),
        ({}, "a mapping of keys is not text"),
    ],
)
def test_a_line_holds_no_more_than_can_be_seen(text: object, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        checked_line(text)


@pytest.mark.parametrize("text", ["teapot", "茶壶", "5(1)(i) – (iii)", "é", "👨", "a\u3000b"])
def test_a_line_is_kept_as_it_is(text: str) -> None:
    assert checked_line(f" {text} ") == text


# --- fingerprints


def test_the_fingerprint_is_the_one_that_is_published() -> None:
    """Printed in citations and kept in the ledger: it may never change. By another tool:
    `printf 'A teapot' | sha256sum | cut -c1-8`.
    """
    assert fingerprint("A teapot") == "ab30e027"


@given(st.text(min_size=1))
def test_a_fingerprint_does_not_see_layout(text: str) -> None:
    spread = f"\n {unicodedata.normalize('NFD', text).replace(' ', chr(10) + '  ')}\t"
    assert fingerprint(spread) == fingerprint(text)


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.text(), st.text())
def test_different_words_have_different_fingerprints(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (normalised(one) == normalised(other))


def test_a_fingerprint_does_not_see_emphasis() -> None:
    one, other = (parse_rich(each).plain for each in ("a **teapot**", "a teapot"))
    assert fingerprint(one) == fingerprint(other)


# --- texts in two languages


def bilingual(en: str, **zh: str) -> Bilingual:
    chinese = Chinese.model_validate(zh) if zh else None
    return Bilingual(en=parse_rich(en), zh=chinese)


def test_texts_are_joined_in_one_language() -> None:
    texts = [bilingual("A  *teapot*", working="茶壶"), bilingual("sings.")]
    assert joined(texts, "en") == "A teapot sings."
    assert joined(texts, "zh") == "茶壶"
    assert joined(texts[1:], "zh") is None


def test_the_weakest_status_stands_for_the_whole() -> None:
    printed, working = bilingual("a", printed="一"), bilingual("b", working="二")
    assert weakest([printed, working]) == "working"
    assert weakest([printed]) == "printed"
    assert weakest([bilingual("c")]) is None


def test_values_are_shown_as_yaml_writes_them() -> None:
    assert [shown(each) for each in (True, 3, "a", [1], {"a": 1})] == [
        "true",
        "3",
        "'a'",
        "a list",
        "a mapping of keys",
    ]
