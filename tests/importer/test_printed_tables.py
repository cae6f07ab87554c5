"""Tables as they were laid for paper: totals, pages, footers, units above, comments beside."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from tests.importer import HEADINGS, bring, rows_in, spreadsheet, without_ids
from tests.importer.telling import Read, Rows, refused

ROW = ("送茶", "茶壶", "壶嘴", "壶嘴的长度")
OTHER = ("送茶", "茶壶", "壶盖", "壶盖的颜色")


# --- totals


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (("合 计", None, None, 2), "A3 “合 计”"),
        (("合计：2项", None, None, None), "A3 “合计：2项”"),
        ((None, None, "小计", 2), "C3 “小计”"),
        (("汇总", None, None, 2), "A3 “汇总”"),
        (("Total (2)", None, None, None), "A3 “Total (2)”"),
    ],
)
def test_a_total_is_no_row_and_told(
    project: Path, said: Read, row: tuple[object, ...], cell: str
) -> None:
    told = said({"Tier 2": [HEADINGS, ROW, row, OTHER]})
    assert f"A total, not read: t.xlsx:Tier 2!{cell}" in told
    assert without_ids(project) == [ROW, OTHER]


def test_a_data_field_may_be_called_a_total(project: Path, said: Read) -> None:
    row = ("合计金额", "茶壶", "壶嘴", "合计")
    said({"Tier 2": [HEADINGS, row]})
    assert without_ids(project) == [row]


# --- pages


@pytest.mark.parametrize("mark", ["（续）", "(续)", " (continued)"])
def test_a_name_that_goes_on_on_the_next_page_is_the_same(
    project: Path, said: Read, mark: str
) -> None:
    again = (f"送茶{mark}", f"茶壶{mark}", "壶盖", "壶盖的颜色")
    said({"Tier 2": [HEADINGS, ROW, HEADINGS, again]})
    assert without_ids(project) == [ROW, OTHER]
    assert [row[0] for row in rows_in(project)] == ["ind-2-df-3", "ind-2-df-4"]


def test_a_name_that_goes_on_with_another_is_told(said: Read) -> None:
    rows: Rows = [HEADINGS, ROW, ("洗茶（续）", "茶壶", "壶盖", "壶盖的颜色")]
    assert said({"Tier 2": rows}, ends=1) == [
        "t.xlsx:Tier 2!A3: “洗茶（续）” goes on, but not with the scenario above. "
        "Write its name alone, or mend it."
    ]


@pytest.mark.parametrize("line", ["续表", "（续表2）", "Continued"])
def test_a_line_that_says_that_the_table_goes_on_begins_none(
    project: Path, said: Read, line: str
) -> None:
    said({"Tier 2": [HEADINGS, ROW, (line,), HEADINGS, (None, None, "壶盖", "壶盖的颜色")]})
    assert without_ids(project) == [ROW, OTHER]


# --- below and above


@pytest.mark.parametrize(
    "row",
    [
        ("填表人：甲", None, "日期：2001年2月3日", None),
        ("填表人：甲　　审核人：乙",),
        ("第1页 共2页",),
        ("※ 茶壶不含茶",),
        ("*茶壶不含茶",),
        ("注 茶壶不含茶",),
        ("资料来源：独角兽",),
    ],
)
def test_footers_are_told_and_not_read(project: Path, said: Read, row: tuple[object, ...]) -> None:
    told = said({"Tier 2": [HEADINGS, ROW, OTHER, (), row]})
    assert any(each.startswith("Below the table, not read: t.xlsx:Tier 2!A5 ") for each in told)
    assert without_ids(project) == [ROW, OTHER]


def test_emphasis_in_the_last_row_is_no_note(project: Path, said: Read) -> None:
    said({"Tier 2": [HEADINGS, ROW, (None, None, None, "*壶嘴*的角度")]})
    assert without_ids(project)[1][3] == "壶嘴的角度"


@pytest.mark.parametrize(
    ("rows", "cell", "unit"),
    [
        ([("单位：万人",), (*HEADINGS, "数量"), (*ROW, "10以上")], "A1", "单位：万"),
        ([(*HEADINGS, "几多（万只）"), (*ROW, "10以上")], "E1", "（万只）"),
    ],
)
def test_a_unit_apart_from_its_figures_is_told(
    project: Path, said: Read, rows: Rows, cell: str, unit: str
) -> None:
    """10以上 would be read as ten."""
    columns = project / "content/atlantis/1/columns.yml"
    columns.write_text("columns: {几多（万只）: volume}\n", encoding="utf-8")
    assert said({"Tier 2": rows}, ends=1) == [
        f"t.xlsx:Tier 2!{cell}: a unit that the figures below do not say, “{unit}”. "
        "Write each figure whole, and take the unit out."
    ]


def test_a_unit_above_a_table_without_figures_says_nothing(project: Path, said: Read) -> None:
    said({"Tier 2": [("单位：万人",), HEADINGS, ROW]})
    assert without_ids(project) == [ROW]


# --- in and beside cells


def test_words_that_are_struck_out_in_part(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = spreadsheet(tmp_path / "t.xlsx", [ROW, OTHER])
    book = openpyxl.load_workbook(file)
    struck = TextBlock(InlineFont(strike=True), "和宽度")
    book["Tier 2"]["D2"] = CellRichText("壶嘴的长度", struck)
    book["Tier 2"]["D3"] = CellRichText("壶盖的", TextBlock(InlineFont(b=True), "颜色"))
    book.save(file)
    assert refused(project, file, capsys) == [
        "t.xlsx:Tier 2!D2: its words are struck out. Delete them, or take the line away.",
    ]
    book["Tier 2"]["D2"] = "壶嘴的长度"
    book.save(file)
    assert bring(project, file) == 0
    assert without_ids(project) == [ROW, OTHER]


def test_comments_are_told_and_not_read(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = spreadsheet(tmp_path / "t.xlsx", [ROW])
    book = openpyxl.load_workbook(file)
    book["Tier 2"]["D2"].comment = Comment("或为壶嘴的宽度", "甲")
    book.save(file)
    assert bring(project, file) == 0
    assert without_ids(project) == [ROW]
    told = capsys.readouterr().out
    assert "Comments in the sheet “Tier 2” are not read: D2." in told


def test_text_boxes_are_told_and_not_read(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet = book.add_worksheet("Tier 2")
    for number, row in enumerate((HEADINGS, ROW)):
        sheet.write_row(number, 0, row)
    sheet.insert_textbox(4, 1, "茶壶不含茶")
    book.close()
    assert bring(project, tmp_path / "t.xlsx") == 0
    assert without_ids(project) == [ROW]
    assert "Text boxes are not read." in capsys.readouterr().out
