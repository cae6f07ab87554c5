"""The shape of the JSON export: its types are its published JSON Schema."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from generator.exports.texts import Text, Words
from generator.model.text import Nature, Status
from generator.model.units import Effect


class HeadingExport(Text):
    """A heading; `editorial` where it is this site's own, `run_in` where the text begins with it.

    A heading that is run in stands in the text too and is not repeated when the unit is read.
    """

    editorial: bool
    run_in: bool


class Fingerprints(TypedDict):
    """The first 8 hexadecimal digits of the SHA-256 of what the unit says in each language."""

    en: str
    zh: str | None


class Links(TypedDict):
    """The unit's permanent link in each language, below the site's root or its public address."""

    en: str
    zh: str


class BoundsExport(TypedDict):
    """One number that triggers something: `minimum` is inclusive, `below` exclusive."""

    applies_to: Text
    data: Text
    excludes: Text | None
    minimum: int | None
    below: int | None
    counted_in: Literal["individuals", "not-stated"]
    effect: Effect
    counting: list[str]


class ConditionExport(TypedDict):
    """What triggers something without a number."""

    applies_to: Text
    data: Text
    effect: Effect


class TimeLimitExport(TypedDict):
    """A period, a date or an event."""

    form: Literal["period", "date", "event"]
    length: int | None
    length_unit: Literal["working-days", "years"] | None
    starts: Text | None
    who: Text | None


class Phrases(TypedDict):
    """The verbatim English phrases of both ends that a cross-link rests on."""

    source: str
    target: str


class CrossLinkExport(TypedDict):
    """An editorial relation of a category or sub-category with an industry."""

    source: str
    target: str
    phrases: Phrases
    reason: Text


class UnitExport(TypedDict):
    """Anything that can be cited. `nature` is that of the English, `status` of the Chinese.

    `status` is the least official of its Chinese texts, null where none is published. `quote` is
    the verbatim passage of `source_unit` that says it, for units that are data about another.
    `catalogue` are the categories and sub-categories that a data field belongs to.
    """

    id: str
    kind: str
    number: str | None
    parent: str | None
    links: Links
    nature: Nature
    status: Status | None
    heading: HeadingExport | None
    text: Text | None
    source_unit: str | None
    quote: Text | None
    reference: Text | None
    columns: list[Text]
    notes: list[Text]
    fingerprints: Fingerprints
    threshold: BoundsExport | None
    criterion: ConditionExport | None
    time_limit: TimeLimitExport | None
    cross_link: CrossLinkExport | None
    catalogue: list[str]


class TextualLinkExport(TypedDict):
    """A link that the words `quote` of the unit `source` make themselves."""

    source: str
    target: str
    quote: Text


class DefinitionExport(TypedDict):
    """The words in which the source defines a term, and the unit (`list/edition#id`)."""

    unit: str
    quote: Text


class Aliases(TypedDict):
    """Other names in use, in each language; the Chinese are gathered by this site."""

    en: list[str]
    zh: list[str]
    zh_status: Status | None


class EntryExport(TypedDict):
    """A glossary entry or an instrument that the text cites.

    `status` is that of its Chinese name; `nature` that of the unit that defines it, null where
    the source does not define it.
    """

    id: str
    links: Links
    name: Text
    nature: Nature | None
    status: Status | None
    pinyin: str | None
    abbreviations: list[str]
    aliases: Aliases
    definition: DefinitionExport | None


class ReleaseExport(TypedDict):
    """The last numbered release of the list; not `announced` if it was a trial."""

    number: str
    date: str
    announced: bool


class OriginalExport(TypedDict):
    """A Chinese original, at its path below the site's root."""

    name: str
    path: str
    bytes: int
    sha256: str


class OriginalsExport(TypedDict):
    """Where the publisher offers the Chinese originals, and those offered with this edition."""

    offered_at: str
    files: list[OriginalExport]


class ScaleExport(TypedDict):
    """What the edition says of its own size."""

    industries: int
    scenarios: int
    data_fields: int
    categories: int
    sub_categories: int


# A key that begins with a dollar sign can only be given like this.
_Schema = TypedDict("_Schema", {"$schema": str})


class EditionExport(_Schema):
    """One edition of a negative list, whole.

    `natures` and `statuses` say what each nature and status means. `no_link` are the industries
    that the editor found each category has no cross-link with.
    """

    notice: Words
    natures: dict[Nature, Words]
    statuses: dict[Status, Words]
    publisher: str
    public_address: str | None
    list_id: str
    list_name: Text
    edition: str
    title: Text
    release: ReleaseExport | None
    originals: OriginalsExport
    scale: ScaleExport
    units: list[UnitExport]
    textual_links: list[TextualLinkExport]
    no_link: dict[str, list[str]]
    terms: list[EntryExport]
    instruments: list[EntryExport]
