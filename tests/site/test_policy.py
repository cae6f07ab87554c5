"""Nothing is loaded from elsewhere, and nothing inline runs or styles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.conftest import PUBLIC_ADDRESS
from tests.site import Pages, links, metas

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
OURS = {"datacompliancechina.com", urlsplit(PUBLIC_ADDRESS).hostname}


def test_every_page_has_the_policy(pages: Pages, published: Pages) -> None:
    for path, page in [*pages.items(), *published.items()]:
        assert metas(page, "Content-Security-Policy", "http-equiv") == [POLICY], path
        (head,) = page.all("head")
        tags = [each.tag for each in head.walk() if each.tag in ("meta", "script", "link", "style")]
        assert tags[:2] == ["meta", "meta"], f"{path}: the policy comes before what it governs"


def test_no_page_has_anything_inline(pages: Pages) -> None:
    inline = [
        f"{path}:{element.line}: {element.tag}"
        for path, page in pages.items()
        for element in page.walk()
        if element.tag == "style"
        or "style" in element.attributes
        or [name for name in element.attributes if name.startswith("on")]
        or (
            element.tag == "script"
            and not element.get("src")
            and element.get("type") != "application/ld+json"
        )
    ]
    assert inline == []


def test_nothing_is_announced_that_a_browser_would_load_against_the_policy(
    pages: Pages, published: Pages
) -> None:
    """Firefox loads what `<link rel="next">` names beforehand; links to follow may say it."""
    for path, page in [*pages.items(), *published.items()]:
        rels = {rel for each in page.all("link") for rel in each.get("rel").split()}
        assert rels <= {"icon", "stylesheet", "canonical", "alternate"}, path
        if path.endswith("measures/chapter-3.html"):
            assert {"prev", "next"} <= {each.get("rel") for each in page.all("a")}


def elements(data: list[Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """The names and attributes in what a script builds elements from."""
    for each in data:
        if isinstance(each, list):
            name, attributes, *inside = each
            yield name, attributes
            yield from elements(inside)


def test_what_a_script_adds_to_a_page_has_nothing_inline(site: Path) -> None:
    for language in ("en", "zh"):
        script = (site / f"assets/search/box/{language}.js").read_text(encoding="utf-8")
        (data,) = re.findall(r"^SearchDialog\.parts = (.*);$", script, re.MULTILINE)
        found = list(elements(json.loads(data)))
        assert len(found) > 50
        for name, attributes in found:
            assert name not in ("script", "style", "link", "iframe", "object")
            assert not [each for each in attributes if each == "style" or each.startswith("on")]


def test_nothing_is_loaded_from_another_host(pages: Pages, published: Pages) -> None:
    """Links that a reader follows may lead to the publisher; canonical addresses are names."""
    naming = {"canonical", "alternate"}
    foreign = [
        f"{path}:{element.line}: {href}"
        for path, page in [*pages.items(), *published.items()]
        for element, href in links(page)
        if urlsplit(href).netloc
        and not (element.tag == "a" and urlsplit(href).hostname in OURS)
        and not (element.tag == "link" and set(element.get("rel").split()) <= naming)
    ]
    assert foreign == []


def test_style_sheets_and_scripts_name_no_other_host(site: Path) -> None:
    assets = [*site.rglob("assets/**/*.css"), *site.rglob("assets/**/*.js")]
    assert assets
    named = {
        path.relative_to(site).as_posix(): re.findall(
            r"(?:url\(\s*[\"']?|@import\s+[\"']|fetch\(\s*[\"'])(?:https?:)?//[^\"')]+",
            path.read_text(encoding="utf-8"),
        )
        for path in assets
    }
    assert {path: found for path, found in named.items() if found} == {}
