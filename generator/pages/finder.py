"""What the search box of a page offers: the names of its filters, and where else to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.pages.navigation import link_to
from generator.pages.outline import Place
from generator.pages.units import Desk, Link

# Where a reader looks when the search finds nothing.
INDEXES = ("edition", "thresholds", "time-limits", "matrix", "glossary", "instruments")


def indexes(desk: Desk) -> tuple[Link, ...]:
    """The pages that list what there is."""
    return desk.reference.kept(
        ("indexes", desk.language, desk.section),
        lambda: tuple(link_to(desk, each) for each in _of_kind(desk, *INDEXES)),
    )


def search_groups(desk: Desk) -> Mapping[str, Mapping[str, str]]:
    """What the search's filters call the lists, parts, industries and categories, by their ids."""
    edition = desk.edition.key if desk.edition is not None else ""
    return desk.reference.kept(("groups", desk.language, edition), lambda: _groups(desk))


def _groups(desk: Desk) -> Mapping[str, Mapping[str, str]]:
    lists = desk.reference.content.lists
    regions = {each.id: desk.pair(each.file.region).first.plain for each in lists}
    kinds = {kind: _names(desk, kind) for kind in ("part", "industry", "category")}
    return {"list": regions, **kinds}


def _names(desk: Desk, kind: str) -> Mapping[str, str]:
    content = desk.reference.content
    found: dict[str, str] = {}
    for place in _of_kind(desk, kind):
        if place.unit is not None and place.edition is not None:
            tail = (
                f" · {place.edition.key}"
                if desk.edition is None and len(content.editions) > 1
                else ""
            )
            name = content.named(place.edition, place.unit.id)
            found[name] = f"{_short(link_to(desk, place))}{tail}"
    return found


def _of_kind(desk: Desk, *kinds: str) -> Iterator[Place]:
    """The pages of some kinds; on a page of an edition only its own, and those of all lists."""
    root = desk.reference.outline
    if desk.edition is None:
        return (place for place in root.walk() if place.kind in kinds)
    own = desk.reference.ways[f"{desk.edition.key}/index.html"][-1]
    shared = (each for each in root.inside if each.edition is None)
    return (place for place in (*own.walk(), *shared) if place.kind in kinds)


def _short(link: Link) -> str:
    """Working Chinese is never shown without its mark, for which a filter has no room."""
    words = link.text.first
    return link.prefix if words.status == "working" else f"{link.prefix} {words.plain}"
