"""Reads a DOCX file as a reader sees it: its paragraphs, its tables, its footnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.importer.cells import joined, lines_of, unreadable
from generator.progress import Progress

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CONTENTS = "Table of Contents"
# Elements that hold or hide what a reader sees, why they are refused, and what to do.
_REFUSED = (
    (("ins", "del", "moveFrom", "moveTo"), "it has tracked changes", "Accept or reject them"),
    (("txbxContent",), "it has text boxes", "Move their text into the body"),
    (("fldSimple", "sdt"), "it has fields or form controls", "Turn them into plain text"),
    (("sym",), "it has signs of a symbol font", "Type them as characters"),
)
_HIDING = (
    (("vanish", "webHidden"), "hidden text", "Show or delete it"),
    (("strike", "dstrike"), "text that is struck out", "Delete it, or take the line away"),
)
_AS_TEXT = "or save it as plain text"


@dataclass(frozen=True)
class Document:
    """Paragraphs, cells of tables by table and row, and the texts of footnotes and endnotes."""

    lines: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...]
    notes: tuple[str, ...]


def read_docx(file: str, data: bytes) -> Document:
    """The texts of a DOCX file; its table of contents, which repeats them, is left out.

    Raises:
        ContentError: it cannot be read, or not all that a reader sees of it can.
    """
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise unreadable(file, "the file is not a sound DOCX file", "Save it again") from None
    _refuse(file, document.element.body)
    lines: list[str] = []
    tables: list[tuple[tuple[str, ...], ...]] = []
    for each in document.iter_inner_content():
        if isinstance(each, Paragraph):
            _refuse_numbering(file, each)
            lines += lines_of(each.text)
        elif isinstance(each, Table):
            tables.append(tuple(_rows_of(file, each, f"Reading table {len(tables) + 1}")))
    return Document(tuple(lines), tuple(tables), tuple(_notes(document)))


def _rows_of(file: str, table: Table, what: str) -> Iterator[tuple[str, ...]]:
    if sum(1 for _ in table._tbl.iter(f"{_W}tbl")) > 1:
        raise unreadable(file, "a table inside another", f"Divide them, {_AS_TEXT}")
    for row in Progress().of(what, table.rows, len(table.rows)):
        yield tuple(_cells_of(file, row))


def _cells_of(file: str, row: Any) -> Iterator[str]:
    """The texts of a row, a merged cell once."""
    seen: list[Any] = []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            for paragraph in cell.paragraphs:
                # Rows that are only numbered have nothing that a number could be of.
                if paragraph.text.strip():
                    _refuse_numbering(file, paragraph)
            yield joined(lines_of(cell.text))


def _notes(document: Any) -> Iterator[str]:
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in ("footnote", "endnote"):
            for note in parse_xml(relation.target_part.blob).iter(f"{_W}{kind}"):
                text = joined(lines_of("".join(each.text or "" for each in note.iter(f"{_W}t"))))
                if text:
                    yield text


# --- what cannot be read


def _refuse(file: str, body: Any) -> None:
    """What a reader sees but its paragraphs do not hold, and the reverse."""
    for names, wrong, remedy in _REFUSED:
        if any(not _in_contents(each) for name in names for each in body.iter(_W + name)):
            raise unreadable(file, wrong, f"{remedy}, {_AS_TEXT}")
    for names, wrong, remedy in _HIDING:
        for run in body.iter(f"{_W}r"):
            text = "".join(each.text or "" for each in run.iter(f"{_W}t"))
            if text.strip() and any(_is_on(run, name) for name in names):
                raise unreadable(file, f"{wrong}, such as “{text[:20]}”", remedy)


def _in_contents(element: Any) -> bool:
    """Whether something stands in the table of contents, or is it."""
    controls = (each for each in (element, *element.iterancestors()) if each.tag == f"{_W}sdt")
    galleries = (each.find(f".//{_W}docPartGallery") for each in controls)
    return any(each is not None and each.get(f"{_W}val") == _CONTENTS for each in galleries)


def _is_on(run: Any, name: str) -> bool:
    found = run.find(f"{_W}rPr/{_W}{name}")
    return found is not None and found.get(f"{_W}val") not in ("0", "false", "off")


def _refuse_numbering(file: str, paragraph: Paragraph) -> None:
    """Automatic numbers are not in the text of a paragraph, so 第…条 would be lost."""
    numbered = (each.find(f"{_W}numPr/{_W}numId") for each in _properties(paragraph))
    first = next((each for each in numbered if each is not None), None)
    if first is not None and first.get(f"{_W}val") != "0":
        wrong = f"automatic numbers, such as before “{paragraph.text[:20]}”"
        raise unreadable(file, wrong, "Save it as plain text, which writes them out")


def _properties(paragraph: Paragraph) -> Iterator[Any]:
    """Those of a paragraph and of its styles, the nearest first."""
    if paragraph._p.pPr is not None:
        yield paragraph._p.pPr
    style: Any = paragraph.style
    while style is not None:
        if (properties := style.element.find(f"{_W}pPr")) is not None:
            yield properties
        style = style.base_style
