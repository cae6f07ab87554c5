"""What the engine finds over the whole content, asked in one page from disk."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.model.edition import Content
from generator.model.load import load
from generator.model.units import Unit
from tests.sample import PROJECT
from tests.search import evaluate
from tests.search.evaluate import DEV, OWN, Score

ALL = """async texts => {
  const found = [];
  for (const text of texts) {
    const answer = await ReferenceSearch.find(text, { limit: 1000 });
    found.push(answer.results.map(({ id }) => id));
  }
  return found;
}"""
FIRST = "text => ReferenceSearch.find(text, { limit: 5 })"
LEAST_OF_A_CLASS = 0.88
TYPED = 0.7


@pytest.fixture(scope="module")
def scores(engine: Page) -> list[Score]:
    asked = [*evaluate.queries(DEV), *evaluate.queries(OWN)]
    texts = [query.text for query in asked]
    found = engine.evaluate(evaluate.ASK_ENGINE, texts)
    return [evaluate.scored(query, ids) for query, ids in zip(asked, found, strict=True)]


@pytest.mark.parametrize("queries", [DEV, OWN], ids=["dev", "own"])
def test_the_labelled_queries_are_answered(scores: list[Score], queries: Path) -> None:
    names = {query.id for query in evaluate.queries(queries)}
    report = evaluate.report([score for score in scores if score.query.id in names])
    assert report.ndcg >= 0.95, report
    assert report.first >= 0.9, report
    assert not report.false_zeros
    assert not report.not_empty


def test_no_class_of_queries_is_left_behind(scores: list[Score]) -> None:
    report = evaluate.report(scores)
    assert not report.false_zeros
    low = {name: value for name, value in report.classes.items() if value < LEAST_OF_A_CLASS}
    assert not low


@cache
def _content() -> Content:
    content = load(PROJECT).content
    assert content is not None
    return content


def _units() -> list[Unit]:
    return [unit for edition in _content().editions for unit in edition.walk()]


def _pieces(text: str) -> set[str]:
    """The substrings of two to six characters of every run of Chinese in a text."""
    runs, run = [], ""
    for character in f"{text} ":
        if "\u3400" <= character <= "\u9fff":
            run += character
        else:
            runs.append(run)
            run = ""
    return {
        each[at : at + length]
        for each in runs
        for length in range(2, 7)
        for at in range(len(each) - length + 1)
    }


def test_every_piece_of_a_chinese_heading_or_term_finds_it(engine: Page) -> None:
    wanted: Mapping[str, set[str]] = defaultdict(set)
    for unit in _units():
        if unit.heading is not None and unit.heading.zh is not None:
            for piece in _pieces(unit.heading.zh.text.plain):
                wanted[piece].add(unit.id)
    for term in _content().terms:
        for piece in _pieces(term.zh.text.plain):
            wanted[piece].add(term.id)
    pieces = sorted(wanted)
    found = engine.evaluate(ALL, pieces)
    lost = {
        piece: wanted[piece] - set(ids)
        for piece, ids in zip(pieces, found, strict=True)
        if not wanted[piece] <= set(ids)
    }
    assert len(pieces) > 1_000
    assert not lost


def test_an_english_heading_finds_first_the_units_that_bear_it(engine: Page) -> None:
    bearers: Mapping[str, set[str]] = defaultdict(set)
    for unit in _units():
        if unit.heading is not None:
            bearers[unit.heading.en.plain].add(unit.id)
    headings = sorted(bearers)
    found = engine.evaluate(ALL, headings)
    wrong = {}
    for heading, ids in zip(headings, found, strict=True):
        units = [each for each in ids if not each.startswith(("term-", "inst-"))]
        if set(units[: len(bearers[heading])]) != bearers[heading]:
            wrong[heading] = units[: len(bearers[heading])]
    assert not wrong


def test_a_query_is_answered_before_it_is_typed_out(engine: Page) -> None:
    for path in (DEV, OWN):
        asked = [
            query
            for query in evaluate.queries(path)
            if query.grades and query.cls not in ("ref", "number", "typo")
        ]
        typed = [query.text[: math.ceil(TYPED * len(query.text))] for query in asked]
        found = engine.evaluate(evaluate.ASK_ENGINE, typed)
        hits = [
            any(query.grades.get(unit or "") == 2 for unit in evaluate.kept(ids)[:5])
            for query, ids in zip(asked, found, strict=True)
        ]
        assert sum(hits) >= 0.9 * len(hits), path.name


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("spot chekcs", "spot check"),
        ("pharmacovigilence", "pharmacovigilance"),
        # Neighbours swapped or a letter left out come before another letter.
        ("exmeption", "exemption"),
        ("contrct", "contract"),
        ("recieve", "receive"),
        ("eprsonal data", "personal data"),
    ],
)
def test_it_says_what_it_corrected(engine: Page, query: str, shown: str) -> None:
    answer = engine.evaluate(FIRST, query)
    assert answer["loosened"] == "edits"
    assert shown in answer["shownFor"]


def test_a_word_that_is_written_as_it_should_be_is_not_corrected(engine: Page) -> None:
    """One that only phrases of the related words have: it is lacking, and no misspelling."""
    answer = engine.evaluate(FIRST, "personal data of linguists")
    assert answer["shownFor"] is None
    assert answer["missing"] == ["linguists"]
    assert answer["results"]


# Of each there is a word in the index that one letter or two make of it, or Chinese in its letters.
@pytest.mark.parametrize(
    "word",
    [
        "dream",
        "witness",
        "crown",
        "loved",
        "distributed",
        "women",
        "peterson",
        "auckland",
        "johnston",
        "hamas",
    ],
)
def test_an_ordinary_word_is_no_misspelling(engine: Page, word: str) -> None:
    assert engine.evaluate(FIRST, word)["shownFor"] is None


@pytest.mark.parametrize("query", ["personal informaton", "certificaton"])
def test_the_last_word_is_corrected_while_one_types(engine: Page, query: str) -> None:
    answer = engine.evaluate(FIRST, query)
    assert answer["loosened"] == "edits"
    assert answer["results"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("chapter 3", "ch3"),
        ("类别七", "cat-7"),
        ("Cat. XIII", "cat-13"),
        ("sub-category 7", "sub-7"),
        ("小类四十", "sub-40"),
        ("chapter iv", "ch4"),
        ("第六章 附则", "ch6"),
    ],
)
def test_what_is_named_by_its_number_is_not_called_related(
    engine: Page, query: str, first: str
) -> None:
    answer = engine.evaluate(FIRST, query)
    assert answer["results"][0]["id"] == first
    assert (answer["loosened"], answer["missing"]) == ("exact", [])


def test_a_number_that_no_text_has_does_not_empty_the_answer(engine: Page) -> None:
    answer = engine.evaluate(FIRST, "filing within 173 days")
    assert "ch4-district-review" in [each["id"] for each in answer["results"]]
    assert answer["missing"] == ["173"]


@pytest.mark.parametrize("word", ["данные", "データ", "개인정보", "بيانات"])
def test_words_in_other_scripts_are_lacking(engine: Page, word: str) -> None:
    assert engine.evaluate(FIRST, word)["empty"]
    answer = engine.evaluate(FIRST, f"{word} standard contract")
    assert answer["results"][0]["id"] == "tier-2"
    assert answer["missing"] == [word]


def test_a_bare_number_names_no_unit(engine: Page) -> None:
    ids = [each["id"] for each in engine.evaluate(FIRST, "children under 14")["results"]]
    assert "sub-14" not in ids


def test_letters_that_are_nearly_pinyin_do_not_stop_the_page(engine: Page) -> None:
    assert engine.evaluate(FIRST, "iao" * 20 + "kk")["empty"]


def test_it_says_which_words_pinyin_spells(engine: Page) -> None:
    assert engine.evaluate(FIRST, "zì dòng jià shǐ")["shownFor"] == "自动驾驶"


def test_nothing_is_honestly_empty(engine: Page) -> None:
    answer = engine.evaluate(FIRST, "qzxwv")
    assert answer["empty"]
    assert answer["results"] == []
    assert answer["total"] == 0


def test_a_result_says_what_it_is_and_where(engine: Page) -> None:
    answer = engine.evaluate(FIRST, "consistency spot-checks")
    first = next(each for each in answer["results"] if each["id"] == "ch5-spot-checks")
    assert first["kind"] == "provision"
    assert first["href"] == "beijing/2025/measures/chapter-5.html#ch5-spot-checks"
    place = "Beijing 2025 › Part A › Chapter V Supervision and Administration"
    assert first["place"] == {"text": place, "working": True}
    marked = [part["text"] for part in first["snippet"]["parts"] if part["match"]]
    assert "consistency spot-checks" in " ".join(marked)


def test_filters_count_and_keep(engine: Page) -> None:
    counts = engine.evaluate(FIRST, "data")["counts"]
    kept = engine.evaluate(
        "() => ReferenceSearch.find('data', { limit: 1000, filters: { kind: 'provision' } })"
    )
    assert kept["total"] == counts["kind"]["provision"]
    assert {each["kind"] for each in kept["results"]} == {"provision"}


def test_the_readers_language_comes_first(engine: Page) -> None:
    ask = "language => ReferenceSearch.find('100,000', { language, limit: 3 })"
    for language in ("en", "zh"):
        answer = engine.evaluate(ask, language)
        assert {each["snippet"]["language"] for each in answer["results"]} == {language}


def test_a_match_in_the_other_language_stands_beside_the_readers(engine: Page) -> None:
    answer = engine.evaluate("() => ReferenceSearch.find('国家核心', { language: 'en', limit: 1 })")
    (first,) = answer["results"]
    assert first["snippet"]["language"] == "en"
    assert first["beside"]["language"] == "zh"
    assert any(part["match"] for part in first["beside"]["parts"])
