"""Reads XLSX and CSV files, whichever way they were saved."""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from generator.importer.cells import (
    UNSOUND,
    Book,
    Cell,
    CellProblem,
    Sheet,
    fault_in,
    letters,
    unreadable,
)
from generator.problems import ContentError, Place
from generator.progress import Progress

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(rb"<f[ >/]")
_BOX = re.compile(rb"<a:t>")
# So many digits a cell shows whose number has no form of its own; more are rounded there.
_SHOWN_DIGITS = 11
# General, text, and forms of digits alone; a sign after _ only takes room.
_PLAIN_FORM = re.compile(
    r"(?:(?P<general>General|@)|(?P<thousands>#,##)?0(?:\.(?P<places>0+))?)(?:_.)*", re.IGNORECASE
)
_NAMED = 8
_UNSAVED = ("a formula without a saved result", "Write the result into the cell")


def read_book(path: Path, progress: Progress | None = None) -> Book:
    """The sheets of a spreadsheet.

    Raises:
        ContentError: the file is missing, or is neither XLSX nor CSV.
    """
    data = read_bytes(path)
    progress = progress or Progress()
    kind = path.suffix.lower()
    if data.startswith(_OLD_OFFICE):
        wrong = "the file is of the old format XLS, or has a password"
        raise unreadable(path.name, wrong, "Save it as XLSX without a password")
    if kind in (".xlsx", ".xlsm"):
        return _workbook(path.name, data, progress)
    if kind in (".csv", ".tsv", ".txt"):
        return Book(path.name, digest(data), (_csv(path.name, data),))
    wrong = f"a file whose name ends in {kind or 'nothing'} is no spreadsheet"
    raise unreadable(path.name, wrong, "Save it as XLSX or CSV")


def read_bytes(path: Path) -> bytes:
    """What a file holds."""
    try:
        return path.read_bytes()
    except OSError:
        raise unreadable(str(path), "there is no such file", "Correct its name") from None


def digest(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def decoded(file: str, data: bytes) -> str:
    """A text that was saved as UTF-8, UTF-16 or GB18030."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise unreadable(file, "the file is neither UTF-8 nor GB18030", "Save it as UTF-8")


# --- CSV


def _csv(file: str, data: bytes) -> Sheet:
    text = decoded(file, data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    cells: dict[tuple[int, int], Cell] = {}
    row = width = 0
    try:
        for row, values in enumerate(reader, start=1):
            for column, value in enumerate(values, start=1):
                if value.strip():
                    width = max(width, column)
                    where = ((row, row), (column, column))
                    cells[row, column] = Cell(column, row, value, *where, fault_in(value))
    except csv.Error:
        wrong = "the quotation marks of this row or the next are not in pairs"
        place, remedy = Place(f"{file}:", row + 1), "Write two of them for one inside a cell"
        raise ContentError([CellProblem(place, "A", wrong, remedy)]) from None
    return Sheet(file, "", cells, row, width)


def _separator(text: str) -> str:
    """The sign that stands in most lines, and most often: a title or a cell may have others."""
    lines = text.splitlines()
    return max(",;\t", key=lambda sign: (sum(sign in line for line in lines), text.count(sign)))


# --- XLSX


def _workbook(file: str, data: bytes, progress: Progress) -> Book:
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True, rich_text=True)
        formulas = (
            openpyxl.load_workbook(io.BytesIO(data))
            if _has(data, "xl/worksheets/", _FORMULA)
            else None
        )
    except (InvalidFileException, *UNSOUND):
        raise unreadable(file, "the file is not a sound XLSX file", "Save it again") from None
    sheets: list[Sheet] = []
    remarks = ["Text boxes are not read."] if _has(data, "xl/drawings/", _BOX) else []
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            remarks.append(f"The sheet “{sheet.title}” is hidden: it was not read.")
        else:
            beside = formulas[sheet.title] if formulas else None
            sheets.append(_sheet(file, sheet, beside, progress))
            remarks += (*_hidden(sheet, sheets[-1]), *_commented(sheet))
    return Book(file, digest(data), tuple(sheets), tuple(remarks))


def _has(data: bytes, folder: str, pattern: re.Pattern[bytes]) -> bool:
    """Whether a part of the file matches a pattern."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith(folder)]
        return any(pattern.search(archive.read(name)) for name in names)


def _sheet(file: str, sheet: Worksheet, formulas: Any, progress: Progress) -> Sheet:
    merged = _merged(sheet)
    cells: dict[tuple[int, int], Cell] = {}
    # Not by row: a sheet may be formatted down to its last row, a million below the words.
    there = sorted(sheet._cells.items())
    for (row, column), cell in progress.of(f"Reading {sheet.title}", there, len(there)):
        value, fault = _value(cell)
        if not value and formulas is not None and formulas.cell(row, column).data_type == "f":
            value, fault = str(formulas.cell(row, column).value), _UNSAVED
        if value:
            where = merged.get((row, column), ((row, row), (column, column)))
            cells[row, column] = Cell(column, row, value, *where, fault or fault_in(value))
    last = max((each.rows[1] for each in cells.values()), default=0)
    width = max((column for _, column in cells), default=0)
    spread = {(each.row, each.column): each for cell in cells.values() for each in _spread(cell)}
    return Sheet(file, sheet.title, spread, last, width)


def _hidden(sheet: Worksheet, read: Sheet) -> Iterator[str]:
    """Rows and columns that a reader does not see; a filter hides what is still of the list."""
    rows = [str(row) for row in range(1, read.last_row + 1) if _is_hidden(sheet, row, read)]
    columns = [
        letters(column)
        for each in sheet.column_dimensions.values()
        if each.hidden
        for column in range(each.min or 1, min(each.max or 1, read.last_column) + 1)
    ]
    for what, names in (("rows", rows), ("columns", columns)):
        if names:
            yield f"Hidden in the sheet “{sheet.title}”, but read: {what} {_some(names)}."


def _commented(sheet: Worksheet) -> Iterator[str]:
    names = [cell.coordinate for _, cell in sorted(sheet._cells.items()) if cell.comment]
    if names:
        yield f"Comments in the sheet “{sheet.title}” are not read: {_some(names)}."


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")


def _is_hidden(sheet: Worksheet, row: int, read: Sheet) -> bool:
    return row in sheet.row_dimensions and sheet.row_dimensions[row].hidden and bool(read.row(row))


Spans = tuple[tuple[int, int], tuple[int, int]]


def _merged(sheet: Worksheet) -> Mapping[tuple[int, int], Spans]:
    """The rows and columns of each merged cell, by where it begins."""
    return {
        (each.min_row, each.min_col): ((each.min_row, each.max_row), (each.min_col, each.max_col))
        for each in sheet.merged_cells.ranges
    }


def _spread(cell: Cell) -> Iterator[Cell]:
    for row in range(cell.rows[0], cell.rows[1] + 1):
        for column in range(cell.columns[0], cell.columns[1] + 1):
            yield Cell(column, row, cell.value, cell.rows, cell.columns, cell.fault)


def _value(cell: Any) -> tuple[str, tuple[str, str] | None]:
    value = cell.value
    if value is None:
        return "", None
    if cell.data_type == "e":
        return str(value), (f"the cell shows an error ({value})", "Write what should stand there")
    if isinstance(value, bool):
        return str(value), ("the cell holds true or false", "Write the words as text")
    if _is_struck(cell) and str(value).strip():
        return str(value), ("its words are struck out", "Delete them, or take the line away")
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        remedy = "Format the cell as text and write it again"
        return str(value), (f"the cell holds a date or time ({value})", remedy)
    if isinstance(value, CellRichText):
        value = str(value)
    text = value if isinstance(value, str) else _shown(value, cell.number_format)
    if text is None:
        wrong = f"the cell shows the number {value} in a form of its own ({cell.number_format})"
        return str(value), (wrong, "Format the cell as text and write what it shows")
    return (text, None) if text.strip() else ("", None)


def _is_struck(cell: Any) -> bool:
    """Whether all or some of the words of a cell are struck out."""
    parts = cell.value if isinstance(cell.value, CellRichText) else ()
    struck = (each.font.strike for each in parts if isinstance(each, TextBlock))
    return bool(cell.font.strike or any(struck))


def _shown(value: float, form: str) -> str | None:
    """A number as its cell shows it; None where that is more than its digits."""
    match = _PLAIN_FORM.fullmatch(form.partition(";")[0])
    if match is None:
        return None
    if match["general"]:
        general = f"{value:.15g}"
        digits = general.strip("-").replace(".", "")
        return general if digits.isdigit() and len(digits) <= _SHOWN_DIGITS else None
    shown = f"{value:{',' if match['thousands'] else ''}.{len(match['places'] or '')}f}"
    return shown if float(shown.replace(",", "")) == value else None
