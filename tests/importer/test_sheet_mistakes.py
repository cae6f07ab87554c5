"""Every mistake in a spreadsheet is told in its cell, all at once, and nothing is written."""

from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from generator.__main__ import main
from tests.importer import HEADINGS, TABLE, bring, spreadsheet
from tests.importer.telling import Told, refused

ROW = ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的长度")


def test_all_mistakes_are_told_at_once(told: Told) -> None:
    rows = [
        (None, "茶壶", "壶嘴", "壶嘴的长度"),
        ("送茶", None, "壶嘴", "壶嘴的长度"),
        ("送茶", "茶壶", "壶嘴", None),
        ("送茶", "茶壶", "壶盖", datetime.date(2001, 2, 3)),
        ("送茶", "茶壶", "壶盖", True),
        ("送茶", "茶壶", "壶盖", "#REF!"),
        ("送茶", "茶壶", "壶盖", "壶\ue5e5盖"),
        ("送茶", "茶壶", "壶盖", "一个*星号"),
    ]
    assert told(rows) == [
        "t.xlsx:Tier 2!A2: the scenario is missing. Write it, or a dash where the list names none.",
        "t.xlsx:Tier 2!B3: the data category is missing. Write it.",
        "t.xlsx:Tier 2!D4: the description is missing. Write it.",
        "t.xlsx:Tier 2!D5: the cell holds a date or time (2001-02-03 00:00:00). "
        "Format the cell as text and write it again.",
        "t.xlsx:Tier 2!D6: the cell holds true or false. Write the words as text.",
        "t.xlsx:Tier 2!D7: the cell shows an error (#REF!). Write what should stand there.",
        "t.xlsx:Tier 2!D8: a character without a meaning (U+E5E5). Type it again.",
        "t.xlsx:Tier 2!D9: an asterisk without its pair. "
        "Write *…* or **…** round the words, or ＊ for a sign of its own.",
    ]


def test_headings(told: Told) -> None:
    assert told([(*ROW, "?", "?", "x")], *HEADINGS, "茶渍", "描述", "") == [
        "t.xlsx:Tier 2!E1: the heading “茶渍” is not known. "
        "Say in content/atlantis/1/columns.yml what it heads, or `ignore`.",
        "t.xlsx:Tier 2!F1: a second column for description in Chinese. Delete one of them.",
        "t.xlsx:Tier 2!G2: the column has no heading. Give it one.",
    ]


def test_a_column_that_is_missing(told: Told) -> None:
    assert told([ROW[:2]], "场景", "类别") == [
        "t.xlsx:Tier 2!A1: no column holds the data sub-class. Add one, with the heading 数据子类.",
        "t.xlsx:Tier 2!A1: no column holds the description. "
        "Add one, with the heading 基本特征与描述.",
    ]


def test_tiers(told: Told) -> None:
    assert told([ROW], sheet="Pots") == [
        "t.xlsx:Pots!A2: the tier is not known. "
        "Name the sheet Tier 1 or Tier 2, add a column 层级, or run with --tier.",
    ]
    assert told([ROW], sheet="Tier 3") == [
        "t.xlsx:Tier 3!A2: the industry has no tier 3. Write 1 to 2.",
    ]
    assert told([("upper", *ROW), ("第一层级/第二层级", *ROW)], "层级", *HEADINGS) == [
        "t.xlsx:Tier 2!A2: “upper” does not name one tier. Write 1 or 2.",
        "t.xlsx:Tier 2!A3: “第一层级/第二层级” does not name one tier. Write 1 or 2.",
    ]


def test_ids(told: Told) -> None:
    rows = [("ind-2-df-9", *ROW), ("ind-2-df-1", *ROW[:3], "a"), ("ind-2-df-1", *ROW[:3], "b")]
    assert told(rows, "id", *HEADINGS) == [
        "t.xlsx:Tier 2!A2: there is no data field with the id ind-2-df-9. "
        "Did you mean ind-2-df-2 or ind-2-df-1?",
        "t.xlsx:Tier 2!A4: the id ind-2-df-1 stands twice, first in sheet Tier 2, row 3. "
        "Empty the cell of the new row.",
    ]


def test_the_catalogue(told: Told) -> None:
    assert told([(*ROW, "Silver unicorn"), (*ROW[:3], "a", "玻璃")], *HEADINGS, "目录") == [
        "t.xlsx:Tier 2!E2: the catalogue has no “Silver unicorn”. Did you mean silverunicorns?",
        "t.xlsx:Tier 2!E3: the catalogue has no “玻璃”. Write an id such as sub-3.",
    ]


def test_a_name_that_the_catalogue_has_twice(project: Path, told: Told) -> None:
    path = project / "content/atlantis/1/rules/category-2.yml"
    text = path.read_text(encoding="utf-8")
    assert "      en: Silver unicorns\n" in text
    path.write_text(text.replace("      en: Silver unicorns\n", "      en: Blue porcelain\n"))
    assert told([(*ROW, "Blue porcelain")], *HEADINGS, "目录") == [
        "t.xlsx:Tier 2!E2: “Blue porcelain” is the name of sub-2 and sub-3. "
        "Write the id of the one that is meant.",
    ]


def test_what_a_group_says_twice_must_agree(told: Told) -> None:
    """Both cells are named: either may be the wrong one."""
    rows = [(*ROW, "Pots", "7头以上"), (*ROW[:3], "壶盖", "Cups", "9头以上"), (*ROW, "Pots", None)]
    assert told(rows, *HEADINGS, "Data category", "数量") == [
        "t.xlsx:Tier 2!E3: the English of this data category is “Cups” here, "
        "and “Pots” in Tier 2!E2. Write the same in both cells.",
        "t.xlsx:Tier 2!F3: the Chinese of this volume is “9头以上” here, "
        "and “7头以上” in Tier 2!F2. Write the same in both cells.",
        "t.xlsx:Tier 2!D4: the row says the same as sheet Tier 2, row 2. Delete one of the two.",
    ]


def test_a_dash_is_no_name(told: Told) -> None:
    """It does not go on with the row above, as an empty cell does."""
    rows = [ROW, ("骑独角兽送茶", "茶壶", "—", "壶底"), ("骑独角兽送茶", "无", "壶把", "壶把")]
    assert told(rows) == [
        "t.xlsx:Tier 2!C3: a dash instead of the data sub-class. Write its name.",
        "t.xlsx:Tier 2!B4: a dash instead of the data category. Write its name.",
    ]


def test_a_mistake_of_a_merged_cell_is_told_once(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [(*ROW, "玻璃"), (*ROW[:3], "壶嘴的角度", None), (*ROW[:3], "壶嘴的颜色", None)]
    headings = (*HEADINGS, "目录")
    file = spreadsheet(tmp_path / "t.xlsx", rows, headings=headings, merged=["E2:E4"])
    assert refused(project, file, capsys) == [
        "t.xlsx:Tier 2!E2: the catalogue has no “玻璃”. Write an id such as sub-3.",
    ]


def test_a_number_that_shows_otherwise(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cell shows no more than eleven digits of a number without a form."""
    numbers = {
        7: "000",
        0.5: "0%",
        0.125: "0.00",
        123456789012: "General",
        1e-07: "General",
    }
    file = spreadsheet(tmp_path / "t.xlsx", [(*ROW[:3], each) for each in numbers])
    book = openpyxl.load_workbook(file)
    for row, form in enumerate(numbers.values(), start=2):
        book["Tier 2"].cell(row, 4).number_format = form
    book.save(file)
    assert refused(project, file, capsys) == [
        f"t.xlsx:Tier 2!D{row}: the cell shows the number {number} in a form of its own ({form}). "
        "Format the cell as text and write what it shows."
        for row, (number, form) in enumerate(numbers.items(), start=2)
    ]


def test_words_that_are_struck_out(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever looks at the file sees them as taken out."""
    file = spreadsheet(tmp_path / "t.xlsx", [ROW])
    book = openpyxl.load_workbook(file)
    book["Tier 2"]["D2"].font = Font(strike=True)
    book.save(file)
    assert refused(project, file, capsys) == [
        "t.xlsx:Tier 2!D2: its words are struck out. Delete them, or take the line away.",
    ]


def test_chinese_in_the_english_column(told: Told) -> None:
    assert told([(*ROW, "壶嘴的长度")], *HEADINGS, "Description") == [
        "t.xlsx:Tier 2!E2: Chinese in the English column. Write it into the Chinese column.",
    ]


def test_an_industry_that_is_not_there(told: Told) -> None:
    assert told([(*ROW, "杯业")], *HEADINGS, "行业") == [
        "t.xlsx:Tier 2!E2: there is no industry 杯业. Write its name as the list prints it.",
    ]


def test_a_formula_without_a_result(told: Told) -> None:
    assert told([(*ROW[:3], "=A2")]) == [
        "t.xlsx:Tier 2!D2: a formula without a saved result. Write the result into the cell.",
    ]


def test_words_inside_the_table(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A note is below the table only where no row follows."""
    rows = [ROW, ("注：茶壶不含茶。", None, None, None), (*ROW[:3], "壶嘴的角度")]
    file = spreadsheet(tmp_path / "t.xlsx", rows, merged=["A3:D3"])
    assert refused(project, file, capsys) == [
        "t.xlsx:Tier 2!A3: a line of words across the table, “注：茶壶不含茶。”. "
        "Move it out of the table, or let it name the tier.",
    ]


def test_mistakes_of_the_rules_are_told_too(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A published id would be lost: the content would not be sound, so nothing is written."""
    assert bring(project, spreadsheet(tmp_path / "t.xlsx", [ROW])) == 0
    main_arguments = ["--root", str(project), "release", "0.1.0", "--unannounced"]
    assert main([*main_arguments, "--date", "2001-02-03"]) == 0
    capsys.readouterr()
    before = (project / TABLE).read_bytes()
    other = ("独角兽洗澡", "独角兽", "毛发", "毛发的光泽")
    assert bring(project, spreadsheet(tmp_path / "t.xlsx", [other])) == 1
    assert "1#ind-2-df-3" in capsys.readouterr().out
    assert (project / TABLE).read_bytes() == before
