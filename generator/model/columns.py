"""What the editor tells the importers: names of columns, and which passage is which unit's."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool

from generator.model.text import Line, Node
from generator.model.units import Id

# The columns of a spreadsheet; one without a language has its cells looked at one by one.
Column = Literal[
    "id",
    "industry",
    "tier",
    "scenario-number",
    "scenario",
    "scenario.en",
    "scenario.zh",
    "scenario-description",
    "scenario-description.en",
    "scenario-description.zh",
    "volume",
    "volume.en",
    "volume.zh",
    "minimum",
    "below",
    "data-category",
    "data-category.en",
    "data-category.zh",
    "data-sub-class",
    "data-sub-class.en",
    "data-sub-class.zh",
    "number",
    "data-field",
    "data-field.en",
    "data-field.zh",
    "description",
    "description.en",
    "description.zh",
    "catalogue",
    "ignore",
]


class ColumnMap(Node):
    """The file columns.yml of an edition: unusual headings of spreadsheets, and what they head."""

    columns: dict[Line, Column]


class Match(Node):
    """Passages of the official text that are the Chinese of one unit; proposed, then confirmed.

    `says` is how they begin, for whoever confirms.
    """

    unit: Id
    passages: tuple[Id, ...]
    says: Line | None = None
    confirmed: StrictBool = False


class OriginalMatch(Node):
    """The file original-match.yml of an edition: whose Chinese the official text holds where."""

    file: Line
    sha256: Line
    matches: tuple[Match, ...] = ()
