"""Words that no text has: what leads to units all the same, what leads nowhere, what is told."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from generator.model.load import load
from generator.model.shared import RelatedWords
from tests.sample import PROJECT

# One in so many of the words is asked.
STEP = 41
FIND = """async texts => {
  const found = [];
  for (const text of texts) {
    const { results, loosened, empty } =
      await ReferenceSearch.find(text, { limit: 1000, typing: false });
    found.push([results.map(({ id }) => id), loosened, empty]);
  }
  return found;
}"""
ANSWER = "text => ReferenceSearch.find(text, { limit: 3 })"


@pytest.fixture(scope="module")
def related() -> RelatedWords:
    content = load(PROJECT).content
    assert content is not None
    return content.related


def test_a_related_word_leads_to_its_units(engine: Page, related: RelatedWords) -> None:
    words = [(word, group.units) for group in related.groups for _, word in group.listed()][::STEP]
    found: Any = engine.evaluate(FIND, [word for word, _ in words])
    lost = [
        word for (word, units), (ids, _, _) in zip(words, found, strict=True) if units[0] not in ids
    ]
    assert len(words) > 100
    # Some are made of words that text or lexicon have: then these decide.
    assert len(lost) <= len(words) // 50, lost


def test_what_is_not_regulated_leads_nowhere(engine: Page, related: RelatedWords) -> None:
    words = [word for _, word in related.nowhere.listed()]
    found: Any = engine.evaluate(FIND, words)
    assert [word for word, (_, _, empty) in zip(words, found, strict=True) if not empty] == []


def test_what_is_not_regulated_is_no_seam_of_other_words(
    engine: Page, related: RelatedWords
) -> None:
    words = {word for _, word in related.nowhere.listed()}
    assert "车贷" in words
    lead, rest = "汽车", "贷款"
    (ids, _, empty), (apart, _, _) = engine.evaluate(FIND, [lead + rest, f"{lead} {rest}"])
    assert not empty
    assert ids == apart


def test_it_says_that_results_are_related(engine: Page, related: RelatedWords) -> None:
    words = [word for group in related.groups for _, word in group.listed()]
    single, phrase = "seismograph", "typhoon track"
    assert {single, phrase} <= set(words)
    answer: Any = engine.evaluate(ANSWER, single)
    assert (answer["loosened"], answer["missing"]) == ("related", [single])
    # What “typhoon” stands for is in the text, and tracks are; not so the phrase.
    answer = engine.evaluate(ANSWER, phrase)
    assert (answer["loosened"], answer["missing"]) == ("related", [])


def test_it_says_which_words_the_text_lacks(engine: Page) -> None:
    assert engine.evaluate(ANSWER, "standard contract")["missing"] == []
    assert engine.evaluate(ANSWER, "Frankfurt standard contract")["missing"] == ["Frankfurt"]
