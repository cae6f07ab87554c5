"""Reads YAML files into plain values that remember the line of each key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.problems import ContentError, Place, Problem, did_you_mean

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

Location = tuple[int | str, ...]

# What YAML itself forbids in a file; the parser would not say in which line it stands.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")


class LocatedMapping(dict[str, Any]):
    """A YAML mapping with the place where it begins and the place of each of its keys."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: dict[str, Place] = {}


class LocatedList(list[Any]):
    """A YAML list with the place of each of its entries."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []


@dataclass(frozen=True)
class Document:
    """The values of one file, and what is wrong with single keys and values of it."""

    value: Any
    problems: tuple[Problem, ...]


def read_yaml(path: Path, shown_as: str) -> Document:
    """What stands in one file.

    Raises:
        ContentError: the file is missing, not UTF-8, not YAML, or empty.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        beside = (each.name for each in path.parent.glob("*.yml"))
        remedy = did_you_mean(path.name, beside, "Correct its name")
        raise _failure(shown_as, 1, "file", "there is no such file", remedy) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        remedy = "Save it as UTF-8"
        raise _failure(shown_as, line, "file", "the file is not UTF-8", remedy) from None
    if forbidden := _FORBIDDEN.search(text):
        line = text.count("\n", 0, forbidden.start()) + 1
        wrong = f"a character that cannot be seen (U+{ord(forbidden[0]):04X})"
        raise _failure(shown_as, line, "file", wrong, "Delete it")
    return read_text(text, shown_as)


def read_text(text: str, shown_as: str) -> Document:
    """What stands in the text of one file.

    Raises:
        ContentError: it is not YAML, or empty.
    """
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise _broken(shown_as, error) from None
    if node is None:
        raise _failure(shown_as, 1, "file", "the file is empty", "Fill it or delete it")
    builder = _Builder(shown_as)
    value = builder.build(node, (), Place(shown_as, 1))
    return Document(value, tuple(builder.problems))


def _failure(path: str, line: int, key: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(path, line), key, wrong, remedy)])


def _broken(path: str, error: yaml.YAMLError) -> ContentError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    reason = getattr(error, "problem", None) or "cannot be read"
    remedy = "Mend the line or the one above it (indent, colon, quotation mark)"
    return _failure(path, line, "YAML", f"not well-formed: {reason}", remedy)


class _Builder:
    """Builds located values from composed YAML nodes and gathers what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._scalars = yaml.SafeLoader("")
        self._open: list[yaml.Node] = []

    def build(self, node: yaml.Node, location: Location, place: Place) -> Any:
        """The value of a node; None, and a problem at `place`, for one that holds nothing."""
        if node in self._open:
            self._tell(location, place, "the value contains itself", "Write it out")
            return None
        self._open.append(node)
        if isinstance(node, yaml.MappingNode):
            value: Any = self._mapping(node, location)
        elif isinstance(node, yaml.SequenceNode):
            value = self._list(node, location)
        else:
            value = self._scalar(node, location, place)
        self._open.pop()
        return value

    def _tell(self, location: Location, place: Place, wrong: str, remedy: str) -> None:
        self.problems.append(Problem(place, key_at(location), wrong, remedy))

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> LocatedMapping:
        mapping = LocatedMapping(self._place(node))
        for key_node, value_node in node.value:
            place, key = self._place(key_node), str(key_node.value)
            if not isinstance(key_node, yaml.ScalarNode):
                remedy = "Put a text that begins with a brace or bracket in quotes"
                self._tell(location, place, "a key that is not a word", remedy)
            elif key in mapping:
                wrong = f"the key stands twice, first in line {mapping.places[key].line}"
                self._tell((*location, key), place, wrong, "Keep one of the two")
            else:
                mapping.places[key] = place
                mapping[key] = self.build(value_node, (*location, key), place)
        return mapping

    def _list(self, node: yaml.SequenceNode, location: Location) -> LocatedList:
        entries = LocatedList()
        for index, child in enumerate(node.value):
            entries.places.append(self._place(child))
            entries.append(self.build(child, (*location, index), entries.places[-1]))
        return entries

    def _scalar(self, node: yaml.Node, location: Location, place: Place) -> Any:
        try:
            value = self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            wrong = f"{node.value} is not a readable value"
            self._tell(location, place, wrong, "Put it in quotes")
            return None
        if value is None:
            self._tell(location, place, "there is nothing in it", "Fill it or delete it")
        return value


def key_at(location: Location) -> str:
    """`provisions[2].text.en`"""
    key = ""
    for step in location:
        key += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if key else str(step)
    return key or "file"


def place_of(value: Any, location: Location, path: str) -> Place:
    """The place of the value at `location`, or of the last one on the way that exists."""
    place = Place(path, 1)
    for key in location:
        if isinstance(value, LocatedMapping):
            place = value.places.get(str(key), value.place)
            value = value.get(str(key))
        elif isinstance(value, LocatedList) and isinstance(key, int) and key < len(value):
            place, value = value.places[key], value[key]
    return place
