"""What results say of a document: its kind, its names, its place, and something of what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest

from generator.model.edition import Content
from generator.model.load import load
from generator.permalinks.addresses import addresses
from generator.search.cards import Card, Cards
from generator.search.documents import Document, documents
from tests.sample import PROJECT

PART_A = "Beijing 2025 › Part A"


@pytest.fixture(scope="module")
def found() -> tuple[Content, Sequence[Document]]:
    content = load(PROJECT).content
    assert content is not None
    where = addresses(content)
    return content, tuple(documents(content, where.of_units, where.of_entries))


@pytest.fixture(scope="module")
def cards(found: tuple[Content, Sequence[Document]]) -> Mapping[str, Card]:
    content, all_documents = found
    made = Cards(content, all_documents)
    return {document.id: made.of(document) for document in all_documents}


def test_every_result_has_a_name_and_a_place(cards: Mapping[str, Card]) -> None:
    lacking = [
        name
        for name, card in cards.items()
        if not (card.title.words.get("en") and card.place.words["en"] and card.place.words["zh"])
    ]
    assert lacking == []


def test_no_place_repeats_the_heading(cards: Mapping[str, Card]) -> None:
    repeated = [
        name
        for name, card in cards.items()
        for language in ("en", "zh")
        if card.title.words.get(language) in card.place.words[language].split(" › ")
    ]
    assert repeated == []


@pytest.mark.parametrize(
    ("unit", "label", "place"),
    [
        ("ed-notice", None, "Beijing 2025"),
        ("part-b", "Part B", "Beijing 2025"),
        ("ch5-liability", None, f"{PART_A} › Chapter V Supervision and Administration"),
        ("ch3-formulation-2", "Item (2)", f"{PART_A} › Chapter III › Formulation workflow"),
        # It goes by the heading of its provision, which its place does not say again.
        ("ind-2-scope-4", None, "Beijing 2025 › Part C › The nine industries"),
        ("time-district-review", None, f"{PART_A} › Chapter IV Implementing the Negative List"),
        ("term-important-data", None, "Glossary"),
        ("inst-pipl", None, "Instruments cited"),
    ],
)
def test_a_place_leads_from_the_edition_in(
    cards: Mapping[str, Card], unit: str, label: str | None, place: str
) -> None:
    assert cards[unit].label.words.get("en") == label
    assert cards[unit].place.words["en"] == place


def test_a_place_is_said_in_chinese_and_marked_if_it_is_ours(cards: Mapping[str, Card]) -> None:
    card = cards["ch5-liability"]
    assert card.place.words["zh"] == "北京 2025 › A部分 › 第五章 监督与管理"
    assert card.place.working
    assert not cards["ed-notice"].place.working


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("ch5", "Guidance and full-chain supervision · Consistency spot-checks · "),
        ("ch3-formulation", "Demand research · Important-data identification · "),
        ("ind-6", "“Medical device” per the Regulation on Supervision and Administration of "),
        ("inst-pipl", "Other names in use: PIPL"),
        ("thr-pharma-pv", "100,000+ pharmacovigilance patient PI"),
    ],
)
def test_what_says_nothing_itself_shows_what_stands_in_it(
    cards: Mapping[str, Card], unit: str, said: str
) -> None:
    assert cards[unit].body.words["en"].startswith(said)


def test_no_two_results_look_the_same(
    found: tuple[Content, Sequence[Document]], cards: Mapping[str, Card]
) -> None:
    shown = Counter(
        (document.kind, *(said.words.get("en") for said in (card.title, card.place, card.body)))
        for document in found[1]
        for card in (cards[document.id],)
    )
    assert [each for each, count in shown.items() if count > 1] == []


def test_editorial_headings_are_told(cards: Mapping[str, Card]) -> None:
    assert cards["thr-pharma-pv"].editorial
    assert not cards["ch5"].editorial
