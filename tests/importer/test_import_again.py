"""A second spreadsheet changes what it says otherwise, and nothing else."""

from __future__ import annotations

from pathlib import Path

import openpyxl
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
    take,
)


def test_export_and_import_change_nothing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    for name in ("out.xlsx", "out.csv"):
        assert take(project, tmp_path / name) == 0
        assert bring(project, tmp_path / name) == 0
        assert capsys.readouterr().out.endswith("Nothing changes.\n")
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_an_edit_changes_its_own_lines_and_no_comment(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    table = project / TABLE
    text = table.read_text()
    # What an editor may have done by hand: comments, a note, another layout.
    text = text.replace("- id: ind-2-df-4\n", "# Curved by whom?\n              - id: ind-2-df-4\n")
    text = text.replace(
        "                  zh: {working: 壶嘴的弯曲程度}\n",
        "                  zh:   {  working:   壶嘴的弯曲程度 } # as printed\n"
        "                notes:\n                  - en: >-\n                      Nobody\n"
        "                      knows.\n",
    )
    table.write_text(text)
    take(project, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book["Tier 2"]
    cell = next(each for row in sheet.iter_rows() for each in row if each.value == "壶盖的颜色")
    cell.value = "壶盖的颜色和光泽"
    book.save(tmp_path / "out.xlsx")
    assert bring(project, tmp_path / "out.xlsx") == 0
    assert table.read_text() == text.replace("壶盖的颜色}", "壶盖的颜色和光泽}")


def test_rows_that_move_take_their_lines_and_comments_along(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    table = project / TABLE
    text = table.read_text()
    comment = "              # The colour of lids is not regulated.\n"
    table.write_text(
        text.replace("              - id: ind-2-df-5", f"{comment}              - id: ind-2-df-5")
    )
    moved = [ROWS[3], (*ROWS[0][:2], "壶嘴", ROWS[2][3]), ROWS[1], ROWS[0]]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", moved)) == 0
    ids = {row[-1]: row[0] for row in rows_in(project)}
    assert ids == {"毛发的光泽": "ind-2-df-6", "壶盖的颜色": "ind-2-df-5"} | {
        "壶嘴的弯曲程度": "ind-2-df-4",
        "壶嘴的长度": "ind-2-df-3",
    }
    assert f"{comment}              - id: ind-2-df-5" in table.read_text()
    assert [row[-1] for row in rows_in(project)] == [row[-1] for row in moved]


def test_an_id_is_never_given_again(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS[:3])) == 0
    new = ("独角兽赛跑", "独角兽", "马蹄", "马蹄的声音")
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", [*ROWS[:3], new])) == 0
    assert rows_in(project)[-1][0] == "ind-2-df-7"


def test_english_that_the_file_does_not_have_stays(project: Path, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Description")
    both = spreadsheet(
        tmp_path / "pots.xlsx", [(*ROWS[0], "Length of the spout")], headings=headings
    )
    assert bring(project, both) == 0
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", [ROWS[0]])) == 0
    assert field_in(project, "ind-2-df-3").text.en.plain == "Length of the spout"


def test_a_tier_without_rows_loses_its_table(project: Path, tmp_path: Path) -> None:
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", [])) == 0
    assert not (project / TABLE).exists()
    assert list(edition_in(project).units["ind-2-tier-2"].children) == []
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", ROWS)) == 0
    assert rows_in(project)[0][0] == "ind-2-df-7"
