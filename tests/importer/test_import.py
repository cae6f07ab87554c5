"""A spreadsheet becomes the table of a tier, however it was typed; a second one changes it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from generator.checks import checked
from generator.model.edition import Edition
from generator.model.industries import DataField, Scenario
from tests.importer import HEADINGS, INDUSTRY, TABLE, bring, lay_two_tiers, spreadsheet, take

ROWS = (
    ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的长度"),
    ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的弯曲程度"),
    ("骑独角兽送茶", "茶壶", "壶盖", "壶盖的颜色"),
    ("独角兽洗澡", "独角兽", "毛发", "毛发的光泽"),
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_two_tiers(tmp_path / "project")


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
    rows = [("骑独角兽", *ROWS[0]), ("陶业", *ROWS[1]), ("2", *ROWS[3])]
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


def test_a_volume_band_is_a_threshold(project: Path, tmp_path: Path) -> None:
    rows = [
        (*ROWS[0], "１万人以上、\n不满１０万人"),
        (*ROWS[3], "7头以上；不满3只茶壶"),
    ]
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=(*HEADINGS, "数量区间"))
    assert bring(project, file) == 0
    scenarios = edition_in(project).units["ind-2-tier-2"].children
    bands = [band.threshold for each in scenarios for band in each.thresholds]  # type: ignore[attr-defined]
    assert [(b.minimum, b.below, b.unit, b.effect) for b in bands] == [
        (10_000, 100_000, "individuals", "standard-contract-or-certification"),
        (7, None, "not-stated", "standard-contract-or-certification"),
        (None, 3, "not-stated", "standard-contract-or-certification"),
    ]


def test_figures_beside_a_band_decide(project: Path, tmp_path: Path) -> None:
    rows = [(*ROWS[0], "超过一千只茶壶", "1,001", None)]
    headings = (*HEADINGS, "数量区间", "下限", "不满")
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings)
    assert bring(project, file) == 0
    band = edition_in(project).units["ind-2-thr-2"]
    assert (band.threshold.minimum, band.threshold.below) == (1001, None)  # type: ignore[attr-defined]


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


# --- the second time


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


def test_what_the_editor_says_of_a_band_stays(project: Path, tmp_path: Path) -> None:
    """To whom and to what it applies follows the words of the table until it is put otherwise."""
    headings = (*HEADINGS, "数量区间")
    file = spreadsheet(tmp_path / "pots.xlsx", [(*ROWS[0], "7头以上")], headings=headings)
    assert bring(project, file) == 0
    renamed = [("骑独角兽送水", *ROWS[0][1:], "8头以上")]
    assert bring(project, spreadsheet(tmp_path / "p.xlsx", renamed, headings=headings)) == 0
    bounds = edition_in(project).units["ind-2-thr-2"].threshold  # type: ignore[attr-defined]
    assert (bounds.applies_to.zh.text.plain, bounds.data.zh.text.plain) == (
        renamed[0][0],
        "8头以上",
    )
    table = project / TABLE
    text = table.read_text(encoding="utf-8")
    above, threshold = text.split("        threshold:\n")
    threshold = threshold.replace("骑独角兽送水", "骑手").replace("8头以上", "独角兽", 1)
    table.write_text(f"{above}        threshold:\n{threshold}", encoding="utf-8")
    before = table.read_text(encoding="utf-8")
    take(project, tmp_path / "out.xlsx")
    assert bring(project, tmp_path / "out.xlsx") == 0
    assert table.read_text(encoding="utf-8") == before
    again = [("骑独角兽送饭", *ROWS[0][1:], "9头以上")]
    assert bring(project, spreadsheet(tmp_path / "p.xlsx", again, headings=headings)) == 0
    bounds = edition_in(project).units["ind-2-thr-2"].threshold  # type: ignore[attr-defined]
    assert bounds.minimum == 9
    assert (bounds.applies_to.zh.text.plain, bounds.data.zh.text.plain) == ("骑手", "独角兽")


def test_a_band_becomes_the_original_with_its_scenario(project: Path, tmp_path: Path) -> None:
    headings = (*HEADINGS, "数量区间")
    file = spreadsheet(tmp_path / "pots.xlsx", [(*ROWS[0], "7头以上")], headings=headings)
    assert bring(project, file) == 0
    assert bring(project, file, "--original") == 0
    bounds = edition_in(project).units["ind-2-thr-2"].threshold  # type: ignore[attr-defined]
    assert bounds.applies_to.zh.status == bounds.data.zh.status == "original"
