"""A page as Markdown: what it says, each unit under its id with its nature and status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

# Our own templates write the pages: a < that is not escaped begins a tag, a > ends it.
TAG = re.compile("<([^>]*)>")
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:=(["'])(.*?)\2)?""", re.DOTALL)
# What is interface and not said by the page, or only shown on demand.
_LEFT_OUT = {"nav", "button", "script", "style", "template", "select", "form", "dialog", "svg"}
_LEFT_OUT_CLASSES = {"unit__margin", "unit__actions", "filters", "explanations", "cell-name"}
_EMPTY = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_IN_LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_ROUND_BLOCKS = {"main", "section", "article", "header", "footer", "aside", "details", "div"}
_BLOCKS = {*_IN_LISTS, *_ROUND_BLOCKS, "p", "summary", "blockquote", "pre", "figure"}
_TABLES = {"table", "tr", "td", "th"}
# What stands before and after the words of an element.
_ROUND = {
    "strong": ("**", "**"),
    "dt": ("**", "**"),
    "summary": ("**", "**"),
    "em": ("*", "*"),
    "code": ("`", "`"),
    "del": ("~~", "~~"),
    "ins": ("<ins>", "</ins>"),
    "q": ("“", "”"),
    "label": ("", " "),
}
# Few texts hold any of them: looking is quicker than escaping.
_SPECIAL = re.compile(r"[\\`*_\[\]<>|]").search
_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|"})
_PAGE = re.compile(r"^([^:#?]*\.html)(?=#|$)")
# Elements that turned out to hold nothing.
_NOTHING = re.compile(r"\*\*\s*\*\*|\[\]\([^)]*\)|``|\( *\)")


def main_part(html: str) -> str:
    """What stands in the page's <main>; the whole of a page without one."""
    start, end = html.find("<main"), html.find("</main>")
    return html[start:end] if 0 <= start < end else html


def markdown(html: str, told: Mapping[str, str]) -> str:
    """The main part of a page as Markdown; `told` is said of each unit, by its id."""
    reader = _Reader(told)
    text, *pieces = TAG.split(main_part(html))
    reader.data(text)
    for tag, text in zip(pieces[::2], pieces[1::2], strict=True):
        if tag[0] == "/":
            reader.end()
        else:
            reader.start(_element(tag))
        if text:
            reader.data(text)
    return reader.close()


class _Element(NamedTuple):
    """What a start tag says: `before` and `after` stand round the words of the element.

    `is_inline` for what neither ends a line nor belongs to a table.
    """

    name: str
    id: str
    is_empty: bool
    is_left_out: bool
    is_inline: bool
    before: str
    after: str


def attributes(tag: str) -> dict[str, str]:
    """What stands in a tag after its name; an attribute without a value is empty."""
    return {key: unescape(value) for key, _, value in _ATTRIBUTE.findall(tag)}


@lru_cache(maxsize=20_000)
def _element(tag: str) -> _Element:
    """Most tags stand on a page, and on the next, many times."""
    name, _, rest = tag.partition(" ")
    given = attributes(rest)
    classes = frozenset(given.get("class", "").split())
    return _Element(
        name,
        given.get("id", ""),
        name in _EMPTY or tag[-1] == "/",
        name in _LEFT_OUT or "hidden" in given or not classes.isdisjoint(_LEFT_OUT_CLASSES),
        name not in _BLOCKS and name not in _HEADINGS and name not in _TABLES,
        *_round(name, given, classes),
    )


class _Reader:
    """Hears of each element that our own templates write; gathers blocks of Markdown."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = told
        self._blocks: list[tuple[str, bool]] = []
        self._line: list[str] = []
        self._open: list[_Element] = []
        self._hidden = 0
        self._code = False
        self._lists: list[bool] = []
        self._heading = ""
        self._table: list[list[str]] | None = None

    def close(self) -> str:
        """All that was read; blocks of a list close together, all others apart."""
        self._flush()
        parts: list[str] = []
        for index, (block, listed) in enumerate(self._blocks):
            tight = listed and index and self._blocks[index - 1][1]
            parts.append(("" if not index else "\n" if tight else "\n\n") + block)
        return "".join(parts) + "\n"

    def start(self, element: _Element) -> None:
        """An element begins."""
        if element.is_empty:
            self._line.append(" ")
            return
        if self._hidden or element.is_left_out:
            self._hidden += 1
            return
        self._open.append(element)
        if not element.is_inline:
            self._begin(element.name)
        elif element.name == "code":
            self._code = True
        if element.id in self._told:
            self._tell(element.id)
        if element.before:
            self._line.append(element.before)

    def end(self) -> None:
        """The element that was begun last ends."""
        if self._hidden:
            self._hidden -= 1
            return
        element = self._open.pop()
        if element.after:
            self._line.append(element.after)
        if not element.is_inline:
            self._end(element.name)
        elif element.name == "code":
            self._code = False

    def data(self, text: str) -> None:
        """Text inside the element that is open."""
        if not self._hidden:
            said = unescape(text) if "&" in text else text
            if not self._code and _SPECIAL(said):
                said = said.translate(_ESCAPED)
            self._line.append(said)

    def _begin(self, tag: str) -> None:
        if self._table is not None:
            if tag == "tr":
                self._table.append([])
        elif tag == "table":
            self._flush()
            self._table = []
        else:
            self._flush()
            self._heading = _HEADINGS.get(tag, "")
            if tag == "li":
                self._lists.append(True)

    def _tell(self, unit_id: str) -> None:
        """The anchor of a unit, and what is said of it."""
        said = f'<a id="{unit_id}"></a>`{unit_id}` · {self._told[unit_id]}'
        if self._table is not None:
            self._line.append(f"{said} · ")
        else:
            self._flush()
            self._blocks.append((self._indent() + said, bool(self._lists)))

    def _end(self, tag: str) -> None:
        if self._table is not None:
            if tag in ("td", "th"):
                self._table[-1].append(self._take())
            elif tag == "table":
                self._blocks.append(("\n".join(_rows(self._table)), False))
                self._table = None
        else:
            self._flush()
            if tag == "li":
                self._lists.pop()

    def _take(self) -> str:
        text = _NOTHING.sub("", "".join(self._line))
        self._line.clear()
        return " ".join(text.split())

    def _indent(self) -> str:
        return "  " * len(self._lists)

    def _flush(self) -> None:
        text = self._take()
        if not text:
            return
        words = f"{self._heading} {text}" if self._heading else text
        self._heading = ""
        first = bool(self._lists) and self._lists[-1]
        if first:
            self._lists[-1] = False
        lead = f"{'  ' * (len(self._lists) - 1)}- " if first else self._indent()
        self._blocks.append((lead + words, bool(self._lists)))


def _round(tag: str, given: Mapping[str, str], classes: frozenset[str]) -> tuple[str, str]:
    if tag == "a" and "term" not in classes:
        return "[", f"]({_target(given.get('href', ''))})"
    if tag == "small" and "mark" in classes:
        return " (", ")"
    if tag == "span" and "other" in classes:
        return " / ", ""
    if tag == "span" and "detail" in classes:
        return " ", ""
    return _ROUND.get(tag, ("", ""))


def _rows(rows: list[list[str]]) -> list[str]:
    """A table in the notation of GitHub; its first row is its head."""
    lines = [f"| {' | '.join(row)} |" for row in rows if row]
    if lines:
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    return lines


def _target(href: str) -> str:
    """Where a link leads from one Markdown page: to the Markdown of another."""
    return _PAGE.sub(r"\1.md", href).replace(" ", "%20")
