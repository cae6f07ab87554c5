"""What the search box loads when it is first opened: its scripts, its parts, names to filter by."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from generator.model.edition import NegativeList
from generator.model.text import LANGUAGES
from generator.pages.build import Page
from generator.pages.navigation import link_to, regions
from generator.pages.reference import Reference
from generator.pages.render import Renderer
from generator.pages.units import Desk, Link
from generator.pages.views import SearchPartsView

FOLDER = "assets/search/box"
# The engine and what makes the box work, in one script: many small ones take longer to come, and
# more bytes.
_ENGINE = ("analysis", "index", "query", "plan", "ranking", "answer", "engine")
_BOX = ("results", "filters", "recent", "box")
JOINED = tuple(f"assets/search/{each}.js" for each in (*_ENGINE, *_BOX))
# A page that a result leads to loads it by itself.
_MARKING = "assets/search/marking.js"
# What only a reader of the source needs: comments with lines of their own.
_COMMENT = re.compile(r"^ *(?://.*|/\*[\s\S]*?\*/)\n", re.MULTILINE)
# What a list has names for; the lists, the kinds and the languages are the same for all of them.
_KINDS = ("part", "industry", "category")


def box_scripts(reference: Reference, renderer: Renderer) -> Iterator[tuple[str, str]]:
    """The path and the text of the script of each language, and of each list in it."""
    for language in LANGUAGES:
        desk = Desk(reference, language, "index.html")
        view = SearchPartsView(regions(desk))
        parts = renderer.render(Page("", "partials/search-parts.html", view), language)
        code = "".join(renderer.source(each) for each in (_MARKING, *JOINED))
        text = _script("SearchDialog.parts", _elements(parts)) + _COMMENT.sub("", code)
        yield f"{FOLDER}/{language}.js", f'"use strict";\n{text}'
        for owner in reference.content.lists:
            names = f"SearchDialog.names[{json.dumps(owner.id)}]"
            yield f"{FOLDER}/{language}-{owner.id}.js", _script(names, _names(desk, owner))


def _script(name: str, data: object) -> str:
    return f"{name} = {json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _names(desk: Desk, owner: NegativeList) -> Mapping[str, Mapping[str, str]]:
    """What the filters call the parts, industries and categories of a list, by their ids."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
    ways = desk.reference.ways
    for edition in owner.editions:
        tail = "" if edition is owner.editions[0] else f" · {edition.file.edition}"
        for place in ways[f"{edition.key}/index.html"][-1].walk():
            if place.kind in _KINDS and place.unit is not None:
                name = desk.reference.content.named(edition, place.unit.id)
                found[place.kind][name] = f"{_short(link_to(desk, place))}{tail}"
    return found


def _short(link: Link) -> str:
    """Working Chinese is never shown without its mark, for which a filter has no room."""
    words = link.text.first
    return link.prefix if words.status == "working" else f"{link.prefix} {words.plain}"


# --- elements as data: a page's script builds them again without reading any HTML


class _Elements(HTMLParser):
    """Hears of the elements of a template; gathers each as its name, attributes and content."""

    def __init__(self) -> None:
        super().__init__()
        self.top: list[object] = []
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element: list[object] = [tag, {name: value or "" for name, value in attrs}]
        self._open[-1].append(element)
        if tag != "input":
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].append(re.sub(r"\s+", " ", data))


def _elements(html: str) -> list[object]:
    """`[["p", {"class": "lead"}, "text", ["b", {}, "more text"]]]`"""
    parser = _Elements()
    parser.feed(html)
    parser.close()
    return parser.top
