"""Reads every content file into the model and tells every mistake of shape on the way."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.edition import Content, Edition, EditionFile, NegativeList, Past
from generator.model.industries import Industry
from generator.model.ledger import History, Ledger, Successors
from generator.model.mistakes import told
from generator.model.relations import CrossLinks, TextualLinks, TimeLimits
from generator.model.shared import Glossary, Instruments, Interface, Lexicon, ListFile, Site
from generator.model.text import Node
from generator.model.units import Category, Chapter, Section
from generator.problems import ContentError, Problem
from generator.reader import LocatedList, LocatedMapping, read_yaml

Model = TypeVar("Model", bound=Node)


@dataclass(frozen=True)
class Loaded:
    """The content as far as it could be read.

    `unread` are ids that stand in the files but could not be taken into the model, so that checks
    do not tell a mistake that is only the consequence of another. `files` are the files read, as
    paths relative to the project.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    files: frozenset[str]


def load(root: Path) -> Loaded:
    """The content under `root`/content."""
    files = _Files(root)
    site = files.read(Site, "content/site.yml")
    interface = files.read(Interface, "content/interface.yml")
    glossary = files.read(Glossary, "content/glossary.yml")
    instruments = files.read(Instruments, "content/instruments.yml")
    lexicon = files.read(Lexicon, "content/lexicon.yml")
    lists = tuple(_lists(files, site.lists)) if site else ()
    content = None
    if site and interface and glossary and instruments and lexicon:
        content = Content(
            site=site,
            interface=interface,
            terms=glossary.terms,
            instruments=instruments.instruments,
            concepts=lexicon.concepts,
            past=_past(files, "content"),
            lists=lists,
        )
    unread = frozenset(files.ids - _ids_of(content))
    return Loaded(content, tuple(files.problems), unread, frozenset(files.paths))


def _ids_of(content: Content | None) -> set[str]:
    if content is None:
        return set()
    ids = {entry.id for entry in content.entries} | {each.id for each in content.concepts}
    for each in content.lists:
        for edition in each.editions:
            ids.update(edition.units)
    return ids


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
    parts_of_c = (
        one(Section, file.negative_list.structure),
        one(Section, file.negative_list.bands),
        one(Section, file.negative_list.industries),
    )
    industries = many(Industry, file.industries)
    limits = one(TimeLimits, file.time_limits)
    cross_links = one(CrossLinks, file.cross_links)
    textual = one(TextualLinks, file.textual_links)
    identification, catalogue = rules
    structure, bands, industries_section = parts_of_c
    if not (identification and catalogue and structure and bands and industries_section):
        return None
    if not (limits and cross_links and textual):
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
    )


@dataclass
class _Files:
    """Reads files into models; gathers problems, the ids seen, and the paths read."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)

    def read(self, model: type[Model], path: str) -> Model | None:
        self.paths.add(path)
        try:
            value = read_yaml(self.root / path, path)
        except ContentError as error:
            self.problems.extend(error.problems)
            return None
        self.ids.update(_ids_in(value))
        return self._validated(model, path, value)

    def read_if_there(self, model: type[Model], path: str) -> Model | None:
        return self.read(model, path) if (self.root / path).exists() else None

    def read_all(self, model: type[Model], folder: str) -> list[Model]:
        names = sorted(path.name for path in (self.root / folder).glob("*.yml"))
        found = [self.read(model, f"{folder}/{name}") for name in names]
        return [each for each in found if each is not None]

    def _validated(self, model: type[Model], path: str, value: Any) -> Model | None:
        """The model of a file, without the parts that are wrong; None if nothing is left."""
        first = True
        while True:
            try:
                return model.model_validate(value)
            except ValidationError as error:
                if first:
                    self.problems.extend(told(error, value, path, model))
                first = False
                value = copy.deepcopy(value)
                if not _prune(value, error):
                    return None


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, LocatedMapping):
        if isinstance(value.get("id"), str):
            yield value["id"]
        for each in value.values():
            yield from _ids_in(each)
    elif isinstance(value, LocatedList):
        for each in value:
            yield from _ids_in(each)


def _prune(value: Any, error: ValidationError) -> bool:
    """Takes what is wrong out of a file's values, so that the rest can still be checked.

    A wrong key goes; where a key is missing, the nearest list entry around it goes. False if that
    would be the whole file.
    """
    locations = [
        each["loc"][:-1] if each["type"] == "missing" else each["loc"] for each in error.errors()
    ]
    pruned = False
    for location in sorted(locations, key=lambda keys: [str(key).zfill(6) for key in keys])[::-1]:
        pruned |= _cut(value, location)
    return pruned


def _cut(value: Any, location: tuple[int | str, ...]) -> bool:
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
