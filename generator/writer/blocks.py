"""Puts the units of YAML files in another order, each with its own lines and comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yaml import MappingNode, Node, SequenceNode

from generator.problems import ContentError, Place, Problem
from generator.writer.files import yaml_of
from generator.writer.keys import composed, indented, spans_in

_LISTS = ("scenarios", "thresholds", "data_categories", "data_sub_classes", "data_fields")


@dataclass(frozen=True)
class Block:
    """A unit to write: by its lines if the texts have its id, else from `values`.

    `children` are the lists of units in it, by key; a list that is not named stays as it is.
    """

    id: str
    values: Mapping[str, Any]
    children: Mapping[str, tuple[Block, ...]]


@dataclass(frozen=True)
class _List:
    """A list of units inside a unit: what stands above and below them, and where their dashes are.

    `body` are all its lines as they are.
    """

    key: str
    head: tuple[str, ...]
    tail: tuple[str, ...]
    body: tuple[str, ...]
    column: int | None


@dataclass(frozen=True)
class _Piece:
    """A unit as a text has it: comments above it, its own lines, and its lists, in their order."""

    column: int
    parts: tuple[tuple[str, ...] | _List, ...]


def rearranged(
    texts: Mapping[str, str], lists: Mapping[str, Mapping[str, Sequence[Block]]]
) -> Mapping[str, str]:
    """The texts of files, by path, with other units in their lists.

    `lists` are the units to stand in each file, by key of the list. A unit may come from any of
    the texts; a file that is new has no text.

    Raises:
        ContentError: a list of units stands on one line.
    """
    pieces: dict[str, _Piece] = {}
    roots: dict[str, _Piece] = {}
    for path, text in texts.items():
        lines = text.splitlines(keepends=True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        root = composed(text) if text.strip() else None
        if isinstance(root, MappingNode):
            reader = _Reader(path, lines, pieces)
            roots[path] = reader.piece(root, 0, len(lines), 0)
    writer = _Writer(pieces)
    return {path: writer.file(roots.get(path), blocks) for path, blocks in lists.items()}


class _Reader:
    """Cuts a text into the pieces of its units."""

    def __init__(self, path: str, lines: Sequence[str], pieces: dict[str, _Piece]) -> None:
        self._path = path
        self._lines = lines
        self._pieces = pieces

    def piece(self, node: MappingNode, first: int, stop: int, column: int) -> _Piece:
        parts: list[tuple[str, ...] | _List] = []
        done = first
        spans = spans_in(node, self._lines, stop)
        for name, value in node.value:
            if name.value not in _LISTS:
                continue
            begin, end = spans[name.value]
            begin = self._with_comments(begin, done)
            parts.append(tuple(self._lines[done:begin]))
            parts.append(self._list(name.value, name.start_mark.line, value, begin, end))
            done = end
        parts.append(tuple(self._lines[done:stop]))
        return _Piece(column, tuple(parts))

    def _with_comments(self, line: int, stop: int) -> int:
        while line > stop and not self._lines[line - 1].split("#")[0].strip():
            line -= 1
        return line

    def _list(self, key: str, key_line: int, node: Node, begin: int, end: int) -> _List:
        if not isinstance(node, SequenceNode) or not node.value:
            lines = tuple(self._lines[begin:end])
            return _List(key, lines, (), lines, None)
        if node.flow_style or any(each.flow_style for each in node.value):
            wrong, remedy = "units on one line", "Write each key on a line of its own"
            raise ContentError([Problem(Place(self._path, key_line + 1), key, wrong, remedy)])
        spans = spans_in(node, self._lines, end)
        done = key_line + 1
        column = 0
        for number, each in enumerate(node.value):
            first, last = spans[number]
            column = len(self._lines[first]) - len(self._lines[first].lstrip())
            unit_id = next((value.value for name, value in each.value if name.value == "id"), "")
            piece = self.piece(each, first, last, column)
            self._pieces[unit_id] = _Piece(column, (tuple(self._lines[done:first]), *piece.parts))
            done = last
        head, body = self._lines[begin : key_line + 1], self._lines[begin:end]
        return _List(key, tuple(head), tuple(self._lines[done:end]), tuple(body), column)


class _Writer:
    """Puts pieces together."""

    def __init__(self, pieces: Mapping[str, _Piece]) -> None:
        self._pieces = pieces

    def file(self, root: _Piece | None, blocks: Mapping[str, Sequence[Block]]) -> str:
        children = {key: tuple(each) for key, each in blocks.items()}
        return "".join(self._lines(root or _Piece(0, ()), 0, children))

    def _unit(self, block: Block, column: int) -> Iterator[str]:
        piece = self._pieces.get(block.id)
        if piece is not None:
            yield from self._lines(piece, column, block.children)
            return
        own = indented(yaml_of(block.values), column + 2)
        own[0] = " " * column + "- " + own[0][column + 2 :]
        yield from own
        yield from self._lines(_Piece(column, ()), column, block.children, inside=2)

    def _lines(
        self,
        piece: _Piece,
        column: int,
        children: Mapping[str, tuple[Block, ...]],
        inside: int | None = None,
    ) -> Iterator[str]:
        """The lines of a piece at a column, with other units in its lists."""
        shift = column - piece.column
        if inside is None:
            inside = 2 if any(line.lstrip().startswith("- ") for line in _own(piece)[:1]) else 0
        there = {part.key for part in piece.parts if isinstance(part, _List)}
        missing = [key for key in children if key not in there and children[key]]
        last = max((i for i, part in enumerate(piece.parts) if isinstance(part, _List)), default=-1)
        for number, part in enumerate(piece.parts):
            if isinstance(part, _List):
                yield from self._of_list(part, shift, column + inside, children)
            else:
                yield from _shifted(part, shift)
            if number == last:
                yield from self._new_lists(missing, column + inside, children)
        if last < 0:
            yield from self._new_lists(missing, column + inside, children)

    def _of_list(
        self, part: _List, shift: int, column: int, children: Mapping[str, tuple[Block, ...]]
    ) -> Iterator[str]:
        if part.key not in children:
            yield from _shifted(part.body, shift)
            return
        units = children[part.key]
        if not units:
            return
        if part.column is None:
            *comments, _ = part.head
            yield from _shifted(comments, shift)
            yield f"{' ' * column}{part.key}:\n"
        else:
            yield from _shifted(part.head, shift)
        dashes = column + 2 if part.column is None else part.column + shift
        for unit in units:
            yield from self._unit(unit, dashes)
        yield from _shifted(part.tail, shift)

    def _new_lists(
        self, keys: Sequence[str], column: int, children: Mapping[str, tuple[Block, ...]]
    ) -> Iterator[str]:
        for key in sorted(keys, key=_LISTS.index):
            yield f"{' ' * column}{key}:\n"
            for unit in children[key]:
                yield from self._unit(unit, column + 2)


def _own(piece: _Piece) -> list[str]:
    """The lines of a unit itself, from its dash on."""
    own = [line for part in piece.parts if not isinstance(part, _List) for line in part]
    return [line for line in own if line.strip() and not line.lstrip().startswith("#")]


def _shifted(lines: Sequence[str], shift: int) -> Iterator[str]:
    for line in lines:
        if shift >= 0 or not line.strip():
            yield " " * shift + line if line.strip() else line
        else:
            yield line[min(-shift, len(line) - len(line.lstrip())) :]
