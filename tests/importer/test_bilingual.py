"""A text in two languages: in two columns, on lines of a cell, or on one line of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.importer import (
    HEADINGS,
    ROWS,
    TABLE,
    bring,
    edition_in,
    field_in,
    rows_in,
    spreadsheet,
)
from tests.importer.telling import Told


def test_two_columns_of_a_text_hold_its_two_languages(project: Path, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Description", "数据类别（英文）")
    rows = [(*ROWS[0], "Length of the spout", "Teapots")]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings)) == 0
    text = field_in(project, "ind-2-df-3").text
    assert text.en.plain == "Length of the spout"
    assert text.zh is not None
    assert text.zh.working is not None
    assert edition_in(project).units["ind-2-dc-3"].texts


def test_one_cell_may_hold_both_languages(project: Path, tmp_path: Path) -> None:
    headings = ("业务场景 Scenario", "数据类别 Category", "数据子类", "描述/Description")
    rows = [("送茶\nTea delivery", "茶壶\nTeapots", "壶嘴", "Length of\nthe spout\n壶嘴的长度")]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings)) == 0
    text = field_in(project, "ind-2-df-3").text
    assert text.en.plain == "Length of the spout"
    assert text.zh is not None
    assert text.zh.text.plain == "壶嘴的长度"


def test_a_chinese_row_has_no_english_and_is_sound(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    text = field_in(project, "ind-2-df-3").text
    assert not text.has_english
    assert "en:" not in (project / TABLE).read_text().split("ind-2-df-3")[1].split("- id")[0]


# --- both on one line

BOTH = ("业务场景 Scenario", "数据类别 Category", "数据子类 Sub-class", "描述 Description")
ROW = ("送茶 Tea delivery", "茶壶", "壶嘴", "长度")


def texts_in(project: Path, tmp_path: Path, cells: Iterable[str]) -> list[tuple[str, str]]:
    """What an import makes of the descriptions in a column."""
    rows = [(*ROW[:3], each) for each in cells]
    assert bring(project, spreadsheet(tmp_path / "t.xlsx", rows, headings=BOTH)) == 0
    texts = (field_in(project, row[0]).text for row in rows_in(project))
    return [(each.zh.text.plain if each.zh else "", each.en.plain) for each in texts]


@pytest.mark.parametrize(
    "form",
    [
        "{zh} {en}",
        "{zh}/{en}",
        "{zh} ／ {en}",
        "{zh} – {en}",
        "{zh}（{en}）",
        "{zh} ({en})",
        "{en} {zh}",
    ],
)
def test_a_line_is_divided_where_the_script_changes(
    project: Path, tmp_path: Path, form: str
) -> None:
    pairs = [
        ("壶嘴的长度", "Length of the spout"),
        ("2级壶", "Level 2 pots"),
        ("壶嘴（铜）", "Spout"),
    ]
    # A text with brackets of its own is not put in brackets.
    pairs = pairs[:2] if "（" in form or "(" in form else pairs
    cells = [form.format(zh=zh, en=en) for zh, en in pairs]
    assert texts_in(project, tmp_path, cells) == pairs


def test_a_line_in_one_language_stays_whole(project: Path, tmp_path: Path) -> None:
    cells = ["壶嘴 Spout", "壶盖 Lid", "壶把 Handle", "壶底", "用户 ID", "VIN 码", "Only English"]
    assert texts_in(project, tmp_path, cells)[3:] == [
        ("壶底", ""),
        ("用户 ID", ""),
        ("VIN 码", ""),
        ("", "Only English"),
    ]


def test_signs_in_a_column_of_one_language_divide_nothing(project: Path, tmp_path: Path) -> None:
    """English words may be part of what is Chinese."""
    cells = ["茶壶", "茶杯", "手机 App", "茶托（Saucer）"]
    assert texts_in(project, tmp_path, cells) == [(each, "") for each in cells]


def test_brackets_are_part_of_the_text_under_a_chinese_heading(
    project: Path, tmp_path: Path
) -> None:
    rows = [(*ROW[:3], "壶嘴（Spout）"), (*ROW[:3], "壶盖（Lid）")]
    headings = (*BOTH[:3], "描述")
    assert bring(project, spreadsheet(tmp_path / "t.xlsx", rows, headings=headings)) == 0
    text = field_in(project, "ind-2-df-3").text
    assert text.zh is not None
    assert (text.zh.text.plain, text.has_english) == ("壶嘴（Spout）", False)


@pytest.mark.parametrize(
    "cell", ["Foot 壶底", "壶底Foot", "壶底/Foot", "壶 Foot 底", "级别 2 Level", "壶底 Foot 底"]
)
def test_a_line_that_is_divided_otherwise_than_the_others_is_told(told: Told, cell: str) -> None:
    cells = ["壶嘴 Spout", "壶盖 Lid", "壶把 Handle", cell]
    assert told([(*ROW[:3], each) for each in cells], *BOTH) == [
        "t.xlsx:Tier 2!D5: where the English of this cell begins is not clear. "
        "Write each language on a line of its own."
    ]
