"""A page as Markdown: what it says, each unit under its id with its nature and status."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

# What is interface and not said by the page, or only shown on demand.
_LEFT_OUT = {"nav", "button", "script", "style", "template", "select", "form", "dialog", "svg"}
_LEFT_OUT_CLASSES = {"unit__margin", "unit__actions", "filters", "explanations", "cell-name"}
_EMPTY = {"br", "hr", "img", "input", "link", "meta", "wbr"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_IN_LISTS = {"ul", "ol", "li", "dl", "dt", "dd"}
_ROUND_BLOCKS = {"main", "section", "article", "header", "footer", "aside", "details", "div"}
_BLOCKS = {*_IN_LISTS, *_ROUND_BLOCKS, "p", "summary", "blockquote", "pre", "figure"}
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
_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|"})
_PAGE = re.compile(r"^([^:#?]*\.html)(?=#|$)")
# Elements that turned out to hold nothing.
_NOTHING = re.compile(r"\*\*\s*\*\*|\[\]\([^)]*\)|``|\( *\)")


def main_part(html: str) -> str:
    """What stands in the page's <main>; the whole of a page without one."""
    start, end = html.find("<main"), html.find("</main>")
    return html[start:end] if 0 <= start < end else html


def markdown(html: str, told: Mapping[str, str]) -> str:
    """The main part of a page as Markdown; `told` is said of each unit, by its id."""
    parser = etree.HTMLParser(target=_Reader(told))
    parser.feed(main_part(html))
    return str(parser.close())


class _Reader:
    """Hears of each element that our own templates write; gathers blocks of Markdown."""

    def __init__(self, told: Mapping[str, str]) -> None:
        self._told = told
        self._blocks: list[tuple[str, bool]] = []
        self._line: list[str] = []
        self._open: list[tuple[str, str]] = []
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

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _EMPTY:
            self._line.append(" ")
            return
        if self._hidden or tag in _LEFT_OUT or "hidden" in given:
            self._hidden += 1
            return
        classes = frozenset(given.get("class", "").split())
        if classes & _LEFT_OUT_CLASSES:
            self._hidden += 1
            return
        self._begin(tag, given.get("id", ""))
        before, after = _round(tag, given, classes)
        self._code = self._code or tag == "code"
        self._line.append(before)
        self._open.append((tag, after))

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _EMPTY:
            return
        if self._hidden:
            self._hidden -= 1
            return
        _, after = self._open.pop()
        self._line.append(after)
        self._code = self._code and tag != "code"
        self._end(tag)

    def data(self, data: str) -> None:
        """Text inside the element that is open."""
        if not self._hidden:
            self._line.append(data if self._code else data.translate(_SPECIAL))

    def _begin(self, tag: str, element_id: str) -> None:
        if self._table is not None:
            if tag == "tr":
                self._table.append([])
        elif tag == "table":
            self._flush()
            self._table = []
        elif tag in _HEADINGS or tag in _BLOCKS:
            self._flush()
            self._heading = _HEADINGS.get(tag, "")
            if tag == "li":
                self._lists.append(True)
        if element_id in self._told:
            self._tell(element_id)

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
        elif tag in _HEADINGS or tag in _BLOCKS:
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
