"""The names of pages, links to them, and their place among the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model.shared import Label
from generator.model.text import Bilingual
from generator.pages.outline import Place
from generator.pages.prose import Pair
from generator.pages.units import Desk, Link

# The pages that list what there is.
_INDEXES = ("edition", "thresholds", "time-limits", "matrix", "glossary", "instruments")


@dataclass(frozen=True)
class NavItem:
    """A page in the navigation; `inside` only on the way to the page in view.

    An `index` is where a reader looks when the search finds nothing.
    """

    link: Link
    index: bool
    current: bool
    on_the_way: bool
    inside: tuple[NavItem, ...]


@dataclass(frozen=True)
class Position:
    """Where a page stands: the way down to it, what is beside it, before it and after it.

    `siblings` says which it is of how many of its kind: `3 / 6`.
    """

    way: tuple[Link, ...]
    nav: tuple[NavItem, ...]
    before: Link | None
    after: Link | None
    siblings: str


def position(desk: Desk, way: tuple[Place, ...]) -> Position:
    """The position of the page at the end of a way."""
    before, after = _neighbours(desk, way[-1])
    return Position(
        way=tuple(link_to(desk, place) for place in way[:-1]),
        nav=_nav(desk, way if way[-1].kind != "moved" else way[:1]),
        before=before,
        after=after,
        siblings=_siblings(way),
    )


def title_of(desk: Desk, place: Place) -> Pair:
    """The name of a page: its unit's heading, or an interface word."""
    if place.kind == "edition" and place.edition is not None:
        return desk.pair(list_name(desk, place))
    if place.unit is not None and place.edition is not None and place.kind != "full":
        return desk.name(place.edition, place.unit)
    label = desk.reference.content.interface.groups["page"][place.kind]
    if place.former is not None and place.edition is not None:
        named = {"former": place.former.file.edition, "later": place.edition.file.edition}
        label = Label(en=label.en.format(**named), zh=label.zh.format(**named))
    return desk.label(label)


def list_name(desk: Desk, place: Place) -> Bilingual:
    """The title of the edition that a page belongs to."""
    assert place.edition is not None
    return next(
        statement.text for statement in place.edition.file.statements if statement.id == "ed-title"
    )


def regions(desk: Desk) -> Mapping[str, str]:
    """The regions of the lists, by the ids of the lists."""
    lists = desk.reference.content.lists
    return {each.id: desk.told(desk.pair(each.file.region)) for each in lists}


def link_to(desk: Desk, place: Place) -> Link:
    """A link to a page, by its name."""
    key = ("link", desk.language, desk.folder, place.path)
    return desk.reference.kept(key, lambda: _link(desk, place))


def _link(desk: Desk, place: Place) -> Link:
    prefix = desk.prefix(place.unit) if place.unit is not None and place.kind != "full" else ""
    return Link(desk.href(place.path), title_of(desk, place), prefix)


def _nav(desk: Desk, way: tuple[Place, ...]) -> tuple[NavItem, ...]:
    """The pages inside the first of `way`, and inside those of them that are on the way."""
    above, *below = way
    key = ("nav", desk.language, desk.section, above.path)
    beside = _inside(desk, above)
    items = desk.reference.kept(key, lambda: tuple(_aside(desk, each) for each in beside))
    if not below:
        return items
    at = next(at for at, each in enumerate(beside) if each is below[0])
    here = replace(items[at], current=len(below) == 1, on_the_way=True, inside=_nav(desk, way[1:]))
    return (*items[:at], here, *items[at + 1 :])


def _inside(desk: Desk, place: Place) -> tuple[Place, ...]:
    """The pages inside one; of the lists only the one in view, so that no page grows with them."""
    if place.kind != "home":
        return place.inside
    own = desk.owner.editions if desk.owner is not None else ()
    return tuple(each for each in place.inside if each.edition is None or each.edition in own)


def _aside(desk: Desk, place: Place) -> NavItem:
    return NavItem(link_to(desk, place), place.kind in _INDEXES, False, False, ())


def _neighbours(desk: Desk, here: Place) -> tuple[Link | None, Link | None]:
    """The page before and the page after in reading order."""
    order = desk.reference.order
    index = desk.reference.position.get(here.path)
    if index is None:
        return None, None
    before = link_to(desk, order[index - 1]) if index else None
    after = link_to(desk, order[index + 1]) if index + 1 < len(order) else None
    return before, after


def _siblings(way: tuple[Place, ...]) -> str:
    if len(way) < 2 or way[-1].kind not in ("chapter", "category", "industry", "scenario"):
        return ""
    beside = [place for place in way[-2].inside if place.kind == way[-1].kind]
    return f"{beside.index(way[-1]) + 1} / {len(beside)}"
