"""The pages of the site as a tree: what stands where, before and after what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.edition import Content, Edition
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

    def way_to(self, path: str) -> tuple[Place, ...]:
        """The pages from this one down to the one at `path`; empty if it is not below."""
        if self.path == path:
            return (self,)
        for place in self.inside:
            if way := place.way_to(path):
                return (self, *way)
        return ()


def outline(content: Content) -> Place:
    """The whole site, from the home page down."""
    editions = tuple(_edition(edition) for edition in content.editions)
    changes = tuple(
        Place(f"{each.id}/changes.html", "changes", each.editions[0])
        for each in content.lists
        if each.editions
    )
    comparisons = tuple(
        Place(compare_path(former, later), "compare", later, former=former)
        for each in content.lists
        for former, later in pairs(each)
    )
    pages = tuple(Place(f"{kind}.html", kind) for kind in SHARED)
    return Place("index.html", "home", inside=(*editions, *changes, *comparisons, *pages))


def _edition(edition: Edition) -> Place:
    def at(name: str, kind: str, unit: Unit | None = None, inside: tuple[Place, ...] = ()) -> Place:
        return Place(f"{edition.key}/{name}.html", kind, edition, unit, inside)

    def scenarios(industry: Industry) -> tuple[Place, ...]:
        units = (each for each in industry.walk() if isinstance(each, Scenario))
        return tuple(at(scenario_page(each), "scenario", each) for each in units)

    part_a, part_b, part_c = edition.file.parts
    chapters = tuple(
        at(f"measures/chapter-{number}", "chapter", chapter)
        for number, chapter in enumerate(edition.chapters, start=1)
    )
    categories = tuple(
        at(f"rules/category-{number}", "category", category)
        for number, category in enumerate(edition.categories, start=1)
    )
    industries = tuple(
        at(f"negative-list/industry-{number}", "industry", industry, scenarios(industry))
        for number, industry in enumerate(edition.industries, start=1)
    )
    rules = (
        at("rules/thresholds", "identification", edition.identification),
        at("rules/catalogue", "catalogue", edition.catalogue, categories),
    )
    bands = at("negative-list/bands", "bands", edition.bands)
    parts = (
        at("measures/index", "part", part_a, (*chapters, at("measures/full", "full", part_a))),
        at("rules/index", "part", part_b, rules),
        at("negative-list/index", "part", part_c, (bands, *industries)),
    )
    tables = tuple(at(name, name) for name in ("thresholds", "time-limits", "matrix"))
    return at("index", "edition", inside=(*parts, *tables))
