"""What of a search stays: in addresses, for who comes back, on the device."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import CHAPTER, QUERY, box, hrefs, results, search

pytestmark = pytest.mark.browser


def test_back_leads_to_the_results_again(opened: Callable[[str], Page]) -> None:
    page = opened("en/index.html")
    search(page)
    before = hrefs(page)
    results(page).nth(1).click()
    page.wait_for_url("**/beijing/**")
    page.go_back()
    expect(box(page)).to_have_value(QUERY)
    expect(results(page)).to_have_count(len(before))
    assert hrefs(page) == before


@pytest.mark.parametrize("start", ["en/index.html", "en/search.html"])
def test_back_leads_to_all_the_results_that_were_in_view(
    opened: Callable[[str], Page], start: str
) -> None:
    page = opened(start)
    if "search" not in start:
        page.locator("[data-search-open]").click()
    box(page).fill("data")
    expect(page.locator("[data-search-more]")).to_be_visible()
    page.locator("[data-search-more]").click()
    expect(results(page).nth(30)).to_be_visible()
    before = hrefs(page)
    results(page).nth(30).click()
    page.wait_for_url("**/*#*")
    page.go_back()
    expect(results(page)).to_have_count(len(before))
    assert hrefs(page) == before
    expect(results(page).nth(30)).to_be_in_viewport()
    expect(results(page).nth(30)).to_have_attribute("aria-selected", "true")
    box(page).fill(QUERY)
    expect(results(page)).not_to_have_count(len(before))
    expect(results(page).first).to_be_in_viewport()


def test_what_was_typed_last_is_there_again_on_the_search_page(
    opened: Callable[[str], Page],
) -> None:
    page = opened("en/search.html?q=bank")
    expect(results(page).first).to_be_visible()
    # In one turn: the address bar lags behind the box.
    box(page).evaluate(
        """(input, query) => {
          input.value = query;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          document.querySelector("[data-search-result]").click();
        }""",
        QUERY,
    )
    page.wait_for_url("**/*#*")
    page.go_back()
    expect(box(page)).to_have_value(QUERY)


def test_a_search_can_be_linked(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    search(page)
    page.locator("[data-search-kinds] button").first.click()
    expect(page.locator(".is-waiting")).to_have_count(0)
    before = hrefs(page)
    page.locator("[data-search-link]").click()
    page.wait_for_url("**/search.html?q=important+data&kind=*")
    expect(results(page)).to_have_count(len(before))
    assert [urlsplit(href).fragment for href in hrefs(page)] == [
        urlsplit(href).fragment for href in before
    ]


def test_on_the_search_page_the_query_is_in_the_address(opened: Callable[[str], Page]) -> None:
    page = opened("en/search.html")
    expect(page.locator("[data-search-indexes]")).to_be_visible()
    box(page).fill("重要数据")
    page.wait_for_url("**/search.html?q=*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["重要数据"]}
    expect(page.locator("[data-search-indexes]")).to_be_hidden()
    box(page).fill("")
    page.wait_for_url("**/search.html")


def test_no_more_is_asked_than_the_box_takes(opened: Callable[[str], Page]) -> None:
    page = opened(f"en/search.html?q={'shuju' * 100}")
    link = page.locator("[data-search-link]:not([hidden])").first
    expect(link).to_have_attribute("href", f"search.html?q={'shuju' * 40}")


def test_recent_queries_stay_until_they_are_cleared(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    search(page).first.click()
    page.locator("[data-search-open]").click()
    recent = page.locator("[data-search-recent]")
    recent.get_by_role("button", name=QUERY).click()
    expect(box(page)).to_have_value(QUERY)
    box(page).fill("")
    recent.locator("[data-search-forget]").click()
    expect(recent).to_be_hidden()
    assert QUERY not in page.evaluate("JSON.stringify(localStorage)")


def test_it_works_where_the_browser_keeps_nothing(disk: Callable[[str], Page], page: Page) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    )
    disk(CHAPTER)
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    search(page).first.click()
    page.wait_for_url("**#*")
