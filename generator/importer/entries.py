"""What a table holds, as a tree: of a spreadsheet, or of the content that there is already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importer.cells import key_of
from generator.importer.volumes import Band
from generator.model.industries import (
    DataCategory,
    DataField,
    DataSubClass,
    Mark,
    Scenario,
    Tier,
    VolumeBand,
)
from generator.model.text import LANGUAGES, Bilingual, Language, Status
from generator.model.units import Unit

MARKS: tuple[Mark, ...] = ("scn", "dc", "dsc", "df")


@dataclass(frozen=True)
class Texts:
    """A text in each language, empty where there is none; and the status of its Chinese."""

    en: str = ""
    zh: str = ""
    status: Status | None = field(default=None, compare=False)

    def in_(self, language: Language) -> str:
        return self.en if language == "en" else self.zh

    def key(self, language: Language) -> str:
        """The text in one language as it is compared."""
        return key_of(self.in_(language))

    def agrees(self, other: Texts) -> bool:
        """Whether two texts are the same in every language that both are in, and in one at least.

        Two empty texts agree.
        """
        if not self and not other:
            return True
        both = [each for each in LANGUAGES if self.key(each) and other.key(each)]
        return bool(both) and all(self.key(each) == other.key(each) for each in both)

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)

    @property
    def shown(self) -> str:
        return " / ".join(each for each in (self.en, self.zh) if each)


@dataclass(frozen=True, eq=False)
class Entry:
    """A scenario, data category, data sub-class, data field or volume band.

    `id` is that of the content, or the one that the spreadsheet names. `place` is the sheet and
    row that it comes from. `applies_to` and `data` are what the content says of a volume band.
    """

    mark: Mark
    heading: Texts = Texts()
    text: Texts = Texts()
    children: tuple[Entry, ...] = ()
    bands: tuple[Entry, ...] = ()
    id: str = ""
    number: str = ""
    catalogue: tuple[str, ...] = ()
    band: Band | None = None
    place: str = ""
    applies_to: Texts = Texts()
    data: Texts = Texts()

    def walk(self) -> Iterator[Entry]:
        """This entry and all below it, without volume bands."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def shown(self) -> str:
        """What the entry is called in a preview."""
        return self.heading.shown or self.text.shown


@dataclass(frozen=True)
class TierEntries:
    """The table of one tier, and which columns the file has for it (`description.en`)."""

    number: int
    entries: tuple[Entry, ...]
    columns: frozenset[str] = frozenset()


def entries_of(tier: Tier) -> tuple[Entry, ...]:
    """What the content has of the table of a tier."""
    return (
        *(_scenario(each) for each in tier.scenarios),
        *(_category(each) for each in tier.data_categories),
    )


def texts_of(text: Bilingual | None) -> Texts:
    """A text of the content, with its asterisks."""
    if text is None:
        return Texts()
    if text.zh is None:
        return Texts(text.en.source)
    return Texts(text.en.source, text.zh.text.source, text.zh.status)


def _entry(mark: Mark, unit: Unit, children: tuple[Entry, ...] = ()) -> Entry:
    return Entry(
        mark=mark,
        heading=texts_of(unit.heading),
        text=texts_of(unit.text),
        children=children,
        bands=tuple(_band(each) for each in unit.thresholds) if isinstance(unit, Scenario) else (),
        id=unit.id,
        number=unit.number or "",
        catalogue=unit.catalogue if isinstance(unit, DataField) else (),
    )


def _scenario(unit: Scenario) -> Entry:
    return _entry("scn", unit, tuple(_category(each) for each in unit.data_categories))


def _category(unit: DataCategory) -> Entry:
    return _entry("dc", unit, tuple(_sub_class(each) for each in unit.data_sub_classes))


def _sub_class(unit: DataSubClass) -> Entry:
    return _entry("dsc", unit, tuple(_entry("df", each) for each in unit.data_fields))


def _band(unit: VolumeBand) -> Entry:
    bounds = unit.threshold
    band = Band(bounds.minimum, bounds.below, bounds.unit)
    return Entry(
        mark="thr",
        heading=texts_of(unit.heading),
        text=texts_of(unit.text),
        id=unit.id,
        band=band,
        applies_to=texts_of(bounds.applies_to),
        data=texts_of(bounds.data),
    )
