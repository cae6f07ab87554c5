"""How well search answers at the content's size, through the dialog of the site on disk."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from generator.model.edition import Content
from generator.model.load import load
from tests.bench import sites, tables
from tests.bench.browsing import OPEN, chromium, closed, opened
from tests.search.evaluate import (
    ASK_DIALOG,
    CUT,
    DEV,
    OWN,
    ROUNDS,
    Query,
    Score,
    evaluated,
    kept,
    queries,
    report,
)

HEAD = ("queries", "count", "nDCG@5", "first", "false zeros", "empty right")
EARLY = 0.7
NOT_EARLY = ("ref", "number", "typo", "none")
HAN = re.compile(r"[\u3400-\u9fff]+")
LENGTHS = range(2, 7)
SHOWN = 6

# Which of the wanted units are missing from the whole list of results for each text.
MISSING = """async (asked) => {
  const missing = [];
  for (const [text, wanted] of asked) {
    const { results } = await ReferenceSearch.find(text, { limit: 100000, typing: false });
    const ids = new Set(results.map((each) => each.id));
    for (const id of wanted) if (!ids.has(id)) missing.push([text, id]);
  }
  return missing;
}"""

# The texts for which something else comes before the last wanted unit.
NOT_FIRST = """async (asked) => {
  const wrong = [];
  for (const [text, wanted] of asked) {
    const { results } = await ReferenceSearch.find(text, { limit: 100000, typing: false });
    const first = results.slice(0, wanted.length).map((each) => each.id).sort();
    if (JSON.stringify(first) !== JSON.stringify([...wanted].sort())) wrong.push([text, wanted[0]]);
  }
  return wrong;
}"""


def through_the_dialog(page: Page, asked: Sequence[Query]) -> list[Score]:
    """The scores of queries typed into the dialog of a page whose search is open."""
    return evaluated(asked, lambda texts: _ids(page.evaluate(ASK_DIALOG, list(texts))))


def _ids(found: Any) -> list[list[str]]:
    return [[str(each) for each in ids] for ids in found]


def asked_of(browser: Browser, site: Path, name: str, *, classes: bool = True) -> None:
    """Prints the figures of both query files on a site, and by class if wanted."""
    page = opened(browser, site)
    page.page.evaluate(OPEN)
    rows = []
    everything: list[Score] = []
    files = {"dev": queries(DEV), "own": queries(OWN)}
    for label, asked in files.items():
        scores = through_the_dialog(page.page, asked)
        everything += scores
        rows.append(row(label, scores))
    rows.append(row("both", everything))
    closed(page)
    tables.line(f"  {name}")
    tables.table(HEAD, rows)
    wrong = report(everything)
    if classes:
        counts = Counter(each.query.cls for each in everything if each.query.grades)
        found = [(name, f"{mean:.3f}", str(counts[name])) for name, mean in wrong.classes.items()]
        tables.table(("class", "nDCG@5", "count"), found)
    _some("false zero", wrong.false_zeros)
    _some("should be empty", wrong.not_empty)


def jargon(browser: Browser, site: Path) -> None:
    """Prints the figures of the queries in words that the text does not have, as they are now.

    Their first scores, before anything was learned from them, are in tests/search/rounds/.
    """
    page = opened(browser, site)
    page.page.evaluate(OPEN)
    files = sorted(ROUNDS.glob("*.json"))
    rows = [row(each.stem, through_the_dialog(page.page, queries(each))) for each in files]
    closed(page)
    tables.line("  in words that the text does not have")
    tables.table(HEAD, rows)


def _some(what: str, texts: Sequence[str]) -> None:
    for text in texts[:SHOWN]:
        tables.line(f"    {what}: {text}")
    if len(texts) > SHOWN:
        tables.line(f"    and {len(texts) - SHOWN} more")


def row(label: str, scores: Sequence[Score]) -> list[str]:
    """The figures of some queries as a row of a table."""
    found = report(scores)
    none = [each for each in scores if not each.query.grades]
    answerable = len(scores) - len(none)
    right = sum(each.empty for each in none)
    return [
        label,
        str(len(scores)),
        f"{found.ndcg:.4f}",
        f"{found.first:.1%}",
        f"{len(found.false_zeros)}/{answerable}",
        f"{right}/{len(none)}",
    ]


def as_one_types(browser: Browser, site: Path) -> None:
    """Prints how often a unit of grade 2 is among the first five after 70 % of a query."""
    page = opened(browser, site)
    page.page.evaluate(OPEN)
    rows = []
    for label, path in (("dev", DEV), ("own", OWN)):
        asked = [
            each
            for each in queries(path)
            if each.cls not in NOT_EARLY and 2 in each.grades.values()
        ]
        beginnings = [each.text[: math.ceil(EARLY * len(each.text))] for each in asked]
        found = _ids(page.page.evaluate(ASK_DIALOG, beginnings))
        hits = [
            any(unit and query.grades.get(unit) == 2 for unit in kept(ids)[:CUT])
            for query, ids in zip(asked, found, strict=True)
        ]
        rows.append([label, f"{sum(hits)}/{len(hits)}", f"{sum(hits) / len(hits):.1%}"])
    closed(page)
    tables.line("  after 70 % of a query: a unit of grade 2 among the first five (aim 90 %)")
    tables.table(("queries", "found", "share"), rows)


def every_substring(browser: Browser, site: Path, content: Content) -> None:
    """Prints what of headings and terms is not found by any of its pieces."""
    page = opened(browser, site)
    page.page.evaluate(OPEN)
    pieces: dict[str, set[str]] = {}
    for text, unit in _chinese(content):
        for piece in _pieces(text):
            pieces.setdefault(piece, set()).add(unit)
    asked = [[text, sorted(units)] for text, units in sorted(pieces.items())]
    missing: Any = page.page.evaluate(MISSING, asked)
    total = sum(len(units) for units in pieces.values())
    tables.figure("Chinese substrings of 2-6 characters", f"{len(asked):,}")
    tables.figure("units not found by one of their substrings", f"{len(missing):,}/{total:,}", "0")
    _some("not found", [f"{text} -> {unit}" for text, unit in missing])
    headings: dict[str, list[str]] = {}
    for edition in content.editions:
        for each in edition.walk():
            if each.heading is not None and each.heading.has_english:
                headings.setdefault(each.heading.en.plain, []).append(each.id)
    wrong: Any = page.page.evaluate(NOT_FIRST, [[text, ids] for text, ids in headings.items()])
    closed(page)
    tables.figure(
        "English headings whose units do not come first", f"{len(wrong)}/{len(headings)}", "0"
    )
    _some("not first", [f"{text} -> {unit}" for text, unit in wrong])


def _chinese(content: Content) -> Iterator[tuple[str, str]]:
    for edition in content.editions:
        for unit in edition.walk():
            if unit.heading is not None and unit.heading.zh is not None:
                yield unit.heading.zh.text.plain, unit.id
    for term in content.terms:
        if term.zh is not None:
            yield term.zh.text.plain, term.id


def _pieces(text: str) -> Iterator[str]:
    for run in HAN.findall(text):
        for length in LENGTHS:
            yield from (run[at : at + length] for at in range(len(run) - length + 1))


def main() -> Path:
    """Builds the site, prints all of this part; the site."""
    tables.title("Search at the content's size, through the dialog, from disk")
    real = sites.build(sites.project("real"))
    thin = sites.project("thin")
    before, after = sites.thin_lexicon(thin)
    thinned = sites.build(thin).site
    with chromium() as browser:
        asked_of(browser, real.site, "the whole lexicon")
        asked_of(
            browser, thinned, f"a third of the lexicon's forms taken away: {after} of {before}"
        )
        jargon(browser, real.site)
        as_one_types(browser, real.site)
        content = load(sites.PROJECT).content
        if content is None:
            raise RuntimeError("the content has mistakes")
        every_substring(browser, real.site, content)
    return real.site
