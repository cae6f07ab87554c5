"""One page of each kind, in both languages and both schemes, has nothing for axe to find."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations

pytestmark = pytest.mark.browser

KINDS = [
    "index",
    "glossary",
    "instruments",
    "about",
    "search",
    "citing",
    "downloads",
    "beijing/changes",
    "beijing/2025/index",
    "beijing/2025/measures/index",
    "beijing/2025/measures/chapter-3",
    "beijing/2025/measures/full",
    "beijing/2025/rules/index",
    "beijing/2025/rules/thresholds",
    "beijing/2025/rules/catalogue",
    "beijing/2025/rules/category-3",
    "beijing/2025/negative-list/index",
    "beijing/2025/negative-list/bands",
    "beijing/2025/negative-list/industry-2",
    "beijing/2025/matrix",
    "beijing/2025/thresholds",
    "beijing/2025/time-limits",
]
PAGES = ["index", "404", *(f"{lang}/{kind}" for lang in ("en", "zh") for kind in KINDS)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, site: Path, scheme: Literal["light", "dark"]) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.goto(f"{site.as_uri()}/{path}.html")
        if faults := violations(page):
            found[path] = faults
    context.close()
    assert found == {}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_nothing_side_by_side(chromium: Browser, site: Path, language: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{language}/beijing/2025/measures/chapter-3.html")
    page.locator("[data-side-by-side]").click()
    assert violations(page) == []
    context.close()
