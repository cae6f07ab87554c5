"""The automatic numbers of a DOCX file are read as Word shows them, or told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.importer.documents import read_docx
from generator.importer.official import read_official
from tests.importer.documents import (
    ONE,
    Line,
    Lists,
    add_lines,
    anew,
    define,
    level,
    made,
    refused,
)

THOUSAND = "chineseCountingThousand"
LAW = (
    level(0, THOUSAND, "第%1章")
    + level(1, THOUSAND, "第%2条", '<w:lvlRestart w:val="0"/>')
    + level(2, "japaneseCounting", "（%3）")
    + level(3, "decimal", "%4．")
)
Shown = Callable[..., list[str]]


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """`shown(definitions, lines)`: the lines of a document, with their numbers."""

    def run(definitions: Iterable[str], lines: Iterable[Line], lists: Lists = ONE) -> list[str]:
        def change(document: Any) -> None:
            define(document, definitions, lists)
            add_lines(document, lines)

        return list(read_docx("t.docx", made(tmp_path / "t.docx", change).read_bytes()).lines)

    return run


def refusal(tmp_path: Path, *levels: str, lines: Iterable[Line]) -> str:
    def change(document: Any) -> None:
        define(document, ["".join(levels)], ONE)
        add_lines(document, lines)

    return refused(made(tmp_path / "t.docx", change))


def test_a_law_that_word_numbers_has_the_locators_of_one_that_is_typed(tmp_path: Path) -> None:
    """Articles count on over the chapters; what goes on below an article has no number."""
    lines: list[Line] = [
        (None, 0, "茶壶管理办法"),
        (1, 0, "茶壶总则"),
        (1, 1, "茶壶是指有一个壶嘴的器皿："),
        (1, 2, "海量壶；"),
        (1, 2, "小壶："),
        (1, 3, "红壶。"),
        (1, 0, "独角兽"),
        (1, 1, "独角兽应当答复。"),
        (None, 0, "前款规定不适用于骑手。"),
        (1, 2, "白独角兽。"),
    ]

    def change(document: Any) -> None:
        define(document, [LAW], ONE)
        add_lines(document, lines)

    official = read_official(made(tmp_path / "t.docx", change))
    assert [(each.id, each.locator, each.text) for each in official.passages] == [
        ("ch-1", "第一章", "茶壶总则"),
        ("art-1", "第一条", "茶壶是指有一个壶嘴的器皿："),
        ("art-1-i1", "第一条第（一）项", "海量壶；"),
        ("art-1-i2", "第一条第（二）项", "小壶："),
        ("art-1-i2-s1", "第一条第（二）项第1目", "红壶。"),
        ("ch-2", "第二章", "独角兽"),
        ("art-2", "第二条", "独角兽应当答复。前款规定不适用于骑手。"),
        ("art-2-p1", "第二条第一款", "独角兽应当答复。"),
        ("art-2-p2", "第二条第二款", "前款规定不适用于骑手。"),
        ("art-2-i1", "第二条第（一）项", "白独角兽。"),
    ]
    assert official.rest == ("茶壶管理办法",)


def test_lists_of_one_definition_count_on_unless_one_starts_anew(shown: Shown) -> None:
    definitions = (level(0, THOUSAND, "第%1条"), level(0, "chineseCounting", "（%1）"))
    lists = {1: (0, ""), 2: (1, ""), 3: (1, anew(0, 1)), 4: (1, anew(0, 5))}
    used = (1, 2, 2, 1, 3, 3, 2, 4, 3, 1)
    assert shown(definitions, [(each, 0, "壶") for each in used], lists) == [
        "第一条 壶",
        "（一）壶",
        "（二）壶",
        "第二条 壶",
        "（一）壶",
        "（二）壶",
        "（三）壶",
        "（五）壶",
        "（六）壶",
        "第三条 壶",
    ]


def test_levels_start_anew_below_those_that_they_are_told(shown: Shown) -> None:
    definition = (
        level(0, "decimal", "%1")
        + level(1, "decimal", "%1.%2")
        + level(2, "lowerLetter", "%1.%2.%3", '<w:lvlRestart w:val="1"/>')
    )
    steps = (0, 1, 1, 2, 2, 1, 2, 0, 1, 2)
    assert shown([definition], [(1, each, "") for each in steps]) == [
        "1",
        "1.1",
        "1.2",
        "1.2.a",
        "1.2.b",
        "1.3",
        "1.3.c",
        "2",
        "2.1",
        "2.1.a",
    ]


@pytest.mark.parametrize(
    ("form", "start", "numbers"),
    [
        ("decimal", 9, ["9", "10"]),
        ("decimalZero", 9, ["09", "10"]),
        ("decimalFullWidth", 9, ["９", "１０"]),
        ("chineseCounting", 10, ["十", "十一"]),
        ("chineseCounting", 20, ["二十", "二十一"]),
        (THOUSAND, 100, ["一百", "一百〇一"]),
        (THOUSAND, 109, ["一百〇九", "一百一十"]),
        ("japaneseCounting", 19, ["十九", "二十"]),
        ("taiwaneseCountingThousand", 11, ["十一", "十二"]),
        ("ideographDigital", 9, ["九", "一〇"]),
        ("decimalEnclosedCircle", 19, ["⑲", "⑳"]),
        ("decimalEnclosedParen", 1, ["⑴", "⑵"]),
        ("upperLetter", 25, ["Y", "Z"]),
        ("lowerRoman", 3, ["iii", "iv"]),
        ("none", 1, ["", ""]),
    ],
)
def test_forms_of_numbers(shown: Shown, form: str, start: int, numbers: list[str]) -> None:
    lines = [(1, 0, "壶"), (1, 0, "壶")]
    found = shown([level(0, form, "（%1）", start=start)], lines)
    assert found == [f"（{each}）壶" for each in numbers]


@pytest.mark.parametrize(
    ("form", "start", "wrong"),
    [
        ("hebrew1", 1, "a number of the form hebrew1"),
        ("custom", 1, "a number of the form custom"),
        ("chineseCounting", 100, "the number 100 of the form chineseCounting"),
        (THOUSAND, 0, f"the number 0 of the form {THOUSAND}"),
        ("decimalEnclosedCircle", 21, "the number 21 of the form decimalEnclosedCircle"),
        ("upperLetter", 27, "the number 27 of the form upperLetter"),
    ],
)
def test_what_cannot_be_counted_is_told_and_not_guessed(
    tmp_path: Path, form: str, start: int, wrong: str
) -> None:
    levels = level(0, form, "第%1条", start=start)
    assert refusal(tmp_path, levels, lines=[(1, 0, "茶壶。")]) == (
        f"t.docx: {wrong} before “茶壶。” cannot be read. "
        "Type the number, or save the file as plain text, which writes it out."
    )


def test_a_bullet_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path, level(0, "bullet", "\uf0b7"), lines=[(1, 0, "茶壶。")]) == (
        "t.docx: a bullet before “茶壶。” cannot be read. "
        "Type its sign, or save the file as plain text."
    )


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [
        ((1,), "a number that takes in one which has not begun before “壶”"),
        ((2, 0), "a number above others that came before it before “壶”"),
        ((0, 5), "a number of a level that is not defined before “壶”"),
    ],
)
def test_levels_of_which_programs_show_different_numbers_are_told(
    tmp_path: Path, steps: tuple[int, ...], wrong: str
) -> None:
    levels = level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "decimal", "%3")
    told = refusal(tmp_path, *levels, lines=[(1, each, "壶") for each in steps])
    assert told.startswith(f"t.docx: {wrong} cannot be read. ")


def test_a_legal_level_shows_digits(shown: Shown) -> None:
    levels = level(0, THOUSAND, "第%1章") + level(1, THOUSAND, "%1.%2", "<w:isLgl/>")
    assert shown([levels], [(1, 0, "壶"), (1, 1, "盖")]) == ["第一章 壶", "1.1盖"]


def test_a_form_of_the_editor_s_own_is_told(tmp_path: Path) -> None:
    """Word writes it beside a form for older programs, which is not what it shows."""
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    form = (
        f'<mc:AlternateContent {namespace}><mc:Choice Requires="w14"><w:numFmt w:val="custom"/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    levels = level(0, "decimal", "%1").replace('<w:numFmt w:val="decimal"/>', form)
    assert "a number of the form custom" in refusal(tmp_path, levels, lines=[(1, 0, "壶")])


# --- styles


def _style(document: Any, name: str, numbering: str) -> None:
    style = document.styles.add_style(name, 1)
    properties = parse_xml(f"<w:numPr {nsdecls('w')}>{numbering}</w:numPr>")
    style.element.get_or_add_pPr().append(properties)


def test_a_style_numbers_its_paragraphs_at_the_level_that_it_is_linked_with(
    tmp_path: Path,
) -> None:
    def change(document: Any) -> None:
        levels = level(0, THOUSAND, "第%1章") + level(
            1, THOUSAND, "第%2条", '<w:pStyle w:val="Article"/>'
        )
        define(document, [levels], ONE)
        _style(document, "Chapter", '<w:numId w:val="1"/>')
        _style(document, "Article", '<w:numId w:val="1"/>')
        document.styles.add_style("Quoted", 1).base_style = document.styles["Article"]
        for style in ("Chapter", "Article", "Quoted"):
            document.add_paragraph("壶。", style=style)

    official = read_official(made(tmp_path / "t.docx", change))
    assert [each.locator for each in official.passages] == ["第一章", "第一条", "第二条"]


def test_a_definition_may_be_that_of_a_style(tmp_path: Path) -> None:
    """Lists of either count together."""

    def change(document: Any) -> None:
        link = '<w:numStyleLink w:val="Law"/>'
        own = '<w:styleLink w:val="Law"/>' + level(0, THOUSAND, "第%1条")
        define(document, [link, own], {1: (0, ""), 2: (1, "")})
        add_lines(document, [(1, 0, "壶。"), (2, 0, "盖。")])

    official = read_official(made(tmp_path / "t.docx", change))
    assert [each.id for each in official.passages] == ["art-1", "art-2"]


def test_numbering_that_is_switched_off_numbers_nothing(shown: Shown) -> None:
    lines = [(1, 0, "甲"), (0, 0, "乙"), (9, 0, "丙"), (1, 0, "丁")]
    assert shown([level(0, THOUSAND, "第%1条")], lines) == ["第一条 甲", "乙", "丙", "第二条 丁"]
