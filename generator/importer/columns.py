"""Which column of a table holds what: headings in either language, in any order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.importer.cells import Cell, CellProblem, Sheet, has_han, joined, lines_of
from generator.model.columns import ColumnMap
from generator.model.text import Language
from generator.problems import did_you_mean

# What heads each column, in Chinese and in English, without spaces and signs.
_NAMES: Mapping[str, tuple[str, str]] = {
    "id": ("永久编号 标识", "id permanentid"),
    "industry": ("行业 行业领域 所属行业 行业名称", "industry sector"),
    "tier": ("层级 清单层级 清单类型", "tier list"),
    "scenario-number": ("场景序号 场景编号", "scenariono scenarionumber"),
    "scenario": (
        "场景 业务场景 场景名称 应用场景 出境场景 数据出境场景 业务场景名称",
        "scenario businessscenario scenarioname",
    ),
    "scenario-description": ("场景说明 场景描述", "scenariodescription"),
    "volume": (
        "数量 数量区间 数量范围 数据量 数据量级 出境数量 个人信息数量 数据规模 规模 量级",
        "volume volumeband band volumebands",
    ),
    "minimum": ("下限 下限含", "minimum atleast lowerbound"),
    "below": ("上限不含 不满", "below under"),
    "data-category": ("数据类别 类别 数据大类", "datacategory category"),
    "data-sub-class": ("数据子类 子类 数据小类", "datasubclass subclass subcategory"),
    "number": ("序号 编号", "no number serialnumber serialno"),
    "data-field": (
        "字段 数据字段 数据项 字段名称 数据字段名称 数据项名称",
        "datafield field dataitem fieldname",
    ),
    "description": (
        "基本特征与描述 基本特征和描述 基本特征及描述 数据基本特征与描述 特征描述 基本特征 描述",
        "basicfeaturesanddescription basicfeaturesdescription description basicfeatures",
    ),
    "catalogue": (
        "目录 对应目录 参考目录 重要数据目录 目录子类",
        "catalogue catalog referencecatalogue",
    ),
}
_ONE_LANGUAGE = (
    "id",
    "industry",
    "tier",
    "scenario-number",
    "minimum",
    "below",
    "number",
    "catalogue",
)
_MARKERS: Mapping[Language, tuple[str, ...]] = {
    "zh": ("中文", "chinese", "zh", "cn"),
    "en": ("英文", "英语", "english", "en"),
}
_SIGNS = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[0-9a-z]+")
NEEDED = ("data-category", "data-sub-class")


@dataclass(frozen=True)
class Column:
    """What a column holds.

    `language` is None where its cells are looked at one by one; a cell without any Chinese
    character then counts as `otherwise`. `both`: its heading is in both languages.
    """

    index: int
    holds: str
    language: Language | None
    otherwise: Language
    both: bool = False


Name = tuple[str, Language | None, Language]


def columns_under(
    sheet: Sheet, heads: Mapping[int, Cell], rows: range, names: Names, map_path: str
) -> tuple[tuple[Column, ...], tuple[CellProblem, ...]]:
    """What the rows below some headings hold, column by column, and what is wrong with that.

    No columns if one is missing that a table needs.
    """
    problems = list(_unknown(sheet, heads, rows, names, map_path))
    columns = []
    for cell in heads.values():
        name = names.get(plain(cell.value))
        if name is not None and name[0] != "ignore":
            columns.append(Column(cell.column, *name, both=name[1] is None))
    columns = list(_with_languages(columns))
    problems += _twice(sheet, heads, columns)
    missing = list(_missing(sheet, columns, min(cell.rows[0] for cell in heads.values())))
    return () if missing else tuple(columns), (*problems, *missing)


def _unknown(
    sheet: Sheet, heads: Mapping[int, Cell], rows: range, names: Names, map_path: str
) -> Iterator[CellProblem]:
    for cell in heads.values():
        if names.get(plain(cell.value)) is None:
            heading = joined(lines_of(cell.value))
            otherwise = f"Say in {map_path} what it heads, or `ignore`"
            remedy = did_you_mean(heading, names.shown, otherwise)
            wrong = f"the heading “{heading}” is not known"
            yield sheet.problem(cell.row, cell.column, wrong, remedy)
    filled: dict[int, Cell] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if row in rows and column not in heads:
            filled.setdefault(column, cell)
    for column, cell in filled.items():
        yield sheet.problem(cell.row, column, "the column has no heading", "Give it one")


def _twice(
    sheet: Sheet, heads: Mapping[int, Cell], columns: Iterable[Column]
) -> Iterator[CellProblem]:
    seen: dict[tuple[str, Language | None], Column] = {}
    for column in columns:
        key = (column.holds, column.language)
        if key in seen:
            cell = heads[column.index]
            wrong = f"a second column for {said_of(*key)}"
            yield sheet.problem(cell.row, cell.column, wrong, "Delete one of them")
        seen.setdefault(key, column)


def _missing(sheet: Sheet, columns: Iterable[Column], row: int) -> Iterator[CellProblem]:
    held = {column.holds for column in columns}
    wanted = [name for name in NEEDED if name not in held]
    if not held & {"description", "data-field"}:
        wanted.append("description")
    for name in wanted:
        wrong = f"no column holds the {said_of(name)}"
        remedy = f"Add one, with the heading {_NAMES[name][0].split()[0]}"
        yield sheet.problem(row, 1, wrong, remedy)


def said_of(holds: str, language: Language | None = None) -> str:
    """What a column holds, in words."""
    words = holds.replace("data-sub-class", "data sub-class").replace("data-", "data ")
    words = words.replace("scenario-", "scenario ")
    tail = {"en": " in English", "zh": " in Chinese", None: ""}[language]
    return words + tail


def _with_languages(columns: Iterable[Column]) -> Iterator[Column]:
    """A text that has one column only may be in either language, cell by cell."""
    columns = list(columns)
    for column in columns:
        alone = sum(each.holds == column.holds for each in columns) == 1
        if alone and column.holds not in _ONE_LANGUAGE and column.language is not None:
            yield Column(column.index, column.holds, None, column.language)
        else:
            yield column


class Names:
    """Recognises headings; the editor's own names first."""

    def __init__(self, known: ColumnMap | None) -> None:
        self._own: dict[str, Name] = {}
        self.shown = [word for names in _NAMES.values() for word in names[0].split()]
        for heading, column in (known.columns if known else {}).items():
            holds, _, language = column.partition(".")
            in_language: Language | None = "en" if language == "en" else "zh" if language else None
            otherwise: Language = in_language or ("zh" if has_han(heading) else "en")
            self._own[plain(heading)] = (holds, in_language, otherwise)

    def get(self, plain: str) -> Name | None:
        return self._own.get(plain) or _marked(plain) or _in_two_languages(plain)


def plain(heading: str) -> str:
    """A heading as it is compared: without spaces, signs and width."""
    folded = unicodedata.normalize("NFKC", joined(lines_of(heading))).casefold()
    return _SIGNS.sub("", folded)


def _exact(plain: str) -> tuple[str, Language] | None:
    for holds, (zh, en) in _NAMES.items():
        if plain in zh.split():
            return holds, "zh"
        if plain in en.split():
            return holds, "en"
    return None


def _marked(plain: str) -> Name | None:
    """`数据类别`, `Data category (Chinese)`, `英文描述`."""
    if found := _exact(plain):
        holds, language = found
        return holds, None if holds in _ONE_LANGUAGE else language, language
    for language, markers in _MARKERS.items():
        for marker in markers:
            for rest in (plain.removeprefix(marker), plain.removesuffix(marker)):
                if rest != plain and (found := _exact(rest)):
                    return found[0], language, language
    return None


def _in_two_languages(plain: str) -> Name | None:
    """`数据类别 Data category`."""
    latin = "".join(_LATIN.findall(plain))
    one, other = _exact(_LATIN.sub("", plain)), _exact(latin)
    if one is not None and other is not None and one[0] == other[0]:
        return one[0], None, "en"
    return None
