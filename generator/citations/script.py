"""The classic scripts that the button "Copy citation" loads on first use, one an edition."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TypedDict

from generator.citations.forms import Citing, address
from generator.model.edition import Content
from generator.model.numerals import number_in
from generator.model.styles import Style
from generator.model.text import IN_OTHER_LANGUAGE, Language
from generator.permalinks.published import script_name

_LANG: Mapping[Language, str] = {"en": "en", "zh": "zh-Hans"}


class StyleData(TypedDict):
    """A style with the edition's parts filled in; `releases` are for texts in the last release
    and for others, `pending` for a `path` that has no public address; `other` is the pattern of
    what is in the language `otherLang`.
    """

    id: str
    name: dict[str, str]
    follows: dict[str, str]
    lang: str
    otherLang: str
    other: str
    pending: str
    text: str
    date: str
    months: list[str]
    releases: list[str]
    between: str
    withId: bool
    han: bool
    words: dict[str, str]


class CitationData(TypedDict):
    """`units` are rows of id, index of the parent (or -1), form, value, 1 if released."""

    styles: list[StyleData]
    numerals: dict[str, str]
    units: list[tuple[str, int, str, str, int]]


def citation_scripts(content: Content) -> Iterator[tuple[str, str]]:
    """The path and the text of the script of each edition, and of what all lists share."""
    for edition in (*content.editions, None):
        data = json.dumps(
            _data(Citing(content, edition)), ensure_ascii=False, separators=(",", ":")
        )
        path = f"assets/citations/{script_name(edition)}.js"
        yield path, f"globalThis.referenceCitations = {data};\n"


def _data(citing: Citing) -> CitationData:
    rows = list(citing.rows.values())
    index = {row.id: place for place, row in enumerate(rows)}
    numbers = {row.value: number_in("zh", row.value) for row in rows}
    return {
        "styles": [_style(citing, style) for style in citing.content.citations.styles],
        "numerals": {number: han for number, han in numbers.items() if number != han},
        "units": [
            (row.id, index[row.parent] if row.parent else -1, row.form, row.value, +row.released)
            for row in rows
        ],
    }


def _style(citing: Citing, style: Style) -> StyleData:
    words = citing.words(style)
    return {
        "id": style.id,
        "name": {"en": style.name.en, "zh": style.name.zh},
        "follows": {"en": style.follows.en, "zh": style.follows.zh},
        "lang": _LANG[style.language],
        "otherLang": _LANG["zh" if style.language == "en" else "en"],
        "other": IN_OTHER_LANGUAGE[style.language].pattern,
        "pending": address(citing.content, style.language, "", "{path}"),
        "text": citing.text(style),
        "date": style.date,
        "months": list(style.months),
        "releases": [citing.release_words(style), style.unreleased],
        "between": words.between,
        "withId": words.with_id,
        "han": words.numerals == "han",
        "words": dict(words.words),
    }
