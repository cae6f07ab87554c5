"""Sorted tables, cut into scripts: what the index knows of each key. index.js reads them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.search import packing

# What a row holds, in the order of its columns; a row begins with the sum of those it has.
_RULES, _CONCEPTS, _PARTS, _SECONDS, _BEARERS = (1 << bit for bit in range(5))
_WORD, _COMMON, _GRAMMAR, _REFERENCE, _NOWHERE, _UNSAID, _PLACE = (1 << bit for bit in range(5, 12))
_FIELDS = 1 << 12
# Second pieces are told apart by so many numbers.
_PIECES = 45


@dataclass
class Row:
    """What is known of one key.

    `rules` and `fields` are the numbers of documents of each collection with the impact of the
    key in each (1 to 16);
    `concepts` those that it names, `parts` those that it names in part, with its share in steps;
    `seconds` are the second pieces of related phrases that begin with the key;
    `bearers` are the documents whose heading or id it is, or that it refers to if it
    `is_reference`: those of the fields are counted on after the rules;
    `is_word` for Chinese that is a word; `is_common` for what says little beside something else,
    `is_grammar` for what says nothing; `is_nowhere` for what is not regulated; `is_unsaid`
    for a concept that no text names; `is_place` for the name of a place; `text` whatever belongs
    to the key in this table.
    """

    rules: Mapping[int, int] = field(default_factory=dict)
    fields: Mapping[int, int] = field(default_factory=dict)
    concepts: set[int] = field(default_factory=set)
    parts: dict[int, int] = field(default_factory=dict)
    seconds: set[str] = field(default_factory=set)
    bearers: set[int] = field(default_factory=set)
    is_word: bool = False
    is_common: bool = False
    is_grammar: bool = False
    is_reference: bool = False
    is_nowhere: bool = False
    is_unsaid: bool = False
    is_place: bool = False
    text: str = ""

    def packed(self) -> str:
        """The row as the characters of one line; an empty one if it says nothing."""
        columns: Sequence[tuple[int, Mapping[int, int] | set[int]]] = (
            (_RULES, self.rules),
            (_CONCEPTS, self.concepts),
            (_PARTS, self.parts),
            (_SECONDS, {number_of(piece) for piece in self.seconds}),
            (_BEARERS, self.bearers),
            (_FIELDS, self.fields),
        )
        holds = _WORD * self.is_word + _COMMON * self.is_common + _GRAMMAR * self.is_grammar
        holds += _REFERENCE * self.is_reference + _NOWHERE * self.is_nowhere
        holds += _UNSAID * self.is_unsaid + _PLACE * self.is_place
        numbers: list[int] = []
        for bit, column in columns:
            if column:
                holds += bit
                numbers += _stepped(column)
        return packing.numbers((holds, *numbers)) if holds else ""


def _stepped(values: Mapping[int, int] | set[int]) -> Iterator[int]:
    """How many there are; each key as the step from the one before, and its value if it has one."""
    yield len(values)
    given = None if isinstance(values, set) else values
    last = -1
    for key in sorted(values):
        yield key - last - 1
        last = key
        if given is not None:
            yield given[key] - 1


def number_of(piece: str) -> int:
    """A number for a piece; not many have the same."""
    number = 0
    for character in piece:
        number = (31 * number + ord(character)) % _PIECES
    return number


class Line(NamedTuple):
    """A key with its row, packed, and its text."""

    key: str
    row: str
    text: str


def lines(rows: Mapping[str, Row]) -> list[Line]:
    """The lines of a table."""
    return [Line(key, row.packed(), row.text) for key, row in sorted(rows.items())]


def beginnings(table: Sequence[Line], size: int, most: int) -> list[str]:
    """Where each script of a table begins: of some `size` bytes; longer, if there were too many.

    What begins with the same piece is asked for together: it is cut only if it is too much.
    """
    size = max(size, sum(map(_size, table)) // most)
    found = [""]
    held, last = 0, ""
    for _, group in groupby(table, key=_first_piece):
        lines = list(group)
        whole = sum(map(_size, lines))
        for line in lines:
            length = _size(line)
            if held and held + (length if line is not lines[0] else whole) > size:
                # As much of the key as tells it from the one before.
                found.append(line.key[: packing.shared(last, line.key) + 1])
                held = 0
            held += length
            last = line.key
    return found


def _size(line: Line) -> int:
    return 3 + len("".join(line).encode())


def _first_piece(line: Line) -> str:
    """The first word of a key, or its first Chinese character."""
    return line.key.partition(" ")[0] if line.key < "\u2e80" else line.key[0]


def cut(
    name: str, table: Sequence[Line], firsts: Sequence[str]
) -> Iterator[tuple[str, Sequence[str]]]:
    """The scripts of a table by name, each with the keys from one beginning to the next."""
    keys = [line.key for line in table]
    places = [bisect_left(keys, first) for first in firsts]
    for number, (begin, end) in enumerate(pairwise([*places, len(keys)])):
        yield f"{name}-{number}", _script(table[begin:end])


def _script(held: Sequence[Line]) -> Sequence[str]:
    """The keys, the rows, the texts; what is empty at the end is left out."""
    columns = [[line.row for line in held], [line.text for line in held]]
    while columns and not any(columns[-1]):
        columns.pop()
    keys = packing.sorted_words([line.key for line in held])
    return [keys, *("\n".join(each) for each in columns)]
