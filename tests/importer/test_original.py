"""The official Chinese is laid beside the units, matched by whoever reads it, and put in."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import yaml
from docx.oxml import OxmlElement

from generator.__main__ import main
from generator.checks import checked
from generator.importer.official import read_official
from generator.model.units import Unit
from generator.problems import ContentError
from tests.importer import lay_two_tiers

LINES = (
    "亚特兰蒂斯茶壶管理办法",
    "第一章　茶壶总则",
    "第一条　茶壶是指有一个壶嘴的器皿，由茶壶管理员依照茶壶之法保管：",
    "（一）海量壶应当能盛大海；",
    "第二章　独角兽",
    "第二条　独角兽应当自收到询问之日起五个工作日内答复。",
    "前款规定不适用于骑手。",
    "第三条　鱼不适用本办法。",
    "附件：茶壶目录",
)
TABLE = (("序号", "种类"), ("I", "瓷器"), ("2", "青色瓷"))
MATCH = "content/atlantis/1/original-match.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = lay_two_tiers(tmp_path / "project")
    (root / MATCH).unlink()
    return root


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


def docx_file(path: Path) -> Path:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=len(TABLE), cols=2)
    for row, values in zip(table.rows, TABLE, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.save(str(path))
    return path


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


# --- reading


def test_chapters_articles_paragraphs_and_items_have_locators(text: Path) -> None:
    official = read_official(text)
    assert [(each.id, each.locator, each.chapter) for each in official.passages] == [
        ("ch-1", "第一章", 1),
        ("art-1", "第一条", 1),
        ("art-1-i1", "第一条第（一）项", 1),
        ("ch-2", "第二章", 2),
        ("art-2", "第二条", 2),
        ("art-2-p1", "第二条第一款", 2),
        ("art-2-p2", "第二条第二款", 2),
        ("art-3", "第三条", 2),
    ]
    assert official.rest == (LINES[0], LINES[-1])


def test_docx_and_plain_text_read_the_same(text: Path, tmp_path: Path) -> None:
    plain, office = read_official(text), read_official(docx_file(tmp_path / "办法.docx"))
    assert office.passages[: len(plain.passages)] == plain.passages
    assert [each.id for each in office.passages[len(plain.passages) :]] == [
        f"t1-r{row}-c{column}" for row in (1, 2, 3) for column in (1, 2)
    ]


def test_lines_that_break_off_go_on(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_bytes("第一条　茶壶依照\n第三条规定的\n方法保管。\n\n第二条　鱼。".encode("gb18030"))
    assert [each.text for each in read_official(path).passages] == [
        "茶壶依照第三条规定的方法保管。",
        "鱼。",
    ]


def test_articles_of_an_annex_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    lines = ["第一章　壶", "第一条　甲。", "第二章　盖", "第二条　乙。", "附件1", "第一条　丙。"]
    path.write_text("\n".join(lines), encoding="utf-8")
    articles = [each for each in read_official(path).passages if each.kind == "article"]
    assert [(each.id, each.chapter) for each in articles] == [
        ("art-1", 1),
        ("art-2", 2),
        ("p2-art-1", 0),
    ]


def refused(path: Path) -> str:
    with pytest.raises(ContentError) as told:
        read_official(path)
    return str(told.value)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("第一条　甲。\n第三条　乙。", encoding="utf-8")
    wrong = "t.txt: 第三条 comes after 第一条. Mend the numbers, or the line before it."
    assert refused(path) == wrong
    path.write_text("第一条　\ue001。", encoding="utf-8")
    assert refused(path) == (
        "t.txt: a character without a meaning (U+E001) in “第一条 \ue001。”. Type it again."
    )
    (tmp_path / "t.docx").write_bytes(b"PK")
    assert refused(tmp_path / "t.docx") == (
        "t.docx: the file is not a sound DOCX file. Save it again."
    )
    (tmp_path / "t.pdf").write_bytes(b"%PDF")
    assert refused(tmp_path / "t.pdf") == (
        "t.pdf: the official text is read from .docx and .txt only. "
        "Save it as DOCX or as plain text."
    )


def test_what_a_document_hides_is_refused(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("第一条 茶壶。", style="List Number")
    document.save(str(tmp_path / "numbers.docx"))
    assert refused(tmp_path / "numbers.docx") == (
        "numbers.docx: automatic numbers, such as before “第一条 茶壶。”. "
        "Save it as plain text, which writes them out."
    )
    document = docx.Document()
    document.add_paragraph("第一条")._p.append(OxmlElement("w:ins"))
    document.save(str(tmp_path / "tracked.docx"))
    assert refused(tmp_path / "tracked.docx") == (
        "tracked.docx: it has tracked changes. Accept or reject them, or save it as plain text."
    )


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
