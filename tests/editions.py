"""Several editions and lists of the sample, and their pages."""

from __future__ import annotations

from pathlib import Path

from generator.__main__ import main
from generator.model.edition import Content
from tests.html import Element, parsed
from tests.sample import rendered

NEW = "content/atlantis/2"
COMPARISON = "atlantis/compare-1-2.html"


def start(folder: Path, old: str = "atlantis/1", new: str = "atlantis/2") -> int:
    """Runs `new-edition`."""
    return main(["--root", str(folder), "new-edition", old, new])


def read(content: Content) -> dict[str, Element]:
    """Every page, by its path."""
    return {page.path: parsed(html) for page, html in rendered(content)}


def by_id(page: Element, name: str) -> Element:
    """The one element of a page with an id."""
    (found,) = [each for each in page.walk() if each.get("id") == name]
    return found
