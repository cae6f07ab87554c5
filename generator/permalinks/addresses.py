"""Where each unit, term and instrument has its home page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.model.edition import Content, Edition
from generator.model.industries import Scenario
from generator.model.text import LANGUAGES, Language
from generator.model.units import Unit

GLOSSARY = "glossary.html"
INSTRUMENTS = "instruments.html"


@dataclass(frozen=True)
class Addresses:
    """Home pages as paths below the language's folder, e.g. `beijing/2025/matrix.html`."""

    of_units: Mapping[str, Mapping[str, str]]
    of_entries: Mapping[str, str]

    def unit(self, edition: Edition, unit_id: str) -> str:
        """The page and fragment of a unit, or of a term or instrument that a unit names."""
        page = self.of_entries.get(unit_id) or self.of_units[edition.key][unit_id]
        return f"{page}#{unit_id}"

    def entry(self, entry_id: str) -> str:
        return f"{self.of_entries[entry_id]}#{entry_id}"


def addresses(content: Content) -> Addresses:
    """The home of everything that is published."""
    entries = {term.id: GLOSSARY for term in content.terms}
    entries |= {instrument.id: INSTRUMENTS for instrument in content.instruments}
    return Addresses({each.key: dict(_homes(each)) for each in content.editions}, entries)


def _homes(edition: Edition) -> Iterator[tuple[str, str]]:
    for root, page in _pages(edition):
        for unit in root.walk():
            yield unit.id, f"{edition.key}/{page}.html"


def _pages(edition: Edition) -> Iterator[tuple[Unit, str]]:
    for statement in edition.file.statements:
        yield statement, "index"
    for part, folder in zip(edition.file.parts, PART_FOLDERS, strict=False):
        yield part, f"{folder}/index"
    for number, chapter in enumerate(edition.chapters, start=1):
        yield chapter, f"measures/chapter-{number}"
    yield edition.identification, "rules/thresholds"
    yield edition.catalogue, "rules/catalogue"
    for number, category in enumerate(edition.categories, start=1):
        yield category, f"rules/category-{number}"
    yield edition.structure, "negative-list/index"
    yield edition.bands, "negative-list/bands"
    yield edition.industries_section, "negative-list/index"
    for number, industry in enumerate(edition.industries, start=1):
        yield industry, f"negative-list/industry-{number}"
    for scenario in edition.scenarios:
        yield scenario, scenario_page(scenario)
    for limit in edition.time_limits:
        yield limit, "time-limits"
    for link in edition.cross_links.links:
        yield link, "matrix"


def scenario_page(scenario: Scenario) -> str:
    """The page of a scenario, named by its id: it stays when rows, tiers or industries move."""
    return f"negative-list/scenarios/{scenario.id}"


PART_FOLDERS = ("measures", "rules", "negative-list")


def relative(page: str, target: str) -> str:
    """The link from one page of the site to another (with a fragment), both from its root."""
    path, hash_sign, fragment = target.partition("#")
    if path == page and fragment:
        return f"#{fragment}"
    return _from_folder(_folder(page), path) + hash_sign + fragment


@cache
def _folder(page: str) -> tuple[str, ...]:
    return tuple(page.split("/")[:-1])


@cache
def _from_folder(folder: tuple[str, ...], path: str) -> str:
    target = path.split("/") if path != "." else []
    pairs = enumerate(zip(folder, target, strict=False))
    shared = next((at for at, (a, b) in pairs if a != b), min(len(folder), len(target)))
    return "/".join([".."] * (len(folder) - shared) + target[shared:]) or "."


def in_language(language: Language, page: str) -> str:
    """The path from the site's root of a page below a language's folder."""
    return f"{language}/{page}"


def language_of(path: str) -> Language | None:
    """The language of a page, from its path from the site's root; None for the site's own."""
    folder = path.partition("/")[0]
    return next((each for each in LANGUAGES if each == folder), None)
