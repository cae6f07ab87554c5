"""Reads every content file into the model and tells every mistake of shape on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.model.columns import ColumnMap, OriginalMatch
from generator.model.edition import Content, Edition, EditionFile, NegativeList, Past
from generator.model.files import ANYTHING, INCLUDING, Files, Kept
from generator.model.industries import Industry, Tier, TierTable
from generator.model.ledger import History, Ledger, Successors
from generator.model.originals import originals
from generator.model.relations import (
    CrossLinks,
    TextualLink,
    TextualLinks,
    TimeLimit,
    TimeLimits,
)
from generator.model.shared import (
    Glossary,
    Instruments,
    Interface,
    Lexicon,
    ListFile,
    RelatedWords,
    Site,
)
from generator.model.styles import CitationStyles
from generator.model.units import Category, Chapter, Section
from generator.problems import Problem, did_you_mean, listed


@dataclass(frozen=True)
class Loaded:
    """The content as far as it could be read.

    So that checks do not tell a mistake that is only the consequence of another, it says what is
    missing: `unread` are the ids (and labels) that stand in each file but could not be taken into
    the model, `damaged` the ids of what was taken in without a part of it (or the file, where that
    has no id). `partial` where only one of several lists was read. Files are named by their paths
    relative to the project; `files` are all that were read.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    files: frozenset[str]
    unread: Mapping[str, frozenset[str]]
    damaged: frozenset[str]
    partial: bool = False

    @property
    def complete(self) -> bool:
        """Whether every file that names other files was read with all their names."""
        including = (path for path in self.unread if path.endswith(INCLUDING))
        return not any(ANYTHING in self.unread[path] for path in including)

    def lacks(self, name: str) -> bool:
        """Whether `name` stands, or may stand, in what could not be read."""
        return any(name in names or ANYTHING in names for names in self.unread.values())

    def whole(self, *paths: str) -> bool:
        """Whether every unit, term and instrument that stands in these files was read."""
        return not any(self.unread.get(path) for path in paths)

    def sound(self, *names: str) -> bool:
        """Whether these units, terms, instruments or files were read with all their parts."""
        return self.damaged.isdisjoint(names)


def load(root: Path, only: str | None = None, kept: Kept | None = None) -> Loaded:
    """The content under `root`/content; of the lists `only` one, if given.

    `kept` is what earlier calls read, and takes what this one reads.
    """
    files = Files(root, kept if kept is not None else {})
    content = _content(files, only)
    return Loaded(
        content=content,
        problems=tuple(files.problems),
        files=frozenset(files.names),
        unread={path: frozenset(names) for path, names in files.unread.items()},
        damaged=frozenset(files.damaged),
        partial=only is not None,
    )


def _content(files: Files, only: str | None) -> Content | None:
    past = _past(files, "content")
    site = files.read(Site, "content/site.yml")
    interface = files.read(Interface, "content/interface.yml")
    glossary = files.read(Glossary, "content/glossary.yml")
    instruments = files.read(Instruments, "content/instruments.yml")
    lexicon = files.read(Lexicon, "content/lexicon.yml")
    related = files.read(RelatedWords, "content/related-words.yml")
    citations = files.read(CitationStyles, "content/citations.yml")
    if site and only is not None and only not in site.lists:
        files.problems.append(_no_such_list(site, only))
    wanted = [each for each in site.lists if only in (None, each)] if site else []
    lists = tuple(_lists(files, wanted))
    if not (site and interface and glossary and instruments and lexicon and related and citations):
        return None
    return Content(
        site=site,
        interface=interface,
        terms=glossary.terms,
        instruments=instruments.instruments,
        concepts=lexicon.concepts,
        related=related,
        citations=citations,
        past=past,
        lists=lists,
    )


def _no_such_list(site: Site, name: str) -> Problem:
    remedy = did_you_mean(name, site.lists, f"Write {listed(site.lists)}")
    return Problem(site.place("lists"), "lists", f"there is no list {name}", remedy)


def _lists(files: Files, ids: Iterable[str]) -> Iterator[NegativeList]:
    for list_id in ids:
        past = _past(files, f"content/{list_id}")
        file = files.read(ListFile, f"content/{list_id}/list.yml")
        if file:
            read = [_edition(files, f"{list_id}/{year}") for year in file.editions]
            editions = tuple(edition for edition in read if edition)
            yield NegativeList(list_id, file, editions, past)


def _past(files: Files, folder: str) -> Past:
    """What was published before; nothing at first."""
    histories = files.read_all(History, f"{folder}/history/")
    return Past(
        folder=folder,
        ledger=files.read_if_there(Ledger, f"{folder}/permalinks.yml") or Ledger(),
        histories=histories,
        successors=files.read_if_there(Successors, f"{folder}/successors.yml") or Successors(),
    )


def _edition(files: Files, key: str) -> Edition | None:
    folder = f"content/{key}/"
    if (file := files.read(EditionFile, f"{folder}edition.yml")) is None:
        return None
    sections = files.read_each(Section, folder, file.sections)
    chapters = files.read_each(Chapter, folder, file.measures)
    categories = files.read_each(Category, folder, file.categories)
    industries = tuple(_industries(files, folder, file))
    relations = _relations(files, folder, file)
    columns = files.read_if_there(ColumnMap, f"{folder}columns.yml")
    original_match = files.read_if_there(OriginalMatch, f"{folder}original-match.yml")
    if len(sections) < len(file.sections) or relations is None:
        files.give_up(folder)
        return None
    identification, catalogue, structure, bands, industries_section = sections
    return Edition(
        key,
        file,
        chapters,
        identification,
        catalogue,
        categories,
        structure,
        bands,
        industries_section,
        industries,
        *relations,
        originals=tuple(originals(files.root / folder)),
        columns=columns,
        original_match=original_match,
    )


def _relations(
    files: Files, folder: str, file: EditionFile
) -> tuple[tuple[TimeLimit, ...], CrossLinks, tuple[TextualLink, ...]] | None:
    """What relates units of an edition; None if a part of it could not be read."""
    limits = files.read(TimeLimits, folder + file.time_limits)
    cross_links = files.read(CrossLinks, folder + file.cross_links)
    textual = files.read(TextualLinks, folder + file.textual_links)
    if not (limits and cross_links and textual):
        return None
    return limits.time_limits, cross_links, textual.textual_links


def _industries(files: Files, folder: str, file: EditionFile) -> Iterator[Industry]:
    for industry in files.read_each(Industry, folder, file.industries):
        yield _with_tables(files, folder, industry)


def _with_tables(files: Files, folder: str, industry: Industry) -> Industry:
    """An industry with what stands in the files that its tiers name."""

    def whole(tier: Tier) -> Tier:
        table = files.read(TierTable, folder + tier.table) if tier.table else None
        if table is None:
            return tier
        scenarios = (*tier.scenarios, *table.scenarios)
        categories = (*tier.data_categories, *table.data_categories)
        return tier.model_copy(update={"scenarios": scenarios, "data_categories": categories})

    return industry.model_copy(update={"tiers": tuple(whole(tier) for tier in industry.tiers)})
