"""Cross-links: a verdict for every pair of category and industry, and only one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Content, Edition
from generator.model.industries import Industry
from generator.model.load import Loaded
from generator.model.text import Node
from generator.model.units import Category, Id, SubCategory, Unit
from generator.problems import Problem, listed


def ends_are_of_their_kind(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """A cross-link leads from a category or sub-category to an industry, and so do its verdicts."""
    for edition in content.editions:
        links = edition.cross_links
        for link in links.links:
            yield from _of_kind(edition, link, "from", link.from_, (Category, SubCategory))
            yield from _of_kind(edition, link, "to", link.to, (Industry,))
        for category, industries in links.none.items():
            key = f"none.{category}"
            yield from _of_kind(edition, links, key, category, (Category,))
            for industry in industries:
                yield from _of_kind(edition, links, key, industry, (Industry,))


def _of_kind(
    edition: Edition, node: Node, key: str, end: Id, wanted: tuple[type[Unit], ...]
) -> Iterator[Problem]:
    unit = edition.units.get(end)
    if unit is not None and not isinstance(unit, wanted):
        kinds = listed([each.kind for each in wanted])
        yield Problem(node.place(key), key, f"{end} is no {kinds}", "Name one")


def pairs_have_a_verdict(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Each pair of category and industry is linked or stands under `none`, never both."""
    for edition in content.editions:
        file = edition.file
        named = edition.paths(*file.categories, *file.industries, file.cross_links)
        if loaded.whole(*named) and loaded.sound(*edition.paths(file.cross_links)):
            yield from _verdicts(edition)


def _verdicts(edition: Edition) -> Iterator[Problem]:
    links = edition.cross_links
    linked = {(edition.parents.get(each.from_, each.from_), each.to) for each in links.links}
    none = {(category, each) for category, those in links.none.items() for each in those}
    given = linked | none
    for category in edition.categories:
        key = f"none.{category.id}" if category.id in links.none else "none"
        for industry in edition.industries:
            pair = (category.id, industry.id)
            name = f"the pair {category.id} and {industry.id}"
            if pair in linked and pair in none:
                wrong = f"{name} has a link and stands under none"
                yield Problem(links.place(key), key, wrong, "Keep one of them")
            elif pair not in given and not any(_may_be(edition, each, pair) for each in given):
                wrong = f"{name} has no verdict"
                yield Problem(links.place(key), key, wrong, "Add a link or list it under none")


def _may_be(edition: Edition, given: tuple[Id, Id], pair: tuple[Id, Id]) -> bool:
    """Whether a verdict is the pair's, or its ends are wrong and so it may be meant for it."""
    category, industry = (edition.units.get(each) for each in given)
    return (given[0] == pair[0] or not isinstance(category, Category)) and (
        given[1] == pair[1] or not isinstance(industry, Industry)
    )
