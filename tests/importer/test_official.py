"""The official Chinese text is cut into chapters, articles, paragraphs and items, with locators."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from generator.importer.official import read_official
from tests.importer.documents import LINES, docx_file, read_lines, refused


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


def test_a_reference_at_the_beginning_of_a_paragraph_is_no_article(tmp_path: Path) -> None:
    lines = ("第一条　甲。", "第二条规定的壶。", "第一条第一款的盖。", "第二条　乙。")
    official = read_lines(tmp_path / "t.txt", *lines)
    assert [(each.id, each.text) for each in official.passages if each.kind == "article"] == [
        ("art-1", "甲。第二条规定的壶。第一条第一款的盖。"),
        ("art-2", "乙。"),
    ]


def test_an_article_between_two_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("第一条　甲。\n第一条之一　乙。", encoding="utf-8")
    assert refused(tmp_path / "t.txt") == (
        "t.txt: 第一条之一 is an article between two, which is not read. "
        "Leave it out of the file, and write its Chinese by hand."
    )


def test_what_says_that_a_table_goes_on_is_in_no_article(tmp_path: Path) -> None:
    official = read_lines(tmp_path / "t.txt", "第一条　甲。", "（续表2）", "乙。")
    assert [each.text for each in official.passages if each.kind == "article"] == ["甲。乙。"]
    assert official.rest == ("（续表2）",)


def test_what_divides_an_item_stands_in_it(tmp_path: Path) -> None:
    """Before an item, a number begins a paragraph like any other."""
    lines = ("第一条　甲：", "1. 乙；", "（一）丙：", "1．丁；", "②戊。", "己。", "1. 庚。")
    official = read_lines(tmp_path / "t.txt", *lines)
    assert [(each.id, each.locator, each.text) for each in official.passages[1:]] == [
        ("art-1-p1", "第一条第一款", "甲："),
        ("art-1-p2", "第一条第二款", "1. 乙；"),
        ("art-1-p3", "第一条第三款", "己。"),
        ("art-1-p4", "第一条第四款", "1. 庚。"),
        ("art-1-i1", "第一条第（一）项", "丙："),
        ("art-1-i1-s1", "第一条第（一）项第1目", "丁；"),
        ("art-1-i1-s2", "第一条第（一）项第②目", "戊。"),
    ]


def test_items_of_several_paragraphs_are_told_apart(tmp_path: Path) -> None:
    lines = ("第一条　甲：", "（一）乙。", "丙：", "（一）丁。", "第二条　戊：", "（一）己。")
    official = read_lines(tmp_path / "t.txt", *lines)
    items = [(each.id, each.locator) for each in official.passages if each.kind == "item"]
    assert items == [
        ("art-1-p1-i1", "第一条第一款第（一）项"),
        ("art-1-p2-i1", "第一条第二款第（一）项"),
        ("art-2-i1", "第二条第（一）项"),
    ]


def test_an_item_that_is_there_twice_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("第一条　甲：\n（一）乙。\n（一）丙。", encoding="utf-8")
    assert refused(tmp_path / "t.txt") == (
        "t.txt: 第一条 has an item （一） twice. Mend the numbers, or the line before it."
    )
