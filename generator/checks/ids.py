"""Ids: each once, and every reference to one that exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.edition import Content, Edition
from generator.model.load import Loaded
from generator.model.shared import Definition
from generator.model.text import Node
from generator.model.units import Section, Threshold
from generator.problems import Place, Problem, did_you_mean


def ids_stand_once(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """An id is unique within its edition, and among terms, instruments and concepts."""
    yield from _once((entry.id, entry) for entry in content.entries)
    yield from _once((concept.id, concept) for concept in content.concepts)
    for edition in content.editions:
        yield from _once((unit.id, unit) for unit in edition.walk())


def _once(named: Iterator[tuple[str, Node]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for name, node in named:
        place = node.place("id")
        if name in seen:
            first = seen[name]
            wrong = f"the id {name} stands twice, first in {first.path}:{first.line}"
            yield Problem(place, "id", wrong, "Give one of the two another id")
        seen.setdefault(name, place)


def references_lead_somewhere(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Every id that a key names is the id of something."""
    shared = {entry.id: entry for entry in content.entries}
    for edition in content.editions:
        known = {**shared, **edition.units}
        for node, key, target in _references(edition):
            if target not in known and target not in loaded.unread:
                yield _unknown(node, key, target, known)
    anywhere = {*shared, *(unit_id for each in content.editions for unit_id in each.units)}
    for concept in content.concepts:
        for target in concept.units:
            if target not in anywhere and target not in loaded.unread:
                yield _unknown(concept, "units", target, anywhere)
    for term in content.terms:
        if term.definition is not None:
            yield from _definition_exists(loaded, content, term.definition)


def _references(edition: Edition) -> Iterator[tuple[Node, str, str]]:
    for unit in edition.walk():
        if isinstance(unit, Threshold):
            for target in unit.threshold.counting:
                yield unit.threshold, "counting", target
            if unit.source_unit is not None:
                yield unit, "source_unit", unit.source_unit
    for limit in edition.time_limits:
        yield limit, "source_unit", limit.source_unit
    for cross in edition.cross_links.links:
        yield from ((cross, "from", cross.from_), (cross, "to", cross.to))
    for textual in edition.textual_links:
        yield from ((textual, "from", textual.from_), (textual, "to", textual.to))
    for category, industries in edition.cross_links.none.items():
        for target in (category, *industries):
            yield edition.cross_links, "none", target


def _unknown(node: Node, key: str, target: str, known: Iterable[str]) -> Problem:
    remedy = did_you_mean(target, known, "Write the id of a unit, term or instrument")
    return Problem(node.place(key), key, f"there is nothing with the id {target}", remedy)


def _definition_exists(
    loaded: Loaded, content: Content, definition: Definition
) -> Iterator[Problem]:
    target = definition.unit
    known = {f"{each.key}#{unit_id}" for each in content.editions for unit_id in each.units}
    if target not in known and target.partition("#")[2] not in loaded.unread:
        remedy = did_you_mean(target, known, "Write list/edition#unit")
        yield Problem(definition.place("unit"), "unit", f"there is no unit {target}", remedy)


def sections_are_in_place(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """The sections that pages are built round have the ids that the addresses promise."""
    for edition in content.editions:
        expected: tuple[tuple[Section, str], ...] = (
            (edition.identification, "identification"),
            (edition.catalogue, "catalogue"),
            (edition.structure, "structure"),
            (edition.bands, "bands"),
            (edition.industries_section, "industries"),
        )
        for section, wanted in expected:
            if section.id != wanted:
                wrong = f"the id is {section.id}, but this file holds the section {wanted}"
                yield Problem(section.place("id"), "id", wrong, f"Write {wanted}")
