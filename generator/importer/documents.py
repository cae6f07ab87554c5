"""Reads a DOCX file as a reader sees it: its paragraphs with their numbers, tables, footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.importer.cells import UNSOUND, joined, lines_of, unreadable
from generator.importer.numbering import Numbering, UncountableError
from generator.progress import Progress

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CONTENTS = "Table of Contents"
# Elements that hold or hide what a reader sees, why they are refused, and what to do.
_REFUSED = (
    (
        ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        "it has tracked changes",
        "Accept or reject them",
    ),
    (("txbxContent",), "it has text boxes", "Move their text into the body"),
    (
        ("fldSimple", "sdt", "customXml"),
        "it has fields or form controls",
        "Turn them into plain text",
    ),
    (("sym",), "it has signs of a symbol font", "Type them as characters"),
    (("ruby",), "it has words above others", "Delete them"),
    ((f"{_MATH}oMath",), "it has formulas", "Type them as text"),
    (("altChunk", "subDoc"), "it has other documents in it", "Copy their text into the body"),
)
_HIDING = (
    (("vanish", "webHidden"), "hidden text", "Show or delete it"),
    (("strike", "dstrike"), "text that is struck out", "Delete it, or take the line away"),
)
# Fields whose numbers are nowhere in the file.
_COUNTING = re.compile(r"\s*(?:LISTNUM|AUTONUM)", re.IGNORECASE)
_AS_TEXT = "or save it as plain text"


@dataclass(frozen=True)
class Document:
    """Paragraphs, cells of tables by table and row, and the texts of footnotes and endnotes.

    `pictures` says where there are pictures, of which nothing is read.
    """

    lines: tuple[str, ...]
    tables: tuple[tuple[tuple[str, ...], ...], ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


def read_docx(file: str, data: bytes) -> Document:
    """The texts of a DOCX file; its table of contents, which repeats them, is left out.

    Raises:
        ContentError: it cannot be read, or not all that a reader sees of it can.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        numbering = Numbering(document)
    except UNSOUND:
        raise unreadable(file, "the file is not a sound DOCX file", "Save it again") from None
    notes = list(_notes(document))
    styles = {each.style_id: each.element for each in document.styles}
    for root in (document.element.body, *notes):
        _refuse(file, root, styles)
    reader = _Reader(file, numbering)
    lines: list[str] = []
    tables: list[tuple[tuple[str, ...], ...]] = []
    for each in document.iter_inner_content():
        if isinstance(each, Paragraph):
            lines += reader.lines(each)
        elif isinstance(each, Table):
            tables.append(tuple(reader.rows(each, len(tables) + 1)))
    said = (joined(lines_of("".join(_texts_in(each)))) for each in notes)
    return Document(tuple(lines), tuple(tables), tuple(filter(None, said)), tuple(reader.pictures))


class _Reader:
    """Goes down a document once, since each paragraph counts for the numbers of those below."""

    def __init__(self, file: str, numbering: Numbering) -> None:
        self.pictures: list[str] = []
        self._file = file
        self._numbering = numbering

    def lines(self, paragraph: Paragraph, where: str = "") -> tuple[str, ...]:
        """The lines of a paragraph, with the automatic number that stands before it."""
        lines = lines_of(_text(paragraph))
        if any(True for _ in paragraph._p.iter(f"{_W}drawing", f"{_W}pict")):
            beside = f" beside “{joined(lines)[:20]}”" if lines else ""
            self.pictures.append(f"{where}a picture{beside}")
        number = self._number(paragraph, where)
        if not number:
            return lines
        # 第一条 is set off from what follows, （一） is not.
        apart = number.startswith("第")
        first = " ".join([number, *lines[:1]]) if apart else joined([number, *lines[:1]])
        return (first, *lines[1:])

    def _number(self, paragraph: Paragraph, where: str) -> str:
        try:
            return self._numbering.before(paragraph)
        except UncountableError as error:
            words = "".join(lines_of(_text(paragraph)))
            before = f"before “{words[:20]}”" if words else "before an empty line"
            wrong = f"{where}{error.wrong} {before} cannot be read"
            raise unreadable(self._file, wrong, error.remedy) from None

    def rows(self, table: Table, number: int) -> Iterator[tuple[str, ...]]:
        """The texts of the cells of a table; one merged over several rows stands in each."""
        if sum(1 for _ in table._tbl.iter(f"{_W}tbl")) > 1:
            raise unreadable(self._file, "a table inside another", f"Divide them, {_AS_TEXT}")
        texts: dict[Any, str] = {}
        rows = Progress().of(f"Reading table {number}", table.rows, len(table.rows))
        for at, row in enumerate(rows, start=1):
            where = f"table {number}, row {at}: "
            self._refuse_hidden_numbers(row, where)
            cells = dict.fromkeys(cell._tc for cell in row.cells)
            for cell in row.cells:
                if cell._tc not in texts:
                    inside = (self.lines(each, where) for each in cell.paragraphs)
                    texts[cell._tc] = joined(line for lines in inside for line in lines)
            yield tuple(texts[each] for each in cells)

    def _refuse_hidden_numbers(self, row: Any, where: str) -> None:
        """A merged cell has parts that nobody sees; whether they are counted is not certain."""
        for part in row._tr.tc_lst:
            numbered = (e.val for e in part.iter(f"{_W}numId")) if part.vMerge == "continue" else ()
            if any(numbered):
                wrong = f"{where}a number in the hidden part of a merged cell cannot be read"
                raise unreadable(self._file, wrong, f"Divide the cell, {_AS_TEXT}")


def _text(paragraph: Paragraph) -> str:
    """All its words, those inside links and smart tags as well."""
    return "".join(run.text for run in paragraph._p.iter(f"{_W}r"))


def _notes(document: Any) -> Iterator[Any]:
    """The footnotes and endnotes, as elements."""
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in ("footnote", "endnote"):
            yield from parse_xml(relation.target_part.blob).iter(f"{_W}{kind}")


def _texts_in(element: Any) -> Iterator[str]:
    return (each.text or "" for each in element.iter(f"{_W}t"))


# --- what cannot be read


def _refuse(file: str, root: Any, styles: Mapping[str, Any]) -> None:
    """What a reader sees but the paragraphs do not hold, and the reverse."""
    for names, wrong, remedy in _REFUSED:
        tags = (name if name.startswith("{") else _W + name for name in names)
        if any(not _in_contents(each) for each in root.iter(*tags)):
            raise unreadable(file, wrong, f"{remedy}, {_AS_TEXT}")
    for each in root.iter(f"{_W}instrText"):
        if _COUNTING.match(each.text or ""):
            raise unreadable(file, "it has fields that count", f"Type the numbers, {_AS_TEXT}")
    for names, wrong, remedy in _HIDING:
        for run in root.iter(f"{_W}r"):
            text = "".join(_texts_in(run))
            if text.strip() and any(_is_on(run, name, styles) for name in names):
                raise unreadable(file, f"{wrong}, such as “{text[:20]}”", remedy)


def _in_contents(element: Any) -> bool:
    """Whether something stands in the table of contents, or is it."""
    controls = (each for each in (element, *element.iterancestors()) if each.tag == f"{_W}sdt")
    galleries = (each.find(f".//{_W}docPartGallery") for each in controls)
    return any(each is not None and each.get(f"{_W}val") == _CONTENTS for each in galleries)


def _is_on(run: Any, name: str, styles: Mapping[str, Any]) -> bool:
    """Whether a run, or the style nearest to it that says anything of it, has a property on."""
    for each in (run, *_styles_of(run, styles)):
        found = each.find(f"{_W}rPr/{_W}{name}")
        if found is not None:
            return found.get(f"{_W}val") not in ("0", "false", "off")
    return False


def _styles_of(run: Any, styles: Mapping[str, Any]) -> Iterator[Any]:
    """The styles of a run and of its paragraph, each before that on which it is based."""
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    of_paragraph = paragraph.find(f"{_W}pPr/{_W}pStyle") if paragraph is not None else None
    for named in (run.find(f"{_W}rPr/{_W}rStyle"), of_paragraph):
        while named is not None and (style := styles.get(named.get(f"{_W}val"))) is not None:
            yield style
            named = style.find(f"{_W}basedOn")
