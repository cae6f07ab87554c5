"""Ids: each once, and every reference to one that exists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.edition import Content, Edition
from generator.model.industries import DataField
from generator.model.load import Loaded
from generator.model.shared import Concept, Definition, RelatedGroup
from generator.model.text import Node
from generator.model.units import Category, SubCategory, Threshold, Unit
from generator.problems import Place, Problem, did_you_mean


def ids_stand_once(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """An id stands once among terms, instruments and the units of an edition, or concepts."""
    entries = [(entry.id, entry) for entry in content.entries]
    yield from _once(entries)
    yield from _once((concept.id, concept) for concept in content.concepts)
    for edition in content.editions:
        units = [(name, unit) for unit in edition.walk() for name in (unit.id, *unit.aliases)]
        yield from _once([*entries, *units])


def _once(named: Iterable[tuple[str, Node]]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for name, node in named:
        key = "aliases" if isinstance(node, Unit) and name in node.aliases else "id"
        place = node.place(key)
        if name in seen:
            first = seen[name]
            wrong = f"the id {name} stands twice, first in {first.path}:{first.line}"
            yield Problem(place, key, wrong, "Give one of the two another id")
        seen.setdefault(name, place)


def references_lead_somewhere(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Every id that a key names is the id of something, and of a unit where it must be."""
    shared = {entry.id for entry in content.entries}
    for edition in content.editions:
        for node, key, target in _to_units(edition):
            yield from _leads(loaded, node, key, target, edition.units, "no unit")
        for link in edition.textual_links:
            yield from _leads(loaded, link, "to", link.to, {*shared, *edition.units})
        catalogue = _catalogue(edition)
        for unit in edition.walk():
            for target in unit.catalogue if isinstance(unit, DataField) else ():
                yield from _leads(loaded, unit, "catalogue", target, catalogue, "no category")
    anywhere = {*shared, *(unit_id for each in content.editions for unit_id in each.units)}
    leading: tuple[Concept | RelatedGroup, ...] = (*content.concepts, *content.related.groups)
    for words in leading if not loaded.partial else ():
        for target in words.units:
            yield from _leads(loaded, words, "units", target, anywhere)
    for entry in content.entries:
        if entry.zh is not None and (entry.zh.locator or "").startswith("inst-"):
            yield from _leads(loaded, entry.zh, "locator", entry.zh.locator or "", shared)
    for term in content.terms:
        if term.definition is not None and not loaded.partial:
            yield from _definition_exists(loaded, content, term.definition)


def instruments_are_editions(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """An instrument that is a list names an edition; its list may be absent, or has it."""
    known = {each.key for each in content.editions}
    lists = {each.id for each in content.lists}
    for each in content.instruments:
        if each.list is None or each.list in known or loaded.lacks(each.list):
            continue
        place, remedy = each.place("list"), "Write list/edition"
        if not re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+", each.list):
            yield Problem(place, "list", f"{each.list} is no edition of a list", remedy)
        elif each.list.partition("/")[0] in lists:
            remedy = did_you_mean(each.list, known, remedy)
            yield Problem(place, "list", f"there is no edition {each.list}", remedy)


def _catalogue(edition: Edition) -> set[str]:
    """The ids of the catalogue's categories and sub-categories."""
    return {unit.id for unit in edition.walk() if isinstance(unit, Category | SubCategory)}


def _to_units(edition: Edition) -> Iterator[tuple[Node, str, str]]:
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
        yield textual, "from", textual.from_
    for category, industries in edition.cross_links.none.items():
        for target in (category, *industries):
            yield edition.cross_links, f"none.{category}", target


def _leads(
    loaded: Loaded,
    node: Node,
    key: str,
    target: str,
    known: Iterable[str],
    nothing: str = "nothing",
) -> Iterator[Problem]:
    if target not in known and not loaded.lacks(target):
        remedy = did_you_mean(target, known, "Write an id that exists")
        yield Problem(node.place(key), key, f"there is {nothing} with the id {target}", remedy)


def _definition_exists(
    loaded: Loaded, content: Content, definition: Definition
) -> Iterator[Problem]:
    target = definition.unit
    known = {f"{each.key}#{unit_id}" for each in content.editions for unit_id in each.units}
    if target not in known and not loaded.lacks(target.partition("#")[2]):
        remedy = did_you_mean(target, known, "Write list/edition#unit")
        yield Problem(definition.place("unit"), "unit", f"there is no unit {target}", remedy)
