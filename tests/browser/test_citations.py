"""Copying links and citations by mouse, keyboard and touch, from disk and over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.checks import checked
from generator.citations.forms import Citing
from generator.citations.forms import date as written
from generator.model.text import fingerprint
from tests.browser.axe import violations
from tests.conftest import PROJECT

pytestmark = pytest.mark.browser

CHAPTER = "en/beijing/2025/measures/chapter-3.html"
UNIT = "ch3-formulation-2"

_READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) =>
    item.types.includes(type) ? (await item.getType(type)).text() : "";
  return {html: await read("text/html"), text: await read("text/plain")};
}"""


@pytest.fixture(autouse=True)
def _may_read_the_clipboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def clipboard(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(_READ)
    return found


def button(page: Page, name: str, unit: str = UNIT) -> Any:
    return page.locator(f"#{unit} [data-{name}]").first


def said(unit: str) -> str:
    edition = checked(PROJECT).editions[0]
    return fingerprint(edition.units[unit].said("en") or "")


def home(page: Page, unit: str = UNIT) -> str:
    return f"{urldefrag(page.url).url}?as={said(unit)}#{unit}"


def test_copy_link_gives_the_home_with_the_fingerprint(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    page.locator(f"#{UNIT}").hover()
    button(page, "copy-link").click()
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    found = clipboard(page)
    assert found["text"] == home(page)
    assert f'href="{home(page)}"' in found["html"]
    assert not page.locator("script[src*='assets/citations/']").count()


def test_the_link_of_a_unit_on_the_full_text_is_its_home(opened: Callable[[str], Page]) -> None:
    page = opened("en/beijing/2025/measures/full.html")
    page.locator(f"#{UNIT}").hover()
    button(page, "copy-link").click()
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    assert clipboard(page)["text"] == home(page).replace("full.html", "chapter-3.html")


def test_copy_citation_is_rich_text_with_the_link_live(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    page.locator(f"#{UNIT}").hover()
    button(page, "copy-citation").click()
    expect(page.locator("[data-status]")).to_have_text("Citation copied: Plain memo style")
    found = clipboard(page)
    assert "Measures ch. III, “Formulation workflow”, item (2)" in found["text"]
    today = date.today()
    assert f"accessed {today:%B} {today.day}, {today.year}" in found["text"]
    assert home(page) in found["text"]
    assert f'href="{home(page)}"' in found["html"]
    assert re.search(r'<span lang="zh-Hans"[^>]*>中国', found["html"])
    assert "<script" not in found["html"]


def test_the_style_is_chosen_by_keyboard_and_remembered(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    button(page, "choose-style").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.citing")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("combobox")).to_be_focused()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(dialog.locator("[data-citing-text]")).to_contain_text("第三章, ch3-formulation-2(")
    assert not violations(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab") if not dialog.locator("[data-citing-copy]").evaluate(
        "(e) => e === document.activeElement"
    ) else None
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(button(page, "choose-style")).to_be_focused()
    assert "[EB/OL]" in clipboard(page)["text"]
    page.reload()
    button(page, "copy-citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("GB/T 7714")
    assert "[EB/OL]" in clipboard(page)["text"]


def test_escape_closes_the_choice(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    button(page, "choose-style").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.citing")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.citing")).to_be_hidden()
    expect(button(page, "choose-style")).to_be_focused()


@pytest.mark.parametrize("base", ["disk", "http"])
def test_by_touch(chromium: Browser, site: Path, serve: str, base: str) -> None:
    context = chromium.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{serve if base == 'http' else site.as_uri() + '/'}{CHAPTER}")
    page.locator(f"#{UNIT} p.said").first.tap(position={"x": 8, "y": 8})
    for name in ("copy-link", "copy-citation", "choose-style"):
        target = button(page, name)
        target.scroll_into_view_if_needed()
        assert target.evaluate("(e) => getComputedStyle(e.parentElement).opacity") == "1"
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24
    button(page, "copy-citation").tap()
    expect(page.locator("[data-status]")).to_contain_text("Citation copied")
    assert "item (2)" in clipboard(page)["text"]
    button(page, "choose-style").tap()
    page.locator("[data-citing-style]").select_option("oscola")
    page.locator("[data-citing-copy]").tap()
    expect(page.locator("dialog.citing")).to_be_hidden()
    assert "accessed" in clipboard(page)["text"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_where_no_script_may_copy_the_text_stands_to_be_copied(
    opened: Callable[[str], Page], page: Page
) -> None:
    page.add_init_script("""
      Object.defineProperty(navigator, "clipboard", {value: undefined});
      document.execCommand = () => false;
    """)
    opened(CHAPTER)
    button(page, "copy-citation").focus()
    page.keyboard.press("Enter")
    field = page.locator("[data-citing-field] textarea")
    expect(field).to_be_focused()
    chosen = field.evaluate("(e) => e.value.slice(e.selectionStart, e.selectionEnd)")
    assert "item (2)" in chosen
    expect(page.locator("[data-status]")).to_contain_text("Copy the selected text")


def test_the_old_way_copies_rich_text_too(opened: Callable[[str], Page], page: Page) -> None:
    page.add_init_script("Clipboard.prototype.write = () => Promise.reject(new Error('refused'))")
    opened(CHAPTER)
    button(page, "copy-citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("Citation copied")
    found = clipboard(page)
    assert "item (2)" in found["text"]
    assert f'href="{home(page)}"' in found["html"]


def test_every_unit_of_a_page_can_be_cited(opened: Callable[[str], Page]) -> None:
    """Each page that is home to units has the buttons for each; the script knows each."""
    for path in (
        CHAPTER,
        "zh/glossary.html",
        "en/beijing/2025/time-limits.html",
        "en/beijing/2025/matrix.html",
        "en/beijing/2025/index.html",
        "zh/beijing/2025/rules/category-3.html",
    ):
        page = opened(path)
        missing = page.evaluate("""async () => {
          const source = document.querySelector("[data-citing]").dataset.script;
          const data = await ReferenceCitations.load(source);
          return [...document.querySelectorAll("[data-unit]")]
            .filter((unit) => !data.rows.has(unit.id) || !unit.dataset.as ||
              ![...unit.querySelectorAll("[data-copy-citation]")]
                .some((each) => each.closest("[data-unit]") === unit))
            .map((unit) => unit.id);
        }""")
        assert missing == [], path


def test_the_script_writes_what_the_generator_writes(opened: Callable[[str], Page]) -> None:
    """Every unit in every style: the browser's citation is the generator's, to the letter."""
    content = checked(PROJECT)
    page = opened(CHAPTER)
    script = """async ([source, link]) => {
      const data = await ReferenceCitations.load(source);
      return data.styles.map((style) => data.units.map(([id]) =>
        ReferenceCitations.citation(data, style, id, link, new Date(2026, 10, 4)).textContent));
    }"""
    for edition in (*content.editions, None):
        citing = Citing(content, edition)
        name = edition.key.replace("/", "-") if edition else "shared"
        made = page.evaluate(
            script, [f"../../../../assets/citations/{name}.js", "https://x.example/"]
        )
        wanted = [
            [
                citing.citation(
                    style, each, "https://x.example/", written(style, date(2026, 11, 4))
                )
                for each in citing.rows
            ]
            for style in content.citations.styles
        ]
        assert made == wanted


def test_how_to_cite_shows_live_examples(opened: Callable[[str], Page]) -> None:
    page = opened("en/citing.html")
    today = date.today()
    memo = page.locator('[data-style="memo"]')
    expect(memo).to_contain_text(f"{today:%B} {today.day}, {today.year}")
    link = memo.locator("a")
    expect(link).to_have_attribute("href", re.compile(r"chapter-\d\.html\?as=[0-9a-f]{8}#"))
    assert page.locator("[data-style]").count() == 5
    assert not violations(page)


def test_the_public_address_is_copied_where_there_is_one(page: Page, published_site: Path) -> None:
    page.goto(f"{published_site.as_uri()}/{CHAPTER}")
    button(page, "copy-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    text = clipboard(page)["text"]
    assert text == f"https://list.example/{CHAPTER}?as={said(UNIT)}#{UNIT}"


def test_nothing_is_loaded_before_first_use(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    loaded = "() => performance.getEntriesByType('resource').map((each) => each.name)"
    scripts = page.evaluate("() => [...document.scripts].map((each) => each.src)")
    assert not [each for each in scripts if "assets/citations/" in each]
    assert not [each for each in page.evaluate(loaded) if "assets/citations/" in each]
