"""Copying links and citations by mouse, keyboard and touch, from disk and over HTTP."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.checks import checked
from generator.model.text import fingerprint
from tests.browser.axe import violations
from tests.conftest import PUBLIC_ADDRESS
from tests.sample import PROJECT

pytestmark = pytest.mark.browser

CHAPTER = "en/beijing/2025/measures/chapter-3.html"
UNIT = "ch3-formulation-2"
PENDING = "{path} (address not yet published)"
PENDING_ZH = "{path}（网址尚未公布）"

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


@cache
def said(unit: str) -> str:
    """The fingerprint of what a unit says."""
    edition = checked(PROJECT).editions[0]
    return fingerprint(edition.units[unit].said("en") or "")


def home(page: Page, unit: str = UNIT, pending: str = PENDING) -> str:
    """The link of a unit of the page in view; from disk, the words for its path in the site."""
    base, language, rest = re.split(r"(?<=/)(en|zh)(?=/)", urldefrag(page.url).url)
    path = f"{language}{rest}?as={said(unit)}#{unit}"
    return f"{base}{path}" if base.startswith("http") else pending.format(path=path)


def is_live(text: str, html: str) -> bool:
    """Whether what was copied as a link is one; a path without an address is none."""
    return f'href="{text}"' in html if text.startswith("http") else "href" not in html


def test_copy_link_gives_the_home_with_the_fingerprint(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    page.locator(f"#{UNIT}").hover()
    button(page, "copy-link").click()
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    found = clipboard(page)
    assert found["text"] == home(page)
    assert home(page) in found["html"]
    assert is_live(home(page), found["html"])
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
    assert is_live(home(page), found["html"])
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


def test_a_chinese_page_cites_in_the_chinese_style_until_one_is_chosen(
    opened: Callable[[str], Page],
) -> None:
    page = opened(CHAPTER.replace("en/", "zh/", 1))
    button(page, "copy-citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("GB/T 7714")
    found = clipboard(page)
    assert home(page, pending=PENDING_ZH) in found["text"]
    assert re.search(r'<span lang="en"[^>]*>Data Compliance China', found["html"])
    button(page, "choose-style").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-citing-style]")).to_have_value("gb")
    page.locator("[data-citing-style]").select_option("oscola")
    page.keyboard.press("Escape")
    for language in ("zh", "en"):
        page = opened(CHAPTER.replace("en/", f"{language}/", 1))
        button(page, "copy-citation").focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-status]")).to_contain_text("OSCOLA")
        assert home(page) in clipboard(page)["text"]


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
    assert is_live(home(page), found["html"])


def test_from_disk_no_folder_of_the_reader_is_copied(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / CHAPTER).as_uri())
    for name, told in (("copy-link", "Link copied"), ("copy-citation", "Citation copied")):
        button(page, name).focus()
        page.keyboard.press("Enter")
        expect(page.locator("[data-status]")).to_contain_text(told)
        found = clipboard(page)
        assert home(page) in found["text"]
        for text in found.values():
            assert "file:" not in text
            assert "worker" not in text


def test_the_public_address_is_copied_where_there_is_one(page: Page, published_site: Path) -> None:
    page.goto(f"{published_site.as_uri()}/{CHAPTER}")
    button(page, "copy-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    text = clipboard(page)["text"]
    assert text == f"{PUBLIC_ADDRESS}{CHAPTER}?as={said(UNIT)}#{UNIT}"
    button(page, "copy-citation").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("Citation copied")
    found = clipboard(page)
    assert f"{PUBLIC_ADDRESS}{CHAPTER}?as={said(UNIT)}#{UNIT}" in found["text"]
    assert "file:" not in found["html"]
