"""How well search answers labelled queries, scored as the labels' README says.

`python -m tests.search.evaluate` builds nothing: it takes a built site (default: site/), asks its
engine in one Chromium page from disk, and prints the figures; `--dialog` types into the dialog.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.conftest import CHROMIUM

HERE = Path(__file__).parent
DEV, OWN = HERE / "dev.json", HERE / "own.json"
ROUNDS = HERE / "rounds"
UNITS = HERE.parent / "source" / "unit-ids.tsv"
CUT = 5
PASSED_OVER = 3
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]

# Answers to queries: the ids of the results in order, for each query.
Answers = Callable[[Sequence[str]], Sequence[Sequence[str]]]


@dataclass(frozen=True)
class Query:
    """A query as counsel type it, with the grade of each unit that answers it."""

    id: str
    cls: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True)
class Score:
    """How one query was answered."""

    query: Query
    kept: tuple[str | None, ...]
    ndcg: float
    first: bool
    empty: bool


@dataclass(frozen=True)
class Report:
    """The figures over many queries."""

    ndcg: float
    first: float
    false_zeros: tuple[str, ...]
    not_empty: tuple[str, ...]
    classes: Mapping[str, float]

    def __str__(self) -> str:
        """The figures as lines."""
        classes = "  ".join(f"{name} {value:.3f}" for name, value in self.classes.items())
        return (
            f"nDCG@5 {self.ndcg:.4f}  first {self.first:.3f}  false zeros {len(self.false_zeros)}"
            f"  not empty {list(self.not_empty)}\n  {classes}"
        )


def queries(path: Path) -> tuple[Query, ...]:
    """The labelled queries of a file."""
    return tuple(
        Query(each["id"], each["cls"], each["q"], each["rel"])
        for each in json.loads(path.read_text(encoding="utf-8"))
    )


@cache
def kinds() -> Mapping[str, str]:
    """The kind of every unit that has a permanent id of its own in the list of ids."""
    lines = UNITS.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows}


def scored_unit(result: str) -> str | None:
    """The unit that a result counts as: an item as its provision; None for what is no unit."""
    unit = result
    while unit and (unit not in kinds() or kinds()[unit] == "item"):
        unit = unit.rpartition("-")[0]
    return unit or None


def kept(results: Iterable[str]) -> tuple[str | None, ...]:
    """The units of the results, each once; what is no unit takes a place after the third."""
    places: list[str | None] = []
    passed = 0
    for result in results:
        unit = scored_unit(result)
        if unit is None:
            passed += 1
            if passed > PASSED_OVER and len(places) < CUT:
                places.append(None)
        elif unit not in places:
            places.append(unit)
    return tuple(places)


def scored(query: Query, results: Sequence[str]) -> Score:
    """The score of one query for its results in order."""
    places = kept(results)
    got = [query.grades.get(unit, 0) if unit else 0 for unit in places]
    best = _gain(sorted(query.grades.values(), reverse=True))
    ndcg = _gain(got) / best if best else 0.0
    first = bool(places) and places[0] is not None and query.grades.get(places[0], 0) == 2
    return Score(query, places, ndcg, first, not results)


def _gain(grades: Sequence[int]) -> float:
    gains = ((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:CUT]))
    return sum(gains, 0.0)


def report(scores: Sequence[Score]) -> Report:
    """The figures over the scores."""
    answerable = [score for score in scores if score.query.grades]
    classes: dict[str, list[float]] = defaultdict(list)
    for score in answerable:
        classes[score.query.cls].append(score.ndcg)
    count = max(1, len(answerable))
    return Report(
        ndcg=sum(score.ndcg for score in answerable) / count,
        first=sum(score.first for score in answerable) / count,
        false_zeros=tuple(each.query.text for each in answerable if each.empty),
        not_empty=tuple(s.query.text for s in scores if not s.query.grades and not s.empty),
        classes={name: sum(values) / len(values) for name, values in sorted(classes.items())},
    )


def evaluated(asked: Sequence[Query], answers: Answers) -> list[Score]:
    """The scores of all queries."""
    results = answers([query.text for query in asked])
    return [scored(query, ids) for query, ids in zip(asked, results, strict=True)]


# --- who answers


OPEN_ENGINE = """async root => {
  if (!globalThis.ReferenceSearch?.open) await new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = `${root}/assets/search/box/en.js`;
    Object.assign(script, { onload: loaded, onerror: failed });
    document.head.append(script);
  });
  await ReferenceSearch.open(root);
}"""
ASK_ENGINE = """async texts => {
  const found = [];
  for (const text of texts) {
    const answer = await ReferenceSearch.find(text, { limit: 30 });
    found.push(answer.results.map(({ id }) => id));
  }
  return found;
}"""
ASK_DIALOG = """async texts => {
  const input = document.querySelector("dialog [data-search-input]");
  const box = input.closest("[data-search-box]");
  const turn = () => new Promise((done) => setTimeout(done));
  const found = [];
  for (const text of texts) {
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    do await turn(); while (box.classList.contains("is-waiting"));
    const links = [...box.querySelectorAll("[data-search-result]")];
    found.push(links.map((each) => (each.closest("a") ?? each.querySelector("a")).hash.slice(1)));
  }
  return found;
}"""


def of_engine(page: Page, site: str) -> Answers:
    """The engine, asked in a page of the site at the address `site`."""
    page.goto(f"{site}en/index.html")
    page.evaluate(OPEN_ENGINE, "..")
    return lambda texts: _ids(page.evaluate(ASK_ENGINE, list(texts)))


def of_dialog(page: Page, site: str) -> Answers:
    """The dialog, opened and typed into."""
    page.goto(f"{site}en/index.html")
    page.locator("[data-search-open]").first.click()
    page.wait_for_selector("dialog [data-search-input]")
    page.wait_for_function("globalThis.ReferenceSearch?.findNow !== undefined")
    return lambda texts: _ids(page.evaluate(ASK_DIALOG, list(texts)))


def _ids(found: Any) -> list[list[str]]:
    return [[str(each) for each in ids] for ids in found]


@contextmanager
def chromium_page() -> Iterator[Page]:
    """A page of a Chromium started for it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser.new_page()
        browser.close()


def main() -> None:
    """Prints the figures of a built site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[DEV, OWN])
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--dialog", action="store_true")
    given = parser.parse_args()
    with chromium_page() as page:
        ask = of_dialog if given.dialog else of_engine
        answers = ask(page, f"{given.site.resolve().as_uri()}/")
        for path in given.files:
            print(path.name, report(evaluated(queries(path), answers)))


if __name__ == "__main__":
    main()
