"""The list's own tables: the tiers of an industry, a scenario, and their data fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.model.edition import Edition
from generator.model.industries import DataCategory, DataField, Scenario, Tier
from generator.model.units import Unit
from generator.pages.prose import Pair
from generator.pages.rows import Choice, FieldRow, FieldTable, ScenarioRow, ThresholdRow, TierTable
from generator.pages.tables import threshold_row
from generator.pages.units import Desk, Link, UnitView


def tier_table(desk: Desk, edition: Edition, tier: Tier) -> TierTable:
    """A tier with its scenarios, and all its data fields as one table."""
    above = desk.unit(tier, 2, deep=False)
    focus = tuple(desk.unit(each, 3) for each in tier.focus)
    scenarios = tuple(_scenario_row(desk, edition, each) for each in tier.scenarios)
    return TierTable(
        unit=above.with_children(focus),
        scenarios=scenarios,
        table=_Tables(desk, edition).of(
            (
                *((each, each.data_categories) for each in tier.scenarios),
                (None, tier.data_categories),
            )
        ),
    )


def _scenario_row(desk: Desk, edition: Edition, scenario: Scenario) -> ScenarioRow:
    fields = sum(1 for each in scenario.walk() if isinstance(each, DataField))
    return ScenarioRow(desk.alone(scenario, 3), bands(desk, edition, scenario), fields)


def bands(desk: Desk, edition: Edition, scenario: Scenario) -> tuple[ThresholdRow, ...]:
    """The volume bands of a scenario as thresholds."""
    return tuple(threshold_row(desk, edition, each) for each in scenario.thresholds)


def scenario_table(desk: Desk, edition: Edition, scenario: Scenario) -> FieldTable:
    """The data fields of one scenario, on its own page."""
    return _Tables(desk, edition).of(((scenario, scenario.data_categories),))


@dataclass(frozen=True)
class _Tables:
    """Makes tables of data fields for one page."""

    desk: Desk
    edition: Edition
    links: dict[str, Link] = field(default_factory=dict)

    def of(self, groups: Iterable[tuple[Scenario | None, tuple[DataCategory, ...]]]) -> FieldTable:
        groups = tuple(groups)
        rows = tuple(row for scenario, each in groups for row in self._rows(scenario, each))
        scenarios = {
            scenario.id: self._name(scenario)
            for scenario, categories in groups
            if scenario is not None and categories
        }
        categories = {row.category.id: _plain(row.category.heading) for row in rows}
        belonging = {each for row in rows for each in row.catalogue_ids.split()}
        catalogue = [each for each in self.edition.categories if each.id in belonging]
        return FieldTable(
            rows=rows,
            scenarios=_choices(self.desk, scenarios.items()),
            categories=_choices(self.desk, categories.items()),
            catalogue=_choices(self.desk, ((each.id, self._name(each)) for each in catalogue)),
        )

    def _rows(
        self, scenario: Scenario | None, categories: tuple[DataCategory, ...]
    ) -> Iterator[FieldRow]:
        for category in categories:
            above = self.desk.alone(category, 3)
            begins = True
            for sub_class in category.data_sub_classes:
                between = self.desk.alone(sub_class, 3)
                for number, each in enumerate(sub_class.data_fields or (None,)):
                    yield self._row(scenario, above, begins, between, number == 0, each)
                    begins = False

    def _row(
        self,
        scenario: Scenario | None,
        category: UnitView,
        category_begins: bool,
        sub_class: UnitView,
        class_begins: bool,
        data_field: DataField | None,
    ) -> FieldRow:
        catalogue = data_field.catalogue if data_field is not None else ()
        parents = self.edition.parents
        return FieldRow(
            field=self.desk.alone(data_field, 3) if data_field is not None else None,
            scenario=scenario.id if scenario is not None else "",
            scenario_link=self._link(scenario.id) if scenario is not None else None,
            category=category,
            category_begins=category_begins,
            sub_class=sub_class,
            class_begins=class_begins,
            catalogue=tuple(map(self._link, catalogue)),
            catalogue_ids=" ".join(parents.get(each, each) for each in catalogue),
            at_home=category.href.startswith("#"),
        )

    def _link(self, unit_id: str) -> Link:
        """A link to what many rows stand in or belong to."""
        if unit_id not in self.links:
            self.links[unit_id] = self.desk.to_unit(unit_id)
        return self.links[unit_id]

    def _name(self, unit: Unit) -> tuple[str, Pair]:
        return self.desk.prefix(unit), self.desk.name(self.edition, unit)


def _plain(heading: Pair | None) -> tuple[str, Pair]:
    assert heading is not None  # A data category has one.
    return "", heading


def _choices(desk: Desk, named: Iterable[tuple[str, tuple[str, Pair]]]) -> tuple[Choice, ...]:
    """Choices by name; working Chinese says that it is there too."""
    return tuple(
        Choice(value, " ".join(filter(None, (prefix, desk.told(name)))))
        for value, (prefix, name) in named
    )
