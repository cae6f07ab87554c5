"""What the tests of the search share: a page and queries to begin with, and how to ask."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

CHAPTER = "en/beijing/2025/measures/chapter-3.html"
QUERY = "important data"
NOTHING = "Schrems II"
# How long the site waits before it tells screen readers, with some to spare.
QUIET = 1_200


def box(page: Page) -> Locator:
    """What one types into."""
    return page.locator("[data-search-input]")


def results(page: Page) -> Locator:
    """The results in view, in order."""
    return page.locator("[data-search-result]")


def search(page: Page, query: str = QUERY) -> Locator:
    """Opens the dialog and types a query."""
    page.locator("[data-search-open]").click()
    box(page).fill(query)
    expect(results(page).first).to_be_visible()
    return results(page)


def hrefs(page: Page) -> list[str]:
    """Where the results lead."""
    found: list[str] = results(page).evaluate_all("links => links.map(link => link.href)")
    return found


def active(page: Page) -> str | None:
    """The id of the result that Enter opens."""
    return box(page).get_attribute("aria-activedescendant")


def on_a_phone(page: Page) -> None:
    """Makes the window as small as that of a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
