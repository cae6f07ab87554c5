"""Whatever a text, a name or an address holds, it reaches the page as text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.model.shared import Label
from generator.pages.navigation import NavItem
from generator.pages.prose import Pair, Source, Span, Words
from generator.pages.rows import FieldRow
from generator.pages.typesetter import Typesetter, Typesetting
from generator.pages.units import Link, UnitView
from tests.html import parsed
from tests.sample import PROJECT

HOSTILE = """<script>alert("1 & · 2")</script>' onfocus='x"""
ALLOWED = {"a", "code", "div", "em", "p", "small", "span", "strong", "h2", "ul", "li"}
ALLOWED |= {"tr", "th", "td"}


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
    words: dict[str, Any] = {"lang": "en", "label": labels, "both": both, "other": labels}
    words["group"] = defaultdict(lambda: labels)
    marks = environment.get_template("partials/marks.html").make_module(words)
    shell: Any = SimpleNamespace(lang="en", language="en", entry_href=lambda entry: f"#{entry}")
    return Typesetter(Typesetting(words, marks), shell)


PAIR = Pair(hostile("en"), hostile("zh-Hans"))
LINK = Link(HOSTILE, PAIR, HOSTILE)
ITEM = NavItem(LINK, True, False, False, ())
UNIT = UnitView(
    id=HOSTILE,
    kind=HOSTILE,
    href=HOSTILE,
    fingerprint=HOSTILE,
    number=HOSTILE,
    prefix=HOSTILE,
    aliases=(HOSTILE,),
    level=3,
    heading=PAIR,
    editorial_heading=False,
    run_in=False,
    text=PAIR,
    nature="summary",
    quoted_from=None,
    notes=(PAIR,),
    reference=None,
    columns=(),
)
ROW = FieldRow(UNIT, HOSTILE, LINK, UNIT, True, UNIT, True, (LINK,), HOSTILE, True)
# Below the first row of a data category, and in a sub-class without data fields.
ROWS = (ROW, replace(ROW, category_begins=False), replace(ROW, field=None, scenario_link=None))
PIECES: dict[str, Callable[[Typesetter], str]] = {
    "said": lambda text: text.said(PAIR.first),
    "nothing": lambda text: text.said(Words("en", ())),
    "tag": lambda text: text.tag(PAIR.first),
    "origin": lambda text: text.origin(PAIR.first),
    "pair": lambda text: text.pair(PAIR, "h2", mark=HOSTILE, other_mark=HOSTILE),
    "line": lambda text: text.line(PAIR, HOSTILE, HOSTILE),
    "cell": lambda text: text.cell(Pair(PAIR.first)),
    "checksum": lambda text: text.checksum(HOSTILE),
    "plain": lambda text: text.plain(LINK),
    "link": lambda text: text.link(LINK),
    "navigation": lambda text: text.navigation((ITEM, NavItem(LINK, False, True, True, (ITEM,)))),
    "anchors": lambda text: text.anchors(UNIT),
    "notes": lambda text: text.notes(UNIT),
    "note": lambda text: text.note(PAIR),
    "actions": lambda text: text.actions(HOSTILE),
    "fields": lambda text: text.fields(ROWS, with_scenario=True),
}


@pytest.mark.parametrize("name", PIECES)
def test_what_is_typeset_is_escaped(name: str) -> None:
    html = PIECES[name](typesetter())
    assert "<script" not in html
    found = list(parsed(html).walk())[1:]
    assert {each.tag for each in found} <= ALLOWED
    assert not any("onfocus" in each.attributes for each in found)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("13 categories • 40 sub-categories", "13 categorie|s •| 40 sub-categories"),
        ("13个类别•40个子类", "13个|类别•|40个子类"),
        (" · ", "| ·| "),
        ("A & · B", "A |&amp; ·| B"),
        ("neither", "neither"),
    ],
)
def test_no_line_begins_with_a_dot_between_two_things(text: str, kept: str) -> None:
    begin, end = '<span class="together">', "</span>"
    html = typesetter().said(Words("en", (Span(text),)))
    assert html.replace(begin, "|").replace(end, "|") == kept
    assert parsed(html).text == text


def test_every_piece_is_tried() -> None:
    public = {each for each in vars(Typesetter) if not each.startswith("_")}
    assert public == set(PIECES) - {"nothing"}
