"""An edition as JSON, CSV and XLSX: the same bytes from the same content on every day."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Iterable, Iterator

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.exports.document import EditionExport
from generator.exports.tables import Cell, Table

# The date of a content that was never released: zip, and so XLSX, stores none before.
NEVER = datetime.date(1980, 1, 1)
_WRAPPED = {"valign": "top", "text_wrap": True}
_WIDTHS = {"notice": 30, "text_en": 60, "text_zh": 60, "words_en": 60, "words_zh": 60}


def json_bytes(document: EditionExport) -> bytes:
    """An edition as JSON, each of its parts and each unit on a line of its own."""
    parts = (f"{_json(key)}: {_part(value)}" for key, value in document.items())
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _part(value: object) -> str:
    if not (isinstance(value, list) and value):
        return _json(value)
    return "[\n" + ",\n".join(map(_json, value)) + "\n]"


def _json(value: object) -> str:
    # Without an indent, as the quick encoder writes it.
    return json.dumps(value, ensure_ascii=False)


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
    date = datetime.date.fromisoformat(release["date"]) if release else NEVER
    written = io.BytesIO()
    book = Workbook(written, {"in_memory": True})
    book.set_properties(
        {
            "author": document["publisher"],
            "title": _title(document),
            "comments": document["notice"]["en"],
            "created": datetime.datetime.combine(date, datetime.time()),
        }
    )
    head = book.add_format({"bold": True, **_WRAPPED})
    body = book.add_format(_WRAPPED)
    about = Table("notice", ("about", "en", "zh"), tuple(_about(document)))
    for table in (about, *tables):
        _fill(book.add_worksheet(table.name), table, head, body)
    book.close()
    return written.getvalue()


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


def _fill(sheet: Worksheet, table: Table, head: Format, body: Format) -> None:
    sheet.freeze_panes("B2")
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDTHS.get(column, 22))
        sheet.write_string(0, at, column, head)
    for number, row in enumerate(table.rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, at, value, body)  # One that begins with = is no formula.
            elif value is not None:
                sheet.write_number(number, at, value)
