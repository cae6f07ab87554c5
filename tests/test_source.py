"""The content says what the source says, word for word, and nothing besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from generator.model.edition import Edition
from generator.model.text import normalised
from generator.model.units import Category, Section, Unit
from tests.source import blocks, clauses, unit_ids


@pytest.fixture(scope="module")
def source() -> str:
    return "\n".join(blocks())


def texts(unit: Unit) -> Iterator[str]:
    """What a unit has from the source: not what is this site's own."""
    if unit.heading is not None and unit.heading.nature != "editorial":
        yield unit.heading.en.plain
    if unit.text is not None:
        yield unit.text.en.plain
    if isinstance(unit, Category) and unit.reference is not None:
        yield unit.reference.en.plain
    if isinstance(unit, Section):
        yield from (column.en.plain for column in unit.columns)


def read_aloud(unit: Unit) -> Iterator[str]:
    """Its number and what it says; a run-in heading stands in its text already."""
    if unit.number is not None:
        yield unit.number
    run_in = unit.heading.en.plain if unit.heading is not None and unit.heading.run_in else ""
    yield from (text for text in texts(unit) if text != run_in)


def of_the_source(edition: Edition) -> Iterator[Unit]:
    """The units that the source has, without those that the list's own tables bring."""
    points = re.compile(r"ind-\d+(-(focus|scope)-\d+)?")
    for unit in edition.walk():
        editorial = unit.kind in ("cross-link", "time-limit")
        if points.fullmatch(unit.id) or not (editorial or unit.id.startswith("ind-")):
            yield unit


def test_every_text_stands_in_the_source(edition: Edition, source: str) -> None:
    strange = [
        f"{unit.id}: {text}"
        for unit in of_the_source(edition)
        for text in texts(unit)
        if normalised(text) not in source
    ]
    assert strange == []


def test_every_clause_of_the_source_stands_in_the_content(edition: Edition) -> None:
    said = " ".join(text for unit in of_the_source(edition) for text in read_aloud(unit))
    chinese = "\n".join(
        text.zh.text.plain for unit in edition.walk() for text in unit.texts if text.zh
    )
    lost = [
        clause
        for block in blocks()
        for clause in clauses(block.replace(" — ", ". ") if _is_heading(block) else block)
        if clause not in said and clause not in chinese and not _is_number(clause)
    ]
    assert lost == []


def _is_number(clause: str) -> bool:
    return bool(re.fullmatch(r"(Part [A-C]|Chapter [IVX]+|[IVX]+|\d+)", clause))


def _is_heading(block: str) -> bool:
    return bool(re.match(r"(Part [A-C]|Chapter [IVX]+) — ", block))


def test_every_id_of_the_source_is_there(edition: Edition) -> None:
    wrong = [
        unit_id
        for unit_id, kind, heading in unit_ids()
        if unit_id not in edition.units
        or edition.units[unit_id].kind != kind
        or (heading and heading != "[no heading]" and not _headed(edition.units[unit_id], heading))
    ]
    assert wrong == []


def _headed(unit: Unit, heading: str) -> bool:
    return (
        unit.heading is not None
        and unit.heading.en.plain == heading
        and unit.heading.nature != "editorial"
    )


def test_headings_in_brackets_are_editorial(edition: Edition) -> None:
    wrong = []
    for unit_id, _, heading in unit_ids():
        own = edition.units[unit_id].heading
        if not heading and own is not None and own.nature != "editorial":
            wrong.append(unit_id)
    assert wrong == []


def test_printed_chinese_is_printed_in_the_source(edition: Edition, source: str) -> None:
    strange = [
        f"{unit.id}: {text.zh.text.plain}"
        for unit in edition.walk()
        for text in (unit.heading, unit.text)
        if text is not None and text.zh is not None and text.zh.status == "printed"
        if text.zh.text.plain not in source
    ]
    assert strange == []


def test_nothing_claims_to_be_the_original_yet(edition: Edition) -> None:
    """The Chinese original is not in our hands."""
    assert not [
        unit.id
        for unit in edition.walk()
        for text in unit.texts
        if text.zh is not None and text.zh.status in ("original", "attested")
    ]
