"""The command `export-table`: the tables of an industry as a spreadsheet to edit and bring back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from generator.checks import checked
from generator.importer.cells import unreadable
from generator.importer.choosing import edition_of, industry_of
from generator.importer.entries import Entry, Texts, entries_of
from generator.model.industries import Industry
from generator.progress import Progress, waiting

_HEADINGS = (
    "id",
    "Scenario number 场景序号",
    "业务场景",
    "Scenario",
    "场景说明",
    "Scenario description",
    "数量区间",
    "Volume band",
    "Minimum 下限",
    "Below 不满",
    "数据类别",
    "Data category",
    "数据子类",
    "Data sub-class",
    "Number 序号",
    "字段",
    "Data field",
    "基本特征与描述",
    "Basic features and description",
    "Catalogue 目录",
)
_WIDE = 40
_NARROW = 14


def export_table(root: Path, file: Path, edition_key: str, industry_name: str) -> int:
    """Writes the tables of an industry, a sheet a tier; gives the number of data fields.

    Raises:
        ContentError: there is no such industry, the file is to be neither XLSX nor CSV, or it
            cannot be written.
    """
    write = {".xlsx": _as_xlsx, ".csv": _as_csv}.get(file.suffix.lower())
    if write is None:
        remedy = "Let its name end in .xlsx or .csv"
        raise unreadable(file.name, "a table is exported as XLSX or CSV", remedy)
    with waiting("Checking the content"):
        industry = industry_of(edition_of(checked(root), edition_key), industry_name)
    try:
        return write(file, industry)
    except OSError as error:
        wrong = f"the file cannot be written ({error.strerror})"
        raise unreadable(file.name, wrong, "Close it, or choose another place") from None


def _as_xlsx(file: Path, industry: Industry) -> int:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    count = 0
    for number, tier in enumerate(industry.tiers, start=1):
        sheet = book.create_sheet(f"Tier {number}")
        sheet.append(_HEADINGS)
        rows = list(_rows(entries_of(tier)))
        for row in Progress().of(f"Writing {sheet.title}", rows, len(rows)):
            sheet.append([value or None for value in row])
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.number_format = "@"
                if cell.data_type == "f":  # Text that begins like a formula is text.
                    cell.data_type = "s"
        for column, heading in enumerate(_HEADINGS, start=1):
            wide = heading.split()[0] not in ("id", "Number", "Minimum", "Below", "Catalogue")
            sheet.column_dimensions[get_column_letter(column)].width = _WIDE if wide else _NARROW
            sheet.cell(1, column).font = Font(bold=True)
        sheet.freeze_panes = "A2"
        count += len(rows)
    book.save(file)
    return count


def _as_csv(file: Path, industry: Industry) -> int:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("Tier 层级", *_HEADINGS))
    count = 0
    for number, tier in enumerate(industry.tiers, start=1):
        for row in _rows(entries_of(tier)):
            writer.writerow((str(number), *row))
            count += 1
    # With a mark at its beginning, so that spreadsheet programs take it for UTF-8.
    file.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
    return count


def _rows(entries: tuple[Entry, ...]) -> Iterator[tuple[str, ...]]:
    for entry in entries:
        scenario = entry if entry.mark == "scn" else None
        for category in entry.children if scenario else (entry,):
            for sub_class in category.children:
                for field in sub_class.children:
                    yield _row(scenario, category, sub_class, field)


def _row(
    scenario: Entry | None, category: Entry, sub_class: Entry, field: Entry
) -> tuple[str, ...]:
    return (
        field.id,
        *_of_scenario(scenario),
        *_pair(category.heading),
        *_pair(sub_class.heading),
        field.number,
        *_pair(field.heading),
        *_pair(field.text),
        "; ".join(field.catalogue),
    )


def _of_scenario(scenario: Entry | None) -> tuple[str, ...]:
    if scenario is None:
        return ("", "—", "—", "", "", "", "", "", "")
    bands = [each for each in scenario.bands if each.text]
    volume = Texts(
        "; ".join(b.text.en for b in bands if b.text.en),
        "；".join(b.text.zh for b in bands if b.text.zh),
    )
    figures = [(each.band.minimum, each.band.below) for each in bands if each.band]
    return (
        scenario.number,
        *_pair(scenario.heading),
        *_pair(scenario.text),
        *_pair(volume),
        *("; ".join(_figure(each[at], len(figures)) for each in figures) for at in (0, 1)),
    )


def _figure(bound: int | None, count: int) -> str:
    """A bound of one of several bands; a dash keeps the place of one that is not there."""
    return str(bound) if bound else "—" if count > 1 else ""


def _pair(texts: Texts) -> tuple[str, str]:
    return texts.zh, texts.en
