"""Texts as HTML: spans, and pairs of them in the page's language and in the other.

Templates lay out blocks; what stands inside a line is written here, because every page has
hundreds of such texts, and most of them stand on many pages. So are the rows of the list's own
tables, of which there may be hundreds on a page too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import escape
from typing import Any

from generator.pages.keeping import Kept
from generator.pages.navigation import NavItem
from generator.pages.prose import Pair, Span, Words
from generator.pages.rows import FieldRow
from generator.pages.shell import Shell
from generator.pages.units import Link, StubView, UnitView

# A dot between two things, with what must stand on its line before it.
_UP_TO_DOT = re.compile(r"(.{0,2}[·•])")


class Typesetting:
    """What the typesetters of one language share; among it all that they wrote already.

    `words` are those of the interface, as the templates have them; `marks` has the macros of
    partials/marks.html.
    """

    def __init__(self, words: Mapping[str, Any], marks: Any) -> None:
        self.marks = marks
        self.working = str(marks.working())
        self.tag = str(marks.tag())
        self.no_text = str(marks.no_text())
        self.chinese_only = str(marks.chinese_only())
        self.note = _escaped(words["label"]["note"])
        self.other_note = words["other"]["note"]
        self.natures = words["group"]["nature"]
        kinds, labels = words["group"]["kind"], words["label"]
        # On a phone each cell of a table names its column.
        self.scenario = _cell(kinds["scenario"])
        self.category = _cell(kinds["data-category"])
        self.sub_class = _cell(kinds["data-sub-class"])
        self.description = _cell(labels["description"])
        self.catalogue = _cell(labels["catalogue_column"])
        self._kept = Kept[tuple[str, int], tuple[object, str]]()

    def once(self, name: str, of: object, write: Callable[[], str]) -> str:
        """What `write` gives of one thing, written once: it is the same on every page."""
        key = (name, id(of))
        found = self._kept.get(key)
        if found is None:
            # What the key names by its identity must live as long as the key.
            found = self._kept[key] = of, write()
        return found[1]


# Ids and addresses, most of which stand several times on a page.
@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return escape(text)


def _cell(name: str) -> str:
    return f'<td><span class="cell-name">{_escaped(name)}</span>'


def _plain(span: Span) -> str:
    return _span(span, _text(span.text))


def _text(text: str) -> str:
    """A text in which no line begins with a dot that stands between two things."""
    if "·" not in text and "•" not in text:
        return escape(text)
    pieces = enumerate(map(escape, _UP_TO_DOT.split(text)))
    return "".join(
        f'<span class="together">{each}</span>' if at % 2 else each for at, each in pieces
    )


def _span(span: Span, inner: str) -> str:
    """What is written of a span, in the element for its language or its emphasis."""
    if span.lang is not None:
        return f'<span lang="{span.lang}">{inner}</span>'
    if span.emphasis == "none":
        return inner
    return f"<{span.emphasis}>{inner}</{span.emphasis}>"


class Typesetter:
    """Writes the texts of one page as HTML in which everything is escaped."""

    def __init__(self, shared: Typesetting, shell: Shell) -> None:
        self._shared = shared
        self._shell = shell

    def said(self, words: Words) -> str:
        """A text with its emphasis, the language of its parts, and its marked words as links."""
        if not words.spans:
            return self._shared.no_text
        if words.is_marked:
            return "".join(map(self._marked, words.spans))
        return "".join(map(_plain, words.spans))

    def _marked(self, span: Span) -> str:
        if span.entry is None:
            return _plain(span)
        href, entry = _escaped(self._shell.entry_href(span.entry)), _escaped(span.entry)
        word = f'<a class="term" href="{href}" data-term="{entry}">{escape(span.text)}</a>'
        return _span(span, word)

    def tag(self, words: Words) -> str:
        """Beside a name: that it is this site's own Chinese."""
        return self._shared.tag if words.status == "working" else ""

    def origin(self, words: Words) -> str:
        """Beside a text: its place in the original, or that it is this site's own Chinese."""
        if words.source is not None:
            return str(self._shared.marks.origin(words.source))
        return self._shared.working if words.status == "working" else ""

    def checksum(self, of_file: str) -> str:
        """The SHA-256 of a file, shown by its beginning and copied whole."""
        return str(self._shared.marks.checksum(of_file))

    def pair(
        self,
        pair: Pair,
        element: str = "p",
        short: bool = True,
        mark: str = "",
        other_mark: str = "",
        caller: Callable[[], str] | None = None,
    ) -> str:
        """A row: the page's language, and the other beside it when both are shown.

        `mark` is of the English: that it is a summary, or the editor's; `other_mark` says the same
        of the other language.
        """
        told = self.tag if short else self.origin
        before = f"{caller()} " if caller is not None else ""
        first, second = pair.first, pair.second
        own = f"{before}{self.said(first)}{_nature(mark, self._shell.lang)}{told(first)}"
        row = f'<div class="row">\n<{element} class="said" lang="{first.lang}">{own}</{element}>\n'
        if second is not None:
            name = "" if element == "p" else " other--name"
            text = f"{self.said(second)}{_nature(other_mark, second.lang)}{told(second)}"
            row += f'<p class="said other{name}" lang="{second.lang}">{text}</p>\n'
        return f"{row}</div>\n"

    def line(self, pair: Pair, open: str = "", close: str = "") -> str:
        """A text on one line; the other language below it when both are shown."""
        second = pair.second
        if open or close or pair.first.is_marked or (second is not None and second.is_marked):
            return self._line(pair, open, close)
        return self._shared.once("line", pair, lambda: self._line(pair, "", ""))

    def cell(self, pair: Pair) -> str:
        """A text of the list's own tables on one line; it may be in Chinese alone."""
        alone = self._shell.language == "en" and pair.first.lang != "en"
        return self.line(pair) + self._shared.chinese_only if alone else self.line(pair)

    def _line(self, pair: Pair, open: str, close: str) -> str:
        first, second = pair.first, pair.second
        opened, closed = _escaped(open), _escaped(close)
        text = f"{opened}{self.said(first)}{closed}{self.tag(first)}"
        line = f'<span lang="{first.lang}">{text}</span>'
        if second is not None:
            text = f"{opened}{self.said(second)}{closed}{self.tag(second)}"
            line += f'<span class="other" lang="{second.lang}"> {text}</span>'
        return line

    def plain(self, to: Link) -> str:
        """The name of a page or unit in the page's language alone."""
        words = to.text.first
        text = f"{self.said(words)}{self.tag(words)}"
        return f'{_prefix(to)}<span lang="{words.lang}">{text}</span>'

    def link(self, to: Link) -> str:
        """A link to a page or unit, by its name in both languages."""
        return f'<a href="{_escaped(to.href)}">{_prefix(to)}{self.line(to.text)}</a>'

    def navigation(self, items: Iterable[NavItem]) -> str:
        """The navigation as a list; what is not on the way is the same on many pages."""
        return f"<ul>\n{''.join(map(self._item, items))}</ul>\n"

    def _item(self, item: NavItem) -> str:
        if item.on_the_way:
            return self._in_navigation(item)
        return self._shared.once("nav", item, lambda: self._in_navigation(item))

    def _in_navigation(self, item: NavItem) -> str:
        way = ' class="on-the-way"' if item.on_the_way else ""
        current = ' aria-current="page"' if item.current else ""
        inside = self.navigation(item.inside) if item.inside else ""
        index = " data-index" if item.index else ""
        link = f'<a href="{_escaped(item.link.href)}"{index}{current}>{self.plain(item.link)}</a>'
        return f"<li{way}>{link}{inside}</li>\n"

    # --- beside the text of a unit

    def anchors(self, of: UnitView | StubView) -> str:
        """Further anchors of the same unit: `art-5`."""
        return "".join(f'<span class="alias" id="{_escaped(each)}"></span>' for each in of.aliases)

    def notes(self, unit: UnitView) -> str:
        return "".join(map(self.note, unit.notes)) if unit.notes else ""

    def note(self, said: Pair) -> str:
        """What this site says of a unit."""
        mark = f'<small class="mark mark--nature" lang="{self._shell.lang}">'
        before = f"{mark}{self._shared.note}</small>"
        text = self.pair(said, "p", False, "", self._shared.other_note, lambda: before)
        return f'<div class="note" role="note">\n{text}</div>\n'

    def actions(self, name: str) -> str:
        """Where actions.js puts the buttons of a unit; `name` tells them from those of others."""
        return f'<div class="unit__actions" data-actions="{_escaped(name)}"></div>\n'

    # --- rows of the list's own tables

    def fields(self, rows: Iterable[FieldRow], with_scenario: bool) -> str:
        """Data fields as rows, with a cell for their scenario where there are several."""
        return "".join(self._field_row(row, with_scenario) for row in rows)

    def _field_row(self, row: FieldRow, with_scenario: bool) -> str:
        shared, category = self._shared, row.category
        begin = f"<tr{_unit(row.field)}" if row.field is not None else "<tr"
        stands = f'data-scenario="{_escaped(row.scenario)}" data-category="{_escaped(category.id)}"'
        return (
            f'{begin} {stands} data-catalogue="{_escaped(row.catalogue_ids)}">\n'
            f"{self._scenario(row.scenario_link) if with_scenario else ''}"
            f"{shared.category}{self._above(category, row.category_begins, row.at_home)}</td>\n"
            f"{shared.sub_class}{self._above(row.sub_class, row.class_begins, row.at_home)}</td>\n"
            f"{self._field(row, row.field) if row.field is not None else _NO_FIELD}</tr>\n"
        )

    def _scenario(self, to: Link | None) -> str:
        link = "—"
        if to is not None:
            link = f'<a href="{_escaped(to.href)}">{_prefix(to)}{self.cell(to.text)}</a>'
        return f"{self._shared.scenario}{link}</td>\n"

    def _above(self, unit: UnitView, begins: bool, at_home: bool) -> str:
        """A data category or sub-class: with anchor, text and notes where it begins."""
        assert unit.heading is not None  # Both have one.
        link = f'<a href="{_escaped(unit.href)}">{_number(unit)}{self.cell(unit.heading)}</a>'
        if not begins:
            return f'<div class="above above--again">{link}</div>'
        text = f'\n<span class="detail">{self.cell(unit.text)}</span>' if unit.text else ""
        after = f"{self.notes(unit)}{self.actions(unit.id) if at_home else ''}"
        return f'<div class="above"{_unit(unit)}>{self.anchors(unit)}{link}{text}\n{after}</div>'

    def _field(self, row: FieldRow, unit: UnitView) -> str:
        """The cells of a data field: its name, its description, its place in the catalogue."""
        assert unit.text is not None  # A data field has one.
        shared, href = self._shared, _escaped(unit.href)
        name = f'<a href="{href}">{self.cell(unit.heading)}</a>' if unit.heading else ""
        nature = _nature(shared.natures[unit.nature]) if unit.nature != "rendering" else ""
        catalogue = [f'<span class="detail">{self.link(each)}</span>' for each in row.catalogue]
        return (
            f'<th scope="row">{self.anchors(unit)}{_number(unit)}{name} '
            f'<a class="row-id" href="{href}">{_escaped(unit.id)}</a>'
            f"{self.actions(unit.id) if row.at_home else ''}</th>\n"
            f"{shared.description}<div>{self.cell(unit.text)}{nature}{self.notes(unit)}</div></td>\n"
            f"{shared.catalogue}{''.join(catalogue) or '—'}</td>\n"
        )


# The cells of a sub-class without data fields.
_NO_FIELD = '<th scope="row">—</th><td></td><td></td>\n'


def _unit(unit: UnitView) -> str:
    """The attributes of the element of a unit."""
    home = f'data-home="{_escaped(unit.href)}" data-as="{_escaped(unit.fingerprint)}"'
    return f' id="{_escaped(unit.id)}" data-unit {home}'


def _number(unit: UnitView) -> str:
    return f'<span class="number">{_escaped(unit.number)}</span> ' if unit.number else ""


def _nature(mark: str, lang: str = "") -> str:
    if not mark:
        return ""
    in_language = f' lang="{lang}"' if lang else ""
    return f' <small class="mark mark--nature"{in_language}>{_escaped(mark)}</small>'


def _prefix(to: Link) -> str:
    return f'<span class="prefix">{_escaped(to.prefix)}</span> ' if to.prefix else ""
