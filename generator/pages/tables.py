"""The tables of an edition: matrix, industries, all thresholds side by side, time limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.edition import Edition
from generator.model.industries import Industry, Point
from generator.model.relations import TextualLink, TimeLimit
from generator.model.units import Category, Criterion, Threshold, Unit
from generator.pages.prose import LANG, Pair, joined
from generator.pages.rows import Choice, GeneralBands, IndustryRow, ThresholdRow
from generator.pages.shell import Shell
from generator.pages.units import Desk, Link
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


def industry_rows(desk: Desk, edition: Edition) -> Iterator[IndustryRow]:
    """The industries as the source's own table sets them beside each other."""
    for industry in edition.industries:
        focus = [point for tier in industry.tiers for point in tier.focus]
        yield IndustryRow(
            desk.to_unit(industry.id), _points(desk, focus), _points(desk, industry.scope)
        )


def _points(desk: Desk, points: Sequence[Point]) -> Pair | None:
    """A cell of the source's table, which the model has cut into its points."""
    if not points:
        return None
    return joined([desk.pair(point.text) for point in points], {LANG["en"]: " ", LANG["zh"]: ""})


def thresholds(desk: Desk, edition: Edition, outer: Shell) -> ThresholdsView:
    """Every threshold and criterion as a row, with the choices to filter by."""
    sent = {each.id: tuple(_sent_to_bands(edition, each)) for each in edition.industries}
    rows = tuple(_threshold_rows(desk, edition, sent))
    effects = dict.fromkeys(row.effect for row in rows)
    general = tuple(_general_bands(desk, name, links) for name, links in sent.items())
    return ThresholdsView(
        outer,
        rows,
        tuple(desk.to_unit(each.id) for each in edition.structure.walk() if each.kind == "tier"),
        general,
        tuple(Choice(each.id, desk.told(each.industry.text)) for each in general),
        tuple(Choice(effect, desk.group("effect", effect)) for effect in effects),
    )


def _sent_to_bands(edition: Edition, industry: Industry) -> Iterator[TextualLink]:
    """The links by which an industry's own words send to thresholds that stand elsewhere."""
    own = {unit.id for unit in industry.walk()}
    for link in edition.textual_links:
        target = None if link.to in own else edition.units.get(link.to)
        if link.from_ in own and target is not None and _has_thresholds(target):
            yield link


def _has_thresholds(unit: Unit) -> bool:
    return any(isinstance(each, Threshold) for each in unit.walk())


def _general_bands(desk: Desk, industry: str, links: Sequence[TextualLink]) -> GeneralBands:
    said = (Link(desk.to_unit(link.from_).href, desk.pair(link.quote)) for link in links)
    return GeneralBands(industry, desk.to_unit(industry), tuple(said))


def _threshold_rows(
    desk: Desk, edition: Edition, sent: Mapping[str, Sequence[TextualLink]]
) -> Iterator[ThresholdRow]:
    senders: dict[str, list[str]] = {}
    for industry, links in sent.items():
        for unit_id in {unit.id for link in links for unit in edition.units[link.to].walk()}:
            senders.setdefault(unit_id, []).append(industry)
    # What Part B states is limited to no industry: it stands whichever is chosen.
    unlimited = {unit.id: list(sent) for unit in edition.identification.walk()}
    for unit in edition.walk():
        if isinstance(unit, Threshold | Criterion):
            row = _row(desk, edition, unit)
            industries = [row.industries, *unlimited.get(unit.id, senders.get(unit.id, ()))]
            yield replace(row, industries=" ".join(filter(None, industries)))


def _row(desk: Desk, edition: Edition, unit: Threshold | Criterion) -> ThresholdRow:
    if isinstance(unit, Criterion):
        return _criterion(desk, unit)
    return threshold_row(desk, edition, unit)


def threshold_row(desk: Desk, edition: Edition, unit: Threshold) -> ThresholdRow:
    """A threshold with its figures, whichever table it stands in."""
    bounds = unit.threshold
    industry = _industry_of(edition, unit)
    return ThresholdRow(
        unit=desk.alone(unit, 2),
        industry=desk.to_unit(industry.id) if industry else None,
        industries=industry.id if industry else "",
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
        unit=desk.alone(unit, 2),
        industry=None,
        industries="",
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
        unit=desk.alone(limit, 2),
        source=desk.to_unit(limit.source_unit),
        quote=desk.pair(limit.quote, marks=True),
        form=limit.form,
        length=length,
        starts=desk.pair(limit.starts) if limit.starts else None,
        who=desk.pair(limit.who) if limit.who else None,
    )
