"""A spreadsheet becomes the table of a tier, however it was typed; a second one changes it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.importer import (
    HEADINGS,
    INDUSTRY,
    ROWS,
    TABLE,
    bring,
    edition_in,
    field_in,
    rows_in,
    spreadsheet,
    without_ids,
)

# --- the first time


def test_a_plain_table_is_written_as_units_with_ids(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    assert without_ids(project) == list(ROWS)
    assert [row[0] for row in rows_in(project)] == [f"ind-2-df-{n}" for n in (3, 4, 5, 6)]
    assert "negative-list/industry-2/tier-2.yml" in (project / INDUSTRY).read_text()


def test_nothing_is_written_without_being_asked_for(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / INDUSTRY).read_text()
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS), write=False) == 0
    assert (project / INDUSTRY).read_text() == before
    assert not (project / TABLE).exists()
    said = capsys.readouterr().out
    assert "added    ind-2-df-3: 壶嘴的长度" in said
    assert "Nothing is written yet. Run again with --write." in said


def test_merged_cells_stand_in_each_of_their_rows(project: Path, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        list(ROWS[0]),
        [None, None, None, ROWS[1][3]],
        [None, None, *ROWS[2][2:]],
        list(ROWS[3]),
    ]
    merged = ("A2:A4", "B2:B4", "C2:C3")
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows, merged=merged)) == 0
    assert without_ids(project) == list(ROWS)


def test_empty_cells_go_on_with_the_row_above(project: Path, tmp_path: Path) -> None:
    rows = [ROWS[0], (None, None, None, ROWS[1][3]), (None, None, *ROWS[2][2:]), ROWS[3]]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows)) == 0
    assert without_ids(project) == list(ROWS)


def test_line_breaks_and_widths_are_typing_not_text(project: Path, tmp_path: Path) -> None:
    rows = [
        ("骑独角\n兽送茶", "茶壶\u200b", "壶嘴\r\n", "壶嘴的\n长度（１２毫米）"),
        ("骑独角兽送茶", "茶 壶", "壶嘴", "Length\nof the　spout"),
    ]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows)) == 0
    assert without_ids(project)[0] == ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的长度（12毫米）")
    assert without_ids(project)[1][3] == "Length of the spout"


def test_columns_come_in_any_order_and_either_language(project: Path, tmp_path: Path) -> None:
    headings = ("Basic features and description", "数据子类", "SCENARIO", "Data category (Chinese)")
    rows = [(row[3], row[2], row[0], row[1]) for row in ROWS]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings)) == 0
    assert without_ids(project) == list(ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_of_any_encoding_reads_the_same(
    project: Path, tmp_path: Path, encoding: str, separator: str
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(
        [("层级", *HEADINGS), *(("２", *r) for r in ROWS)]
    )
    file = tmp_path / "pots.csv"
    file.write_bytes(out.getvalue().encode(encoding))
    assert bring(project, file) == 0
    assert without_ids(project) == list(ROWS)


def test_titles_blank_rows_and_repeated_headings_are_no_rows(project: Path, tmp_path: Path) -> None:
    rows = [HEADINGS, ROWS[0], ROWS[1], (), HEADINGS, ROWS[2], (), ROWS[3]]
    title = ("茶壶清单（示例）", None, None, None)
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=title, merged=["A1:D1"])
    assert bring(project, file) == 0
    assert without_ids(project) == list(ROWS)


def test_a_line_across_the_table_names_the_tier(project: Path, tmp_path: Path) -> None:
    rows = [("第二层级：标准合同清单", None, None, None), *ROWS]
    file = spreadsheet(tmp_path / "pots.xlsx", rows, sheet="Sheet1", merged=["A2:D2"])
    assert bring(project, file) == 0
    assert without_ids(project) == list(ROWS)


def test_rows_of_other_industries_stay_out(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("二、骑独角兽行业", *ROWS[0]), ("1. 陶业", *ROWS[1]), ("2", *ROWS[3])]
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=("行业", *HEADINGS))
    assert bring(project, file) == 0
    assert without_ids(project) == [ROWS[0], ROWS[3]]
    assert "1 rows are of Pottery: they were not imported." in capsys.readouterr().out


def test_a_dash_for_a_scenario_means_a_table_without_one(project: Path, tmp_path: Path) -> None:
    file = spreadsheet(tmp_path / "pots.xlsx", [("—", "茶壶", "壶嘴", "壶嘴的长度")])
    assert bring(project, file) == 0
    assert [each.kind for each in edition_in(project).units["ind-2-tier-2"].children] == [
        "data-category"
    ]


def test_numbers_belong_to_what_they_are_merged_alongside(project: Path, tmp_path: Path) -> None:
    headings = ("序号", *HEADINGS)
    rows = [("１", *ROWS[0]), (None, *ROWS[1]), (None, *ROWS[2]), (2, *ROWS[3])]
    merged = ("A2:A4", "B2:B4")
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings, merged=merged)
    assert bring(project, file) == 0
    units = edition_in(project).units
    assert [units[f"ind-2-scn-{n}"].number for n in (2, 3)] == ["1", "2"]
    assert {units[row[0]].number for row in rows_in(project)} == {None}


def test_the_catalogue_is_named_by_id_or_by_name(project: Path, tmp_path: Path) -> None:
    rows = [
        (*ROWS[0], "sub-1"),
        (*ROWS[1], "青瓷、Silver unicorns"),
        (*ROWS[2], "—"),
        (*ROWS[3], "cat-2"),
    ]
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=(*HEADINGS, "目录"))
    assert bring(project, file) == 0
    found = [field_in(project, row[0]).catalogue for row in rows_in(project)]
    assert found == [("sub-1",), ("sub-2", "sub-3"), (), ("cat-2",)]


def test_the_column_map_names_unusual_headings(project: Path, tmp_path: Path) -> None:
    columns = project / "content/atlantis/1/columns.yml"
    columns.write_text("columns: {壶的分类: data-category.zh, 茶渍: ignore}\n", encoding="utf-8")
    headings = ("业务场景", "壶的分类", "数据子类", "描述", "茶渍")
    rows = [(*row, "有") for row in ROWS]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings)) == 0
    assert without_ids(project) == list(ROWS)


# --- official text


def test_chinese_is_working_text_unless_said_to_be_the_original(
    project: Path, tmp_path: Path
) -> None:
    file = spreadsheet(tmp_path / "pots.xlsx", [(*ROWS[0][:3], "壶嘴的长度１２")])
    assert bring(project, file) == 0
    zh = field_in(project, "ind-2-df-3").text.zh
    assert zh is not None
    assert zh.status == "working"
    assert bring(project, file, "--original") == 0
    zh = field_in(project, "ind-2-df-3").text.zh
    assert zh is not None
    assert zh.status == "original"
    assert zh.text.plain == "壶嘴的长度１２"
    assert (zh.locator or "").startswith("pots.xlsx, sheet Tier 2, row 2, SHA-256 ")
    assert len((zh.locator or "").rpartition(" ")[2]) == 64


def test_the_original_stays_the_original_when_it_comes_again(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS), "--original") == 0
    before = (project / TABLE).read_text()
    assert bring(project, spreadsheet(tmp_path / "again.xlsx", ROWS)) == 0
    assert (project / TABLE).read_text() == before
