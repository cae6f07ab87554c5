"""Texts as HTML: spans, and pairs of them in the page's language and in the other.

Templates lay out blocks; what stands inside a line is written here, because every page has
hundreds of such texts, and most of them stand on many pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from generator.pages.prose import Pair, Span, Words
from generator.pages.shell import Shell
from generator.pages.units import Link


class Typesetting:
    """What the typesetters of one language share; among it all that they wrote already.

    `marks` has the macros of partials/marks.html.
    """

    def __init__(self, marks: Any) -> None:
        self.marks = marks
        self.working = Markup(marks.working())
        self.tag = Markup(marks.tag())
        self.no_text = Markup(marks.no_text())
        self.chinese_only = Markup(marks.chinese_only())
        self._kept: dict[tuple[str, int], tuple[object, Markup]] = {}

    def once(self, name: str, of: object, write: Callable[[], Markup]) -> Markup:
        """What `write` gives of one thing, written once: it is the same on every page."""
        key = (name, id(of))
        if key not in self._kept:
            # What the key names by its identity must live as long as the key.
            self._kept[key] = of, write()
        return self._kept[key][1]


def _joined(pieces: Iterable[str]) -> Markup:
    return Markup("".join(pieces))


def _plain(span: Span) -> str:
    return _span(span, span.text)


def _span(span: Span, inner: str) -> str:
    """A span with the element for its language or its emphasis; `inner` is escaped if it must."""
    if span.lang is not None:
        return f'<span lang="{span.lang}">{escape(inner)}</span>'
    if span.emphasis == "none":
        return escape(inner)
    return f"<{span.emphasis}>{escape(inner)}</{span.emphasis}>"


class Typesetter:
    """Writes the texts of one page."""

    def __init__(self, shared: Typesetting, shell: Shell) -> None:
        self._shared = shared
        self._shell = shell

    def said(self, words: Words) -> Markup:
        """A text with its emphasis, the language of its parts, and its marked words as links."""
        if not words.spans:
            return self._shared.no_text
        if words.is_marked:
            return _joined(map(self._marked, words.spans))
        return self._shared.once("said", words, lambda: _joined(map(_plain, words.spans)))

    def _marked(self, span: Span) -> str:
        if span.entry is None:
            return _plain(span)
        word = Markup('<a class="term" href="{}" data-term="{}">{}</a>')
        return _span(span, word.format(self._shell.entry_href(span.entry), span.entry, span.text))

    def tag(self, words: Words) -> Markup | str:
        """Beside a name: that it is this site's own Chinese."""
        return self._shared.tag if words.status == "working" else ""

    def origin(self, words: Words) -> Markup | str:
        """Beside a text: its place in the original, or that it is this site's own Chinese."""
        if words.source is not None:
            return Markup(self._shared.marks.origin(words.source))
        return self._shared.working if words.status == "working" else ""

    def pair(
        self,
        pair: Pair,
        element: str = "p",
        short: bool = True,
        mark: str = "",
        other_mark: str = "",
        caller: Callable[[], str] | None = None,
    ) -> Markup:
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
        return Markup(f"{row}</div>\n")

    def line(self, pair: Pair, open: str = "", close: str = "") -> Markup:
        """A text on one line; the other language below it when both are shown."""
        second = pair.second
        if open or close or pair.first.is_marked or (second is not None and second.is_marked):
            return self._line(pair, open, close)
        return self._shared.once("line", pair, lambda: self._line(pair, "", ""))

    def cell(self, pair: Pair) -> Markup:
        """A text of the list's own tables on one line; it may be in Chinese alone."""
        alone = self._shell.language == "en" and pair.first.lang != "en"
        return self.line(pair) + self._shared.chinese_only if alone else self.line(pair)

    def _line(self, pair: Pair, open: str, close: str) -> Markup:
        first, second = pair.first, pair.second
        opened, closed = escape(open), escape(close)
        text = f"{opened}{self.said(first)}{closed}{self.tag(first)}"
        line = f'<span lang="{first.lang}">{text}</span>'
        if second is not None:
            text = f"{opened}{self.said(second)}{closed}{self.tag(second)}"
            line += f'<span class="other" lang="{second.lang}"> {text}</span>'
        return Markup(line)

    def plain(self, to: Link) -> Markup:
        """The name of a page or unit in the page's language alone."""
        if to.text.first.is_marked:
            return self._plain(to)
        return self._shared.once("plain", to, lambda: self._plain(to))

    def _plain(self, to: Link) -> Markup:
        words = to.text.first
        text = f"{self.said(words)}{self.tag(words)}"
        return Markup(f'{_prefix(to)}<span lang="{words.lang}">{text}</span>')

    def link(self, to: Link) -> Markup:
        """A link to a page or unit, by its name in both languages."""
        return Markup(f'<a href="{escape(to.href)}">{_prefix(to)}{self.line(to.text)}</a>')


def _nature(mark: str, lang: str) -> str:
    return f' <small class="mark mark--nature" lang="{lang}">{escape(mark)}</small>' if mark else ""


def _prefix(to: Link) -> str:
    return f'<span class="prefix">{escape(to.prefix)}</span> ' if to.prefix else ""
