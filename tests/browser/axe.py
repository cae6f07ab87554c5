"""Accessibility of a page by axe-core (WCAG 2.2 AA)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# One line for each element at fault, so that an assertion shows what to mend and where. Without
# `preload: false` axe asks for the style sheets by XHR, which pages on disk refuse.
_RUN = """async (tags) => {
  const options = {runOnly: {type: "tag", values: tags}, preload: false};
  const {violations} = await axe.run(document, options);
  return violations.flatMap(({id, impact, help, nodes}) => nodes.map(({target, failureSummary}) =>
    `${id} (${impact}): ${help}: ${target.flat().join(" ")}: ${failureSummary}`));
}"""


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page as it stands, one entry for each element.

    The source is handed over by `evaluate`, which the page's content-security policy does not
    govern; a script tag would be refused.
    """
    page.evaluate(_source())
    found: list[str] = page.evaluate(_RUN, TAGS)
    return found
