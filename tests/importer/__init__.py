"""Spreadsheets and official texts that say nothing about any real list: teapots and unicorns."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

from generator.__main__ import main
from generator.checks import checked
from generator.model.edition import Edition
from generator.model.industries import DataField, Scenario
from tests.sample import lay

INDUSTRY = "content/atlantis/1/negative-list/industry-2.yml"
TABLE = "content/atlantis/1/negative-list/industry-2/tier-2.yml"
HEADINGS = ("业务场景", "数据类别", "数据子类", "基本特征与描述")
ROWS = (
    ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的长度"),
    ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的弯曲程度"),
    ("骑独角兽送茶", "茶壶", "壶盖", "壶盖的颜色"),
    ("独角兽洗澡", "独角兽", "毛发", "毛发的光泽"),
)
SHELF = """  - id: ind-2-tier-2
    heading:
      en: Lower shelf
      nature: editorial
"""


def lay_two_tiers(folder: Path) -> Path:
    """The sample as a project, with a second tier, still without a table."""
    lay(folder)
    path = folder / INDUSTRY
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("assigned:", f"{SHELF}assigned:"), encoding="utf-8")
    return folder


def again(project: Path, folder: Path) -> Path:
    """A copy of a project."""
    shutil.copytree(project, folder)
    return folder


def spreadsheet(
    path: Path,
    rows: Iterable[Iterable[object]],
    *,
    headings: Sequence[str | None] = HEADINGS,
    sheet: str = "Tier 2",
    merged: Iterable[str] = (),
) -> Path:
    """An XLSX file of one sheet."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = sheet
    for row in (headings, *rows):
        page.append(list(row))
    for cells in merged:
        page.merge_cells(cells)
    book.save(path)
    return path


def bring(project: Path, file: Path, *more: str, write: bool = True) -> int:
    """Runs `import` for the second industry."""
    arguments = ["--root", str(project), "import", str(file)]
    arguments += ["--edition", "atlantis/1", "--industry", "unicorn-riding", *more]
    return main([*arguments, "--write"] if write else arguments)


def take(project: Path, file: Path) -> int:
    """Runs `export-table` for the second industry."""
    arguments = ["--root", str(project), "export-table", str(file)]
    return main([*arguments, "--edition", "atlantis/1", "--industry", "2"])


def edition_in(project: Path) -> Edition:
    return checked(project).editions[0]


def rows_in(project: Path) -> list[tuple[str, ...]]:
    """What the content has of the second tier: id, scenario, category, sub-class, text."""
    edition = edition_in(project)
    found = []
    for scenario in edition.units["ind-2-tier-2"].children:
        assert isinstance(scenario, Scenario)
        for category in scenario.data_categories:
            for sub_class in category.data_sub_classes:
                for each in sub_class.data_fields:
                    above = (scenario.heading, category.heading, sub_class.heading, each.text)
                    words = [text.zh.text.plain for text in above if text.zh]
                    found.append((each.id, *words))
    return found


def without_ids(project: Path) -> list[tuple[str, ...]]:
    return [row[1:] for row in rows_in(project)]


def field_in(project: Path, unit_id: str) -> DataField:
    unit = edition_in(project).units[unit_id]
    assert isinstance(unit, DataField)
    return unit
