"""The search dialog of the real site: by keyboard, mouse, input method and touch."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

CHAPTER = "en/beijing/2025/measures/chapter-3.html"
SCRIPTS = Path(__file__).parents[2] / "overrides" / "assets" / "search"
QUERY = "important data"
NOTHING = "Schrems II"
# How long the site waits before it tells screen readers, with some to spare.
QUIET = 1_200

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


@pytest.fixture
def disk(page: Page, site: Path) -> Callable[[str], Page]:
    """Opens a page of the site from disk."""

    def open_page(path: str) -> Page:
        page.goto(f"{site.as_uri()}/{path}")
        return page

    return open_page


def box(page: Page) -> Locator:
    return page.locator("[data-search-input]")


def results(page: Page) -> Locator:
    return page.locator("[data-search-result]")


def search(page: Page, query: str = QUERY) -> Locator:
    """Opens the dialog and types a query."""
    page.locator("[data-search-open]").click()
    box(page).fill(query)
    expect(results(page).first).to_be_visible()
    return results(page)


def hrefs(page: Page) -> list[str]:
    found: list[str] = results(page).evaluate_all("links => links.map(link => link.href)")
    return found


def active(page: Page) -> str | None:
    return box(page).get_attribute("aria-activedescendant")


# --- opening and closing


def test_nothing_of_the_search_is_loaded_before_it_is_used(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{site.as_uri()}/{CHAPTER}")
    page.wait_for_load_state("networkidle")
    of_search = [path for path in asked if "/search/" in path]
    assert [Path(path).name for path in of_search] == ["dialog.js"]
    search(page)
    assert len([path for path in asked if "/search/" in path]) > 1


def on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})


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


# --- results


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
        ("typhoon", r"^The text does not use these words\. Related: \d+ results?$"),
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


# --- the keyboard


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


# --- the input method


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


# --- filters, addresses, memory


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


def test_on_a_phone_what_was_done_stands_above_the_results(disk: Callable[[str], Page]) -> None:
    page = disk(CHAPTER)
    on_a_phone(page)
    search(page, "typhoon")
    told = page.locator("[data-search-loosened]").bounding_box()
    first = results(page).first.bounding_box()
    assert told is not None
    assert first is not None
    assert told["y"] + told["height"] <= first["y"]
    box(page).fill(NOTHING)
    expect(page.locator("[data-search-empty]")).to_be_visible()
    expect(page.locator("[data-search-narrow]")).to_be_hidden()


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


def test_a_search_can_be_linked(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    search(page)
    page.locator("[data-search-kinds] button").first.click()
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


# --- arrival


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


# --- for everyone


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(disk: Callable[[str], Page], language: str, scheme: str) -> None:
    page = disk(f"{language}/beijing/2025/measures/chapter-3.html")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    search(page)
    page.keyboard.press("ArrowDown")
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


def test_a_search_that_cannot_be_loaded_says_so(
    page: Page, serve: str, complaints: list[str]
) -> None:
    page.route("**/search/engine.js", lambda route: route.abort())
    page.goto(serve + CHAPTER)
    page.locator("[data-search-open]").click()
    expect(page.get_by_text("The search could not be loaded")).to_be_visible()
    page.unroute("**/search/engine.js")
    page.keyboard.press("Escape")
    search(page)
    complaints.clear()


def test_the_scripts_write_text_only() -> None:
    for script in SCRIPTS.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text)
        assert len(text.splitlines()) < 300
