"""Whatever a text, a name or an address holds, it reaches the page as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from generator.model.shared import Label
from generator.pages.prose import Pair, Source, Span, Words
from generator.pages.typesetter import Typesetter, Typesetting
from generator.pages.units import Link
from tests.conftest import PROJECT
from tests.html import parsed

HOSTILE = """<script>alert("1 & 2")</script>' onfocus='x"""
ALLOWED = {"a", "code", "div", "em", "p", "small", "span", "strong", "h2"}


def hostile(lang: str) -> Words:
    spans = (
        Span(HOSTILE),
        Span(HOSTILE, "strong"),
        Span(HOSTILE, "em"),
        Span(HOSTILE, lang="zh-Hans"),
        Span(HOSTILE, entry=HOSTILE),
    )
    return Words(lang, spans, "original", Source(HOSTILE, HOSTILE))


def typesetter() -> Typesetter:
    environment = Environment(loader=FileSystemLoader(PROJECT / "overrides"), autoescape=True)
    labels: dict[str, Any] = defaultdict(lambda: HOSTILE)
    both: dict[str, Any] = defaultdict(lambda: Label(en=HOSTILE, zh=HOSTILE))
    words = {"lang": "en", "label": labels, "both": both}
    marks = environment.get_template("partials/marks.html").make_module(words)
    shell: Any = SimpleNamespace(lang="en", language="en", entry_href=lambda entry: f"#{entry}")
    return Typesetter(Typesetting(marks), shell)


PAIR = Pair(hostile("en"), hostile("zh-Hans"))
LINK = Link(HOSTILE, PAIR, HOSTILE)
PIECES: dict[str, Callable[[Typesetter], Markup | str]] = {
    "said": lambda text: text.said(PAIR.first),
    "nothing": lambda text: text.said(Words("en", ())),
    "tag": lambda text: text.tag(PAIR.first),
    "origin": lambda text: text.origin(PAIR.first),
    "pair": lambda text: text.pair(PAIR, "h2", mark=HOSTILE, other_mark=HOSTILE),
    "line": lambda text: text.line(PAIR, HOSTILE, HOSTILE),
    "cell": lambda text: text.cell(Pair(PAIR.first)),
    "plain": lambda text: text.plain(LINK),
    "link": lambda text: text.link(LINK),
}


@pytest.mark.parametrize("name", PIECES)
def test_what_is_typeset_is_escaped(name: str) -> None:
    html = PIECES[name](typesetter())
    assert "<script" not in html
    found = list(parsed(html).walk())[1:]
    assert {each.tag for each in found} <= ALLOWED
    assert not any("onfocus" in each.attributes for each in found)


def test_every_piece_is_tried() -> None:
    public = {each for each in vars(Typesetter) if not each.startswith("_")}
    assert public == set(PIECES) - {"nothing"}
