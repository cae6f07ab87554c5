"""Reads the official Chinese text into passages: chapters, articles, paragraphs, items, cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from generator.importer.cells import fault_in, joined, lines_of, unreadable
from generator.importer.spreadsheets import decoded, digest, read_bytes
from generator.model.numerals import from_han, han

Kind = Literal["chapter", "article", "paragraph", "item", "cell"]
_FIGURE = "[一二三四五六七八九十百零〇0-9０-９]+"
_CHAPTER = re.compile(rf"第\s*({_FIGURE})\s*章\s*(.*)")
_ARTICLE = re.compile(rf"第\s*({_FIGURE})\s*条(\s*)(.*)")
_ITEM = re.compile(rf"[（(]\s*({_FIGURE})\s*[）)]\s*(.*)")
_ANNEX = re.compile(r"附\s*[件录表]\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?.{0,40}")
_ENDS = tuple("。；：！？”）)")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Passage:
    """A stretch of the official text, with its locator; `chapter` is the number of its chapter."""

    id: str
    kind: Kind
    locator: str
    text: str
    chapter: int = 0


@dataclass(frozen=True)
class Official:
    """The official text; `rest` are the lines that stand in no chapter, article or table."""

    name: str
    sha256: str
    passages: tuple[Passage, ...]
    rest: tuple[str, ...]


def read_official(path: Path) -> Official:
    """The passages of a DOCX file or a plain text.

    Raises:
        ContentError: it cannot be read, or not all that a reader sees of it can.
    """
    data = read_bytes(path)
    if path.suffix.lower() == ".docx":
        lines, tables = _docx(path.name, data)
    elif path.suffix.lower() == ".txt":
        lines, tables = list(_unwrapped(decoded(path.name, data).splitlines())), []
    else:
        remedy = "Save it as DOCX or as plain text"
        raise unreadable(path.name, "the official text is read from .docx and .txt only", remedy)
    for line in (*lines, *(cell for table in tables for row in table for cell in row)):
        if fault := fault_in(line):
            raise unreadable(path.name, f"{fault[0]} in “{line[:30]}”", fault[1])
    reader = _Reader(path.name)
    passages = (*reader.read(lines), *_cells(tables))
    return Official(path.name, digest(data), passages, tuple(reader.rest))


# --- files


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines of a plain text as paragraphs: one that breaks off goes on in the next line."""
    open_line, article = "", 0
    for raw in lines:
        line = joined(lines_of(raw))
        match = _ARTICLE.fullmatch(line)
        # A line may break just before a reference to another article.
        is_article = match is not None and _is_article(match, article)
        if match is not None and is_article:
            article = from_han(match[1])
        begins = is_article or raw.startswith(("　", " ", "\t")) or _begins(line)
        if not line or (open_line and (begins or open_line.endswith(_ENDS))):
            if open_line:
                yield open_line
            open_line = line
        else:
            open_line = joined([open_line, line]) if open_line else line
    if open_line:
        yield open_line


def _begins(line: str) -> bool:
    return any(each.match(line) for each in (_CHAPTER, _ITEM, _ANNEX))


def _is_article(match: re.Match[str], last: int) -> bool:
    """Whether 第三条 at the beginning of a line is its number, not a reference to it."""
    return bool(match[2]) or from_han(match[1]) in (1, last + 1)


def _docx(file: str, data: bytes) -> tuple[list[str], list[list[list[str]]]]:
    try:
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise unreadable(file, "the file is not a sound DOCX file", "Save it again") from None
    _refuse(file, document.element.body)
    lines: list[str] = []
    tables: list[list[list[str]]] = []
    for each in document.iter_inner_content():
        if isinstance(each, Paragraph):
            _refuse_numbering(file, document, each)
            lines += lines_of(each.text)
        elif isinstance(each, Table):
            tables.append([list(_cells_of(row)) for row in each.rows])
    return lines, tables


def _cells_of(row: Any) -> Iterator[str]:
    """The texts of a row, a merged cell once."""
    seen: list[Any] = []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            yield joined(lines_of(cell.text))


def _refuse(file: str, body: Any) -> None:
    """What a reader sees but its paragraphs do not hold."""
    for names, wrong, remedy in (
        (("ins", "del", "moveFrom", "moveTo"), "it has tracked changes", "Accept or reject them"),
        (("txbxContent",), "it has text boxes", "Move their text into the body"),
        (("fldSimple", "sdt"), "it has fields or form controls", "Turn them into plain text"),
    ):
        if any(next(body.iter(_W + name), None) is not None for name in names):
            raise unreadable(file, wrong, f"{remedy}, or save it as plain text")


def _refuse_numbering(file: str, document: Any, paragraph: Paragraph) -> None:
    """Automatic numbers are not in the text of a paragraph, so 第…条 would be lost."""
    properties: Any = paragraph._p.pPr
    styles = [properties, *(_style_properties(paragraph))]
    if any(each is not None and each.find(f"{_W}numPr") is not None for each in styles):
        wrong = f"automatic numbers, such as before “{paragraph.text[:20]}”"
        raise unreadable(file, wrong, "Save it as plain text, which writes them out")


def _style_properties(paragraph: Paragraph) -> Iterator[Any]:
    style: Any = paragraph.style
    while style is not None:
        yield style.element.find(f"{_W}pPr")
        style = style.base_style


def _cells(tables: Sequence[Sequence[Sequence[str]]]) -> Iterator[Passage]:
    for t, table in enumerate(tables, start=1):
        for r, row in enumerate(table, start=1):
            for c, text in enumerate(row, start=1):
                if text:
                    yield Passage(f"t{t}-r{r}-c{c}", "cell", f"表{t}第{r}行第{c}列", text)


# --- chapters and articles


@dataclass
class _Article:
    number: int
    written: str
    paragraphs: list[str] = field(default_factory=list)
    items: list[tuple[int, str, str]] = field(default_factory=list)


class _Reader:
    """Goes down the lines; gives the passages and keeps the lines that are in none."""

    def __init__(self, file: str) -> None:
        self.rest: list[str] = []
        self._file = file
        self._part = 1
        self._chapter = 0
        self._article: _Article | None = None
        self._last = 0

    def read(self, lines: Sequence[str]) -> Iterator[Passage]:
        for line in lines:
            if match := _CHAPTER.fullmatch(line):
                yield from self._closed()
                yield self._of_chapter(match)
            elif (match := _ARTICLE.fullmatch(line)) and _is_article(match, self._last):
                yield from self._closed()
                self._open(match)
            elif self._article is None or _ANNEX.fullmatch(line):
                yield from self._closed()
                self.rest.append(line)
            elif match := _ITEM.fullmatch(line):
                self._article.items.append((from_han(match[1]), match[1], match[2]))
            else:
                self._article.paragraphs.append(line)
        yield from self._closed()

    def _of_chapter(self, match: re.Match[str]) -> Passage:
        number = from_han(match[1])
        if number <= self._chapter or (number == 1 and self._last):
            self._part, self._last = self._part + 1, 0
        self._chapter = number
        return Passage(f"{self._prefix}ch-{number}", "chapter", f"第{match[1]}章", match[2], number)

    def _open(self, match: re.Match[str]) -> None:
        number = from_han(match[1])
        if number not in (1, self._last + 1):
            before = f"第{han(self._last)}条" if self._last else "nothing"
            wrong = f"第{match[1]}条 comes after {before}"
            raise unreadable(self._file, wrong, "Mend the numbers, or the line before it")
        if self._last and number == 1:
            self._part, self._chapter = self._part + 1, 0
        self._article = _Article(number, match[1], [match[3]] if match[3] else [])
        self._last = number

    @property
    def _prefix(self) -> str:
        """The articles of an annex that counts from one again are told apart."""
        return f"p{self._part}-" if self._part > 1 else ""

    def _closed(self) -> Iterator[Passage]:
        article, self._article = self._article, None
        if article is None:
            return
        name, where = f"{self._prefix}art-{article.number}", f"第{article.written}条"
        chapter = self._chapter if self._part == 1 else 0
        yield Passage(name, "article", where, joined(article.paragraphs), chapter)
        if len(article.paragraphs) > 1:
            for number, text in enumerate(article.paragraphs, start=1):
                locator = f"{where}第{han(number)}款"
                yield Passage(f"{name}-p{number}", "paragraph", locator, text, chapter)
        for number, written, text in article.items:
            locator = f"{where}第（{written}）项"
            yield Passage(f"{name}-i{number}", "item", locator, text, chapter)
