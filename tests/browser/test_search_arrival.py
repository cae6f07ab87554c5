"""The page that a result leads to: the matches are marked until they are cleared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import CHAPTER, search

pytestmark = pytest.mark.browser


def test_matches_are_marked_on_arrival_and_can_be_cleared(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    link = search(page, "Demand research").first
    address = link.get_attribute("href") or ""
    assert "?mark=" in address.partition("#")[0]
    link.click()
    page.wait_for_url("**#ch3-formulation-1")
    unit = page.locator("#ch3-formulation-1")
    expect(unit.locator("mark").first).to_be_visible()
    assert page.evaluate("document.querySelector(':target')?.id") == "ch3-formulation-1"
    text = unit.locator("p.said").first.inner_text()
    page.locator("[data-search-clear-marks]").click()
    expect(page.locator("mark")).to_have_count(0)
    expect(page.locator("[data-search-clear-marks]")).to_be_hidden()
    assert unit.locator("p.said").first.inner_text() == text
    page.reload()
    expect(page.locator("mark")).to_have_count(0)


def test_the_address_that_stays_is_the_one_to_cite(opened: Callable[[str], Page]) -> None:
    page = opened(f"{CHAPTER}?mark=demand&mark=research#ch3-formulation-1")
    page.wait_for_url("**/chapter-3.html#ch3-formulation-1")
    expect(page.locator("#ch3-formulation-1 mark").first).to_be_visible()


def test_marks_hold_across_a_marked_term(disk: Callable[[str], Page]) -> None:
    page = disk(f"{CHAPTER}?mark=under the municipal data-security#ch3-formulation-2")
    expect(page.locator("[data-search-marked]")).to_be_visible()
    marked = page.locator("#ch3-formulation-2 mark").all_inner_texts()
    assert "".join(marked) == "under the municipal data-security"


def test_a_match_in_the_other_language_is_one_link_away(disk: Callable[[str], Page]) -> None:
    page = disk(f"{CHAPTER}?mark=需求调研#ch3-formulation-1")
    page.locator("[data-search-elsewhere] a").click()
    page.wait_for_url("**/zh/**#ch3-formulation-1")
    expect(page.locator("#ch3-formulation-1 mark").first).to_be_visible()
