"""Cross-links: a verdict for every pair of category and industry, and only one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Content, Edition
from generator.model.load import Loaded
from generator.model.units import Id
from generator.problems import Problem


def pairs_have_a_verdict(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Each pair of category and industry is linked or stands under `none`, never both."""
    if loaded.unread:
        return
    for edition in content.editions:
        linked = _linked(edition)
        none = {
            (category, industry)
            for category, industries in edition.cross_links.none.items()
            for industry in industries
        }
        place = edition.cross_links.place("none")
        for category in edition.categories:
            for industry in edition.industries:
                pair = (category.id, industry.id)
                name = f"the pair {category.id} and {industry.id}"
                if pair in linked and pair in none:
                    wrong, remedy = f"{name} has a link and stands under none", "Keep one of them"
                elif pair not in linked and pair not in none:
                    wrong, remedy = f"{name} has no verdict", "Add a link or list it under none"
                else:
                    continue
                yield Problem(place, "none", wrong, remedy)


def _linked(edition: Edition) -> set[tuple[Id, Id]]:
    return {
        (edition.parents.get(link.from_, link.from_), link.to) for link in edition.cross_links.links
    }
