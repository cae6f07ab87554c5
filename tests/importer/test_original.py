"""The official Chinese is laid beside the units, matched by whoever reads it, and put in."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import yaml

from generator.__main__ import main
from generator.checks import checked
from generator.importer.official import read_official
from generator.model.units import Unit
from tests.importer import bring, lay_two_tiers, spreadsheet
from tests.importer.documents import LINES, docx_file

MATCH = "content/atlantis/1/original-match.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = lay_two_tiers(tmp_path / "project")
    (root / MATCH).unlink()
    return root


def run(project: Path, file: Path, *more: str) -> int:
    return main(["--root", str(project), "original", str(file), "--edition", "atlantis/1", *more])


def confirm(project: Path, *units: str) -> None:
    """What the editor does in the match file; without units, all is confirmed."""
    path = project / MATCH
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    for match in read["matches"]:
        match["confirmed"] = not units or match["unit"] in units
    path.write_text(yaml.safe_dump(read, allow_unicode=True), encoding="utf-8")


def unit_in(project: Path, unit_id: str) -> Unit:
    return checked(project).editions[0].units[unit_id]


# --- proposing


def test_the_match_is_proposed_and_what_is_left_is_listed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, docx_file(tmp_path / "办法.docx")) == 0
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
    assert run(project, text) == 0
    confirm(project, "ch2-filing")
    path = project / MATCH
    mended = path.read_text(encoding="utf-8").replace("- art-2", "- art-2-p1")
    path.write_text(f"# mine\n{mended}", encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    assert run(project, text) == 0
    assert path.read_text(encoding="utf-8") == before


def test_more_proposals_leave_the_editors_file_as_it_is(project: Path, text: Path) -> None:
    """What the editor took out is proposed again, below; not a comment of theirs is lost."""
    assert run(project, text) == 0
    path = project / MATCH
    first, rest = path.read_text(encoding="utf-8").split("  - unit: ch1-scope\n", 1)
    mended = f"{first}  # not the scope\n  - unit{rest.partition('  - unit')[2]}"
    path.write_text(mended, encoding="utf-8")
    assert run(project, text) == 0
    after = path.read_text(encoding="utf-8")
    assert after.startswith(mended)
    assert "  - unit: ch1-scope\n" in after.removeprefix(mended)
    checked(project)


def test_a_file_that_changed_is_confirmed_again(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what stands there word for word as before stays confirmed."""
    assert run(project, text) == 0
    confirm(project)
    assert run(project, text, "--apply") == 0
    sha256 = read_official(text).sha256
    lines = "\n".join(LINES).replace("海量壶", "大海量壶").replace("第二章　独角兽\n", "")
    text.write_text(lines, encoding="utf-8")
    capsys.readouterr()
    assert run(project, text) == 0
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
    assert run(project, text) == 0
    read = yaml.safe_load((project / MATCH).read_text(encoding="utf-8"))
    assert ["art-1-i1"] in [e["passages"] for e in read["matches"] if e["unit"] == "ch1-scope-1"]


def test_what_divides_an_item_is_matched_with_what_divides_its_unit(
    project: Path, text: Path
) -> None:
    lines = list(LINES)
    lines.insert(lines.index("（一）海量壶应当能盛大海；") + 1, "1. 并于星期一倒出。")
    text.write_text("\n".join(lines), encoding="utf-8")
    assert run(project, text) == 0
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
    assert run(project, tmp_path / "清单.docx") == 0
    confirm(project)
    assert run(project, tmp_path / "清单.docx", "--apply") == 0
    for unit_id, key, column in (
        ("ind-2-scn-2", "heading", 1),
        ("ind-2-dc-3", "heading", 2),
        ("ind-2-dsc-3", "heading", 3),
        ("ind-2-df-3", "text", 4),
    ):
        chinese = getattr(unit_in(project, unit_id), key).zh
        assert chinese.status == "original"
        assert chinese.locator.startswith(f"表1第1行第{column}列, ")


# --- applying


def test_confirmed_passages_become_the_original(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, text) == 0
    confirm(project, "ch1", "ch2-filing")
    before = (project / "content/atlantis/1/measures/chapter-2.yml").read_text(encoding="utf-8")
    assert run(project, text, "--apply") == 0
    sha256 = read_official(text).sha256
    filing = unit_in(project, "ch2-filing")
    assert filing.aliases == ("art-2",)
    assert filing.text is not None
    assert filing.text.zh is not None
    assert filing.text.zh.status == "original"
    assert filing.text.zh.text.plain == (
        "独角兽应当自收到询问之日起五个工作日内答复。前款规定不适用于骑手。"
    )
    assert filing.text.zh.locator == f"第二条, 办法.txt, SHA-256 {sha256}"
    chapter = unit_in(project, "ch1").heading
    assert chapter is not None
    assert chapter.zh is not None
    assert chapter.zh.text.plain == "茶壶总则"
    scope = unit_in(project, "ch1-scope")
    assert scope.aliases == ()
    assert scope.text is not None
    assert scope.text.zh is not None
    assert scope.text.zh.status == "working"
    # Only the lines of what was confirmed are other lines now.
    after = (project / "content/atlantis/1/measures/chapter-2.yml").read_text(encoding="utf-8")
    kept = [line for line in after.splitlines() if "original" not in line and "aliases" not in line]
    assert kept == [line for line in before.splitlines() if "5个工作日" not in line]


def test_quotations_of_the_former_text_go_with_it(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, text) == 0
    confirm(project)
    capsys.readouterr()
    assert run(project, text, "--apply") == 0
    said = capsys.readouterr().out
    assert "time-limits.yml: “自收到询问之日起5个工作日内” does not stand in ch2-filing. " in said
    assert "textual-links.yml: “依照茶壶法” does not stand in ch1-scope. " in said
    item = unit_in(project, "ch1-scope-1")
    assert item.heading is not None
    assert item.heading.zh is None
    assert item.text is not None
    assert item.text.zh is not None
    assert item.text.zh.locator is not None
    assert item.text.zh.locator.startswith("第一条第（一）项, ")


def test_applying_twice_changes_nothing(project: Path, text: Path) -> None:
    assert run(project, text) == 0
    confirm(project)
    assert run(project, text, "--apply") == 0
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert run(project, text, "--apply") == 0
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_mistakes_in_the_match_are_told_in_their_lines(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = read_official(text).sha256
    (project / MATCH).write_text(
        f"file: 办法.txt\nsha256: {sha256}\nmatches:\n"
        "  - unit: ch2-fling\n    passages: [art-9]\n    confirmed: true\n"
        "  - unit: ch1-scope\n    passages: [art-1]\n    confirmed: true\n"
        "  - unit: ch2-filing\n    passages: [art-1]\n    confirmed: true\n",
        encoding="utf-8",
    )
    assert run(project, text, "--apply") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{MATCH}:4: unit: there is no unit with the id ch2-fling. Did you mean ch2-filing?",
        f"{MATCH}:5: passages: the file has no passage art-9. Did you mean art-3 or art-2?",
        f"{MATCH}:11: passages: the passage art-1 is that of ch1-scope as well. "
        "Keep it in one of the two.",
    ]


def test_another_file_than_the_matched_one_is_refused(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, text) == 0
    confirm(project)
    text.write_text("\n".join(LINES[:-1]), encoding="utf-8")
    capsys.readouterr()
    assert run(project, text, "--apply") == 1
    assert capsys.readouterr().out == (
        "办法.txt: no match was proposed for this very file. "
        "Run the command without --apply first.\n"
    )
