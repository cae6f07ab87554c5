"""An edition, put together from its files, and everything that is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from generator.model.columns import ColumnMap, OriginalMatch
from generator.model.industries import DataField, Industry, Scenario
from generator.model.ledger import History, Ledger, Successors
from generator.model.originals import Original
from generator.model.relations import CrossLink, CrossLinks, TextualLink, TimeLimit
from generator.model.shared import (
    Concept,
    Instrument,
    Interface,
    ListFile,
    RelatedWords,
    Site,
    Term,
)
from generator.model.styles import CitationStyles
from generator.model.text import Line, Node
from generator.model.units import Category, Chapter, Count, Id, Part, Section, Statement, Unit

AnyLink = TypeVar("AnyLink", CrossLink, TextualLink)


class Scale(Node):
    """What an edition says of its own size."""

    industries: Count
    scenarios: Count
    data_fields: Count
    categories: Count
    sub_categories: Count


class RulesFiles(Node):
    """The files of Part B."""

    identification: Line
    catalogue: Line


class NegativeListFiles(Node):
    """The files of Part C."""

    structure: Line
    bands: Line
    industries: Line


class EditionFile(Node):
    """The file edition.yml: the edition's own data, and every other file of it by name."""

    edition: Line
    scale: Scale
    statements: tuple[Statement, ...]
    parts: tuple[Part, ...]
    measures: tuple[Line, ...]
    rules: RulesFiles
    categories: tuple[Line, ...]
    negative_list: NegativeListFiles
    industries: tuple[Line, ...]
    time_limits: Line
    cross_links: Line
    textual_links: Line

    @property
    def sections(self) -> tuple[str, ...]:
        """The files of the five sections, in the order of the source."""
        part_b, part_c = self.rules, self.negative_list
        of_c = (part_c.structure, part_c.bands, part_c.industries)
        return (part_b.identification, part_b.catalogue, *of_c)


@dataclass(frozen=True)
class Edition:
    """One published version of a list; `key` is `list/edition`."""

    key: str
    file: EditionFile
    chapters: tuple[Chapter, ...]
    identification: Section
    catalogue: Section
    categories: tuple[Category, ...]
    structure: Section
    bands: Section
    industries_section: Section
    industries: tuple[Industry, ...]
    time_limits: tuple[TimeLimit, ...]
    cross_links: CrossLinks
    textual_links: tuple[TextualLink, ...]
    originals: tuple[Original, ...] = ()
    columns: ColumnMap | None = None
    original_match: OriginalMatch | None = None

    def paths(self, *names: str) -> tuple[str, ...]:
        """The paths, relative to the project, of files that edition.yml names."""
        return tuple(f"content/{self.key}/{name}" for name in names)

    @property
    def roots(self) -> Iterator[Unit]:
        """The units that stand in no other unit, in the order of the source."""
        yield from self.file.statements
        yield from self.file.parts
        yield from self.chapters
        yield from (self.identification, self.catalogue)
        yield from self.categories
        yield from (self.structure, self.bands, self.industries_section)
        yield from self.industries
        yield from self.time_limits
        yield from self.cross_links.links

    def walk(self) -> Iterator[Unit]:
        """Every unit, parents before children, in the order of the source."""
        return iter(self._walked)

    @cached_property
    def _walked(self) -> tuple[Unit, ...]:
        return tuple(unit for root in self.roots for unit in root.walk())

    @cached_property
    def units(self) -> Mapping[Id, Unit]:
        return {unit.id: unit for unit in self.walk()}

    @cached_property
    def parents(self) -> Mapping[Id, Id]:
        """The id of the unit that each unit stands in; roots have none."""
        return {child.id: unit.id for unit in self.walk() for child in unit.children}

    def ancestors(self, unit_id: Id) -> tuple[Unit, ...]:
        """The units that a unit stands in, the nearest first."""
        found: list[Unit] = []
        while (parent := self.parents.get(unit_id)) is not None:
            found.append(self.units[parent])
            unit_id = parent
        return tuple(found)

    @cached_property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(unit for unit in self.walk() if isinstance(unit, Scenario))

    @cached_property
    def fields_of(self) -> Mapping[Id, tuple[DataField, ...]]:
        """The data fields that belong to each category or sub-category that has any."""
        found: dict[Id, list[DataField]] = {}
        for field in (unit for unit in self.walk() if isinstance(unit, DataField)):
            for target in field.catalogue:
                found.setdefault(target, []).append(field)
        return {unit_id: tuple(fields) for unit_id, fields in found.items()}

    @cached_property
    def links_of(self) -> Mapping[Id, tuple[CrossLink, ...]]:
        """The cross-links of each category, sub-category and industry that has any."""
        return _by_ends(self.cross_links.links)

    @cached_property
    def textual_links_of(self) -> Mapping[Id, tuple[TextualLink, ...]]:
        """The textual links of each unit that has any, in either direction."""
        return _by_ends(self.textual_links)


def _by_ends(links: Iterable[AnyLink]) -> Mapping[Id, tuple[AnyLink, ...]]:
    found: dict[Id, list[AnyLink]] = {}
    for link in links:
        for end in dict.fromkeys((link.from_, link.to)):
            found.setdefault(end, []).append(link)
    return {end: tuple(those) for end, those in found.items()}


@dataclass(frozen=True)
class Past:
    """What was published before: of one list, or of the terms and instruments of all lists.

    `folder` is where its files are, relative to the project.
    """

    folder: str
    ledger: Ledger
    histories: tuple[History, ...]
    successors: Successors

    @cached_property
    def editions(self) -> frozenset[str]:
        """The names of the editions that any release published units of."""
        return frozenset(key.partition("#")[0] for key in self.ledger.units if "#" in key)


@dataclass(frozen=True)
class NegativeList:
    """One region's negative list with its editions, the newest first."""

    id: Id
    file: ListFile
    editions: tuple[Edition, ...]
    past: Past


@dataclass(frozen=True)
class Content:
    """Everything that is published."""

    site: Site
    interface: Interface
    terms: tuple[Term, ...]
    instruments: tuple[Instrument, ...]
    concepts: tuple[Concept, ...]
    related: RelatedWords
    citations: CitationStyles
    past: Past
    lists: tuple[NegativeList, ...]

    @cached_property
    def entries(self) -> tuple[Term | Instrument, ...]:
        """The terms and the instruments."""
        return (*self.terms, *self.instruments)

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The editions of all lists."""
        return tuple(edition for each in self.lists for edition in each.editions)

    @cached_property
    def _owners(self) -> Mapping[str, NegativeList]:
        return {edition.key: each for each in self.lists for edition in each.editions}

    def owner(self, edition: Edition) -> NegativeList:
        """The list that an edition belongs to."""
        return self._owners[edition.key]

    def named(self, edition: Edition, unit_id: Id) -> str:
        """An id that no other edition's unit has: as it is in the first, elsewhere with the key."""
        return unit_id if edition is self.editions[0] else f"{unit_id}@{edition.key}"

    def successor_of(self, edition: Edition) -> Edition | None:
        """The current edition of a list whose edition is superseded; None if it is current."""
        current = self.owner(edition).editions[0]
        return current if current is not edition else None
