"""The search dialog of the real site: opened, by keyboard and input method, for everyone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.searching import (
    CHAPTER,
    NOTHING,
    QUERY,
    active,
    box,
    hrefs,
    on_a_phone,
    results,
    search,
)

pytestmark = pytest.mark.browser

# Counts every question put to the engine, so that a test can see that none was.
COUNTING = """() => {
  window.asked = [];
  const find = ReferenceSearch.findNow;
  ReferenceSearch.findNow = (query, options) => {
    window.asked.push(query);
    return find(query, options);
  };
}"""

# Answers come only when they are let go, as on a slow connection.
HELD_BACK = """() => {
  const { find } = ReferenceSearch;
  ReferenceSearch.findNow = () => null;
  ReferenceSearch.find = async (...asked) => {
    await new Promise((resolve) => { globalThis.letGo = resolve; });
    return find(...asked);
  };
}"""

SCRIPTS = Path(__file__).parents[2] / "overrides" / "assets" / "search"


def test_nothing_of_the_search_is_loaded_before_it_is_used(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.wait_for_load_state("networkidle")
    of_search = [path for path in asked if "/search/" in path]
    assert [Path(path).name for path in of_search] == ["dialog.js"]
    search(page)
    assert len([path for path in asked if "/search/" in path]) > 1


@pytest.mark.parametrize("way", ["button", "/", "Control+k", "Meta+k"])
def test_the_dialog_opens_and_gives_the_focus_back(disk: Callable[[str], Page], way: str) -> None:
    page = disk(CHAPTER)
    before = page.locator("[data-search-open]" if way == "button" else ".neighbours a").first
    before.focus()
    page.keyboard.press("Enter" if way == "button" else way)
    expect(box(page)).to_be_focused()
    assert page.locator("[data-search-dialog]").evaluate("dialog => dialog.matches(':modal')")
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
    expect(before).to_be_focused()


def test_the_single_key_can_be_switched_off_for_good(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    page.keyboard.press("/")
    expect(box(page)).to_be_visible()
    page.locator("[data-search-key]").uncheck()
    page.locator("[data-search-key]").press("Escape")
    expect(box(page)).to_be_hidden()
    page.keyboard.press("/")
    expect(box(page)).to_be_hidden()
    page.reload()
    page.keyboard.press("/")
    expect(box(page)).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(box(page)).to_be_visible()


def test_the_single_key_is_a_letter_where_one_types(disk: Callable[[str], Page]) -> None:
    page = disk("en/search.html")
    box(page).press_sequentially("a/b")
    expect(box(page)).to_have_value("a/b")


def test_the_keys_lead_back_into_the_box(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    for key in ("/", "Control+k"):
        page.locator("[data-search-kinds] button").first.focus()
        page.keyboard.press(key)
        expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value(QUERY)


def test_a_press_on_the_ground_closes_the_dialog(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    page.mouse.click(5, 300)
    expect(page.locator("[data-search-dialog]")).to_be_hidden()


def test_on_a_phone_the_dialog_is_the_whole_screen(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    on_a_phone(page)
    search(page)
    assert page.locator("[data-search-dialog]").bounding_box() == {
        "x": 0,
        "y": 0,
        "width": 390,
        "height": 844,
    }
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_keyboard_moves_among_the_results(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    links = search(page)
    ids = links.evaluate_all("links => links.map(link => link.id)")
    moves = ["ArrowDown", "ArrowDown", "ArrowUp", "End", "Home", "ArrowUp"]
    seen = []
    for key in moves:
        page.keyboard.press(key)
        seen.append(active(page))
    assert seen == [ids[0], ids[1], ids[0], ids[-1], ids[0], None]
    expect(box(page)).to_be_focused()
    assert page.locator("[aria-selected=true]").count() == 0


def test_enter_opens_the_active_result(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    wanted = urlsplit(hrefs(page)[1]).fragment
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{wanted}")


def test_enter_opens_the_first_result_if_none_is_active(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    search(page)
    wanted = urlsplit(hrefs(page)[0]).fragment
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#{wanted}")


def test_enter_waits_for_the_results_of_what_was_typed(disk: Callable[[str], Page]) -> None:
    page = disk("en/index.html")
    search(page, "bank")
    page.evaluate(HELD_BACK)
    box(page).fill("earthquake")
    box(page).press("Enter")
    assert "industry-9" not in page.url
    page.evaluate("letGo()")
    page.wait_for_url("**/*#cat-2")


def test_nothing_is_searched_while_an_input_method_composes(disk: Callable[[str], Page]) -> None:
    page = disk("zh/beijing/2025/measures/chapter-3.html")
    search(page, "data")
    page.evaluate(COUNTING)
    box(page).fill("")
    method = page.context.new_cdp_session(page)
    for typed in ("z", "zh", "zhong", "zhong yao", "重要"):
        method.send(
            "Input.imeSetComposition",
            {"text": typed, "selectionStart": len(typed), "selectionEnd": len(typed)},
        )
    assert page.evaluate("window.asked") == []
    method.send("Input.insertText", {"text": "重要"})
    assert page.evaluate("window.asked") == ["重要"]
    expect(results(page).first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(disk: Callable[[str], Page], language: str, scheme: str) -> None:
    page = disk(f"{language}/beijing/2025/measures/chapter-3.html")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    search(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    # The active result is one with marks.
    expect(page.locator("[aria-selected=true] [data-editorial]")).to_be_visible()
    assert violations(page) == []
    box(page).fill(NOTHING)
    assert violations(page) == []
    page.goto(page.url.replace("beijing/2025/measures/chapter-3", "search"))
    box(page).fill(QUERY)
    expect(results(page).first).to_be_visible()
    assert violations(page) == []


def test_without_javascript_the_page_offers_the_indexes(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.locator("[data-search-open]").click()
    page.wait_for_url("**/en/search.html")
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    expect(box(page)).to_be_hidden()
    expect(page.locator("[data-search-indexes] a[href$='chapter-3.html']")).to_be_visible()
    context.close()


@pytest.mark.parametrize("script", ["box/en.js", "box/en-beijing.js", "head.js"])
def test_a_search_that_cannot_be_loaded_says_so(
    page: Page, serve: str, complaints: list[str], script: str
) -> None:
    page.route(f"**/search/{script}", lambda route: route.abort())
    page.goto(serve + CHAPTER)
    page.locator("[data-search-open]").click()
    expect(page.get_by_text("The search could not be loaded")).to_be_visible()
    page.unroute(f"**/search/{script}")
    page.keyboard.press("Escape")
    search(page)
    complaints.clear()


def test_a_query_that_fails_is_told_to_screen_readers(
    page: Page, serve: str, complaints: list[str]
) -> None:
    page.route("**/search/terms-*.js", lambda route: route.abort())
    page.goto(serve + CHAPTER)
    page.locator("[data-search-open]").click()
    box(page).fill(QUERY)
    expect(page.locator("[data-search-status]")).to_contain_text("could not be loaded")
    complaints.clear()


def test_the_scripts_write_text_only() -> None:
    for script in SCRIPTS.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text)
        assert len(text.splitlines()) < 300
