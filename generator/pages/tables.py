"""The tables of an edition: the matrix, all thresholds side by side, the time limits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Edition
from generator.model.industries import Industry
from generator.model.relations import TimeLimit
from generator.model.units import Category, Criterion, Threshold, Unit
from generator.pages.rows import Choice, ThresholdRow
from generator.pages.shell import Shell
from generator.pages.units import Desk
from generator.pages.views import (
    MatrixCell,
    MatrixRow,
    MatrixView,
    Reason,
    ThresholdsView,
    TimeLimitRow,
    TimeLimitsView,
)


def matrix(desk: Desk, edition: Edition, outer: Shell) -> MatrixView:
    """Categories by industries; a cell names the links of its pair."""
    rows = tuple(
        MatrixRow(
            category.id,
            desk.to_unit(category.id),
            tuple(_cell(edition, category, industry) for industry in edition.industries),
        )
        for category in edition.categories
    )
    reasons = tuple(
        Reason(
            link.id,
            desk.reference.citing[edition.key].rows[link.id].print,
            desk.to_unit(link.from_),
            desk.to_unit(link.to),
            desk.pair(link.reason),
        )
        for link in edition.cross_links.links
    )
    industries = tuple(desk.to_unit(industry.id) for industry in edition.industries)
    return MatrixView(outer, industries, rows, reasons)


def _cell(edition: Edition, category: Category, industry: Industry) -> MatrixCell:
    links = (
        link.id
        for link in edition.links_of.get(industry.id, ())
        if edition.parents.get(link.from_, link.from_) == category.id
    )
    return MatrixCell(category.id, industry.id, tuple(links))


def thresholds(desk: Desk, edition: Edition, outer: Shell) -> ThresholdsView:
    """Every threshold and criterion as a row, with the choices to filter by."""
    rows = tuple(_threshold_rows(desk, edition))
    effects = dict.fromkeys(row.effect for row in rows)
    industries = {row.industry: row.industry_link for row in rows if row.industry_link}
    return ThresholdsView(
        outer,
        rows,
        tuple(Choice(key, link.text.first.plain) for key, link in industries.items()),
        tuple(Choice(effect, desk.group("effect", effect)) for effect in effects),
    )


def _threshold_rows(desk: Desk, edition: Edition) -> Iterator[ThresholdRow]:
    for unit in edition.walk():
        if isinstance(unit, Threshold):
            yield threshold_row(desk, edition, unit)
        elif isinstance(unit, Criterion):
            yield _criterion(desk, unit)


def threshold_row(desk: Desk, edition: Edition, unit: Threshold) -> ThresholdRow:
    """A threshold with its figures, whichever table it stands in."""
    bounds = unit.threshold
    industry = _industry_of(edition, unit)
    return ThresholdRow(
        unit=desk.unit(unit, 2),
        industry=industry.id if industry else "",
        industry_link=desk.to_unit(industry.id) if industry else None,
        applies_to=desk.pair(bounds.applies_to),
        data=desk.pair(bounds.data),
        excludes=desk.pair(bounds.excludes) if bounds.excludes else None,
        minimum=bounds.minimum,
        below=bounds.below,
        counted=bounds.unit,
        effect=bounds.effect,
        counting=tuple(desk.to_unit(each) for each in bounds.counting),
        criterion=False,
    )


def _criterion(desk: Desk, unit: Criterion) -> ThresholdRow:
    condition = unit.criterion
    return ThresholdRow(
        unit=desk.unit(unit, 2),
        industry="",
        industry_link=None,
        applies_to=desk.pair(condition.applies_to),
        data=desk.pair(condition.data),
        excludes=None,
        minimum=None,
        below=None,
        counted="not-stated",
        effect=condition.effect,
        counting=(),
        criterion=True,
    )


def _industry_of(edition: Edition, unit: Unit) -> Industry | None:
    above = edition.ancestors(unit.id)
    return next((each for each in above if isinstance(each, Industry)), None)


def time_limits(desk: Desk, edition: Edition, outer: Shell) -> TimeLimitsView:
    """Every period and date that the text sets."""
    return TimeLimitsView(outer, tuple(_time_limit(desk, each) for each in edition.time_limits))


def _time_limit(desk: Desk, limit: TimeLimit) -> TimeLimitRow:
    length = ""
    if limit.length is not None and limit.unit is not None:
        length = desk.group("length", limit.unit).format(number=limit.length)
    return TimeLimitRow(
        unit=desk.unit(limit, 2),
        source=desk.to_unit(limit.source_unit),
        quote=desk.pair(limit.quote, marks=True),
        form=limit.form,
        length=length,
        starts=desk.pair(limit.starts) if limit.starts else None,
        who=desk.pair(limit.who) if limit.who else None,
    )
