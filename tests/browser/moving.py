"""What moves on a page while it loads."""

from __future__ import annotations

from playwright.sync_api import Page

_SHIFTED = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) shift += each.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shift), 500);
})"""


def shift(page: Page) -> float:
    """The layout shift of the page so far, as browsers measure it."""
    return float(page.evaluate(_SHIFTED))
