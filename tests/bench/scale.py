"""What building takes from 100 to 20,000 pages, an edit, and the largest table."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from tests.bench import lists, rivals, sites, stages, tables
from tests.bench.browsing import chromium, slowed
from tests.bench.sites import Built
from tests.building import mkdocs_serve

# Lists beside the real one: these come to 100, 300, 1,200, 6,500 and 20,000 pages, roughly.
SIZES = (0, 1, 5, 30, 93)
# The others are shown up to this number of pages: some of them would take too long.
TOO_MANY = 2_000
# The pages alone are what the others make; everything is Markdown, search, data and bundle too.
HEAD = (
    "",
    "seconds",
    "ms a page",
    "processor ms a page",
    "times the floor",
    "largest process MB",
    "written MB",
)
EDITS = 3
PATIENCE = 120

PAINTED = """() => new Promise((done) => {
  let shift = 0;
  let first = 0;
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) shift += each.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const each of list.getEntries()) first = each.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done([first, shift]), 500);
})"""

SCROLLED = """() => new Promise((done) => {
  const frames = [];
  let last = performance.now();
  const step = (now) => {
    frames.push(now - last);
    last = now;
    scrollBy(0, 120);
    if (frames.length < 90) requestAnimationFrame(step);
    else done(frames.slice(1));
  };
  requestAnimationFrame(step);
})"""


def main() -> None:
    """Prints the curve, the others beside it, an edit and the largest table."""
    tables.title("Scale: what building takes, with artificial lists beside the real one")
    true_size, middle = _curve()
    tables.line(f"\n  what each step takes at {len(middle.pages):,} pages, in one process")
    stages.main(middle.site.parent, sites.fresh("stages"))
    _beside(middle)
    _edit()
    _largest_table(true_size)


def _curve() -> tuple[Built, Built]:
    built: list[Built] = []
    for regions in SIZES:
        root = sites.project(f"scale-{regions}")
        if regions:
            lists.lay(root, lists.Size(regions))
        found = sites.build(root)
        built.append(found)
        alone = sites.fresh("alone")
        _told(found, sites.build_pages(root, alone), alone)
    return built[1], [each for each in built if len(each.pages) < TOO_MANY][-1]


def _told(built: Built, spent: sites.Spent, alone: Path) -> None:
    """Prints what everything takes, and the pages alone."""
    pages = built.pages
    floor = rivals.written(pages, sites.fresh("floor"))
    name = f"{len(pages):,} pages of {built.page_bytes / len(pages) / 1000:.1f} KB"
    rows = (
        _row("writing the same bytes (floor)", floor, len(pages), floor, built.page_bytes),
        _row("the pages alone", spent, len(pages), floor, _bytes(alone)),
        _row("everything", built.spent, len(pages), floor, _bytes(built.site)),
    )
    tables.line("")
    tables.table((name, *HEAD[1:]), rows)


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _beside(ours: Built) -> None:
    """The others on the same pages."""
    folder = sites.fresh("rivals")
    count = rivals.lay(ours.site, folder)
    floor = rivals.written(ours.pages, folder / "floor")
    tables.line(f"\n  the same {count:,} pages as Markdown through others")
    rows = []
    for each in rivals.rivals():
        try:
            spent = each.build(folder)
        except RuntimeError as error:
            tables.line(f"  {each.name}: did not run: {error}")
            continue
        output = folder / each.output
        pages = sum(1 for _ in output.rglob("*.html"))
        rows.append(_row(f"{each.name} ({pages:,} pages)", spent, pages, floor, _bytes(output)))
    tables.table(HEAD, rows)


def _row(
    name: str, spent: sites.Spent, pages: int, floor: sites.Spent, written: int
) -> tuple[str, ...]:
    """What stands below `HEAD`."""
    return (
        name,
        f"{spent.seconds:.2f}",
        f"{1000 * spent.seconds / max(1, pages):.2f}",
        f"{1000 * spent.processor / max(1, pages):.2f}",
        f"{spent.seconds / floor.seconds:.0f}",
        f"{spent.memory / 1e6:,.0f}" if spent.memory else "",
        f"{written / 1e6:,.0f}",
    )


# --- an edit


def _edit() -> None:
    """Seconds from saving a file to its page with the new words, while the site is served."""
    root = sites.project("served")
    lists.lay(root, lists.Size(1))
    file = root / f"content/{lists.list_id(1)}/{lists.EDITION}/negative-list/industry-1.yml"
    page = f"en/{lists.list_id(1)}/{lists.EDITION}/negative-list/industry-1.html"
    text = file.read_text(encoding="utf-8")
    taken = []
    with mkdocs_serve(root) as address:
        for number in range(EDITS):
            word = f"Zanzibarbarossa{number}"
            mark = '"heading": {\n  "en": "'
            file.write_text(text.replace(mark, mark + word + " ", 1), encoding="utf-8")
            begun = time.perf_counter()
            _wait_for(address + page, word)
            taken.append(time.perf_counter() - begun)
            time.sleep(0.5)
    told = ", ".join(f"{each:.2f}" for each in taken)
    tables.line("")
    tables.figure("an edit shown by `mkdocs serve` at true size", f"{told} s", "0.5 s")


def _wait_for(address: str, word: str) -> None:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                if word in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{address} did not show {word}")


# --- the largest table


def _largest_table(built: Built) -> None:
    """The first view of the largest page of the true-size list, four times slower."""
    folder = built.site / "en" / lists.list_id(1)
    path = max(folder.rglob("industry-*.html"), key=lambda each: each.stat().st_size)
    with chromium() as browser:
        page = browser.new_context().new_page()
        slowed(page, 4)
        page.goto(path.as_uri())
        found: Any = page.evaluate(PAINTED)
        frames: Any = page.evaluate(SCROLLED)
        rows = page.locator("tbody tr").count()
    name = f"largest table ({rows:,} rows, {path.stat().st_size / 1000:,.0f} KB), 4 times slower"
    tables.line(f"  {name}")
    tables.figure("  largest paint", tables.milliseconds(found[0]), "1,000 ms")
    tables.figure("  layout shift", f"{found[1]:.4f}", "0")
    slow = sum(each > 34 for each in frames)
    tables.figure("  frames of scrolling longer than 34 ms", f"{slow}/{len(frames)}", "0")
