"""Chromium as the bench uses it: pages of a built site from disk, measured from inside."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.conftest import CHROMIUM
from tests.search.evaluate import ARGUMENTS

START = "en/index.html"

# From the press of the button to a box that answers; the page must be fresh.
OPEN = """() => new Promise((done) => {
  const waits = document.querySelector("dialog [data-search-waits]");
  const begun = performance.now();
  const look = () => waits.hidden && done(performance.now() - begun);
  new MutationObserver(look).observe(waits, { attributes: true });
  document.querySelector("[data-search-open]").click();
})"""

# Each text put into the box: milliseconds until its results stand in the page, laid out.
TYPE = """async (texts) => {
  const input = document.querySelector("dialog [data-search-input]");
  const box = input.closest("[data-search-box]");
  const turn = () => new Promise((done) => setTimeout(done));
  const taken = [];
  for (const text of texts) {
    input.value = text;
    const begun = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
    while (box.classList.contains("is-waiting")) await turn();
    box.getBoundingClientRect();
    taken.push(performance.now() - begun);
    await turn();
  }
  return taken;
}"""

# For each query the mean over `loops` answers; and the ids alone, before snippets are made.
LOOP = """async ([texts, loops, only]) => {
  const search = globalThis.ReferenceSearch;
  const options = { limit: 20 };
  const ask = only && search.ranked
    ? (text) => search.ranked(text, options, new Set()).found.map((each) => each.document)
    : (text) => search.findNow(text, options).results.map((each) => each.id);
  const taken = [];
  for (const text of texts) {
    await search.find(text, options);
    const begun = performance.now();
    for (let at = 0; at < loops; at += 1) ask(text);
    taken.push((performance.now() - begun) / loops);
  }
  return taken;
}"""


@contextmanager
def chromium(*arguments: str) -> Iterator[Browser]:
    """A Chromium of the bench's own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*ARGUMENTS, *arguments]
        )
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page of a site, with the scripts it has asked for since."""

    page: Page
    site: Path
    scripts: list[Path]

    @property
    def bytes(self) -> int:
        """The search's scripts and index so far, each compressed as a server would."""
        ours = {path for path in self.scripts if "search" in path.parts}
        return sum(len(gzip.compress(path.read_bytes(), 9)) for path in ours)

    def ready(self) -> float:
        """Opens the search for the first time; milliseconds until it is ready."""
        return float(self.page.evaluate(OPEN))

    def typed(self, texts: Sequence[str]) -> list[float]:
        return [float(each) for each in self.page.evaluate(TYPE, list(texts))]

    def ranked(self, texts: Sequence[str], loops: int = 50, *, only: bool = True) -> list[float]:
        taken: Any = self.page.evaluate(LOOP, [list(texts), loops, only])
        return [float(each) for each in taken]


def opened(browser: Browser, site: Path, start: str = START) -> Opened:
    """A fresh page of a site on disk, in a context of its own."""
    page = browser.new_context().new_page()
    found = Opened(page, site, [])

    def on_request(url: str) -> None:
        path = Path(unquote(urlsplit(url).path))
        if path.suffix == ".js" and path.is_relative_to(site):
            found.scripts.append(path)

    page.on("request", lambda request: on_request(request.url))
    page.goto((site / start).as_uri())
    return found


def closed(page: Opened) -> None:
    page.page.context.close()


def slowed(page: Page, times: float) -> CDPSession:
    """Slows the processor of a page down."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    return session


def heap(page: Page) -> int:
    """Bytes that the page's scripts hold after a collection of garbage."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    found = session.send("Runtime.getHeapUsage")
    return int(found["usedSize"])
