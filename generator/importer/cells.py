"""A spreadsheet as cells with their addresses, and what is wrong with one of them."""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.problems import ContentError, Place, Problem

_LINE_BREAKS = re.compile(r"\r\n|[\r\n\v\f\u0085\u2028\u2029]|_x000D_")
_SPACES = re.compile(r"[\s\u00a0\u3000]+")
_HAN = re.compile(r"[\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NEEDS_NO_SPACE = re.compile(
    r"[\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
# What the libraries raise of a file that is not sound.
UNSOUND = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    KeyError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
# Full-width digits and Latin letters; full-width punctuation is Chinese and stays.
_FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in (("０", "９"), ("Ａ", "Ｚ"), ("ａ", "ｚ"))
    for code in range(ord(first), ord(last) + 1)
}


@dataclass(frozen=True)
class Cell:
    """One cell as a reader sees it: of a merged one, each of its cells has the text.

    `rows` are all that it is merged over, `fault` is what is wrong with its value and what to do.
    """

    column: int
    row: int
    value: str
    rows: tuple[int, int]
    columns: tuple[int, int]
    fault: tuple[str, str] | None = None

    @property
    def begins(self) -> bool:
        """Whether this is the cell that holds the text, not one merged with it."""
        return (self.row, self.column) == (self.rows[0], self.columns[0])


@dataclass(frozen=True)
class Sheet:
    """One sheet of a file; that of a CSV file has no name."""

    file: str
    name: str
    cells: Mapping[tuple[int, int], Cell]
    last_row: int
    last_column: int

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row that are not empty."""
        found = (self.cells.get((row, column)) for column in range(1, self.last_column + 1))
        return tuple(cell for cell in found if cell is not None)

    def problem(self, row: int, column: int, wrong: str, remedy: str) -> CellProblem:
        """What is wrong in a cell; in a merged one, where it begins."""
        place = f"{self.file}:{self.name}!" if self.name else f"{self.file}:"
        cell = self.cells.get((row, column))
        begins = (cell.rows[0], cell.columns[0]) if cell is not None else (row, column)
        return CellProblem(Place(place, begins[0]), letters(begins[1]), wrong, remedy)


@dataclass(frozen=True)
class Book:
    """A file of sheets; `remarks` is what of it was not read."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, order=True)
class CellProblem(Problem):
    """What is wrong in one cell, printed as `file:sheet!cell: what is wrong. What to do.`"""

    def __str__(self) -> str:
        stop = "" if self.remedy.endswith("?") else "."
        return f"{self.where}: {self.wrong}. {self.remedy}{stop}"

    @property
    def where(self) -> str:
        """The cell: `file:sheet!D7`."""
        return f"{self.place.path}{self.key}{self.place.line}"


@dataclass(frozen=True, order=True)
class FileProblem(Problem):
    """What is wrong with a file as a whole."""

    def __str__(self) -> str:
        stop = "" if self.remedy.endswith("?") else "."
        return f"{self.place.path}: {self.wrong}. {self.remedy}{stop}"


def unreadable(file: str, wrong: str, remedy: str) -> ContentError:
    """The error for a file that cannot be read at all."""
    return ContentError([FileProblem(Place(file, 0), "", wrong, remedy)])


def letters(column: int) -> str:
    """1 is A, 27 is AA; nothing for 0."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in a text."""
    return _HAN.search(text) is not None


def count_of_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))


def lines_of(value: str) -> tuple[str, ...]:
    """The lines of a cell, each without what cannot be seen, none of them empty."""
    lines = (_line(line) for line in _LINE_BREAKS.split(value))
    return tuple(line for line in lines if line)


def _line(line: str) -> str:
    spaced = _SPACES.sub(" ", line)
    seen = (each for each in spaced if unicodedata.category(each) not in ("Cc", "Cf"))
    return "".join(seen).strip()


def joined(lines: Iterable[str]) -> str:
    """Lines as one: Chinese goes on without a space, other words with one."""
    text = ""
    for line in lines:
        close = not text or _NEEDS_NO_SPACE.match(text[-1]) or _NEEDS_NO_SPACE.match(line[0])
        text += line if close else f" {line}"
    return text


def half_width(text: str) -> str:
    """The text with full-width digits and Latin letters as everybody types them."""
    return text.translate(_FULL_WIDTH)


@lru_cache(maxsize=100_000)
def key_of(text: str) -> str:
    """A text as it is compared: width, case of nothing, and space make no difference."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for width and space."""
    return key_of(one) == key_of(other)


def fault_in(text: str) -> tuple[str, str] | None:
    """A character that no font can be sure of, as `what is wrong` and `what to do`."""
    for character in text:
        if character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cs"):
            wrong = f"a character without a meaning (U+{ord(character):04X})"
            return wrong, "Type it again"
    return None
