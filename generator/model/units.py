"""The units of an edition: everything in it that can be cited and so has a permanent id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from generator.model.text import Bilingual, Heading, Language, Line, Nature, Node, joined
from generator.problems import shown

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _kebab(value: Any) -> str:
    if not isinstance(value, str) or not KEBAB.fullmatch(value):
        remedy = "Use a-z, 0-9 and single hyphens between them"
        raise ValueError(f"{shown(value)} is not an id in kebab-case|{remedy}")
    return value


Id = Annotated[
    str,
    BeforeValidator(_kebab),
    WithJsonSchema({"type": "string", "pattern": f"^{KEBAB.pattern}$"}),
]
Count = Annotated[int, Field(gt=0, strict=True)]


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    if not names:
        raise ValueError("the list is empty|Name at least one")
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{name} stands here twice|Keep it once")
    return names


Ids = Annotated[tuple[Id, ...], AfterValidator(_each_once)]
Lines = Annotated[tuple[Line, ...], AfterValidator(_each_once)]


class Unit(Node):
    """Anything that can be cited. `number` is the source's; `notes` are this site's own.

    `aliases` are further anchors of the same unit: `art-5`, as the Chinese original numbers it.
    """

    kind: ClassVar[str]

    id: Id
    aliases: tuple[Id, ...] = ()
    number: Line | None = None
    heading: Heading | None = None
    text: Bilingual | None = None
    nature: Nature = "summary"
    notes: tuple[Bilingual, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        """The units inside this one, in the order of the page."""
        return iter(())

    @property
    def texts(self) -> Iterator[Bilingual]:
        """What the unit itself says, its heading first; not its notes nor the units inside it."""
        if self.heading is not None and not self.heading.run_in:
            yield self.heading
        if self.text is not None:
            yield self.text

    @property
    def has_editorial_heading(self) -> bool:
        """Whether its heading is the editor's: the source prints none."""
        return self.heading is not None and self.heading.nature == "editorial"

    def said(self, language: Language) -> str | None:
        """The normalised text that a fingerprint is taken of; None where there is none."""
        return joined(self.texts, language)

    def walk(self) -> Iterator[Unit]:
        """This unit and all inside it, in the order of the page."""
        yield self
        for child in self.children:
            yield from child.walk()


class Statement(Unit):
    kind = "statement"
    heading: Heading
    text: Bilingual


class Part(Unit):
    kind = "part"
    number: Line
    heading: Heading


class Item(Unit):
    kind = "item"
    nature: Nature = "rendering"
    text: Bilingual
    items: tuple[Item, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.items


class Provision(Unit):
    kind = "provision"
    nature: Nature = "rendering"
    heading: Heading
    items: tuple[Item, ...] = ()

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.items


class Chapter(Unit):
    kind = "chapter"
    nature: Nature = "rendering"
    number: Line
    heading: Heading
    provisions: tuple[Provision, ...]

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.provisions


Effect = Literal[
    "identified-as-important-data",
    "security-assessment",
    "standard-contract-or-certification",
    "not-stated",
]


class Bounds(Node):
    """One number that triggers something. `minimum` is inclusive, `below` exclusive.

    `unit` is what the figure counts, `counting` the units that say how; both only as the source
    says it.
    """

    applies_to: Bilingual
    data: Bilingual
    excludes: Bilingual | None = None
    minimum: Count | None = None
    below: Count | None = None
    unit: Literal["individuals", "not-stated"]
    effect: Effect
    counting: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _has_room(self) -> Bounds:
        if self.minimum is None and self.below is None:
            raise ValueError("neither `minimum` nor `below`|Give one, or make it a criterion")
        if self.minimum is not None and self.below is not None and self.minimum >= self.below:
            wrong = f"the bounds cross: minimum {self.minimum}, below {self.below}"
            raise ValueError(f"{wrong}|Make `minimum` smaller than `below`")
        return self


class Condition(Node):
    """What a criterion holds, without a number."""

    applies_to: Bilingual
    data: Bilingual
    effect: Literal["identified-as-important-data"]


class Threshold(Unit):
    """One number that triggers something.

    Its words are its own text, or a verbatim `quote` of the unit `source_unit`.
    """

    kind = "threshold"
    heading: Heading
    source_unit: Id | None = None
    quote: Bilingual | None = None
    threshold: Bounds

    @model_validator(mode="after")
    def _says_it_once(self) -> Threshold:
        if (self.source_unit is None) != (self.quote is None):
            raise ValueError("`source_unit` or `quote` without the other|Give both or neither")
        if self.quote is None and self.text is None:
            raise ValueError("it has no words|Give `text`, or `source_unit` and `quote`")
        if self.quote is not None and self.text is not None:
            raise ValueError("its words stand twice|Keep `text`, or `source_unit` and `quote`")
        return self

    @property
    def texts(self) -> Iterator[Bilingual]:
        yield from super().texts
        if self.quote is not None:
            yield self.quote


class Criterion(Unit):
    """What triggers something without a number."""

    kind = "criterion"
    heading: Heading
    text: Bilingual
    criterion: Condition


class Section(Unit):
    """A headed passage of Parts B and C, with what stands in it."""

    kind = "section"
    heading: Heading
    columns: tuple[Bilingual, ...] = ()
    tiers: tuple[ListTier, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def texts(self) -> Iterator[Bilingual]:
        yield from super().texts
        yield from self.columns

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.tiers
        yield from self.thresholds
        yield from self.criteria
        yield from self.sections


class ListTier(Unit):
    """One of the two tiers, as the list describes them for every industry."""

    kind = "tier"
    heading: Heading
    text: Bilingual


class SubCategory(Unit):
    kind = "sub-category"
    number: Line
    heading: Heading


class Example(Unit):
    """One example of important data in the catalogue."""

    kind = "example"
    text: Bilingual


class Category(Unit):
    kind = "category"
    number: Line
    heading: Heading
    sub_categories: tuple[SubCategory, ...]
    data: tuple[Example, ...]
    reference: Bilingual | None = None

    @property
    def texts(self) -> Iterator[Bilingual]:
        yield from super().texts
        if self.reference is not None:
            yield self.reference

    @property
    def children(self) -> Iterator[Unit]:
        yield from self.sub_categories
        yield from self.data
