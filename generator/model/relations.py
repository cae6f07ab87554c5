"""What connects units: time limits, links that the text makes, links that the editor makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from generator.model.text import Bilingual, Heading, Line, Nature, Node
from generator.model.units import Count, Id, Unit


def _only(node: Unit, shown: str, *keys: str) -> None:
    """Refuses keys that every unit may have, but that the pages of this one do not show."""
    for key in keys:
        if getattr(node, key):
            raise ValueError(f"`{key}` is not shown here|Say it in {shown}")


class TimeLimit(Unit):
    """One period or date that the text sets; its words are a `quote` of `source_unit`."""

    kind = "time-limit"
    heading: Heading
    source_unit: Id
    quote: Bilingual
    form: Literal["period", "date", "event"]
    length: Count | None = None
    unit: Literal["working-days", "years"] | None = None
    starts: Bilingual | None = None
    who: Bilingual | None = None

    @model_validator(mode="after")
    def _counts_something(self) -> TimeLimit:
        if (self.length is None) != (self.unit is None):
            raise ValueError("`length` or `unit` without the other|Give both or neither")
        _only(self, "`quote` or `notes`", "text", "number")
        return self

    @property
    def texts(self) -> Iterator[Bilingual]:
        yield from super().texts
        yield self.quote


class TextualLink(Node):
    """A link that the words `quote` of the unit `from` make themselves."""

    from_: Id = Field(alias="from")
    to: Id
    quote: Bilingual


class Quotes(Node):
    """Verbatim English phrases of the two units of a cross-link."""

    from_: Line = Field(alias="from")
    to: Line


class CrossLink(Unit):
    """An editorial relation between a category or sub-category and an industry."""

    kind = "cross-link"
    nature: Nature = "editorial"
    from_: Id = Field(alias="from")
    to: Id
    quotes: Quotes
    reason: Bilingual

    @model_validator(mode="after")
    def _says_it_in_its_reason(self) -> CrossLink:
        _only(self, "`reason`", "heading", "text", "number", "notes")
        return self

    @property
    def texts(self) -> Iterator[Bilingual]:
        yield self.reason


class TimeLimits(Node):
    """The file time-limits.yml."""

    time_limits: tuple[TimeLimit, ...]


class TextualLinks(Node):
    """The file textual-links.yml."""

    textual_links: tuple[TextualLink, ...]


class CrossLinks(Node):
    """The file cross-links.yml: the links, and the industries that a category has none with."""

    links: tuple[CrossLink, ...]
    none: dict[Id, tuple[Id, ...]]
