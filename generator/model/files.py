"""Reads single files into models; keeps what is sound of them and remembers what is lost."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.model.mistakes import told
from generator.model.text import Node
from generator.problems import ContentError, Problem
from generator.reader import Document, LocatedList, LocatedMapping, Location, read_yaml

Model = TypeVar("Model", bound=Node)

# Files that name other files, and the keys in them that name none.
INCLUDING = ("site.yml", "list.yml", "edition.yml")
_WITHOUT_FILES = (("statements",), ("parts",), ("scale",))
# Stands for all that may stand in a file that could not be read.
ANYTHING = "*"


@dataclass(frozen=True)
class Sound:
    """A file without a mistake: the SHA-256 of its bytes, its model, and the names in it."""

    digest: bytes
    model: Node
    names: frozenset[str]


# What was read before, by model and path; from one build of `mkdocs serve` to the next.
Kept = dict[tuple[type[Node], str], Sound]


@dataclass
class Files:
    """Reads files into models; gathers problems, what stands in the files, and what was lost.

    A file whose bytes are those in `kept` is not read again.
    """

    root: Path
    kept: Kept = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: dict[str, set[str]] = field(default_factory=dict)
    unread: dict[str, set[str]] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    def read(self, model: type[Model], path: str) -> Model | None:
        there = self.root / path
        digest = hashlib.sha256(there.read_bytes()).digest() if there.is_file() else b""
        before = self.kept.get((model, path))
        if before is not None and before.digest == digest and isinstance(before.model, model):
            self.names[path] = set(before.names)
            return before.model
        problems = len(self.problems)
        read = self._read(model, path)
        if read is not None and len(self.problems) == problems:
            self.kept[model, path] = Sound(digest, read, frozenset(self.names[path]))
        return read

    def _read(self, model: type[Model], path: str) -> Model | None:
        try:
            document = read_yaml(self.root / path, path)
        except ContentError as error:
            self.problems.extend(error.problems)
            self.names[path] = self.unread[path] = {ANYTHING}
            return None
        self.problems.extend(document.problems)
        self.names[path] = set(_names_in(document.value))
        return self._validated(model, path, document)

    def read_if_there(self, model: type[Model], path: str) -> Model | None:
        return self.read(model, path) if (self.root / path).exists() else None

    def read_each(self, model: type[Model], folder: str, names: Iterable[str]) -> tuple[Model, ...]:
        found = [self.read(model, folder + name) for name in names]
        return tuple(each for each in found if each is not None)

    def read_all(self, model: type[Model], folder: str) -> tuple[Model, ...]:
        names = sorted(path.name for path in (self.root / folder).glob("*.yml"))
        return self.read_each(model, folder, names)

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
                    including = {ANYTHING} if path.endswith(INCLUDING) else set()
                    self.unread[path] = self.names[path] | including
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
            each["loc"][:-1] if each["type"] == "missing" else each["loc"]: each["type"]
            for each in error.errors()
        }
        pruned = False
        # From the end, so that the places of what is still to come stay as they are.
        for location in sorted(locations, key=_sortable, reverse=True):
            self.damaged.update(list(_ids_on_the_way(value, location)) or [path])
            names_files = location[:1] not in _WITHOUT_FILES and path.endswith(INCLUDING)
            if names_files and locations[location] != "extra_forbidden":
                self.unread[path] = {ANYTHING}
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
    """`labels.search`, `groups.kind`, `groups.kind.chapter`"""
    for name, inner in interface.items():
        if isinstance(inner, LocatedMapping):
            for key, value in inner.items():
                yield f"{name}.{key}"
                if isinstance(value, LocatedMapping):
                    yield from (f"{name}.{key}.{each}" for each in value)


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
