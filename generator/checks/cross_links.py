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
        yield Problem(node.place(key), key, f"{end} is no {kinds}", f"Name a {kinds}")


def pairs_have_a_verdict(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Each pair of category and industry is linked or stands under `none`, never both."""
    if not loaded.complete:
        return
    for edition in content.editions:
        file = edition.file
        named = edition.paths(*file.categories, *file.industries, file.cross_links)
        if loaded.whole(*named):
            yield from _verdicts(edition)


def _verdicts(edition: Edition) -> Iterator[Problem]:
    linked = {
        (edition.parents.get(link.from_, link.from_), link.to) for link in edition.cross_links.links
    }
    none = edition.cross_links.none
    for category in edition.categories:
        key = f"none.{category.id}" if category.id in none else "none"
        place = edition.cross_links.place(key)
        for industry in edition.industries:
            has_link = (category.id, industry.id) in linked
            has_none = industry.id in none.get(category.id, ())
            name = f"the pair {category.id} and {industry.id}"
            if has_link and has_none:
                wrong = f"{name} has a link and stands under none"
                yield Problem(place, key, wrong, "Keep one of them")
            elif not has_link and not has_none:
                wrong = f"{name} has no verdict"
                yield Problem(place, key, wrong, "Add a link or list it under none")
