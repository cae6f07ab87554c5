"""The negative list itself: industries, their tiers, and the tables that the tiers will hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from generator.model.text import (
    Bilingual,
    Heading,
    Line,
    Nature,
    Node,
    TableHeading,
    TableText,
)
from generator.model.units import Bounds, Count, Id, Threshold, Unit


class DataField(Unit):
    """One row of the list's own tables: basic features and description.

    `catalogue` are the categories and sub-categories of the catalogue that it belongs to.
    """

    kind = "data-field"
    nature: Nature = "rendering"
    heading: TableHeading | None = None
    text: TableText
    catalogue: tuple[Id, ...] = ()


class DataSubClass(Unit):
    kind = "data-sub-class"
    nature: Nature = "rendering"
    heading: TableHeading
    text: TableText | None = None
    data_fields: tuple[DataField, ...]

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.data_fields


class DataCategory(Unit):
    kind = "data-category"
    nature: Nature = "rendering"
    heading: TableHeading
    text: TableText | None = None
    data_sub_classes: tuple[DataSubClass, ...]

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.data_sub_classes


class BandBounds(Bounds):
    applies_to: TableText
    data: TableText


class VolumeBand(Threshold):
    """The volume band of a scenario, in the words of the list's own tables."""

    nature: Nature = "rendering"
    text: TableText | None = None
    threshold: BandBounds


class Scenario(Unit):
    kind = "scenario"
    nature: Nature = "rendering"
    heading: TableHeading
    text: TableText | None = None
    thresholds: tuple[VolumeBand, ...] = ()
    data_categories: tuple[DataCategory, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.thresholds
        yield from self.data_categories


class Point(Unit):
    """One point of a cell of the industry table."""

    text: Bilingual


class FocusPoint(Point):
    kind = "focus"


class ScopePoint(Point):
    kind = "scope"


class Tier(Unit):
    """One tier of one industry: what the source summarises, and the list's own table.

    The table is the scenarios, or, where the list names none, the data categories. Both may stand
    in the file `table`, below the edition's folder.
    """

    kind = "tier"
    heading: Heading
    focus: tuple[FocusPoint, ...] = ()
    table: Line | None = None
    scenarios: tuple[Scenario, ...] = ()
    data_categories: tuple[DataCategory, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.focus
        yield from self.scenarios
        yield from self.data_categories


class TierTable(Node):
    """The file that holds the table of one tier of one industry."""

    scenarios: tuple[Scenario, ...] = ()
    data_categories: tuple[DataCategory, ...] = ()


# The last part of an imported id, by kind: scenario, data category, sub-class, field, threshold.
Mark = Literal["scn", "dc", "dsc", "df", "thr"]


class Industry(Unit):
    """One industry. `assigned` are the highest numbers that imported ids ever had, by kind."""

    kind = "industry"
    number: Line
    heading: Heading
    tiers: tuple[Tier, ...]
    assigned: dict[Mark, Count] = Field(default_factory=dict)
    scope: tuple[ScopePoint, ...] = ()
    thresholds: tuple[Threshold, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.tiers
        yield from self.scope
        yield from self.thresholds
