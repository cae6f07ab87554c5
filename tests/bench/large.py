"""Search with 20,000 artificial data fields beside the real content."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from generator.search.write import FOLDER
from tests.bench import lists, quality, sites, speed, tables
from tests.bench.browsing import chromium, closed, heap, opened, slowed
from tests.bench.words import Words
from tests.search.evaluate import DEV, OWN, queries

OPENINGS = 15
COLD = 20
FOR_HEAP = 120


def asked() -> list[str]:
    """Half the queries as counsel type them, half about teapots, in both languages."""
    words = Words("queries")
    real = [each.text for path in (DEV, OWN) for each in queries(path)][:80]
    made: list[str] = []
    while len(made) < len(real):
        said, thing, name = words.heading(), words.thing(), words.name()
        made += [said.en, said.zh, thing.en, thing.zh, name.en, f"{name.zh}{thing.zh}"]
    return [each for pair in zip(real, made, strict=False) for each in pair]


def main() -> None:
    """Prints the figures of the issue at 20,000 units."""
    tables.title("Search at 20,000 artificial bilingual units beside the real content")
    site = _site()
    with chromium() as browser:
        opening = speed.first_open(browser, site, OPENINGS)
        tables.figure("first open to ready", _ms(opening), "100 ms")
        _cold(browser, site)
        _warm(browser, site)
        quality.asked_of(browser, site, "the rules, with these units beside them", classes=False)


def _site() -> Path:
    """The real site with the index of the real and the artificial lists."""
    root = sites.project("large")
    lists.lay(root, lists.SLIM)
    site = sites.build(sites.project("real")).site
    shutil.rmtree(root / "site", ignore_errors=True)
    site = Path(shutil.copytree(site, root / "site"))
    spent = sites.run([sites.PYTHON, "-m", "tests.bench.indexing", root, site], root)
    told: Any = json.loads((root / "log.txt").read_text().splitlines()[-1])
    kinds = told["kinds"]
    tables.table(
        ("unit", "count"),
        [(kind, f"{count:,}") for kind, count in sorted(kinds.items(), key=lambda kind: -kind[1])],
    )
    tables.figure("units in all", f"{sum(kinds.values()):,}")
    tables.figure("reading and checking the YAML", tables.seconds(told["load"]))
    tables.figure("building the index", tables.seconds(told["index"]), "60 s, better 20")
    tables.figure("  of that, time of the processor", tables.seconds(told["processor"]))
    tables.figure("peak memory of both", f"{spent.memory / 1e6:,.0f} MB")
    index = sum(path.stat().st_size for path in (site / FOLDER).glob("*.js"))
    tables.figure("index and scripts on disk, uncompressed", tables.kilobytes(index))
    return site


def _cold(browser: Browser, site: Path) -> None:
    """A first query in a fresh page: what it loads after the search is ready, and how long."""
    times, sizes = [], []
    ready = 0
    for text in asked()[:: max(1, len(asked()) // COLD)][:COLD]:
        page = opened(browser, site)
        page.ready()
        page.page.wait_for_timeout(200)
        ready = page.bytes
        times += page.typed([text])
        sizes.append(page.bytes - ready)
        closed(page)
    tables.figure("compressed bytes when ready", tables.kilobytes(ready), "40 KB")
    tables.figure("first cold query: results in the page", _ms(times), "120 ms")
    usual = tables.milliseconds(tables.percentile(times, 0.5))
    tables.figure("first cold query: results in the page, median", usual)
    tables.figure(
        "first cold query: compressed bytes, most", tables.kilobytes(max(sizes)), "250 KB"
    )
    middle = tables.percentile(sizes, 0.5)
    tables.figure("first cold query: compressed bytes, median", tables.kilobytes(middle))


def _warm(browser: Browser, site: Path) -> None:
    texts = asked()
    page = opened(browser, site)
    page.ready()
    page.typed(texts)
    tables.figure("warm query to ranked ids", _ms(page.ranked(texts, 10)), "10 ms")
    tables.figure("warm `input` event to results laid out", _ms(page.typed(texts)), "30 ms")
    closed(page)
    page = opened(browser, site)
    page.ready()
    page.typed(texts[:FOR_HEAP])
    tables.figure(f"heap after {FOR_HEAP} queries", f"{heap(page.page) / 1e6:,.1f} MB", "60 MB")
    slowed(page.page, 4)
    texts = texts[:FOR_HEAP]
    tables.figure("processor 4 times slower: ranked ids", _ms(page.ranked(texts, 5)), "40 ms")
    closed(page)


def _ms(values: list[float]) -> str:
    return tables.milliseconds(tables.percentile(values))
