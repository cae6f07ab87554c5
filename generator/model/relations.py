"""What connects units: time limits, links that the text makes, links that the editor makes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, PositiveInt

from generator.model.text import Bilingual, Heading, Line, Node
from generator.model.units import Id, Unit


class TimeLimit(Unit):
    """One period or date that the text sets; its words are a `quote` of `source_unit`."""

    kind = "time-limit"
    heading: Heading
    source_unit: Id
    quote: Bilingual
    form: Literal["period", "date", "event"]
    length: PositiveInt | None = None
    unit: Literal["working-days", "years"] | None = None
    starts: Bilingual | None = None
    who: Bilingual | None = None

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
    from_: Id = Field(alias="from")
    to: Id
    quotes: Quotes
    reason: Bilingual

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
