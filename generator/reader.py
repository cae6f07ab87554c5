"""Reads YAML files into plain values that remember the line of each key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.problems import ContentError, Place, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


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


def read_yaml(path: Path, shown_as: str) -> Any:
    """The values of one file.

    Raises:
        ContentError: the file is missing, not UTF-8, not YAML, or has a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise _failure(shown_as, 1, "file", "there is no such file", "Correct its name") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        remedy = "Save it as UTF-8"
        raise _failure(shown_as, line, "file", "the file is not UTF-8", remedy) from None
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise _broken(shown_as, error) from None
    if node is None:
        raise _failure(shown_as, 1, "file", "the file is empty", "Fill it or delete it")
    builder = _Builder(shown_as)
    value = builder.build(node)
    if builder.problems:
        raise ContentError(builder.problems)
    return value


def _failure(path: str, line: int, key: str, wrong: str, remedy: str) -> ContentError:
    return ContentError([Problem(Place(path, line), key, wrong, remedy)])


def _broken(path: str, error: yaml.YAMLError) -> ContentError:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else 1
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    remedy = "Mend the line or the one above it (indent, colon, quotation mark)"
    return _failure(path, line, "YAML", f"not well-formed: {reason}", remedy)


class _Builder:
    """Builds located values from composed YAML nodes and gathers what is wrong with them."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._scalars = yaml.SafeLoader("")

    def build(self, node: yaml.Node) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return self._list(node)
        return self._scalar(node)

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.path, node.start_mark.line + 1)

    def _mapping(self, node: yaml.MappingNode) -> LocatedMapping:
        mapping = LocatedMapping(self._place(node))
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in mapping:
                first = mapping.places[key].line
                remedy = "Keep one of the two"
                wrong = f"the key stands twice, first in line {first}"
                self.problems.append(Problem(self._place(key_node), key, wrong, remedy))
            mapping.places[key] = self._place(key_node)
            mapping[key] = self.build(value_node)
        return mapping

    def _list(self, node: yaml.SequenceNode) -> LocatedList:
        entries = LocatedList()
        for child in node.value:
            entries.places.append(self._place(child))
            entries.append(self.build(child))
        return entries

    def _scalar(self, node: yaml.Node) -> Any:
        try:
            return self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            place, value = self._place(node), str(node.value)
            self.problems.append(Problem(place, value, "not a readable value", "Put it in quotes"))
            return value


def place_of(value: Any, keys: tuple[int | str, ...], path: str) -> Place:
    """The place of the value that `keys` lead to, or of the last one on the way that exists."""
    place = Place(path, 1)
    for key in keys:
        if isinstance(value, LocatedMapping):
            place = value.places.get(str(key), value.place)
            value = value.get(str(key))
        elif isinstance(value, LocatedList) and isinstance(key, int) and key < len(value):
            place, value = value.places[key], value[key]
    return place
