"""The filters of the search, on a desk and on a phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.bench import lists
from tests.browser.axe import violations
from tests.browser.searching import CHAPTER, QUERY, on_a_phone, results, search
from tests.building import mkdocs_build
from tests.sample import PROJECT

pytestmark = pytest.mark.browser


def test_filters_narrow_by_their_counts(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    kind = page.locator("[data-search-kinds] button").first
    number = kind.locator(".count").inner_text()
    name = kind.inner_text().removesuffix(number).strip()
    kind.click()
    expect(page.locator("[data-search-count]")).to_contain_text(number)
    told = results(page).locator("[data-kind]").all_inner_texts()
    # With its number, if it has one.
    assert {re.sub(r" \S*[(\dIVX]\S*$", "", each) for each in told} == {name}
    expect(page.locator("[data-search-kinds] [aria-pressed=true]")).to_contain_text(name)
    page.locator("[data-search-filters] [data-search-unfilter]").click()
    expect(page.locator("[data-search-kinds] [aria-pressed=true]")).to_have_count(0)


@pytest.mark.parametrize("group", ["part", "industry", "category", "language"])
def test_every_group_filters(disk: Callable[[str], Page], group: str) -> None:
    page = disk(CHAPTER)
    search(page, "data")
    choice = page.locator(f"select[name={group}]")
    option = choice.locator("option").nth(1)
    number = re.search(r"\((\d+)\)$", option.inner_text())
    assert number is not None
    choice.select_option(index=1)
    expect(page.locator("[data-search-count]")).to_have_text(
        re.compile(rf"^(\d+ of )?{number[1]} results?$")
    )


def test_the_values_of_a_filter_are_in_the_order_of_the_text(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page, "data")
    values: list[str] = page.locator("select[name=category] option").evaluate_all(
        "options => options.slice(1).map(option => option.value)"
    )
    numbers = [int(value.removeprefix("cat-")) for value in values]
    assert len(numbers) > 9
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("way", ["touch", "keyboard"])
def test_on_a_phone_the_filters_stand_behind_one_button(
    disk: Callable[[str], Page], way: str
) -> None:
    page = disk(CHAPTER)
    on_a_phone(page)
    search(page, "data")
    opener = page.locator("[data-search-narrow]")
    filters = page.locator("[data-search-filters]")
    expect(filters).to_be_hidden()
    if way == "keyboard":
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
    else:
        opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    for control in filters.locator("select, [data-search-kinds] button").all():
        place = control.bounding_box()
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 390
        assert place["height"] >= 44
    page.locator("select[name=part]").select_option("part-c")
    filters.locator("[data-search-kinds] button").first.click()
    expect(opener).to_have_text(re.compile(r"^Filters 2\b"))
    assert violations(page) == []
    opener.click()
    expect(filters).to_be_hidden()
    expect(results(page).first).to_be_in_viewport()


def test_on_a_desk_the_filters_stand_open(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page, "data")
    expect(page.locator("[data-search-narrow]")).to_be_hidden()
    expect(page.locator("select[name=part]")).to_be_visible()


def test_filters_without_results_can_be_cleared(disk: Callable[[str], Page]) -> None:
    page = disk(f"en/search.html?q={QUERY}&kind=cross-link&part=part-c&category=cat-1")
    expect(page.locator("[data-search-empty]")).to_contain_text("with these filters")
    page.locator("[data-search-empty] [data-search-unfilter]").click()
    expect(results(page).first).to_be_visible()


# --- several lists, each with parts, industries and categories of its own


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address, with a slash at its end, of a site with two lists beside the real one."""
    root = tmp_path_factory.mktemp("several")
    shutil.copy(PROJECT / "mkdocs.yml", root)
    for part in ("content", "overrides"):
        shutil.copytree(PROJECT / part, root / part)
    lists.lay(root, lists.Size(2, chapters=1, categories=1))
    done = mkdocs_build(root)
    assert done.returncode == 0, done.stderr
    return f"{(root / 'site').as_uri()}/"


def names(page: Page, filter_name: str) -> list[str]:
    """The values that a filter offers, without their counts."""
    options = page.locator(f"select[name={filter_name}] option").all_inner_texts()[1:]
    return [each.rpartition(" (")[0] for each in options]


def test_on_a_page_of_all_lists_one_chooses_the_list_first(page: Page, several: str) -> None:
    page.goto(f"{several}en/index.html")
    search(page, "teapot")
    for name in ("part", "industry", "category"):
        expect(page.locator(f"select[name={name}]")).to_be_disabled()
    page.locator("select[name=list]").select_option(lists.list_id(2))
    expect(page.locator("select[name=part]")).to_be_enabled()
    assert names(page, "part")[-1] == "Part C The list of teapots"
    page.locator("select[name=part]").select_option(index=1)
    page.locator("select[name=list]").select_option("")
    # What was chosen within a list goes with it.
    expect(page.locator("select[name=part]")).to_be_disabled()
    expect(page.locator("select[name=part]")).to_have_value("")


def test_a_page_of_a_list_offers_its_own_names_and_links_to_them(page: Page, several: str) -> None:
    own = f"{lists.list_id(1)}/{lists.EDITION}"
    page.goto(f"{several}en/{own}/negative-list/industry-1.html")
    search(page, "teapot")
    industries = names(page, "industry")
    page.locator("select[name=industry]").select_option(index=1)
    expect(page.locator(".is-waiting")).to_have_count(0)
    count = page.locator("[data-search-count]").inner_text()
    page.locator("[data-search-link]").click()
    page.wait_for_url("**/search.html?*industry=*")
    expect(page.locator("[data-search-count]")).to_have_text(count)
    assert names(page, "industry") == industries


def test_an_address_that_names_no_list_filters_by_none(page: Page, several: str) -> None:
    page.goto(f"{several}en/search.html?q=teapot&list=../en&industry=ind-1@../en/1")
    expect(results(page).first).to_be_visible()
    expect(page.locator("select[name=list]")).to_have_value("")
