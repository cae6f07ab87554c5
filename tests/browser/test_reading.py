"""Reading: languages side by side, deep links, terms, tables; from disk and over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.moving import shift

pytestmark = pytest.mark.browser

CHAPTER = "beijing/2025/measures/chapter-3.html"
UNIT = "ch3-dynamic"
PHONE = {"width": 390, "height": 800}
# What Part B states, it limits to no industry: its rows stand whichever is chosen.
PART_B = (
    "thr-imp-10m",
    "thr-imp-1m-sensitive",
    "thr-imp-100k-accounts",
    "thr-imp-100k-cii",
    "thr-imp-rd",
    "thr-imp-lifeline",
)
BANDS = ("thr-sa-1m", "thr-sa-10k-sensitive", "thr-sc-100k-1m", "thr-sc-under-10k-sensitive")

Open = Callable[[str], Page]


def top_of(page: Page, selector: str) -> float:
    """How far below the edge of the window an element begins, in pixels."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"]


def covered(page: Page) -> float:
    """How far down what sticks to the top of the window reaches, in pixels."""
    script = """() => Math.max(0, ...[...document.querySelectorAll("body *")]
      .filter((each) => ["sticky", "fixed"].includes(getComputedStyle(each).position))
      .filter((each) => each.getBoundingClientRect().top <= 0 && each.offsetWidth > innerWidth / 2)
      .map((each) => each.getBoundingClientRect().bottom))"""
    return float(page.evaluate(script))


def test_a_deep_link_lands_on_its_unit_and_shows_it(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}#{UNIT}")
    page.wait_for_timeout(100)
    assert covered(page) <= top_of(page, f"#{UNIT}") < 500
    marked = page.locator(f"#{UNIT} [data-unit-body]").screenshot()
    page.evaluate("location.hash = ''")
    assert page.locator(f"#{UNIT} [data-unit-body]").screenshot() != marked


@pytest.mark.parametrize("path", ["measures/chapter-3.html", "thresholds.html"])
def test_a_link_cut_short_by_a_memo_opens_the_page_all_the_same(opened: Open, path: str) -> None:
    """A lone % is no fragment that can be decoded; nothing on the page may stop at it."""
    here = opened(f"en/beijing/2025/{path}?as=0123abcd#ch3-%")
    here.get_by_role("button", name="Side by side").click()
    expect(here.locator("html.side-by-side")).to_be_attached()


def test_the_other_language_keeps_the_unit_of_the_link(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}#{UNIT}")
    page.locator("[data-other-language]").click()
    page.wait_for_url(f"**/zh/{CHAPTER}#{UNIT}")
    expect(page.locator(f"#{UNIT} [lang='zh-Hans']").first).to_be_visible()


def test_the_other_language_keeps_the_place_in_view(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}")
    page.locator(f"#{UNIT}").evaluate("(each) => each.scrollIntoView()")
    page.locator("[data-other-language]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/zh/{CHAPTER}#*")
    assert page.url.endswith(f"#{UNIT}")


def test_side_by_side_starts_both_languages_on_one_line_and_is_remembered(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}")
    english, chinese = (page.locator(f"#{UNIT} .row").nth(1).locator("> *").nth(n) for n in (0, 1))
    expect(english).to_have_attribute("lang", "en")
    expect(chinese).to_be_hidden()
    button = page.locator("[data-side-by-side]")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(chinese).to_be_visible()
    boxes = english.bounding_box(), chinese.bounding_box()
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 8
    assert boxes[1]["x"] > boxes[0]["x"] + boxes[0]["width"] / 2
    page.reload()
    expect(chinese).to_be_visible()


def test_on_a_phone_side_by_side_is_stacked_and_the_page_does_not_scroll_sideways(
    opened: Open,
) -> None:
    page = opened(f"zh/{CHAPTER}")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.locator("[data-side-by-side]").click()
    english = page.locator(f"#{UNIT} [data-unit-body] .other").last.bounding_box()
    chinese = page.locator(f"#{UNIT} [data-unit-body] [lang='zh-Hans']").first.bounding_box()
    assert english is not None
    assert chinese is not None
    assert english["y"] > chinese["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_page_with_a_wide_table_scrolls_sideways(opened: Open) -> None:
    for path in ("matrix", "rules/catalogue", "thresholds", "time-limits"):
        page = opened(f"en/beijing/2025/{path}.html")
        for width in (390, 768, 784, 1024):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_the_bar_says_what_its_controls_are_for_and_fits(opened: Open, width: int) -> None:
    page = opened("en/beijing/2025/index.html")
    page.set_viewport_size({"width": width, "height": 800})
    expect(page.locator(".scheme__name")).to_have_css("clip-path", "none")
    name = page.locator(".bar__name")
    assert name.evaluate("(name) => name.scrollWidth <= name.clientWidth")


def test_a_run_in_the_other_language_leaves_the_lines_even(opened: Open) -> None:
    page = opened("zh/beijing/2025/index.html")
    page.set_viewport_size({"width": 1440, "height": 800})
    tops: list[float] = page.locator("#ed-notice p[lang='zh-Hans']").first.evaluate(
        """(text) => {
          const tops = new Set();
          const range = document.createRange();
          for (const node of text.childNodes) {
            if (node.nodeType !== Node.TEXT_NODE) continue;
            range.selectNodeContents(node);
            for (const { top, width } of range.getClientRects()) if (width > 1) tops.add(top);
          }
          return [...tops].sort((a, b) => a - b);
        }"""
    )
    steps = [after - before for before, after in pairwise(tops)]
    assert len(steps) > 3
    assert max(steps) - min(steps) < 0.5, steps


def test_a_term_is_explained_by_keyboard_and_dismissed(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}")
    term = page.locator("main .term").first
    box = page.locator(f"#about-{term.get_attribute('data-term')}")
    page.keyboard.press("Tab")
    term.focus()
    expect(box).to_be_visible()
    assert term.get_attribute("aria-describedby") == box.get_attribute("id")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_a_term_is_explained_on_hover_and_the_explanation_can_be_hovered(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}")
    term = page.locator("main .term").first
    box = page.locator(f"#about-{term.get_attribute('data-term')}")
    term.hover()
    expect(box).to_be_visible()
    box.hover()
    page.wait_for_timeout(400)
    expect(box).to_be_visible()


def test_a_term_is_explained_on_the_first_tap(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.as_uri()}/en/{CHAPTER}")
    term = page.locator("main .term").first
    term.tap()
    expect(page.locator(f"#about-{term.get_attribute('data-term')}")).to_be_visible()
    assert page.url.endswith(CHAPTER)
    context.close()


def shown(page: Page) -> list[str]:
    """The ids of the rows of the threshold table that are shown, in their order."""
    ids: list[str] = page.locator("[data-table] tbody tr:not([hidden])").evaluate_all(
        "(rows) => rows.map((row) => row.id)"
    )
    return ids


def test_thresholds_are_filtered_and_sorted_and_the_address_keeps_it(opened: Open) -> None:
    page = opened("en/beijing/2025/thresholds.html")
    everything = shown(page)
    page.locator("[data-filter='industry']").select_option("ind-2")
    wanted = ("thr-pharma", *PART_B, *BANDS)
    assert shown(page) == [each for each in everything if each.startswith(wanted)]
    page.get_by_role("button", name="From").click()
    risen = shown(page)
    assert risen[:2] == ["thr-sa-10k-sensitive", "thr-pharma-biometric"]
    # What has no lower limit comes last.
    assert risen[-3:] == ["thr-imp-rd", "thr-imp-lifeline", "thr-sc-under-10k-sensitive"]
    page.reload()
    assert shown(page) == risen
    page.locator("[data-reset]").click()
    assert shown(page) == everything


def test_an_industry_shows_what_its_row_says_of_the_baseline_bands(opened: Open) -> None:
    page = opened("en/beijing/2025/thresholds.html")
    told = page.locator("[data-told-of] li:not([hidden])")
    expect(told).to_have_count(9)
    page.locator("[data-filter='industry']").select_option("ind-1")
    assert tuple(shown(page)) == (*PART_B, *BANDS)
    expect(told).to_have_text(
        "Industry 1 Automotive “Baseline PI bands apply”", use_inner_text=True
    )
    assert told.bounding_box()["y"] < page.locator("[data-table]").bounding_box()["y"]  # type: ignore[index]
    page.locator("[data-filter='industry']").select_option("ind-4")
    assert tuple(shown(page)) == PART_B
    expect(told).to_contain_text("The source does not say whether they apply.")


def test_a_link_to_a_row_that_a_filter_hides_shows_it(opened: Open) -> None:
    page = opened("en/beijing/2025/thresholds.html?industry=ind-2#thr-imp-10m")
    expect(page.locator("#thr-imp-10m")).to_be_visible()


def test_a_cell_of_the_matrix_leads_to_its_reason(opened: Open) -> None:
    page = opened("en/beijing/2025/matrix.html")
    page.locator("table a[href='#link-sub-16-ind-7']").first.click()
    expect(page.locator("#link-sub-16-ind-7")).to_be_in_viewport()


def test_the_page_reads_without_scripts(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/en/{CHAPTER}")
    expect(page.locator(f"#{UNIT}")).to_be_visible()
    page.locator("[data-other-language]").click()
    page.wait_for_url(f"**/zh/{CHAPTER}")
    page.goto(f"{site.as_uri()}/en/search.html")
    expect(
        page.locator("main a", has_text="Dynamic").or_(page.locator("main a")).first
    ).to_be_visible()
    context.close()


def test_contents_open_as_a_drawer_on_a_phone_and_close_with_escape(opened: Open) -> None:
    page = opened(f"en/{CHAPTER}")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    button = page.locator("[data-contents]")
    button.click()
    expect(page.locator("#nav")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#nav")).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_moves_when_the_figures_of_the_downloads_come(opened: Open, width: int) -> None:
    page = opened("en/about.html")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(page.url.replace("about", "downloads"))
    expect(page.locator("[data-size]").first).not_to_be_empty()
    assert shift(page) == 0
