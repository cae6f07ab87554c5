"""The official Chinese is laid beside the units, and what is matched is proposed."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import yaml

from generator.checks import checked
from generator.importer.official import read_official
from tests.importer import bring, spreadsheet
from tests.importer.documents import LINES, docx_file
from tests.importer.matches import MATCH, confirm, lay_unmatched, original, unit_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_unmatched(tmp_path / "project")


def test_the_match_is_proposed_and_what_is_left_is_listed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert original(project, docx_file(tmp_path / "办法.docx")) == 0
    read = yaml.safe_load((project / MATCH).read_text(encoding="utf-8"))
    assert [(each["unit"], each["passages"], each["confirmed"]) for each in read["matches"]] == [
        ("ch1", ["ch-1"], False),
        ("ch1-scope", ["art-1"], False),
        ("ch1-scope-1", ["art-1-i1"], False),
        ("ch2", ["ch-2"], False),
        ("ch2-filing", ["art-2"], False),
        ("cat-1", ["t1-r2-c2"], False),
    ]
    said = capsys.readouterr().out.splitlines()
    assert "No unit: art-3 第三条 鱼不适用本办法。" in said
    assert "No passage: ch1-scope-1-i" in said
    assert "Outside chapters, articles and tables: 附件：茶壶目录" in said
    checked(project)


def test_what_the_editor_did_stays(project: Path, text: Path) -> None:
    assert original(project, text) == 0
    confirm(project, "ch2-filing")
    path = project / MATCH
    mended = path.read_text(encoding="utf-8").replace("- art-2", "- art-2-p1")
    path.write_text(f"# mine\n{mended}", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert original(project, text) == 0
    assert path.read_text(encoding="utf-8") == before


def test_more_proposals_leave_the_editors_file_as_it_is(project: Path, text: Path) -> None:
    """What the editor took out is proposed again, below; not a comment of theirs is lost."""
    assert original(project, text) == 0
    path = project / MATCH
    first, rest = path.read_text(encoding="utf-8").split("  - unit: ch1-scope\n", 1)
    mended = f"{first}  # not the scope\n  - unit{rest.partition('  - unit')[2]}"
    path.write_text(mended, encoding="utf-8")
    assert original(project, text) == 0
    after = path.read_text(encoding="utf-8")
    assert after.startswith(mended)
    assert "  - unit: ch1-scope\n" in after.removeprefix(mended)
    checked(project)


def test_a_file_that_changed_is_confirmed_again(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what stands there word for word as before stays confirmed."""
    assert original(project, text) == 0
    confirm(project)
    assert original(project, text, "--apply") == 0
    sha256 = read_official(text).sha256
    lines = "\n".join(LINES).replace("海量壶", "大海量壶").replace("第二章　独角兽\n", "")
    text.write_text(lines, encoding="utf-8")
    capsys.readouterr()
    assert original(project, text) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == (f"办法.txt was matched before, with SHA-256 {sha256}. This is another file.")
    assert "To be confirmed again: ch1-scope-1 大海量壶应当能盛大海；" in said
    assert "No longer there: ch-2, the Chinese of ch2" in said
    read = yaml.safe_load((project / MATCH).read_text(encoding="utf-8"))
    assert read["sha256"] == read_official(text).sha256
    assert {each["unit"]: each["confirmed"] for each in read["matches"]} == {
        "ch1": True,
        "ch1-scope": True,
        "ch1-scope-1": False,
        "ch2-filing": True,
    }


def test_items_without_numbers_are_matched_by_their_words(project: Path, text: Path) -> None:
    chapter = project / "content/atlantis/1/measures/chapter-1.yml"
    before = chapter.read_text(encoding="utf-8")
    numbered = '      - id: ch1-scope-1\n        number: "(1)"\n'
    assert numbered in before
    chapter.write_text(before.replace(numbered, "      - id: ch1-scope-1\n"), encoding="utf-8")
    assert original(project, text) == 0
    read = yaml.safe_load((project / MATCH).read_text(encoding="utf-8"))
    assert ["art-1-i1"] in [e["passages"] for e in read["matches"] if e["unit"] == "ch1-scope-1"]


def test_what_divides_an_item_is_matched_with_what_divides_its_unit(
    project: Path, text: Path
) -> None:
    lines = list(LINES)
    lines.insert(lines.index("（一）海量壶应当能盛大海；") + 1, "1. 并于星期一倒出。")
    text.write_text("\n".join(lines), encoding="utf-8")
    assert original(project, text) == 0
    read = yaml.safe_load((project / MATCH).read_text(encoding="utf-8"))
    matched = {each["unit"]: each["passages"] for each in read["matches"]}
    assert matched["ch1-scope-1"] == ["art-1-i1"]
    assert matched["ch1-scope-1-i"] == ["art-1-i1-s1"]


def test_rows_of_tables_are_matched_with_data_fields(project: Path, tmp_path: Path) -> None:
    row = ("独角兽洗澡", "坐骑", "毛发", "毛发的光泽")
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", [row])) == 0
    document = docx.Document()
    table = document.add_table(rows=1, cols=4)
    for cell, value in zip(table.rows[0].cells, row, strict=True):
        cell.text = value
    document.save(str(tmp_path / "清单.docx"))
    assert original(project, tmp_path / "清单.docx") == 0
    confirm(project)
    assert original(project, tmp_path / "清单.docx", "--apply") == 0
    for unit_id, key, column in (
        ("ind-2-scn-2", "heading", 1),
        ("ind-2-dc-3", "heading", 2),
        ("ind-2-dsc-3", "heading", 3),
        ("ind-2-df-3", "text", 4),
    ):
        chinese = getattr(unit_in(project, unit_id), key).zh
        assert chinese.status == "original"
        assert chinese.locator.startswith(f"表1第1行第{column}列, ")


def test_names_over_several_rows_and_words_that_come_again_find_their_rows(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By what else their rows say; one name is merged, another goes on in a second table."""
    rows = [
        ("独角兽洗澡", "坐骑", "毛发", "光泽"),
        ("独角兽洗澡", "坐骑", "毛发", "长度"),
        ("独角兽洗澡", "坐骑", "马蹄", "长度"),
        ("独角兽吃饭", "坐骑", "毛发", "光泽"),
    ]
    assert bring(project, spreadsheet(tmp_path / "pots.xlsx", rows)) == 0
    document = docx.Document()
    for part in (rows[:2], rows[2:]):
        table = document.add_table(rows=len(part), cols=4)
        for cells, row in zip(table.rows, part, strict=True):
            for cell, value in zip(cells.cells, row, strict=True):
                cell.text = value
        document.add_paragraph("续表")
    first = document.tables[0]
    first.cell(1, 0).text = ""
    first.cell(0, 0).merge(first.cell(1, 0))
    document.save(str(tmp_path / "清单.docx"))
    capsys.readouterr()
    assert original(project, tmp_path / "清单.docx") == 0
    read = yaml.safe_load((project / MATCH).read_text(encoding="utf-8"))
    assert {each["unit"]: each["passages"][0] for each in read["matches"]} == {
        "ind-2-scn-2": "t1-r1-c1",
        "ind-2-dc-3": "t1-r1-c2",
        "ind-2-dsc-3": "t1-r1-c3",
        "ind-2-df-3": "t1-r1-c4",
        "ind-2-df-4": "t1-r2-c4",
        "ind-2-dsc-4": "t2-r1-c3",
        "ind-2-df-5": "t2-r1-c4",
        "ind-2-scn-3": "t2-r2-c1",
        "ind-2-dc-4": "t2-r2-c2",
        "ind-2-dsc-5": "t2-r2-c3",
        "ind-2-df-6": "t2-r2-c4",
    }
    told = [line for line in capsys.readouterr().out.splitlines() if "No unit: " in line]
    assert told == ["No unit: t2-r1-c1 表2第1行第1列 独角兽洗澡"]
