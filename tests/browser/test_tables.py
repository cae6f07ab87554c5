"""The list's own tables in the browser: filtered, sorted, on a phone, without JavaScript."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.__main__ import main
from generator.checks import checked
from generator.pages.shell import Settings
from tests.browser.moving import shift
from tests.sample import PROJECT, lay, rendered

pytestmark = pytest.mark.browser

LIST = "en/atlantis/1/negative-list"
INDUSTRY = f"{LIST}/industry-2.html"
SCENARIO = f"{LIST}/scenarios/ind-2-scn-1.html"
PHONE = {"width": 390, "height": 800}

# Fifty more data fields below the scenario, so that there is something to filter and to scroll.
FIELD = """\
              - id: ind-2-df-{number}
                number: "{number}"
                heading:
                  en: Strap {number}
                text:
                  en: The {colour} strap that {rider} holds.
                catalogue: [{target}]
"""
COLOURS = ("red", "green", "blue", "white", "black")


def _fields() -> str:
    return "".join(
        FIELD.format(
            number=number,
            colour=COLOURS[number % 5],
            rider="everybody" if number % 2 else "nobody",
            target="sub-1" if number % 3 else "sub-3",
        )
        for number in range(60, 10, -1)
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with fifty more data fields and a second edition, made without MkDocs."""
    folder = lay(tmp_path_factory.mktemp("tables"))
    table = folder / "content/atlantis/1/negative-list/industry-2/tier-1.yml"
    text = table.read_text("utf-8")
    last = "                catalogue: [sub-3]\n"
    assert last in text
    table.write_text(text.replace(last, last + _fields()), "utf-8")
    edition = folder / "content/atlantis/1/edition.yml"
    scale = edition.read_text("utf-8").replace("data_fields: 3", "data_fields: 53")
    edition.write_text(scale, "utf-8")
    assert main(["--root", str(folder), "new-edition", "atlantis/1", "atlantis/2"]) == 0
    built = folder / "site"
    for page, html in rendered(checked(folder), Settings()):
        target = built / page.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, "utf-8")
    shutil.copytree(PROJECT / "overrides/assets", built / "assets")
    return built


@pytest.fixture
def industry(page: Page, site: Path) -> Page:
    page.goto(f"{site.as_uri()}/{INDUSTRY}")
    return page


@pytest.fixture
def without_scripts(chromium: Browser, site: Path) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    rows = page.locator("table.fields tbody tr[id]:not([hidden])")
    found: list[str] = rows.evaluate_all("(rows) => rows.map((row) => row.id)")
    return found


def test_a_table_is_filtered_by_lists_and_words_and_keeps_it_in_the_address(
    industry: Page,
) -> None:
    every = len(shown(industry))
    assert every == 52
    industry.locator("[data-filter=catalogue]").select_option("cat-2")
    some = shown(industry)
    assert 0 < len(some) < every
    industry.locator("[data-words]").fill("NOBODY red")
    few = shown(industry)
    assert 0 < len(few) < len(some)
    assert f"{len(few)} of {every} shown" in industry.locator(".filters [data-count]").inner_text()
    address = industry.url
    assert "catalogue=cat-2" in address
    industry.goto(address)
    assert shown(industry) == few
    industry.locator("[data-reset]").click()
    assert len(shown(industry)) == every
    assert "?" not in industry.url
    expect(industry.locator("[data-filter]").first).to_be_focused()


def test_all_is_offered_where_something_is_left_out_or_in_another_order(industry: Page) -> None:
    reset = industry.locator("[data-reset]")
    expect(reset).to_be_hidden()
    industry.locator("[data-filter=catalogue]").select_option("cat-2")
    expect(reset).to_be_visible()
    industry.locator("[data-filter=catalogue]").select_option("")
    expect(reset).to_be_hidden()
    head = industry.locator("table.fields th[data-key=field] button")
    for offered in (True, True, False):
        head.click()
        expect(reset).to_be_visible(visible=offered)
    industry.locator("[data-words]").fill("NOBODY red")
    expect(reset).to_be_visible()


def test_a_table_is_sorted_by_its_heads_and_back(industry: Page) -> None:
    before = shown(industry)
    head = industry.locator("table.fields th[data-key=field] button")
    head.click()
    expect(industry.locator("table.fields th[data-key=field]")).to_have_attribute(
        "aria-sort", "ascending"
    )
    up = shown(industry)
    strap = [each for each in up if each not in ("ind-2-df-1", "ind-2-df-2")]
    assert strap == [f"ind-2-df-{number}" for number in range(11, 61)]
    head.click()
    assert [each for each in shown(industry) if each in strap] == strap[::-1]
    head.click()
    assert shown(industry) == before


def test_a_row_that_a_link_names_is_shown_whatever_the_filters_say(
    industry: Page, site: Path
) -> None:
    industry.goto(f"{site.as_uri()}/{INDUSTRY}?words=strap#ind-2-df-1")
    expect(industry.locator("#ind-2-df-1")).to_be_visible()
    industry.locator("[data-words]").fill("strap")
    expect(industry.locator("#ind-2-df-1")).to_be_hidden()
    industry.evaluate("location.hash = '#ind-2-dc-1'")
    expect(industry.locator("#ind-2-df-1")).to_be_visible()


def test_the_head_stays_in_view(industry: Page) -> None:
    industry.locator("#ind-2-df-20").evaluate("(row) => row.scrollIntoView()")
    box = industry.locator("table.fields thead th").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 120


def test_on_a_phone_a_row_is_a_card_that_begins_with_its_field(
    industry: Page,
) -> None:
    industry.set_viewport_size(PHONE)  # type: ignore[arg-type]
    assert industry.evaluate("document.documentElement.scrollWidth <= innerWidth")
    row = industry.locator("#ind-2-df-20")
    label = row.locator(".cell-name").first
    expect(label).to_be_visible()
    name, cell = row.locator("th").bounding_box(), label.bounding_box()
    assert name is not None
    assert cell is not None
    assert name["y"] < cell["y"]
    industry.locator("[data-words]").fill("nobody")
    hidden = industry.locator("table.fields tbody tr[hidden]")
    assert hidden.count()
    expect(hidden.first).to_be_hidden()


def test_without_javascript_every_row_is_there(without_scripts: Page, site: Path) -> None:
    page = without_scripts
    page.goto(f"{site.as_uri()}/{INDUSTRY}")
    expect(page.locator("table.fields tbody tr")).to_have_count(52)
    expect(page.locator("table.fields tbody tr").last).to_be_visible()
    expect(page.locator("[data-filters]")).to_be_hidden()
    page.goto(f"{site.as_uri()}/{SCENARIO}")
    expect(page.locator("#ind-2-thr-1")).to_be_visible()
    expect(page.locator("#ind-2-df-33")).to_be_visible()


def test_an_alias_marks_its_unit(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/en/atlantis/2/measures/chapter-1.html")
    unit = page.locator("#ch1-scope-1-i > .unit__body")
    plain = unit.screenshot()
    page.evaluate("location.hash = '#art-9'")
    page.wait_for_timeout(100)
    assert unit.screenshot() != plain


def test_the_bar_of_a_superseded_edition_leads_to_the_unit_s_comparison(
    page: Page, site: Path
) -> None:
    page.goto(f"{site.as_uri()}/en/atlantis/1/measures/chapter-1.html#ch1-scope-1")
    page.locator("[data-compare]").click()
    page.wait_for_url("**/compare-1-2.html#ch1-scope-1")
    expect(page.locator("#ch1-scope-1")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, 900, 1024, 1200])
def test_a_page_with_tables_is_no_wider_than_the_window(page: Page, site: Path, width: int) -> None:
    """What can be done with the units beside its tables stands in the margin, not outside it."""
    page.set_viewport_size({"width": width, "height": 800})
    for path in (INDUSTRY, SCENARIO):
        page.goto(f"{site.as_uri()}/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_while_a_table_loads(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    thresholds = "en/atlantis/1/thresholds.html"
    for path in (INDUSTRY, SCENARIO, thresholds, f"{thresholds}?industry=ind-2&sort=-minimum"):
        page.goto(f"{site.as_uri()}/{path}")
        assert shift(page) == 0, path


def test_only_the_heads_of_a_table_have_arrows(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/{SCENARIO}")
    after = "(button) => getComputedStyle(button, '::after').content"
    assert page.locator("table.fields thead button").first.evaluate(after).startswith('"↕"')
    assert page.locator("#ind-2-df-1 > th [data-copy-link]").evaluate(after) == "none"


def test_by_mouse_the_actions_of_a_row_take_no_room(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/{SCENARIO}")
    row, after = page.locator("#ind-2-df-1"), page.locator("#ind-2-df-1 + tr")
    copy = row.locator("th [data-copy-link]")
    box = copy.locator("..")
    place = "(row) => row.getBoundingClientRect().top + scrollY"
    below = after.evaluate(place)
    expect(box).to_have_css("opacity", "0")
    row.locator("td").last.hover()
    expect(box).to_have_css("opacity", "1")
    assert after.evaluate(place) == below
    copy.click()
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    copy.blur()
    after.locator("td").last.hover()
    expect(box).to_have_css("pointer-events", "none")
    box.evaluate("(box) => box.remove()")
    assert after.evaluate(place) == below


def test_by_touch_the_actions_of_a_unit_take_no_room(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.as_uri()}/en/atlantis/1/measures/chapter-1.html")
    unit = page.locator("#ch1-scope-1 > [data-unit-body]")
    copy = unit.locator("[data-copy-link]")
    next_unit = page.locator("#ch1-scope-1-i")
    place = "(unit) => unit.getBoundingClientRect().top + scrollY"
    below = next_unit.evaluate(place)
    expect(copy.locator("..")).to_have_css("opacity", "0")
    expect(copy.locator("..")).to_have_css("pointer-events", "none")
    unit.locator("p").first.tap()
    expect(copy.locator("..")).to_have_css("opacity", "1")
    assert next_unit.evaluate(place) == below
    copy.tap()
    expect(page.locator("[data-status]")).not_to_be_empty()
    context.close()
