"""A DOCX file is read as a reader sees it; what it hides, or holds elsewhere, is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls

from generator.importer.documents import read_docx
from generator.importer.official import read_official
from tests.importer.documents import ONE, add_lines, define, level, made, put_in_list, refused


def add_footnote(document: Any, inside: str) -> None:
    """A footnote in a part of its own, as Word writes it."""
    note = f"""<w:footnotes {nsdecls("w")}><w:footnote w:id="1"><w:p>{inside}</w:p></w:footnote>
      </w:footnotes>"""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    name = PackURI("/word/footnotes.xml")
    part = Part(name, kind, note.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def test_footnotes_are_listed(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("第一条 茶壶。")
        add_footnote(document, "<w:r><w:t>茶壶不含茶。</w:t></w:r>")

    assert read_official(made(tmp_path / "t.docx", change)).rest == ("茶壶不含茶。",)


def test_changes_in_a_footnote_are_refused_too(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.add_paragraph("第一条 茶壶。")
        add_footnote(document, "<w:ins><w:r><w:t>茶壶不含茶。</w:t></w:r></w:ins>")

    assert "it has tracked changes" in refused(made(tmp_path / "t.docx", change))


def test_what_is_shown_against_its_style_is_read(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        document.styles.add_style("Ghost", 1).font.hidden = True
        document.add_paragraph(style="Ghost").add_run("第一条 茶壶。").font.hidden = False

    assert len(read_official(made(tmp_path / "t.docx", change)).passages) == 1


def test_pictures_are_listed(tmp_path: Path) -> None:
    """Nothing of them is read: a seal is no text, and a table may be drawn."""

    def change(document: Any) -> None:
        document.add_paragraph("第一条 茶壶。").add_run()._r.append(OxmlElement("w:drawing"))
        cell = document.add_table(1, 1).cell(0, 0)
        cell.paragraphs[0].add_run()._r.append(OxmlElement("w:pict"))

    assert read_official(made(tmp_path / "t.docx", change)).rest == (
        "a picture beside “第一条 茶壶。”",
        "table 1, row 1: a picture",
    )


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


def _tracked(document: Any) -> None:
    document.paragraphs[0]._p.append(OxmlElement("w:ins"))


def _hidden(document: Any) -> None:
    document.paragraphs[0].add_run("看不见的字").font.hidden = True


def _hidden_by_style(document: Any) -> None:
    ghost = document.styles.add_style("Ghost", 1)
    ghost.font.hidden = True
    document.styles.add_style("Pale ghost", 1).base_style = ghost
    document.add_paragraph("看不见的字", style="Pale ghost")


def _hidden_by_style_of_words(document: Any) -> None:
    document.styles.add_style("Ghost", 2).font.hidden = True
    document.paragraphs[0].add_run("看不见的字", style="Ghost")


def _formula(document: Any) -> None:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    document.paragraphs[0]._p.append(parse_xml(f'<m:oMath xmlns:m="{namespace}"/>'))


def _struck(document: Any) -> None:
    document.paragraphs[0].add_run("删去的字").font.strike = True


def _signed(document: Any) -> None:
    document.paragraphs[0].add_run()._r.append(OxmlElement("w:sym"))


def _worded_above(document: Any) -> None:
    document.paragraphs[0].add_run()._r.append(OxmlElement("w:ruby"))


def _controlled(document: Any) -> None:
    document.element.body.insert(0, OxmlElement("w:customXml"))


def _counting(document: Any) -> None:
    field = f"<w:instrText {nsdecls('w')}> LISTNUM </w:instrText>"
    document.paragraphs[0].add_run()._r.append(parse_xml(field))


def _holding_another(document: Any) -> None:
    document.element.body.insert(0, OxmlElement("w:altChunk"))


def _nested(document: Any) -> None:
    document.add_table(1, 1).cell(0, 0).add_table(1, 1)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_tracked, "it has tracked changes. Accept or reject them, or save it as plain text."),
        (_hidden, "hidden text, such as “看不见的字”. Show or delete it."),
        (_hidden_by_style, "hidden text, such as “看不见的字”. Show or delete it."),
        (_hidden_by_style_of_words, "hidden text, such as “看不见的字”. Show or delete it."),
        (_formula, "it has formulas. Type them as text, or save it as plain text."),
        (_struck, "text that is struck out, such as “删去的字”. Delete it, or take the line away."),
        (
            _signed,
            "it has signs of a symbol font. Type them as characters, or save it as plain text.",
        ),
        (_worded_above, "it has words above others. Delete them, or save it as plain text."),
        (
            _controlled,
            "it has fields or form controls. Turn them into plain text, or save it as plain text.",
        ),
        (_counting, "it has fields that count. Type the numbers, or save it as plain text."),
        (
            _holding_another,
            "it has other documents in it. "
            "Copy their text into the body, or save it as plain text.",
        ),
        (_nested, "a table inside another. Divide them, or save it as plain text."),
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


def test_words_in_links_and_smart_tags_are_read_in_their_places(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        run = "<w:r><w:t>{}</w:t></w:r>"
        inside = f"<w:smartTag>{run.format('茶')}</w:smartTag>{run.format('壶')}"
        inside += f"<w:hyperlink>{run.format('盖')}</w:hyperlink>"
        paragraph = f"<w:p {nsdecls('w')}>{run.format('第一条 ')}{inside}</w:p>"
        document.element.body.insert(0, parse_xml(paragraph))

    (article,) = read_official(made(tmp_path / "t.docx", change)).passages
    assert article.text == "茶壶盖"


# --- automatic numbers in tables


def test_cells_are_numbered_too_and_a_merged_one_once(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        define(document, [level(0, "decimal", "%1")], ONE)
        table = document.add_table(3, 2)
        for row in table.rows:
            put_in_list(row.cells[0].paragraphs[0], 1, 0)
            row.cells[1].text = "壶"
        table.cell(0, 1).merge(table.cell(1, 1)).text = "盖"
        add_lines(document, [(1, 0, "后")])

    read = read_docx("t.docx", made(tmp_path / "t.docx", change).read_bytes())
    assert read.tables == ((("1", "盖"), ("2", "盖"), ("3", "壶")),)
    assert read.lines == ("4后",)


def test_a_cell_that_cannot_be_counted_is_told_with_its_place(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        define(document, [level(0, "hebrew1", "%1")], ONE)
        put_in_list(document.add_table(2, 1).cell(1, 0).paragraphs[0], 1, 0)

    assert refused(made(tmp_path / "t.docx", change)).startswith(
        "t.docx: table 1, row 2: a number of the form hebrew1 before an empty line cannot be read."
    )


def test_a_number_in_the_hidden_part_of_a_merged_cell_is_told(tmp_path: Path) -> None:
    def change(document: Any) -> None:
        define(document, [level(0, "decimal", "%1")], ONE)
        table = document.add_table(2, 1)
        hidden = table.cell(1, 0).paragraphs[0]
        table.cell(0, 0).merge(table.cell(1, 0))
        put_in_list(hidden, 1, 0)

    assert "a number in the hidden part of a merged cell" in refused(
        made(tmp_path / "t.docx", change)
    )


def test_a_number_of_a_hidden_paragraph_is_told(tmp_path: Path) -> None:
    """Whether Word counts it depends on what it shows."""

    def change(document: Any) -> None:
        define(document, [level(0, "decimal", "%1")], ONE)
        add_lines(document, [(1, 0, "")])
        mark = parse_xml(f"<w:rPr {nsdecls('w')}><w:vanish/></w:rPr>")
        document.paragraphs[0]._p.pPr.append(mark)

    assert "a number whose paragraph is hidden before an empty line cannot be read" in refused(
        made(tmp_path / "t.docx", change)
    )
