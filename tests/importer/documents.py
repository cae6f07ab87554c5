"""Official texts that say nothing, as DOCX files and as plain text, and what is read of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.importer.official import Official, read_official
from generator.problems import ContentError

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
# A paragraph: the list and the level that number it, none for a plain one, and its words.
Line = tuple[int | None, int, str]
# Lists by their numbers: of which definition, and what is their own.
Lists = Mapping[int, tuple[int, str]]
ONE: Lists = {1: (0, "")}


def docx_file(path: Path) -> Path:
    """The official text of the tests, with a table."""
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=len(TABLE), cols=2)
    for row, values in zip(table.rows, TABLE, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.save(str(path))
    return path


def made(path: Path, change: Callable[[Any], None]) -> Path:
    """A DOCX file, as `change` makes it out of an empty one."""
    document = docx.Document()
    change(document)
    document.save(str(path))
    return path


def read_lines(path: Path, *lines: str) -> Official:
    """What is read of a plain text with these lines."""
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_official(path)


def refused(path: Path) -> str:
    """What is told of a file that cannot be read."""
    with pytest.raises(ContentError) as told:
        read_official(path)
    return str(told.value)


def level(at: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """One level of a list; `more` stands between its form and its text."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def anew(at: int, start: int) -> str:
    """What lets a level of a list start anew."""
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def define(document: Any, definitions: Iterable[str], lists: Lists) -> None:
    """The definitions of a document, and its lists."""
    root = document.part.numbering_part.element
    for each in list(root):
        root.remove(each)
    for number, levels in enumerate(definitions):
        attributes = f'{nsdecls("w")} w:abstractNumId="{number}"'
        root.append(parse_xml(f"<w:abstractNum {attributes}>{levels}</w:abstractNum>"))
    for name, (definition, own) in lists.items():
        of = f'<w:abstractNumId w:val="{definition}"/>'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name}">{of}{own}</w:num>'))


def put_in_list(paragraph: Any, name: int, at: int) -> None:
    """Lets a list number a paragraph."""
    inside = f'<w:ilvl w:val="{at}"/><w:numId w:val="{name}"/>'
    properties = parse_xml(f"<w:numPr {nsdecls('w')}>{inside}</w:numPr>")
    paragraph._p.get_or_add_pPr().append(properties)


def add_lines(document: Any, lines: Iterable[Line]) -> None:
    """Paragraphs, each numbered by its list."""
    for name, at, words in lines:
        paragraph = document.add_paragraph(words)
        if name is not None:
            put_in_list(paragraph, name, at)
