"""Sorted tables, cut into scripts: what the index knows of each key. index.js reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from generator.search import packing

# What a row holds, in the order of its columns; a row begins with the sum of those it has.
_DOCUMENTS, _CONCEPTS, _PARTS, _WORD, _SECONDS, _COMMON, _BEARERS, _NOWHERE = (
    1 << bit for bit in range(8)
)
# Second pieces are told apart by so many numbers.
_PIECES = 251


@dataclass
class Row:
    """What is known of one key.

    `bearers` are the documents whose heading it is;
    `documents` are the numbers of documents with the impact of the key in each (1 to 16);
    `concepts` those that it names, `parts` those that it names in part, with its share in steps;
    `seconds` are the second pieces of related phrases that begin with the key;
    `is_word` for Chinese that is a word; `is_nowhere` for what is not regulated; `text` whatever
    belongs to the key in this table.
    """

    documents: Mapping[int, int] = field(default_factory=dict)
    concepts: set[int] = field(default_factory=set)
    parts: dict[int, int] = field(default_factory=dict)
    seconds: set[str] = field(default_factory=set)
    bearers: set[int] = field(default_factory=set)
    is_word: bool = False
    is_common: bool = False
    is_nowhere: bool = False
    text: str = ""

    def packed(self) -> str:
        """The row as the characters of one line."""
        seconds = {number_of(piece) for piece in self.seconds}
        columns: Mapping[int, Mapping[int, int | None]] = {
            _DOCUMENTS: self.documents,
            _CONCEPTS: dict.fromkeys(self.concepts),
            _PARTS: self.parts,
            _SECONDS: dict.fromkeys(seconds),
            _BEARERS: dict.fromkeys(self.bearers),
        }
        holds = _WORD * self.is_word + _COMMON * self.is_common + _NOWHERE * self.is_nowhere
        holds += sum(bit for bit, column in columns.items() if column)
        numbers = [holds]
        for column in columns.values():
            if column:
                numbers += _stepped(column)
        return packing.numbers(numbers)


def _stepped(values: Mapping[int, int | None]) -> Iterator[int]:
    """How many there are; each key as the step from the one before, and its value if it has one."""
    yield len(values)
    last = -1
    for key, value in sorted(values.items()):
        yield key - last - 1
        last = key
        if value is not None:
            yield value - 1


def number_of(piece: str) -> int:
    """A number for a piece; few have the same."""
    number = 0
    for character in piece:
        number = (31 * number + ord(character)) % _PIECES
    return number


def tables(
    name: str, rows: Mapping[str, Row], size: int, *, apart: bool = False
) -> tuple[list[str], list[tuple[str, object]]]:
    """Where each script of a table begins, and the scripts by name, of some `size` characters.

    All keys that begin with the same piece stand in one script, unless they may stand `apart`.
    """
    of = str if apart else first_piece
    lines = {key: (row.packed(), row.text) for key, row in sorted(rows.items())}
    firsts: list[str] = []
    scripts: list[tuple[str, object]] = []
    for held in _shards(lines, size, of):
        firsts.append(of(held[0]) if firsts else "")
        scripts.append((f"{name}-{len(scripts)}", _shard(held, lines)))
    return firsts, scripts


def first_piece(key: str) -> str:
    """The first word or Chinese character of a key."""
    return key.partition(" ")[0] if key[0] < "\u2e80" else key[0]


def _shards(
    lines: Mapping[str, tuple[str, str]], most: int, of: Callable[[str], str]
) -> Iterator[list[str]]:
    held: list[str] = []
    size = 0
    for _, group in groupby(lines, of):
        if size > most:
            yield held
            held, size = [], 0
        for key in group:
            held.append(key)
            size += 3 + sum(len(each) for each in lines[key])
    if held:
        yield held


def _shard(keys: list[str], lines: Mapping[str, tuple[str, str]]) -> Mapping[str, str]:
    texts = [lines[key][1] for key in keys]
    return {
        "keys": packing.sorted_words(keys),
        "rows": "\n".join(lines[key][0] for key in keys),
        **({"texts": "\n".join(texts)} if any(texts) else {}),
    }
