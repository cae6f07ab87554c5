"""The pages of the site as a tree: what stands where, before and after what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.edition import Content, Edition, NegativeList
from generator.model.industries import Industry, Scenario
from generator.model.units import Unit
from generator.permalinks.addresses import scenario_page
from generator.permalinks.comparison import compare_path, pairs

# The pages that all lists share.
SHARED = ("glossary", "instruments", "citing", "downloads", "about", "search")


@dataclass(frozen=True)
class Place:
    """One page in the tree.

    `path` is below the language's folder; `kind` is a key of the labels' group `page`; `unit` is
    the unit that the page is about, if it is about one; `former` the edition that `edition` is
    compared with, if it is.
    """

    path: str
    kind: str
    edition: Edition | None = None
    unit: Unit | None = None
    inside: tuple[Place, ...] = ()
    former: Edition | None = None

    def walk(self) -> Iterator[Place]:
        """This page and all below it, in reading order."""
        yield self
        for place in self.inside:
            yield from place.walk()


def ways(root: Place) -> Mapping[str, tuple[Place, ...]]:
    """The pages from the root down to each page, by its path."""
    found: dict[str, tuple[Place, ...]] = {}

    def down(place: Place, above: tuple[Place, ...]) -> None:
        found[place.path] = way = (*above, place)
        for each in place.inside:
            down(each, way)

    down(root, ())
    return found


def outline(content: Content) -> Place:
    """The whole site, from the home page down."""
    editions = tuple(
        _edition(edition, _of_list(owner, edition))
        for owner in content.lists
        for edition in owner.editions
    )
    pages = tuple(Place(f"{kind}.html", kind) for kind in SHARED)
    return Place("index.html", "home", inside=(*editions, *pages))


def _of_list(owner: NegativeList, edition: Edition) -> tuple[Place, ...]:
    """The changes of a list, below its current edition; its comparisons below the later one."""
    comparisons = tuple(
        Place(compare_path(former, later), "compare", later, former=former)
        for former, later in pairs(owner)
        if later is edition
    )
    changes = Place(f"{owner.id}/changes.html", "changes", edition)
    return (*comparisons, changes) if edition is owner.editions[0] else comparisons


def _edition(edition: Edition, of_list: tuple[Place, ...]) -> Place:
    pages = _Pages(edition)
    parts = (pages.measures(), pages.rules(), pages.negative_list())
    tables = tuple(pages.at(name, name) for name in ("thresholds", "time-limits", "matrix"))
    return pages.at("index", "edition", inside=(*parts, *tables, *of_list))


@dataclass(frozen=True)
class _Pages:
    """Makes the pages of one edition."""

    edition: Edition

    def at(
        self, name: str, kind: str, unit: Unit | None = None, inside: tuple[Place, ...] = ()
    ) -> Place:
        return Place(f"{self.edition.key}/{name}.html", kind, self.edition, unit, inside)

    def numbered(self, name: str, kind: str, units: Iterable[Unit]) -> tuple[Place, ...]:
        """A page for each unit: `measures/chapter-3`."""
        pages = enumerate(units, start=1)
        return tuple(self.at(f"{name}-{number}", kind, unit) for number, unit in pages)

    def measures(self) -> Place:
        part, _, _ = self.edition.file.parts
        chapters = self.numbered("measures/chapter", "chapter", self.edition.chapters)
        full = self.at("measures/full", "full", part)
        return self.at("measures/index", "part", part, (*chapters, full))

    def rules(self) -> Place:
        _, part, _ = self.edition.file.parts
        categories = self.numbered("rules/category", "category", self.edition.categories)
        identification = self.at("rules/thresholds", "identification", self.edition.identification)
        catalogue = self.at("rules/catalogue", "catalogue", self.edition.catalogue, categories)
        return self.at("rules/index", "part", part, (identification, catalogue))

    def negative_list(self) -> Place:
        _, _, part = self.edition.file.parts
        bands = self.at("negative-list/bands", "bands", self.edition.bands)
        industries = (
            self.at(f"negative-list/industry-{number}", "industry", each, self.scenarios(each))
            for number, each in enumerate(self.edition.industries, start=1)
        )
        return self.at("negative-list/index", "part", part, (bands, *industries))

    def scenarios(self, industry: Industry) -> tuple[Place, ...]:
        units = (each for each in industry.walk() if isinstance(each, Scenario))
        return tuple(self.at(scenario_page(each), "scenario", each) for each in units)
