"""Where the tables of a file stand, whose they are, and what stands round them and is not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from generator.checks import checked
from generator.importer.layout import tier_in
from generator.importer.spreadsheets import read_book
from generator.model.industries import DataField
from generator.progress import Each, Progress
from tests.importer import HEADINGS, TABLE, bring, spreadsheet, take
from tests.importer.telling import Read

ROW = ("送茶", "茶壶", "壶嘴", "壶嘴的长度")
OTHER = ("送茶", "茶壶", "壶盖", "壶盖的颜色")
BARE = HEADINGS[1:]


def fields_of(project: Path, tier: int) -> list[str]:
    units = checked(project).editions[0].units[f"ind-2-tier-{tier}"].walk()
    texts = (each.text for each in units if isinstance(each, DataField))
    return [text.zh.text.plain for text in texts if text.zh]


# --- notes


@pytest.mark.parametrize("merged", [[], ["A4:D4"]])
def test_notes_below_a_table_are_told_and_not_read(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], merged: list[str]
) -> None:
    """The file need not be changed for them: its checksum is that of the original."""
    rows = [ROW, OTHER, ("注：1. 茶壶不含茶。",), ("2. 独角兽不存在。",)]
    file = spreadsheet(tmp_path / "t.xlsx", rows, merged=merged)
    assert bring(project, file) == 0
    assert fields_of(project, 2) == [ROW[3], OTHER[3]]
    told = capsys.readouterr().out
    assert "Below the table, not read: t.xlsx:Tier 2!A4 “注：1. 茶壶不含茶。”" in told
    assert "Below the table, not read: t.xlsx:Tier 2!A5 “2. 独角兽不存在。”" in told


def test_a_description_alone_in_its_row_is_no_note(project: Path, said: Read) -> None:
    said({"Tier 2": [HEADINGS, ROW, ("", "", "", "说明书的页数")]})
    assert fields_of(project, 2) == [ROW[3], "说明书的页数"]


# --- several tables on a sheet


def test_tables_under_each_other_may_have_other_columns(project: Path, said: Read) -> None:
    """A line above each names its tier."""
    upper = [("一、安全评估清单",), ("序号", "场景", *BARE), (1, *ROW), ()]
    lower = [("二、标准合同清单",), (*BARE, "业务场景"), (*OTHER[1:], "洗茶壶")]
    said({"Sheet1": [*upper, *lower]})
    assert fields_of(project, 1) == [ROW[3]]
    assert fields_of(project, 2) == [OTHER[3]]


def test_headings_again_on_a_new_page_begin_no_table(project: Path, said: Read) -> None:
    """What is empty goes on with the row above the headings, those in two rows as well."""
    heads = [("场景", "数据", "", "描述"), ("", "数据类别", "数据子类", "")]
    said({"Tier 2": [*heads, ROW, *heads, ("", "", "", "壶嘴的角度")]})
    assert fields_of(project, 2) == [ROW[3], "壶嘴的角度"]


def test_a_line_and_its_sheet_must_not_name_two_tiers(said: Read) -> None:
    assert said({"Tier 2": [("第一层级",), HEADINGS, ROW]}, ends=1) == [
        "t.xlsx:Tier 2!A1: the line names tier 1, the sheet tier 2. Mend one of them."
    ]


# --- whose table it is


def test_a_sheet_in_whose_name_another_industry_stands_is_left(project: Path, said: Read) -> None:
    told = said({"陶业-第二层级": [HEADINGS, OTHER], "骑独角兽-第二层级": [HEADINGS, ROW]})
    assert fields_of(project, 2) == [ROW[3]]
    assert "The sheet “陶业-第二层级” is of Pottery: it was not read." in told


def test_a_table_under_the_name_of_another_industry_is_left(project: Path, said: Read) -> None:
    own = [("一、骑独角兽行业清单",), HEADINGS, ROW]
    other = [("二、陶业清单（不含骑独角兽）",), HEADINGS, OTHER]
    told = said({"Tier 2": [*own, *other]})
    assert fields_of(project, 2) == [ROW[3]]
    assert "The table under “二、陶业清单（不含骑独角兽）” is of Pottery: it was not read." in told


def test_a_table_that_names_no_industry_beside_others_that_do(said: Read) -> None:
    own = [("一、骑独角兽行业清单",), HEADINGS, ROW]
    told = said({"Tier 2": [*own, ("二、其他清单",), HEADINGS, OTHER]}, ends=1)
    assert told == [
        "t.xlsx:Tier 2!A6: nothing says whose table this is, and others name their industry. "
        "Name it in a line above the table."
    ]


# --- what is hidden


def test_what_is_hidden_is_read_and_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A filter hides rows that are still of the list: without them they would be gone."""
    file = spreadsheet(tmp_path / "t.xlsx", [ROW, OTHER])
    book = openpyxl.load_workbook(file)
    book["Tier 2"].row_dimensions[3].hidden = True
    book["Tier 2"].column_dimensions["C"].hidden = True
    book.save(file)
    assert bring(project, file) == 0
    assert fields_of(project, 2) == [ROW[3], OTHER[3]]
    told = capsys.readouterr().out
    assert "Hidden in the sheet “Tier 2”, but read: rows 3." in told
    assert "Hidden in the sheet “Tier 2”, but read: columns C." in told


# --- signs and figures


@pytest.mark.parametrize(
    "text",
    [
        "清单；示例,一\n;;;;\n层级;场景;类别;子类;描述\n2;送茶;茶壶;壶嘴;长,宽,高\n",
        '清单；示例;一;二;三;四\n层级,场景,类别,子类,描述\n2,送茶,茶壶,壶嘴,"长,宽,高"\n',
    ],
)
def test_a_title_does_not_decide_what_divides_a_csv(
    project: Path, tmp_path: Path, text: str
) -> None:
    (tmp_path / "t.csv").write_text(text, encoding="gb18030")
    assert bring(project, tmp_path / "t.csv") == 0
    assert fields_of(project, 2) == ["长,宽,高"]


def test_numbers_are_read_as_they_show(project: Path, tmp_path: Path) -> None:
    values = (7, 7.5, 1234.5, 0.1 + 0.2)
    file = spreadsheet(tmp_path / "t.xlsx", [(*ROW[:3], value) for value in values])
    book = openpyxl.load_workbook(file)
    for cell, form in (("D2", "0_ "), ("D3", "0.00"), ("D4", "#,##0.0_);[Red]\\(#,##0.0\\)")):
        book["Tier 2"][cell].number_format = form
    book.save(file)
    assert bring(project, file) == 0
    assert fields_of(project, 2) == ["7", "7.50", "1,234.5", "0.3"]


def test_the_catalogue_is_named_by_number_too(project: Path, said: Read) -> None:
    said({"Tier 2": [(*HEADINGS, "目录"), (*ROW, "２\nI"), (*OTHER, "3. Silver unicorns；Ⅱ")]})
    units = checked(project).editions[0].units["ind-2-tier-2"].walk()
    found = [each.catalogue for each in units if isinstance(each, DataField)]
    assert found == [("sub-2", "cat-1"), ("sub-3", "cat-2")]


# --- there and back


def test_what_no_row_can_hold_stays_where_it_stood(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "t.xlsx", [ROW])) == 0
    table = project / TABLE
    empty = "  - id: ind-2-scn-9 # to come\n    heading: {zh: {working: 洗茶壶}}\n"
    text = table.read_text(encoding="utf-8").replace("scenarios:\n", f"scenarios:\n{empty}")
    table.write_text(text, encoding="utf-8")
    take(project, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    page = book["Tier 2"]
    for column in range(2, page.max_column + 1):
        page.cell(3, column).value = page.cell(2, column).value
        if page.cell(3, column).value == ROW[3]:
            page.cell(3, column).value = "壶嘴的角度"
    book.save(tmp_path / "out.xlsx")
    assert bring(project, tmp_path / "out.xlsx") == 0
    assert fields_of(project, 2) == [ROW[3], "壶嘴的角度"]
    assert table.read_text(encoding="utf-8").startswith(text)


def test_text_that_begins_like_a_formula_goes_there_and_back(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(project, spreadsheet(tmp_path / "t.xlsx", [ROW])) == 0
    table = project / TABLE
    text = table.read_text(encoding="utf-8").replace(ROW[3], "=壶嘴")
    table.write_text(text, encoding="utf-8")
    take(project, tmp_path / "out.xlsx")
    assert bring(project, tmp_path / "out.xlsx") == 0
    assert capsys.readouterr().out.endswith("Nothing changes.\n")


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("Tier 1", 1),
        ("一、第二层级", 2),
        ("（一）数据出境安全评估清单", 1),
        ("Standard-contract list", 2),
        ("第一章", None),
        ("安全评估与标准合同", None),
        ("Tier 1 and Tier 2", None),
    ],
)
def test_words_that_name_a_tier(words: str, tier: int | None) -> None:
    assert tier_in(words) == tier


def test_a_sheet_formatted_to_its_last_row_is_read_at_once(project: Path, tmp_path: Path) -> None:
    """Only cells that are there are looked at, not the million rows above the last one."""
    file = spreadsheet(tmp_path / "t.xlsx", [ROW])
    book = openpyxl.load_workbook(file)
    book["Tier 2"].cell(1_048_576, 1).font = Font(bold=True)
    book.save(file)
    (sheet,) = read_book(file).sheets
    assert (sheet.last_row, sheet.last_column) == (2, 4)
    looked_at: list[int] = []

    class Watching(Progress):
        def of(self, what: str, items: Iterable[Each], total: int) -> Iterator[Each]:
            looked_at.append(total)
            return super().of(what, items, total)

    read_book(file, Watching())
    assert sum(looked_at) == 9
