"""The negative list itself: industries, their tiers, and the tables that the tiers will hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.text import Bilingual, Heading, Line
from generator.model.units import Threshold, Unit


class DataField(Unit):
    """One row of the list's own tables: basic features and description."""

    kind = "data-field"
    text: Bilingual


class DataSubClass(Unit):
    kind = "data-sub-class"
    heading: Heading
    data_fields: tuple[DataField, ...]

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.data_fields


class DataCategory(Unit):
    kind = "data-category"
    heading: Heading
    data_sub_classes: tuple[DataSubClass, ...]

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.data_sub_classes


class Scenario(Unit):
    kind = "scenario"
    heading: Heading
    thresholds: tuple[Threshold, ...] = ()
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
    """One tier of one industry: what the source summarises, and the list's own scenarios."""

    kind = "tier"
    heading: Heading
    focus: tuple[FocusPoint, ...] = ()
    scenarios: tuple[Scenario, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.focus
        yield from self.scenarios


class Industry(Unit):
    kind = "industry"
    number: Line
    heading: Heading
    tiers: tuple[Tier, ...]
    scope: tuple[ScopePoint, ...] = ()
    thresholds: tuple[Threshold, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.tiers
        yield from self.scope
        yield from self.thresholds
