"""Tables as CSV and XLSX, with the same bytes from the same content on every day."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.exports.document import EditionExport
from generator.exports.tables import Cell, Table

# Zip stores no date before 1980; it stands for a content that was never released.
_NEVER = datetime.date(1980, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_WIDTHS = {"notice": 30, "text_en": 60, "text_zh": 60, "words_en": 60, "words_zh": 60}


def csv_bytes(table: Table) -> bytes:
    """A table as CSV: UTF-8 with a byte-order mark, so that Excel shows the Chinese."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(document: EditionExport, tables: Iterable[Table]) -> bytes:
    """The tables as sheets of one workbook, the notice on the first."""
    release = document["release"]
    date = datetime.date.fromisoformat(release["date"]) if release else _NEVER
    book = Workbook(write_only=True)
    about = Table("notice", ("about", "en", "zh"), tuple(_about(document)))
    for table in (about, *tables):
        _sheet(book, table)
    properties = book.properties
    properties.creator = document["publisher"]
    properties.title = _title(document)
    properties.description = document["notice"]["en"]
    properties.created = datetime.datetime.combine(date, datetime.time())
    written = io.BytesIO()
    book.save(written)
    return _dated(written, date)


def _about(document: EditionExport) -> Iterator[tuple[Cell, ...]]:
    zh, notice, release = document["title"]["zh"], document["notice"], document["release"]
    yield ("title", _title(document), zh["text"] if zh else None)
    yield ("notice", notice["en"], notice["zh"])
    yield ("release", release["number"] if release else "unreleased", None)
    yield ("originals", document["originals"]["offered_at"], None)
    for nature, words in document["natures"].items():
        yield (f"nature: {nature}", words["en"], words["zh"])
    for status, words in document["statuses"].items():
        yield (f"status: {status}", words["en"], words["zh"])


def _title(document: EditionExport) -> str:
    en = document["title"]["en"]
    return en["text"] if en else document["list_id"]


def _sheet(book: Any, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 22)
    head = [_cell(sheet, Font(bold=True)) for _ in table.columns]
    sheet.append([_holding(cell, name) for cell, name in zip(head, table.columns, strict=True)])
    # A row is written as it is appended: the cells of one, styled once, do for all.
    cells = [_cell(sheet, None) for _ in table.columns]
    for row in table.rows:
        sheet.append([_holding(cell, value) for cell, value in zip(cells, row, strict=True)])


def _cell(sheet: Any, font: Font | None) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.alignment = _WRAPPED
    if font is not None:
        cell.font = font
    return cell


def _holding(cell: Any, value: Cell) -> Any:
    """The cell with a text in it; a number or nothing as it is."""
    if not isinstance(value, str):
        return value
    cell.value = value
    cell.data_type = "s"  # A text that begins with = is no formula.
    return cell


_WRAPPED = Alignment(vertical="top", wrap_text=True)


def _dated(written: io.BytesIO, date: datetime.date) -> bytes:
    """The same workbook with one date for all that it is made of."""
    result = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>" + f"{date}T00:00:00Z".encode() + rb"\2", data)
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            target.writestr(entry, data)
    return result.getvalue()
