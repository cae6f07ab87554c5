"""Counts the automatic numbers of a DOCX file, which Word shows but does not write.

A number belongs to a level of a list. Lists that share one definition go on counting, unless one
starts anew; what is above a level starts it anew. What Word would show is not certain in every
case: then nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from generator.checks.numbers import roman
from generator.model.numerals import han

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ON_PAPER = "Type the number, or save the file as plain text, which writes it out"


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _letter(number: int) -> str:
    return chr(ord("A") + number - 1)


def _one_by_one(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


# How each form writes a number, from 1 to the last one of which it is known how Word writes it.
_FORMS: Mapping[str, tuple[Callable[[int], str], int]] = {
    "decimal": (str, 9_999),
    "decimalHalfWidth": (str, 9_999),
    "decimalZero": (lambda number: f"{number:02}", 9_999),
    "decimalFullWidth": (_full_width, 9_999),
    "decimalFullWidth2": (_full_width, 9_999),
    "decimalEnclosedCircle": (lambda number: chr(ord("①") + number - 1), 20),
    "decimalEnclosedCircleChinese": (lambda number: chr(ord("①") + number - 1), 10),
    "decimalEnclosedParen": (lambda number: chr(ord("⑴") + number - 1), 20),
    "chineseCounting": (han, 99),
    "chineseCountingThousand": (lambda number: han(number).replace("零", "〇"), 999),
    "japaneseCounting": (han, 99),
    "taiwaneseCounting": (han, 99),
    "taiwaneseCountingThousand": (han, 99),
    "ideographDigital": (_one_by_one, 9_999),
    "upperLetter": (_letter, 26),
    "lowerLetter": (lambda number: _letter(number).lower(), 26),
    "upperRoman": (roman, 39),
    "lowerRoman": (lambda number: roman(number).lower(), 39),
}


class UncountableError(ValueError):
    """What Word shows before a paragraph is not certain: what is wrong, and what to do."""

    def __init__(self, wrong: str, remedy: str = _ON_PAPER) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


@dataclass(frozen=True)
class _Level:
    """How the numbers of one level look; `restart` is the number of levels that start it anew."""

    start: int
    form: str
    text: str
    restart: int
    style: str
    in_digits: bool


@dataclass
class _Counts:
    """How far each level of a definition has come; which levels, and which lists, ever began."""

    levels: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _List:
    """A list: its levels, the definition whose counts it shares, the levels that it starts anew."""

    name: str
    levels: Mapping[int, _Level]
    counts: _Counts
    anew: frozenset[int]


class Numbering:
    """Goes down a document with its reader, who asks once for each paragraph, in their order."""

    def __init__(self, document: Document) -> None:
        self._lists = dict(_lists(document))

    def before(self, paragraph: Paragraph) -> str:
        """The number that stands before a paragraph; nothing if there is none.

        Raises:
            UncountableError: it is not certain what Word shows.
        """
        found = self._lists.get(_value(paragraph, "numId") or "0")
        if found is None:
            return ""
        level = _level(paragraph, found)
        if level not in found.levels:
            raise UncountableError("a number of a level that is not defined")
        if paragraph._p.find(f"{_W}pPr/{_W}rPr/{_W}vanish") is not None:
            raise UncountableError("a number whose paragraph is hidden")
        _count(found, level)
        return _shown(found, level)


def _count(counted: _List, level: int) -> None:
    counts = counted.counts
    if level not in counts.begun and any(each > level for each in counts.begun):
        # Programs differ: some count what is above a number that stands alone, some do not.
        raise UncountableError("a number above others that came before it")
    counts.begun.add(level)
    if counted.name not in counts.lists:
        counts.lists.add(counted.name)
        for each in counted.anew:
            counts.levels.pop(each, None)
    for each in list(counts.levels):
        if each > level and each in counted.levels and level < counted.levels[each].restart:
            del counts.levels[each]
    start = counted.levels[level].start
    counts.levels[level] = counts.levels[level] + 1 if level in counts.levels else start


def _shown(counted: _List, level: int) -> str:
    own = counted.levels[level]
    if own.form == "bullet":
        raise UncountableError("a bullet", "Type its sign, or save the file as plain text")

    def number(match: re.Match[str]) -> str:
        of = int(match[1]) - 1
        if of > level or of not in counted.counts.levels or of not in counted.levels:
            raise UncountableError("a number that takes in one which has not begun")
        form = counted.levels[of].form
        in_digits = own.in_digits and form != "none"
        return _written(counted.counts.levels[of], "decimal" if in_digits else form)

    return _PLACE.sub(number, own.text).strip()


def _written(number: int, form: str) -> str:
    if form == "none":
        return ""
    if form not in _FORMS:
        raise UncountableError(f"a number of the form {form}")
    write, last = _FORMS[form]
    if not 1 <= number <= last:
        raise UncountableError(f"the number {number} of the form {form}")
    return write(number)


# --- what a paragraph says


def properties_of(paragraph: Paragraph) -> Iterator[tuple[str, Any]]:
    """Those of a paragraph, and those of its styles by their ids, the nearest first."""
    if paragraph._p.pPr is not None:
        yield "", paragraph._p.pPr
    style: Any = paragraph.style
    while style is not None:
        if (properties := style.element.find(f"{_W}pPr")) is not None:
            yield style.style_id, properties
        style = style.base_style


def _value(paragraph: Paragraph, name: str) -> str | None:
    found = (each.find(f"{_W}numPr/{_W}{name}") for _, each in properties_of(paragraph))
    first = next((each for each in found if each is not None), None)
    return None if first is None else first.get(f"{_W}val")


def _level(paragraph: Paragraph, found: _List) -> int:
    """Its own level, else the one that its style is linked with, else that of its style."""
    own = paragraph._p.pPr.find(f"{_W}numPr/{_W}ilvl") if paragraph._p.pPr is not None else None
    if own is not None:
        return int(own.get(f"{_W}val"))
    linked = {each.style: level for level, each in found.levels.items() if each.style}
    styles = [style for style, _ in properties_of(paragraph) if style in linked]
    return linked[styles[0]] if styles else int(_value(paragraph, "ilvl") or 0)


# --- what the document defines


def _lists(document: Document) -> Iterator[tuple[str, _List]]:
    try:
        root = parse_xml(document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).blob)
    except KeyError:
        return
    definitions: dict[str, Any] = {
        each.get(f"{_W}abstractNumId"): each for each in root.iter(f"{_W}abstractNum")
    }
    lists = {each.get(f"{_W}numId"): each for each in root.findall(f"{_W}num")}
    styled = {_attribute(each, "styleLink"): each for each in definitions.values()}
    styled.pop(None, None)
    counts: dict[str, _Counts] = {}
    for name, element in lists.items():
        definition = definitions.get(_attribute(element, "abstractNumId") or "")
        if definition is None:
            continue
        # A definition may only name the style whose definition it is.
        definition = styled.get(_attribute(definition, "numStyleLink") or "", definition)
        own = counts.setdefault(str(definition.get(f"{_W}abstractNumId")), _Counts())
        overrides = {int(e.get(f"{_W}ilvl")): e for e in element.findall(f"{_W}lvlOverride")}
        anew = (level for level, e in overrides.items() if _attribute(e, "startOverride"))
        yield name, _List(name, _levels(definition, overrides), own, frozenset(anew))


def _levels(definition: Any, overrides: Mapping[int, Any]) -> Mapping[int, _Level]:
    found = {int(each.get(f"{_W}ilvl")): each for each in definition.findall(f"{_W}lvl")}
    for level, override in overrides.items():
        if (own := override.find(f"{_W}lvl")) is not None:
            found[level] = own
    starts = {level: _attribute(each, "startOverride") for level, each in overrides.items()}
    return {level: _read(level, each, starts.get(level)) for level, each in found.items()}


def _read(level: int, element: Any, start: str | None) -> _Level:
    form = _attribute(element, "numFmt")
    in_digits = element.find(f"{_W}isLgl")
    return _Level(
        start=int(start or _attribute(element, "start") or 0),
        # A form of the editor's own stands one element deeper.
        form=form or ("custom" if element.find(f".//{_W}numFmt") is not None else "decimal"),
        text=_attribute(element, "lvlText") or "",
        restart=int(_attribute(element, "lvlRestart") or level),
        style=_attribute(element, "pStyle") or "",
        in_digits=in_digits is not None and in_digits.get(f"{_W}val") not in ("0", "false", "off"),
    )


def _attribute(element: Any, name: str) -> str | None:
    found = element.find(f"{_W}{name}")
    value: str | None = None if found is None else found.get(f"{_W}val")
    return value
