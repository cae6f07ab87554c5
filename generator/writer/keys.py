"""New values for some keys of a YAML text, and nothing else changed in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from yaml import MappingNode, Node, SequenceNode

from generator.writer.files import round_trip, styled, yaml_of

Keys = tuple[int | str, ...]
# Keys of a unit in the order of the house; others come after them.
_ORDER = ("id", "aliases", "number", "heading", "en", "zh", "text", "nature", "notes", "catalogue")


try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


def composed(text: str) -> Node:
    """The nodes of a YAML text, each with the line where it begins."""
    node = yaml.compose(text, Loader=Loader)
    assert node is not None, "an empty text"
    return node


def edited(text: str, edits: Mapping[Keys, Any]) -> str:
    """A YAML text with new values at some keys (`("tiers", 0, "table")`), None to delete one."""
    if not edits:
        return text
    lines = text.splitlines(keepends=True)
    root = composed(text)
    splices: dict[tuple[int, int, int], list[str]] = {}
    gathered = _gathered(root, text, edits)
    if () in gathered:  # The whole text is one value without lines of its own, as JSON is.
        return yaml_of(gathered[()])
    for number, (keys, value) in enumerate(gathered.items()):
        first, last, new = _Splicer(lines).splice(root, keys, value)
        splices[first, last, number] = new
    for first, last, number in sorted(splices, reverse=True):
        lines[first:last] = splices[first, last, number]
    return "".join(lines)


def _gathered(root: Node, text: str, edits: Mapping[Keys, Any]) -> Mapping[Keys, Any]:
    """Edits inside a value that stands on one line become one edit of that value."""
    gathered: dict[Keys, Any] = {}
    plain: Any = None
    for keys, value in edits.items():
        depth = _block_depth(root, keys)
        if depth == len(keys):
            gathered[keys] = value
            continue
        outer = keys[:depth]
        if outer not in gathered:
            plain = plain if plain is not None else round_trip().load(text)
            gathered[outer] = _at(plain, outer)
        _set(gathered[outer], keys[depth:], value)
    return gathered


def _block_depth(root: Node, keys: Keys) -> int:
    """How many of the keys lead through mappings and lists that have lines of their own."""
    node: Node | None = root
    for depth, key in enumerate(keys):
        if isinstance(node, MappingNode | SequenceNode) and node.flow_style:
            return depth
        node = _child(node, key) if node is not None else None
    return len(keys)


def _child(node: Node, key: int | str) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for name, value in node.value if name.value == key), None)
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        found: Node = node.value[key]
        return found
    return None


def _at(value: Any, keys: Keys) -> Any:
    for key in keys:
        value = value[key]
    return value


def _set(holder: Any, keys: Keys, value: Any) -> None:
    for key in keys[:-1]:
        holder = holder.setdefault(key, {}) if isinstance(holder, dict) else holder[key]
    if value is None:
        holder.pop(keys[-1], None)
    else:
        holder[keys[-1]] = styled(value, str(keys[-1]))


class _Splicer:
    """Finds the lines of a key, and what to write in their place."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def splice(self, root: Node, keys: Keys, value: Any) -> tuple[int, int, list[str]]:
        """The lines to replace, as first and one after the last, and the new ones."""
        node, stop = root, len(self._lines)
        for depth, key in enumerate(keys):
            spans = spans_in(node, self._lines, stop)
            if key not in spans:
                for missing in reversed(keys[depth + 1 :]):
                    value = {missing: value}
                return self._inserted(node, spans, str(key), value)
            if depth == len(keys) - 1:
                return self._replaced(node, spans[key], str(key), value)
            child = _child(node, key)
            assert child is not None
            node, stop = child, spans[key][1]
        raise AssertionError("no keys")

    def _replaced(
        self, node: Node, span: tuple[int, int], key: str, value: Any
    ) -> tuple[int, int, list[str]]:
        if value is None:
            return (*span, [])
        # An item of a list is replaced whole where it stands on one line, as `- {en: Tea}`.
        is_item = isinstance(node, SequenceNode)
        column = (node.value[int(key)] if is_item else node.value[0][0]).start_mark.column
        new = indented(yaml_of(value if is_item else {key: value}), column)
        new[0] = self._lines[span[0]][:column] + new[0][column:]
        return (*span, new)

    def _inserted(
        self,
        node: Node,
        spans: Mapping[int | str, tuple[int, int]],
        key: str,
        value: Any,
    ) -> tuple[int, int, list[str]]:
        column = node.value[0][0].start_mark.column
        before = [name for name in spans if _rank(str(name)) <= _rank(key)]
        at = spans[before[-1]][1] if before else spans[next(iter(spans))][1]
        return at, at, [] if value is None else indented(yaml_of({key: value}), column)


def _rank(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def indented(text: str, column: int) -> list[str]:
    """The lines of a text, moved to the right."""
    lines = text.splitlines(keepends=True)
    return [" " * column + line if line.strip() else line for line in lines]


def spans_in(node: Node, lines: Sequence[str], stop: int) -> dict[int | str, tuple[int, int]]:
    """The lines of each key or entry of a node, without comments and blank lines after it."""
    if isinstance(node, MappingNode):
        begins = [
            (name.value, name.start_mark.line, name.start_mark.column) for name, _ in node.value
        ]
    else:
        begins = [
            (i, each.start_mark.line, _dash(lines, each)) for i, each in enumerate(node.value)
        ]
    spans: dict[int | str, tuple[int, int]] = {}
    for number, (key, first, column) in enumerate(begins):
        last = begins[number + 1][1] if number + 1 < len(begins) else stop
        while last > first + 1 and _is_outside(lines[last - 1], column):
            last -= 1
        spans[key] = (first, last)
    return spans


def _dash(lines: Sequence[str], node: Node) -> int:
    line = lines[node.start_mark.line]
    return len(line) - len(line.lstrip())


def _is_outside(line: str, column: int) -> bool:
    """Whether a line is blank, or a comment no deeper than what it follows."""
    bare = line.lstrip()
    return not bare.strip() or (bare.startswith("#") and len(line) - len(bare) <= column)


def with_first(text: str, key: str, value: str) -> str:
    """A YAML text with a value put first into the list `key`; all its comments stay."""
    node = _child(composed(text), key)
    assert isinstance(node, SequenceNode)
    lines = text.splitlines(keepends=True)
    written = yaml_of([value]).strip().strip("[]")
    if node.flow_style:
        line, column = node.start_mark.line, node.start_mark.column + 1
        more = f"{written}, " if node.value else written
        lines[line] = f"{lines[line][:column]}{more}{lines[line][column:]}"
    else:
        line = node.value[0].start_mark.line
        lines.insert(line, f"{' ' * _dash(lines, node.value[0])}- {written}\n")
    return "".join(lines)
