"""Text as the content has it: emphasis as runs, two languages, and where each text comes from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    PlainSerializer,
    PlainValidator,
    PrivateAttr,
    StrictBool,
    WithJsonSchema,
    model_validator,
)

from generator.problems import Place, listed, shown
from generator.reader import LocatedList, LocatedMapping

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")
Nature = Literal["rendering", "summary", "editorial"]
Status = Literal["original", "printed", "attested", "working"]
NATURES: tuple[Nature, ...] = ("rendering", "summary", "editorial")
STATUSES: tuple[Status, ...] = ("original", "printed", "attested", "working")
Emphasis = Literal["none", "em", "strong"]

# No space stands just inside the asterisks: `2 * 3 * 4` is no emphasis but a mistake.
_INSIDE = r"[^*\s](?:[^*]*[^*\s])?"
_EMPHASIS = re.compile(rf"\*\*(?P<strong>{_INSIDE})\*\*|\*(?P<em>{_INSIDE})\*")
_HAN = "\u2e80-\u2fdf\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
# What is in the other language in a text: Chinese with what stands inside it, such as a bracketed
# year; and English words in Chinese. The browser reads the same patterns.
IN_OTHER_LANGUAGE: Mapping[Language, re.Pattern[str]] = {
    "en": re.compile(rf"[{_HAN}](?:[{_HAN}0-9]*[{_HAN}])?"),
    "zh": re.compile(r"[A-Za-z][A-Za-z’'&.,/-]*(?: [A-Za-z&][A-Za-z’'&.,/-]*)+"),
}
# The keys of a Chinese text that hold none.
_BESIDE_TEXT = {"locator", "reviewed_by"}
# Directional marks and soft hyphens are invisible too (category Cf), so they count as zero-width.
_INVISIBLE = ("Cc", "Cf")


@dataclass(frozen=True)
class Run:
    """A stretch of text with one emphasis."""

    text: str
    emphasis: Emphasis = "none"


@dataclass(frozen=True)
class RichText:
    """A text as a sequence of runs; `plain` is the same text without emphasis."""

    runs: tuple[Run, ...]

    @cached_property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)

    @cached_property
    def source(self) -> str:
        """The text as YAML has it, with its asterisks."""
        marks = {"none": "", "em": "*", "strong": "**"}
        return "".join(f"{marks[r.emphasis]}{r.text}{marks[r.emphasis]}" for r in self.runs)


def parse_rich(source: str) -> RichText:
    """`**strong**` and `*emphasised*` become runs; ValueError for an asterisk without its pair."""
    runs = tuple(_runs(source))
    if any("*" in run.text for run in runs):
        raise ValueError("an asterisk without its pair|Write *…* or **…** round the words")
    return RichText(runs)


def _runs(source: str) -> Iterator[Run]:
    done = 0
    for match in _EMPHASIS.finditer(source):
        if match.start() > done:
            yield Run(source[done : match.start()])
        if match["strong"]:
            yield Run(match["strong"], "strong")
        else:
            yield Run(match["em"], "em")
        done = match.end()
    if done < len(source):
        yield Run(source[done:])


def checked_line(value: Any) -> str:
    """A text on one line; ValueError, as `what is wrong|what to do`, for anything else."""
    if not isinstance(value, str):
        remedy = "Write text, in quotes if it looks like a number, a date or yes and no"
        raise ValueError(f"{shown(value)} is not text|{remedy}")
    if not value.strip():
        raise ValueError("the text is empty|Write it or delete the key")
    if not value.isprintable():  # No other text holds any of these.
        _refuse_invisible(value)
    return value.strip()


def _refuse_invisible(value: str) -> None:
    for character in value:
        if character == "\n":
            raise ValueError("a line break inside the text|Fold it with >- or write it on one line")
        if unicodedata.category(character) in _INVISIBLE:
            name = unicodedata.name(character, f"U+{ord(character):04X}")
            raise ValueError(f"a character that cannot be seen ({name})|Delete it")


def _rich(value: Any) -> RichText:
    return value if isinstance(value, RichText) else parse_rich(checked_line(value))


Line = Annotated[
    str,
    BeforeValidator(checked_line),
    WithJsonSchema({"type": "string", "minLength": 1}),
]
Rich = Annotated[
    RichText,
    PlainValidator(_rich),
    PlainSerializer(lambda rich: rich.source, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1}),
]


class Node(BaseModel):
    """A YAML mapping, checked; remembers the line of each of its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)
    _place: Place = PrivateAttr(default_factory=lambda: Place("", 0))
    _places: dict[str, Place] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_places(cls, value: Any, handler: ModelWrapValidatorHandler[Node]) -> Node:
        node = handler(value)
        if isinstance(value, LocatedMapping):
            node._place, node._places = value.place, dict(_places_in(value))
        return node

    def place(self, key: str = "") -> Place:
        """Where `key` (or `key.inner`, or `key[1]`) stands, or where the mapping begins."""
        return self._places.get(key, self._place)


def _places_in(value: LocatedMapping) -> Iterator[tuple[str, Place]]:
    for key, place in value.places.items():
        yield key, place
        inner = value.get(key)
        if isinstance(inner, LocatedMapping):
            yield from ((f"{key}.{each}", there) for each, there in inner.places.items())
        elif isinstance(inner, LocatedList):
            for number, there in enumerate(inner.places, start=1):
                yield f"{key}[{number}]", there


class Chinese(Node):
    """A Chinese text under the key that says where it comes from, exactly one of the four."""

    original: Rich | None = None
    printed: Rich | None = None
    attested: Rich | None = None
    working: Rich | None = None
    locator: Line | None = None
    reviewed_by: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _has_status(cls, value: Any) -> Any:
        if isinstance(value, str) or (isinstance(value, dict) and set(value) <= _BESIDE_TEXT):
            remedy = "Write `zh: {working: …}`, or printed, attested or original with its locator"
            raise ValueError(f"Chinese text without a status|{remedy}")
        return value

    @model_validator(mode="after")
    def _has_one_text(self) -> Chinese:
        given = [status for status in STATUSES if getattr(self, status) is not None]
        if len(given) != 1:
            raise ValueError(f"Chinese text under {len(given)} statuses|Keep {listed(given)}")
        if given[0] in ("original", "attested") and self.locator is None:
            remedy = "Say where it stands, under `locator:`"
            raise ValueError(f"{given[0]} Chinese without a locator|{remedy}")
        return self

    @cached_property
    def status(self) -> Status:
        return next(status for status in STATUSES if getattr(self, status) is not None)

    @cached_property
    def text(self) -> RichText:
        text: RichText = getattr(self, self.status)
        return text


class Bilingual(Node):
    """A text in English and, where there is one, in Chinese."""

    en: Rich
    zh: Chinese | None = None

    @property
    def has_english(self) -> bool:
        """Whether there is English at all: only a text of the list's own tables may have none."""
        return bool(self.en.runs)


class Heading(Bilingual):
    """A heading; `run_in` when its words stand in the unit's own text, at its beginning."""

    nature: Literal["editorial"] | None = None
    run_in: StrictBool = False


NO_TEXT = RichText(())


class TableText(Bilingual):
    """A text of the list's own tables; in Chinese alone where no English rendering is published."""

    en: Rich = NO_TEXT

    @model_validator(mode="after")
    def _says_something(self) -> TableText:
        if not self.has_english and self.zh is None:
            raise ValueError("neither English nor Chinese|Give one of them, or both")
        return self


class TableHeading(TableText, Heading):
    """A heading in the list's own tables; in Chinese alone where no English is published."""


def joined(texts: Iterable[Bilingual], language: Language) -> str | None:
    """The normalised texts of one language one after the other; None if there are none."""
    if language == "en":
        said = [each.en.plain for each in texts]
    else:
        said = [each.zh.text.plain for each in texts if each.zh is not None]
    return normalised(" ".join(said)) or None


def weakest(texts: Iterable[Bilingual]) -> Status | None:
    """The status of the least official Chinese among the texts; None without any Chinese."""
    found = {each.zh.status for each in texts if each.zh is not None}
    return next((status for status in reversed(STATUSES) if status in found), None)


def normalised(text: str) -> str:
    """The text as its fingerprint sees it.

    NFC, every run of white space as one space, none at either end. Emphasis is gone already:
    callers pass `RichText.plain`. Layout and mark-up therefore never change a fingerprint.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def fingerprint(text: str) -> str:
    """The first 8 hexadecimal digits of the SHA-256 of the normalised text in UTF-8."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()[:8]
