"""Every form of the lexicon, of the glossary and of the instruments leads to what it is about."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from generator.model.load import load
from generator.permalinks.addresses import addresses
from generator.search.documents import documents
from generator.search.lexicon import concepts
from tests.sample import PROJECT

# The numbers of the rules that are found, without the cards that results show.
FIND = """async texts => {
  const found = [];
  for (const text of texts) {
    await ReferenceSearch.find(text, { limit: 0, typing: false });
    const ranked = ReferenceSearch.ranked(text, { typing: false }, new Set());
    const rules = ranked.found.filter(({ collection }) => collection.parents);
    found.push(rules.map(({ document }) => document));
  }
  return found;
}"""


def test_every_form_finds_what_its_concept_is_about(engine: Page) -> None:
    content = load(PROJECT).content
    assert content is not None
    where = addresses(content)
    ids = [
        each.id
        for each in documents(content, where.of_units, where.of_entries)
        if each.collection == "rules"
    ]
    asked = {
        (form.written, concept.about)
        for concept in concepts(content)
        if concept.about
        for form in concept.forms
    }
    texts = sorted({written for written, _ in asked})
    found: Any = engine.evaluate(FIND, texts)
    of_text = {
        text: {ids[each] for each in numbers} for text, numbers in zip(texts, found, strict=True)
    }
    lost = sorted(written for written, about in asked if not of_text[written] & set(about))
    assert len(texts) > 10_000
    assert not lost
