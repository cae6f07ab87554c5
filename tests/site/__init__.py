"""The built site, page by page, and how a test reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.html import Element, parsed

Pages = Mapping[str, Element]
ALONE = {"index.html", "404.html"}


def read(site: Path) -> Pages:
    """Every page of a site, by its path; AssertionError where its HTML is not well-formed."""
    paths = (path for path in sorted(site.rglob("*.html")) if "downloads" not in path.parts)
    return {
        path.relative_to(site).as_posix(): parsed(path.read_text(encoding="utf-8"))
        for path in paths
    }


def language(path: str) -> str:
    return path.partition("/")[0]


def in_language(pages: Pages, wanted: str) -> dict[str, Element]:
    return {path: page for path, page in pages.items() if language(path) == wanted}


def ids(page: Element) -> list[str]:
    return [each.get("id") for each in page.walk() if "id" in each.attributes]


def body(page: Element) -> Element:
    return next(page.all("body"))


def links(page: Element) -> Iterator[tuple[Element, str]]:
    """Every address in a page with its element."""
    for element in page.walk():
        for name in ("href", "src", "data-home"):
            if name in element.attributes:
                yield element, element.get(name)


def metas(page: Element, name: str, key: str = "name") -> list[str]:
    return [each.get("content") for each in page.all("meta") if each.get(key) == name]


def without_marks(element: Element) -> str:
    texts = [text for each, text in element.texts() if not _marking(each, element)]
    return " ".join("".join(texts).split())


def _marking(element: Element | None, top: Element) -> bool:
    while element is not None and element is not top:
        if {"mark", "kicker", "prefix", "title__prefix"} & set(element.classes):
            return True
        element = element.parent
    return False
