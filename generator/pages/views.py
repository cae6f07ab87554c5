"""What each template shows: one View a template, with exactly the fields that it uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.pages.citing import Examples
from generator.pages.comparing import Comparison
from generator.pages.downloads import BundleOffer, EditionOffers
from generator.pages.past import ReleaseView
from generator.pages.prose import Pair, Words
from generator.pages.rows import (
    Choice,
    FieldTable,
    GeneralBands,
    IndustryRow,
    ThresholdRow,
    TierTable,
)
from generator.pages.shell import Shell
from generator.pages.units import Link, UnitView


@dataclass(frozen=True)
class Explanation:
    """A term or instrument that the page marks, explained where it stands."""

    id: str
    link: Link
    pinyin: str
    definition: Pair | None


@dataclass(frozen=True)
class View:
    """What every page below a language's folder has."""

    shell: Shell


@dataclass(frozen=True)
class ListLink:
    """An edition on the home page."""

    link: Link
    region: Pair
    facts: tuple[UnitView, ...]
    contents: tuple[Contents, ...]


@dataclass(frozen=True)
class Contents:
    """A page with the pages inside it, as a contents list shows them."""

    link: Link
    inside: tuple[Contents, ...]


@dataclass(frozen=True)
class HomeView(View):
    editions: tuple[ListLink, ...]
    shared: tuple[Link, ...]


@dataclass(frozen=True)
class Coverage:
    """How much of the edition is published here, by its own count."""

    scenarios: int
    stated_scenarios: int
    data_fields: int
    stated_data_fields: int


@dataclass(frozen=True)
class EditionView(View):
    statements: tuple[UnitView, ...]
    contents: tuple[Contents, ...]
    coverage: Coverage
    bundle: str
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class PartView(View):
    """The opening page of a part: its contents, and the units that have their home here.

    `industries` are the rows of the unit that has columns.
    """

    part: UnitView
    shown: tuple[UnitView, ...]
    industries: tuple[IndustryRow, ...]
    contents: tuple[Contents, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class ReadingView(View):
    """A page of running text: the page's own unit first, or several on the full text."""

    shown: tuple[UnitView, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class CatalogueView(View):
    unit: UnitView
    categories: tuple[UnitView, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class CategoryView(View):
    unit: UnitView
    sub_categories: tuple[UnitView, ...]
    examples: tuple[UnitView, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class IndustryView(View):
    """`loaded` where any of the industry's own tables is published here."""

    unit: UnitView
    tiers: tuple[TierTable, ...]
    loaded: bool
    scope: tuple[UnitView, ...]
    thresholds: tuple[UnitView, ...]
    columns: tuple[Pair, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class ScenarioView(View):
    unit: UnitView
    tier: Link
    bands: tuple[ThresholdRow, ...]
    table: FieldTable
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class MatrixCell:
    """The links of one pair; none where the editor found none."""

    category: str
    industry: str
    links: tuple[str, ...]


@dataclass(frozen=True)
class MatrixRow:
    id: str
    category: Link
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class Reason:
    """A cross-link with both its ends."""

    id: str
    fingerprint: str
    from_: Link
    to: Link
    reason: Pair


@dataclass(frozen=True)
class MatrixView(View):
    industries: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class ThresholdsView(View):
    rows: tuple[ThresholdRow, ...]
    tiers: tuple[Link, ...]
    general_bands: tuple[GeneralBands, ...]
    industries: tuple[Choice, ...]
    effects: tuple[Choice, ...]


@dataclass(frozen=True)
class TimeLimitRow:
    unit: UnitView
    source: Link
    quote: Pair
    form: str
    length: str
    starts: Pair | None
    who: Pair | None


@dataclass(frozen=True)
class TimeLimitsView(View):
    rows: tuple[TimeLimitRow, ...]


@dataclass(frozen=True)
class EntryView:
    """A glossary entry or an instrument, under the letter that the page orders it by.

    `used_in` are the units whose English text names it.
    """

    id: str
    fingerprint: str
    kind: str
    letter: str
    name: Pair
    locator: Link | None
    locator_words: str
    pinyin: str
    abbreviations: tuple[str, ...]
    aliases_en: tuple[str, ...]
    aliases_zh: Words | None
    definition: Pair | None
    defined_in: Link | None
    used_in: tuple[Link, ...]


@dataclass(frozen=True)
class EntriesView(View):
    entries: tuple[EntryView, ...]


@dataclass(frozen=True)
class AboutView(View):
    preparer: tuple[UnitView, ...]


@dataclass(frozen=True)
class CitingView(View):
    examples: tuple[Examples, ...]


@dataclass(frozen=True)
class DownloadsView(View):
    bundle: BundleOffer
    editions: tuple[EditionOffers, ...]


@dataclass(frozen=True)
class SearchView(View):
    """`lists` are the names of the lists by their ids, as the filters show them."""

    indexes: tuple[Contents, ...]
    lists: Mapping[str, str]


@dataclass(frozen=True)
class SearchPartsView:
    """What the search box has beside its bar."""

    lists: Mapping[str, str]


@dataclass(frozen=True)
class ChangesView(View):
    releases: tuple[ReleaseView, ...]
    feed: str


@dataclass(frozen=True)
class CompareView(View):
    comparison: Comparison


@dataclass(frozen=True)
class MovedView(View):
    """A page whose units all moved or are gone; `to` is where it leads without a fragment."""

    to: tuple[Link, ...]


@dataclass(frozen=True)
class RootView:
    """The page at the top, which leads to both languages."""

    policy: str
    title_en: str
    title_zh: str
    notice_en: str
    notice_zh: str


@dataclass(frozen=True)
class NotFoundView:
    """The bilingual answer to an address that does not exist; its links begin at the root."""

    policy: str
    base: str
    title_en: str
    title_zh: str
    notice_en: str
    notice_zh: str
