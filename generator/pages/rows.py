"""The rows of tables: thresholds, and the data fields and scenarios of the list's own tables."""

from __future__ import annotations

from dataclasses import dataclass

from generator.pages.prose import Pair
from generator.pages.units import Link, UnitView


@dataclass(frozen=True)
class Choice:
    """A value that a table can be filtered by."""

    value: str
    text: str


@dataclass(frozen=True)
class ThresholdRow:
    """A threshold or criterion as a row. Bounds are numbers for sorting and texts for reading.

    `industry` is the one that it is set for; `industries` are the ids that the row is filtered
    by: of that one, or of all whose own words send to it.
    """

    unit: UnitView
    industry: Link | None
    industries: str
    applies_to: Pair
    data: Pair
    excludes: Pair | None
    minimum: int | None
    below: int | None
    counted: str
    effect: str
    counting: tuple[Link, ...]
    criterion: bool


@dataclass(frozen=True)
class GeneralBands:
    """In which words an industry sends to thresholds set for no single one; none if it does not."""

    id: str
    industry: Link
    said: tuple[Link, ...]


@dataclass(frozen=True)
class IndustryRow:
    """An industry as the source's table has it: its points one after another."""

    industry: Link
    focus: Pair | None
    scope: Pair | None


@dataclass(frozen=True)
class FieldRow:
    """A data field as a row, with what it stands in; `field` is none in a sub-class without any.

    `category_begins` and `class_begins` where the row is the first of its data category or
    sub-class: there they have their anchors, texts and notes. `catalogue_ids` are what the row is
    filtered by: the categories that it belongs to. `at_home` on the home page of the field.
    """

    field: UnitView | None
    scenario: str
    scenario_link: Link | None
    category: UnitView
    category_begins: bool
    sub_class: UnitView
    class_begins: bool
    catalogue: tuple[Link, ...]
    catalogue_ids: str
    at_home: bool


@dataclass(frozen=True)
class FieldTable:
    """Data fields as a table, with the choices to filter it by."""

    rows: tuple[FieldRow, ...]
    scenarios: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    catalogue: tuple[Choice, ...]

    @property
    def units(self) -> tuple[UnitView, ...]:
        """What the rows say, each once."""
        found = [row.field for row in self.rows if row.field is not None]
        found += [row.category for row in self.rows if row.category_begins]
        return (*found, *(row.sub_class for row in self.rows if row.class_begins))


@dataclass(frozen=True)
class ScenarioRow:
    """A scenario as a row of its tier, with its volume bands and the number of its data fields."""

    unit: UnitView
    bands: tuple[ThresholdRow, ...]
    data_fields: int


@dataclass(frozen=True)
class TierTable:
    """A tier of an industry: what the source summarises, and the list's own table if loaded."""

    unit: UnitView
    scenarios: tuple[ScenarioRow, ...]
    table: FieldTable
