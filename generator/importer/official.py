"""Reads the official Chinese text into passages: chapters, articles, paragraphs, items, cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from generator.importer.cells import fault_in, joined, lines_of, unreadable
from generator.importer.documents import Document, read_docx
from generator.importer.spreadsheets import decoded, digest, read_bytes
from generator.model.numerals import from_han, han

Kind = Literal["chapter", "article", "paragraph", "item", "sub-item", "cell"]
_FIGURE = "[一二三四五六七八九十百零〇0-9０-９]+"
_CHAPTER = re.compile(rf"第\s*({_FIGURE})\s*章\s*(.*)")
_ARTICLE = re.compile(rf"第\s*({_FIGURE})\s*条(\s*)(.*)")
_SECTION = re.compile(rf"第\s*{_FIGURE}\s*节.*")
# An article put between two: 第三条之一. And a reference at the beginning of a line: 第三条规定的.
_BETWEEN = re.compile(rf"第\s*{_FIGURE}\s*条之{_FIGURE}(?=\s)")
_REFERS = re.compile(rf"(?:之{_FIGURE})?(?:第{_FIGURE}[款项]|规定|所[列称]|至|[、和及或的与])")
# A line that a page brought with it: `3`, `— 3 —`, 续表.
_PAGE = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*|[（(]?续表\s*\d*[)）]?")
_ITEM = re.compile(rf"[（(]\s*({_FIGURE})\s*[）)]\s*(.*)")
# What divides an item: 1. or ①.
_SUB_ITEM = re.compile(r"([0-9０-９]{1,2})\s*[.．、]\s*(?![0-9０-９])(.*)|([①-⑳])\s*(.*)")
_ANNEX = re.compile(r"附\s*[件录表]\s*[0-9０-９一二三四五六七八九十]*\s*[:：]?.{0,40}")
_ENDS = tuple("。；：！？”）)")


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


def words_of(passages: Sequence[Passage]) -> str:
    """What passages say one after another."""
    return joined(each.text for each in passages if each.text)


def read_official(path: Path) -> Official:
    """The passages of a DOCX file or a plain text.

    Raises:
        ContentError: it cannot be read, or not all that a reader sees of it can.
    """
    data = read_bytes(path)
    if path.suffix.lower() == ".docx":
        document = read_docx(path.name, data)
    elif path.suffix.lower() == ".txt":
        lines = tuple(_unwrapped(decoded(path.name, data).splitlines()))
        document = Document(lines)
    else:
        remedy = "Save it as DOCX or as plain text"
        raise unreadable(path.name, "the official text is read from .docx and .txt only", remedy)
    cells = (cell for table in document.tables for row in table for cell in row)
    for line in (*document.lines, *cells, *document.notes):
        if fault := fault_in(line):
            raise unreadable(path.name, f"{fault[0]} in “{line[:30]}”", fault[1])
    reader = _Reader(path.name)
    passages = (*reader.read(document.lines), *_cells(document.tables))
    rest = (*reader.rest, *document.notes, *document.pictures)
    return Official(path.name, digest(data), passages, rest)


# --- lines


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines of a plain text as paragraphs: one that breaks off goes on in the next line."""
    open_line, article = "", 0
    for raw in lines:
        line = joined(lines_of(raw))
        if _PAGE.fullmatch(line):
            yield line
            continue
        match = _ARTICLE.fullmatch(line)
        # A line may break just before a reference to another article.
        is_article = match is not None and _is_article(match, article)
        if match is not None and is_article:
            article = from_han(match[1])
        begins = is_article or raw.startswith(("　", " ", "\t")) or _begins(line)
        if not line or (open_line and (begins or _ends(open_line))):
            if open_line:
                yield open_line
            open_line = line
        else:
            open_line = joined([open_line, line]) if open_line else line
    if open_line:
        yield open_line


def _begins(line: str) -> bool:
    return any(each.match(line) for each in (_CHAPTER, _SECTION, _ITEM, _ANNEX))


def _ends(line: str) -> bool:
    """Whether nothing of the next line goes on with this one."""
    chapter = _CHAPTER.fullmatch(line)
    return line.endswith(_ENDS) or (chapter is not None and bool(chapter[2]))


def _is_article(match: re.Match[str], last: int) -> bool:
    """Whether 第三条 at the beginning of a line is its number, not a reference to it."""
    follows = from_han(match[1]) in (1, last + 1) and not _REFERS.match(match[3])
    return bool(match[2]) or follows


def _of_contents(lines: Sequence[str]) -> frozenset[int]:
    """The lines of a table of contents: chapters without articles, of which each comes again."""
    marks = [
        (at, from_han(chapter[1]) if chapter else 0)
        for at, line in enumerate(lines)
        if (chapter := _CHAPTER.fullmatch(line)) or _ARTICLE.match(line)
    ]
    return frozenset(
        at
        for place, (at, number) in enumerate(marks[:-1])
        if number and marks[place + 1][1] and any(number == each for _, each in marks[place + 1 :])
    )


def _cells(tables: Sequence[Sequence[Sequence[str]]]) -> Iterator[Passage]:
    for t, table in enumerate(tables, start=1):
        for r, row in enumerate(table, start=1):
            for c, text in enumerate(row, start=1):
                if text:
                    yield Passage(f"t{t}-r{r}-c{c}", "cell", f"表{t}第{r}行第{c}列", text)


# --- chapters and articles


@dataclass
class _Item:
    """An item, the number of the paragraph that it stands in, and what divides it."""

    number: int
    written: str
    text: str
    paragraph: int
    sub_items: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class _Article:
    number: int
    written: str
    paragraphs: list[str] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    # Whether the last line is an item or stands in one.
    in_item: bool = False


class _Reader:
    """Goes down the lines; gives the passages and keeps the lines that are in none."""

    def __init__(self, file: str) -> None:
        self.rest: list[str] = []
        self._file = file
        self._part = 1
        self._chapter = 0
        self._article: _Article | None = None
        self._untitled: Passage | None = None
        self._last = 0

    def read(self, lines: Sequence[str]) -> Iterator[Passage]:
        contents = _of_contents(lines)
        for at, line in enumerate(lines):
            if between := _BETWEEN.match(line):
                wrong = f"{between[0]} is an article between two, which is not read"
                remedy = "Leave it out of the file, and write its Chinese by hand"
                raise unreadable(self._file, wrong, remedy)
            if at in contents or _PAGE.fullmatch(line):
                self.rest.append(line)
            elif match := _CHAPTER.fullmatch(line):
                yield from self._closed()
                self._untitled = self._of_chapter(match)
                if match[2]:
                    yield from self._titled("")
            elif (match := _ARTICLE.fullmatch(line)) and _is_article(match, self._last):
                yield from self._closed()
                self._open(match)
            elif self._untitled is not None and not _begins(line) and not line.endswith(_ENDS):
                yield from self._titled(line)
            elif self._article is None or _SECTION.fullmatch(line) or _ANNEX.fullmatch(line):
                yield from self._closed()
                self.rest.append(line)
            else:
                self._add(self._article, line)
        yield from self._closed()

    def _add(self, article: _Article, line: str) -> None:
        """A line of an article: an item, what divides one, or a paragraph."""
        if match := _ITEM.fullmatch(line):
            number, paragraph = from_han(match[1]), len(article.paragraphs)
            if any((each.number, each.paragraph) == (number, paragraph) for each in article.items):
                wrong = f"第{article.written}条 has an item （{match[1]}） twice"
                raise unreadable(self._file, wrong, "Mend the numbers, or the line before it")
            article.items.append(_Item(number, match[1], match[2], paragraph))
            article.in_item = True
        elif article.in_item and (match := _SUB_ITEM.fullmatch(line)):
            said = (match[1] or match[3], match[2] or match[4])
            article.items[-1].sub_items.append(said)
        else:
            article.paragraphs.append(line)
            article.in_item = False

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

    def _titled(self, title: str) -> Iterator[Passage]:
        """The chapter whose title stands on the line of its number, or on the next."""
        chapter, self._untitled = self._untitled, None
        if chapter is not None:
            yield replace(chapter, text=chapter.text or title)

    def _closed(self) -> Iterator[Passage]:
        yield from self._titled("")
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
        for item in article.items:
            yield from _of_item(article, item, name, where, chapter)


def _of_item(
    article: _Article, item: _Item, name: str, where: str, chapter: int
) -> Iterator[Passage]:
    """An item and what divides it, under the number of its paragraph where several have items."""
    if item.paragraph and len({each.paragraph for each in article.items}) > 1:
        name, where = f"{name}-p{item.paragraph}", f"{where}第{han(item.paragraph)}款"
    name, where = f"{name}-i{item.number}", f"{where}第（{item.written}）项"
    yield Passage(name, "item", where, item.text, chapter)
    for number, (written, text) in enumerate(item.sub_items, start=1):
        yield Passage(f"{name}-s{number}", "sub-item", f"{where}第{written}目", text, chapter)
