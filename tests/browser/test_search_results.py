"""What the search dialog shows of an answer, and says to screen readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.model.load import load
from tests.browser.searching import (
    CHAPTER,
    NOTHING,
    QUERY,
    QUIET,
    box,
    hrefs,
    on_a_phone,
    results,
    search,
)
from tests.sample import PROJECT

pytestmark = pytest.mark.browser

# The first of some queries that has results by its related words alone.
ONLY_RELATED = """async queries => {
  for (const query of queries) {
    const { loosened, total } = await ReferenceSearch.find(query, { limit: 1 });
    if (loosened === "related" && total) return query;
  }
}"""


def related_words() -> list[str]:
    content = load(PROJECT).content
    assert content is not None
    listed = [each for group in content.related.groups for each in group.listed()]
    return [word for language, word in listed if language == "en" and word.isalpha()][:50]


def test_results_come_as_one_types(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    page.locator("[data-search-open]").click()
    for letter in "importa":
        box(page).press_sequentially(letter)
    expect(results(page).first).to_be_visible()
    assert results(page).locator("mark").count() > 0


def test_results_are_links_to_units(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    search(page)
    for href in hrefs(page)[:6]:
        page.goto(href)
        assert page.locator(f"[id='{urlsplit(href).fragment}']").count() == 1


def test_a_result_has_its_names_in_both_languages(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    first = search(page, "Demand research").first
    expect(first).to_contain_text("Demand research")
    expect(first.locator("[data-other]")).to_contain_text("需求调研")
    expect(first.locator("[data-other]")).to_have_attribute("lang", "zh-Hans")
    expect(first.locator("[data-other] .mark--tag")).to_be_visible()
    expect(first.locator("[data-kind]")).not_to_be_empty()
    expect(first.locator("[data-place]")).not_to_be_empty()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_chinese_of_this_site_is_marked_wherever_it_shows(
    disk: Callable[[str], Page], language: str
) -> None:
    page = disk(f"{language}/beijing/2025/measures/chapter-3.html")
    result = search(page, "Demand research").first
    texts = result.locator("[data-own], [data-other], [data-place], [data-snippet], [data-beside]")
    chinese = texts.and_(page.locator("[lang=zh-Hans]:visible"))
    assert chinese.count() == (3 if language == "zh" else 1)
    for text in chinese.all():
        expect(text.locator(".mark--tag")).to_be_visible()
    for text in texts.and_(page.locator("[lang=en]:visible")).all():
        expect(text.locator(".mark--tag")).to_be_hidden()


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Heading by the editor"), ("zh", "编者所加标题")]
)
def test_a_heading_by_the_editor_is_marked(
    disk: Callable[[str], Page], language: str, told: str
) -> None:
    page = disk(f"{language}/search.html")
    box(page).fill("pharmacovigilance")
    by_editor = page.locator("[data-search-result][href$='#thr-pharma-pv']")
    expect(by_editor.get_by_text(told)).to_be_visible()
    # The heading of the source, on the industry around it.
    by_source = page.locator("[data-search-result][href$='#ind-2']")
    expect(by_source.locator("[data-editorial]")).to_be_hidden()


def test_results_without_the_words_show_what_they_say(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page, "chapter V")
    chapter = results(page).first
    expect(chapter.locator("[data-kind]")).to_have_text("Chapter V")
    expect(chapter.locator("[data-snippet]")).to_contain_text("Consistency spot-checks · ")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (CHAPTER, "The text does not have “Frankfurt”."),
        (CHAPTER.replace("en/", "zh/", 1), "文本中没有“Frankfurt”。"),
    ],
)
def test_it_tells_which_word_the_text_lacks(
    disk: Callable[[str], Page], path: str, told: str
) -> None:
    page = disk(path)
    search(page, "Frankfurt standard contract")
    expect(page.locator("[data-search-loosened]")).to_have_text(told)


def test_more_results_come_on_demand(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page, "data")
    before = hrefs(page)
    page.locator("[data-search-more]").click()
    # Their texts may still have to be loaded.
    expect(results(page).nth(len(before))).to_be_visible()
    assert hrefs(page)[: len(before)] == before
    count = page.locator("[data-search-count]")
    expect(count).to_have_text(re.compile(rf"^{len(hrefs(page))} of \d+ results$"))


def test_what_was_loosened_is_said(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page, "pharmacovigilence")
    expect(page.locator("[data-search-loosened]")).to_contain_text("pharmacovigilance")


def test_an_empty_answer_is_honest_and_helps(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    box(page).fill(NOTHING)
    empty = page.locator("[data-search-empty]")
    expect(empty).to_contain_text(NOTHING)
    assert results(page).count() == 0
    links: list[str] = empty.locator("a").evaluate_all("links => links.map(link => link.href)")
    for name in ("2025/index", "glossary", "instruments", "thresholds", "matrix"):
        assert any(link.endswith(f"/{name}.html") for link in links)
    box(page).fill(QUERY)
    expect(empty).to_have_count(0)


def test_a_query_is_shown_as_text(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    markup = "<img src=x onerror=alert(1)> Schrems"
    box(page).fill(markup)
    expect(page.locator("[data-search-nothing]")).to_contain_text(markup)
    assert page.locator("dialog img").count() == 0


def test_screen_readers_are_told_when_typing_pauses(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    said = page.locator("[role=status][data-search-status]")
    expect(said).to_have_text(re.compile(r"^\d+ of \d+ results$"), timeout=QUIET)
    page.locator("[data-search-more]").click()
    shown = page.locator("[data-search-count]").inner_text()
    expect(said).to_have_text(shown, timeout=QUIET)
    box(page).fill(NOTHING)
    expect(said).to_contain_text(NOTHING, timeout=QUIET)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("pharmacovigilence", r"^Showing results for “pharmacovigilance”\. \d+ results$"),
        ("Frankfurt standard contract", r"^The text does not have “Frankfurt”\. .*\d+ results$"),
    ],
)
def test_screen_readers_are_told_what_the_engine_did(
    disk: Callable[[str], Page], query: str, told: str
) -> None:
    page = disk(CHAPTER)
    search(page, query)
    said = page.locator("[data-search-status]")
    expect(said).to_have_text(re.compile(told), timeout=QUIET)
    # The same words again are news again: another query has the same answer.
    box(page).press_sequentially(" ")
    box(page).fill(QUERY)
    expect(said).to_have_text("")


def test_what_is_only_related_is_said(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    search_for = page.evaluate(ONLY_RELATED, related_words())
    box(page).fill(search_for)
    told = page.locator("[data-search-loosened]")
    expect(told).to_have_text(f"The text does not have “{search_for}”. What follows is related.")
    count = page.locator("[data-search-count]").inner_text()
    said = page.locator("[data-search-status]")
    expect(said).to_have_text(f"{told.inner_text()} {count}", timeout=QUIET)
    # The reader can judge: the result says something though no word of it was asked for.
    expect(results(page).first.locator("[data-place]")).to_be_visible()


def test_on_a_phone_what_was_done_stands_above_the_results(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    on_a_phone(page)
    search(page, "pharmacovigilence")
    told = page.locator("[data-search-loosened]").bounding_box()
    first = results(page).first.bounding_box()
    assert told is not None
    assert first is not None
    assert told["y"] + told["height"] <= first["y"]
    box(page).fill(NOTHING)
    expect(page.locator("[data-search-empty]")).to_be_visible()
    expect(page.locator("[data-search-narrow]")).to_be_hidden()
