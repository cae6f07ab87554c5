"""Reads every content file into the model and tells every mistake of shape on the way."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.edition import Content, Edition, EditionFile, NegativeList, Past
from generator.model.industries import Industry
from generator.model.ledger import History, Ledger, Successors
from generator.model.mistakes import told
from generator.model.originals import originals
from generator.model.relations import CrossLinks, TextualLinks, TimeLimits
from generator.model.shared import Glossary, Instruments, Interface, Lexicon, ListFile, Site
from generator.model.styles import CitationStyles
from generator.model.text import Node
from generator.model.units import Category, Chapter, Section
from generator.problems import ContentError, Problem
from generator.reader import Document, LocatedList, LocatedMapping, Location, read_yaml

Model = TypeVar("Model", bound=Node)

# Files that name other files, everywhere but under the keys given here.
_INCLUDING = ("site.yml", "list.yml", "edition.yml")
_INCLUDING_NOTHING = ("statements", "parts", "scale")
# Stands for all that may stand in a file that could not be read.
_ANYTHING = "*"


@dataclass(frozen=True)
class Loaded:
    """The content as far as it could be read.

    So that checks do not tell a mistake that is only the consequence of another, it says what is
    missing: `unread` are the ids (and labels) that stand in each file but could not be taken into
    the model, `damaged` the ids of what was taken in without a part of it. Files are named by
    their paths relative to the project; `files` are all that were read.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    files: frozenset[str]
    unread: Mapping[str, frozenset[str]]
    damaged: frozenset[str]

    @property
    def complete(self) -> bool:
        """Whether every file that names other files was read with all their names."""
        including = (path for path in self.unread if path.endswith(_INCLUDING))
        return not any(_ANYTHING in self.unread[path] for path in including)

    def lacks(self, name: str) -> bool:
        """Whether `name` stands, or may stand, in what could not be read."""
        return any(name in names or _ANYTHING in names for names in self.unread.values())

    def whole(self, *paths: str) -> bool:
        """Whether every unit, term and instrument that stands in these files was read."""
        return not any(self.unread.get(path) for path in paths)

    def sound(self, *ids: str) -> bool:
        """Whether these units, terms or instruments were read with all their parts."""
        return self.damaged.isdisjoint(ids)


def load(root: Path) -> Loaded:
    """The content under `root`/content."""
    files = _Files(root)
    site = files.read(Site, "content/site.yml")
    interface = files.read(Interface, "content/interface.yml")
    glossary = files.read(Glossary, "content/glossary.yml")
    instruments = files.read(Instruments, "content/instruments.yml")
    lexicon = files.read(Lexicon, "content/lexicon.yml")
    citations = files.read(CitationStyles, "content/citations.yml")
    lists = tuple(_lists(files, site.lists)) if site else ()
    content = None
    if site and interface and glossary and instruments and lexicon and citations:
        content = Content(
            site=site,
            interface=interface,
            terms=glossary.terms,
            instruments=instruments.instruments,
            concepts=lexicon.concepts,
            citations=citations,
            past=_past(files, "content"),
            lists=lists,
        )
    return Loaded(
        content=content,
        problems=tuple(files.problems),
        files=frozenset(files.names),
        unread={path: frozenset(names) for path, names in files.unread.items()},
        damaged=frozenset(files.damaged),
    )


def _lists(files: _Files, ids: Iterable[str]) -> Iterator[NegativeList]:
    for list_id in ids:
        file = files.read(ListFile, f"content/{list_id}/list.yml")
        if file:
            read = [_edition(files, f"{list_id}/{year}") for year in file.editions]
            editions = tuple(edition for edition in read if edition)
            yield NegativeList(list_id, file, editions, _past(files, f"content/{list_id}"))


def _past(files: _Files, folder: str) -> Past:
    """What was published before; nothing at first."""
    histories = files.read_all(History, f"{folder}/history")
    return Past(
        folder=folder,
        ledger=files.read_if_there(Ledger, f"{folder}/permalinks.yml") or Ledger(),
        histories=tuple(histories),
        successors=files.read_if_there(Successors, f"{folder}/successors.yml") or Successors(),
    )


def _edition(files: _Files, key: str) -> Edition | None:
    folder = f"content/{key}/"
    file = files.read(EditionFile, f"{folder}edition.yml")
    if file is None:
        return None

    def one(model: type[Model], name: str) -> Model | None:
        return files.read(model, folder + name)

    def many(model: type[Model], names: Sequence[str]) -> tuple[Model, ...]:
        read = [one(model, name) for name in names]
        return tuple(each for each in read if each is not None)

    chapters = many(Chapter, file.measures)
    rules = (one(Section, file.rules.identification), one(Section, file.rules.catalogue))
    categories = many(Category, file.categories)
    structure = one(Section, file.negative_list.structure)
    bands = one(Section, file.negative_list.bands)
    industries_section = one(Section, file.negative_list.industries)
    industries = many(Industry, file.industries)
    limits = one(TimeLimits, file.time_limits)
    cross_links = one(CrossLinks, file.cross_links)
    textual = one(TextualLinks, file.textual_links)
    identification, catalogue = rules
    if not (
        (identification and catalogue and structure and bands and industries_section)
        and (limits and cross_links and textual)
    ):
        files.give_up(folder)
        return None
    return Edition(
        key=key,
        file=file,
        chapters=chapters,
        identification=identification,
        catalogue=catalogue,
        categories=categories,
        structure=structure,
        bands=bands,
        industries_section=industries_section,
        industries=industries,
        time_limits=limits.time_limits,
        cross_links=cross_links,
        textual_links=textual.textual_links,
        originals=tuple(originals(files.root / folder)),
    )


@dataclass
class _Files:
    """Reads files into models; gathers problems, what stands in the files, and what was lost."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, set[str]] = field(default_factory=dict)
    unread: dict[str, set[str]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    def read(self, model: type[Model], path: str) -> Model | None:
        try:
            document = read_yaml(self.root / path, path)
        except ContentError as error:
            self.problems.extend(error.problems)
            self.names[path] = self.unread[path] = {_ANYTHING}
            return None
        self.problems.extend(document.problems)
        self.names[path] = set(_names_in(document.value))
        return self._validated(model, path, document)

    def read_if_there(self, model: type[Model], path: str) -> Model | None:
        return self.read(model, path) if (self.root / path).exists() else None

    def read_all(self, model: type[Model], folder: str) -> list[Model]:
        names = sorted(path.name for path in (self.root / folder).glob("*.yml"))
        found = [self.read(model, f"{folder}/{name}") for name in names]
        return [each for each in found if each is not None]

    def give_up(self, folder: str) -> None:
        """Counts all that stands in a folder's files as unread."""
        self.unread |= {path: each for path, each in self.names.items() if path.startswith(folder)}

    def _validated(self, model: type[Model], path: str, document: Document) -> Model | None:
        """The model of a file, without the parts that are wrong; None if nothing is left."""
        value = document.value
        known = {(problem.place, problem.key) for problem in document.problems}
        while True:
            try:
                read = model.model_validate(value)
            except ValidationError as error:
                if value is document.value:
                    found = told(error, value, path, model)
                    self.problems += (each for each in found if (each.place, each.key) not in known)
                    value = copy.deepcopy(value)
                if not self._prune(path, value, error):
                    self.unread[path] = self.names[path] | {_ANYTHING}
                    return None
            else:
                if lost := self.names[path] - set(_names_in(value)):
                    self.unread.setdefault(path, set()).update(lost)
                return read

    def _prune(self, path: str, value: Any, error: ValidationError) -> bool:
        """Takes what is wrong out of a file's values, so that the rest can still be checked.

        A wrong key goes; where a key is missing, the nearest value around it goes. False if that
        would be the whole file.
        """
        locations = {
            each["loc"][:-1] if each["type"] == "missing" else each["loc"]
            for each in error.errors()
        }
        pruned = False
        # From the end, so that the places of what is still to come stay as they are.
        for location in sorted(locations, key=_sortable, reverse=True):
            self.damaged.update(_ids_on_the_way(value, location))
            if path.endswith(_INCLUDING) and location and location[0] not in _INCLUDING_NOTHING:
                self.unread[path] = {_ANYTHING}
            pruned |= _cut(value, location)
        return pruned


def _sortable(location: Location) -> list[str]:
    return [str(step).zfill(6) for step in location]


def _names_in(value: Any) -> Iterator[str]:
    """The ids in a file's values, and the names of labels and of their groups."""
    if isinstance(value, LocatedMapping):
        if isinstance(value.get("id"), str):
            yield value["id"]
        if "labels" in value and "groups" in value:
            yield from _names_of_labels(value)
        for each in value.values():
            yield from _names_in(each)
    elif isinstance(value, LocatedList):
        for each in value:
            yield from _names_in(each)


def _names_of_labels(interface: LocatedMapping) -> Iterator[str]:
    for each in (interface["labels"], interface["groups"], *_mappings_in(interface["groups"])):
        if isinstance(each, LocatedMapping):
            yield from each


def _mappings_in(value: Any) -> Iterable[Any]:
    return value.values() if isinstance(value, LocatedMapping) else ()


def _ids_on_the_way(value: Any, location: Location) -> Iterator[str]:
    for step in location:
        if isinstance(value, LocatedMapping):
            if isinstance(value.get("id"), str):
                yield value["id"]
            value = value.get(str(step))
        elif isinstance(value, LocatedList) and isinstance(step, int) and step < len(value):
            value = value[step]


def _cut(value: Any, location: Location) -> bool:
    """Deletes the value at `location`, or the nearest one around it that can go."""
    if not location:
        return False
    holder = value
    for key in location[:-1]:
        try:
            holder = holder[key]
        except (KeyError, IndexError, TypeError):
            return False
    key = location[-1]
    if isinstance(holder, LocatedList) and isinstance(key, int) and key < len(holder):
        del holder[key], holder.places[key]
        return True
    if isinstance(holder, LocatedMapping) and key in holder:
        del holder[str(key)]
        return True
    return _cut(value, location[:-1])
