"""The styles of citation: our own templates, and the words of their pinpoints."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, PositiveInt

from generator.model.shared import Label
from generator.model.text import Language, Line, Node
from generator.model.units import Id

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})")
PLACEHOLDER = re.compile(r"\{(\w*)\}")


class Issuers(Node):
    """How issuers are joined; more than `at_most` are cut, and `more` says so."""

    between: Line
    last: Line
    at_most: PositiveInt | None = None
    more: Line | None = None


class Pinpoint(Node):
    """The words by which a unit is found in its edition: one for each form that it can be named by.

    A form without words is passed over; `editorial` is a heading by the editor, `own` a unit that
    stands in no original at all. `with_id` puts the unit's id at the end, `numerals: han`
    writes Roman numbers in Han numerals.
    """

    between: Line
    with_id: bool = False
    numerals: Literal["source", "han"] = "source"
    part: Line | None = None
    chapter: Line | None = None
    category: Line | None = None
    sub_category: Line | None = None
    industry: Line | None = None
    item: Line | None = None
    heading: Line | None = None
    editorial: Line | None = None
    own: Line | None = None
    term: Line | None = None
    instrument: Line | None = None
    id: Line | None = None

    @property
    def words(self) -> Mapping[str, str]:
        """The words of each form that has any."""
        given = {form: getattr(self, form) for form in FORMS}
        return {form: words for form, words in given.items() if words is not None}


FORMS = (
    "part",
    "chapter",
    "category",
    "sub_category",
    "industry",
    "item",
    "heading",
    "editorial",
    "own",
    "term",
    "instrument",
    "id",
)


class Style(Node):
    """One style: what it follows, how it writes dates, and its templates.

    `unit` cites a unit of an edition, `entry` a term or an instrument.
    """

    id: Id
    name: Label
    follows: Label
    language: Language
    months: tuple[Line, ...] = ()
    date: Line
    issuers: Issuers
    pinpoint: Id
    release: Line
    unreleased: Line
    unit: Line
    entry: Line


class CitationStyles(Node):
    """The file citations.yml."""

    pinpoints: dict[Id, Pinpoint]
    styles: tuple[Style, ...] = Field(min_length=1)


def date_in_english(text: str) -> datetime.date | None:
    """A date as the source writes it, such as `May 11, 2026`, whatever the locale."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    month, day, year = match.groups()
    try:
        return datetime.date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
