"""The official Chinese is laid beside the units, matched by whoever reads it, and put in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from generator.__main__ import main
from generator.checks import checked
from generator.importer.official import Official, read_official
from generator.model.units import Unit
from generator.problems import ContentError
from tests.importer import bring, lay_two_tiers, spreadsheet

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


def read_lines(path: Path, *lines: str) -> Official:
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_official(path)


@pytest.mark.parametrize("end", ["", "\t1", "……2", " 3"])
def test_a_table_of_contents_is_not_the_text(tmp_path: Path, end: str) -> None:
    contents = ("目　录", f"第一章　壶{end}", f"第二章　盖{end}")
    text = ("第一章　壶", "第一条　甲。", "第二章　盖", "第二条　乙。")
    official = read_lines(tmp_path / "t.txt", *contents, *text)
    assert [(each.id, each.text, each.chapter) for each in official.passages] == [
        ("ch-1", "壶", 1),
        ("art-1", "甲。", 1),
        ("ch-2", "盖", 2),
        ("art-2", "乙。", 2),
    ]
    assert len(official.rest) == 3


def test_numbers_of_pages_are_not_in_the_text(tmp_path: Path) -> None:
    lines = ("第一条　茶壶依照", "— 1 —", "壶嘴保管。", "2", "第二条　鱼。", "- 3 -")
    official = read_lines(tmp_path / "t.txt", *lines)
    assert [each.text for each in official.passages] == ["茶壶依照壶嘴保管。", "鱼。"]
    assert official.rest == ("— 1 —", "2", "- 3 -")


def test_a_chapter_may_have_its_title_on_the_next_line(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("第一章", "总　则", "第一节　茶壶", "第1条 甲。", "第二章", "第2条 乙。"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "t.docx"))
    official = read_official(tmp_path / "t.docx")
    chapters = [(each.id, each.text) for each in official.passages if each.kind == "chapter"]
    assert chapters == [("ch-1", "总 则"), ("ch-2", "")]
    assert official.rest == ("第一节 茶壶",)


def test_a_section_divides_and_is_listed(tmp_path: Path) -> None:
    lines = ("第一章　壶", "第一节　盖", "第一条　甲。", "第二节　嘴", "第二条　乙。")
    official = read_lines(tmp_path / "t.txt", *lines)
    assert [each.text for each in official.passages] == ["壶", "甲。", "乙。"]
    assert official.rest == ("第一节 盖", "第二节 嘴")


def with_footnote(path: Path) -> Path:
    """A DOCX whose footnote stands in a part of its own, as Word writes it."""
    document = docx.Document()
    document.add_paragraph("第一条 茶壶。")
    note = f"""<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p><w:r>
      <w:t>茶壶不含茶。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    name = PackURI("/word/footnotes.xml")
    part = Part(name, kind, note.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))
    return path


def test_footnotes_are_listed(tmp_path: Path) -> None:
    assert read_official(with_footnote(tmp_path / "t.docx")).rest == ("茶壶不含茶。",)


def test_word_s_own_table_of_contents_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    for line in ("第一章 壶", "第一条 甲。"):
        document.add_paragraph(line)
    control = f"""<w:sdt {nsdecls("w")}><w:sdtPr><w:docPartObj><w:docPartGallery
      w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:fldSimple
      w:instr="TOC"><w:r><w:t>第一章 壶 1</w:t></w:r></w:fldSimple></w:p></w:sdtContent></w:sdt>"""
    document.element.body.insert(0, parse_xml(control))
    document.save(str(tmp_path / "t.docx"))
    official = read_official(tmp_path / "t.docx")
    assert [each.id for each in official.passages] == ["ch-1", "art-1"]
    assert official.rest == ()


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


NUMBERED = '<w:numPr {}><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'


@pytest.mark.parametrize(("number", "is_refused"), [(1, True), (0, False)])
def test_numbering_that_is_switched_off_numbers_nothing(
    tmp_path: Path, number: int, is_refused: bool
) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("第一条 茶壶。", style="List Number")._p
    paragraph.get_or_add_pPr().append(parse_xml(NUMBERED.format(nsdecls("w"), number)))
    document.save(str(tmp_path / "t.docx"))
    if is_refused:
        assert "automatic numbers" in refused(tmp_path / "t.docx")
    else:
        assert len(read_official(tmp_path / "t.docx").passages) == 1


def _tracked(document: Any) -> None:
    document.paragraphs[0]._p.append(OxmlElement("w:ins"))


def _hidden(document: Any) -> None:
    document.paragraphs[0].add_run("看不见的字").font.hidden = True


def _struck(document: Any) -> None:
    document.paragraphs[0].add_run("删去的字").font.strike = True


def _signed(document: Any) -> None:
    document.paragraphs[0].add_run()._r.append(OxmlElement("w:sym"))


def _nested(document: Any) -> None:
    document.add_table(1, 1).cell(0, 0).add_table(1, 1)


def _numbered_cell(document: Any) -> None:
    document.add_table(1, 1).cell(0, 0).add_paragraph("壶嘴", style="List Number")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_tracked, "it has tracked changes. Accept or reject them, or save it as plain text."),
        (_hidden, "hidden text, such as “看不见的字”. Show or delete it."),
        (_struck, "text that is struck out, such as “删去的字”. Delete it, or take the line away."),
        (
            _signed,
            "it has signs of a symbol font. Type them as characters, or save it as plain text.",
        ),
        (_nested, "a table inside another. Divide them, or save it as plain text."),
        (
            _numbered_cell,
            "automatic numbers, such as before “壶嘴”. "
            "Save it as plain text, which writes them out.",
        ),
    ],
)
def test_what_is_not_in_the_text_as_a_reader_sees_it_is_refused(
    tmp_path: Path, change: Callable[[Any], None], told: str
) -> None:
    document = docx.Document()
    document.add_paragraph("第一条")
    change(document)
    document.save(str(tmp_path / "t.docx"))
    assert refused(tmp_path / "t.docx") == f"t.docx: {told}"


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
