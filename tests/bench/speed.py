"""How quick search is: first open, ranking, typing; and how much it loads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import tables
from tests.bench.browsing import Opened, chromium, closed, opened
from tests.search.evaluate import DEV, OWN, queries

OPENINGS = 30
# One query in so many is asked in a fresh page.
FIRST_QUERIES = 3


def texts() -> list[str]:
    """Every labelled query."""
    return [each.text for path in (DEV, OWN) for each in queries(path)]


def keystrokes(asked: Sequence[str]) -> list[str]:
    """What stands in the box at each key."""
    return [text[:length] for text in asked for length in range(1, len(text) + 1)]


def first_open(browser: Browser, site: Path, times: int = OPENINGS) -> list[float]:
    """Milliseconds from the press of the button to a box that answers, each in a fresh page."""
    found = []
    for _ in range(times):
        page = opened(browser, site)
        found.append(page.ready())
        closed(page)
    return found


def loaded(browser: Browser, site: Path, asked: Sequence[str]) -> tuple[int, list[float]]:
    """Compressed bytes loaded when the search is ready, and after each query as a first one."""
    ready, after = 0, []
    for text in asked:
        page = opened(browser, site)
        page.ready()
        ready = page.bytes
        page.typed([text])
        after.append(float(page.bytes))
        closed(page)
    return ready, after


def main(site: Path) -> None:
    """Prints the 95th percentiles and the bytes at the content's size."""
    tables.title("Search at the content's size: 95th percentiles and bytes, from disk")
    with chromium() as browser:
        opening = first_open(browser, site)
        tables.figure(
            f"first open to ready ({OPENINGS} fresh pages)",
            tables.milliseconds(tables.percentile(opening)),
            "100 ms",
        )
        asked = texts()
        page = opened(browser, site)
        page.ready()
        _ranking(page, asked)
        _typing(page, keystrokes(asked[::4]))
        closed(page)
        _loading(browser, site, asked[::FIRST_QUERIES])


def _ranking(page: Opened, asked: Sequence[str]) -> None:
    page.ranked(asked, 5)
    ranked = page.ranked(asked)
    whole = page.ranked(asked, only=False)
    tables.figure(
        f"query to ranked ids ({len(asked)} queries, loops of 50)",
        tables.milliseconds(tables.percentile(ranked)),
        "2 ms",
    )
    tables.figure(
        "the same with the snippets of 20 results",
        tables.milliseconds(tables.percentile(whole)),
    )


def _typing(page: Opened, keys: Sequence[str]) -> None:
    page.typed(keys[:50])
    typed = page.typed(keys)
    tables.figure(
        f"`input` event to results laid out ({len(keys)} keys)",
        tables.milliseconds(tables.percentile(typed)),
        "16 ms",
    )
    tables.figure("  the slowest key", tables.milliseconds(max(typed)))


def _loading(browser: Browser, site: Path, asked: Sequence[str]) -> None:
    ready, after = loaded(browser, site, asked)
    tables.figure("script and index compressed: ready", tables.kilobytes(ready))
    for name, share in (("median", 0.5), ("95th percentile", 0.95)):
        size = tables.kilobytes(tables.percentile(after, share))
        tables.figure(f"  after a first query, {name} of {len(after)}", size, "60 KB")
