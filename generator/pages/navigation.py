"""The names of pages, links to them, and their place among the others."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.shared import Label
from generator.model.text import Bilingual
from generator.pages.outline import Place
from generator.pages.prose import Pair
from generator.pages.units import Desk, Link


@dataclass(frozen=True)
class NavItem:
    """A page in the navigation; `inside` only on the way to the page in view."""

    link: Link
    current: bool
    on_the_way: bool
    inside: tuple[NavItem, ...]


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


def link_to(desk: Desk, place: Place) -> Link:
    """A link to a page, by its name."""
    key = ("link", desk.language, desk.folder, place.path)
    return desk.reference.kept(key, lambda: _link(desk, place))


def _link(desk: Desk, place: Place) -> Link:
    prefix = desk.prefix(place.unit) if place.unit is not None and place.kind != "full" else ""
    return Link(desk.href(place.path), title_of(desk, place), prefix)


def nav(desk: Desk, way: tuple[Place, ...]) -> tuple[NavItem, ...]:
    """The pages inside the first of `way`, and inside those of them that are on the way."""
    above, *below = way
    key = ("nav", desk.language, desk.folder, above.path)
    items = desk.reference.kept(key, lambda: tuple(_aside(desk, each) for each in above.inside))
    if not below:
        return items
    at = next(at for at, each in enumerate(above.inside) if each is below[0])
    here = NavItem(link_to(desk, below[0]), len(below) == 1, True, nav(desk, way[1:]))
    return (*items[:at], here, *items[at + 1 :])


def _aside(desk: Desk, place: Place) -> NavItem:
    return NavItem(link_to(desk, place), False, False, ())


def neighbours(desk: Desk, here: Place) -> tuple[Link | None, Link | None]:
    """The page before and the page after in reading order."""
    order = desk.reference.order
    index = desk.reference.position.get(here.path)
    if index is None:
        return None, None
    before = link_to(desk, order[index - 1]) if index else None
    after = link_to(desk, order[index + 1]) if index + 1 < len(order) else None
    return before, after


def position(way: tuple[Place, ...]) -> str:
    """`3 / 6`: where a page stands among the pages of its kind beside it."""
    if len(way) < 2 or way[-1].kind not in ("chapter", "category", "industry", "scenario"):
        return ""
    beside = [place for place in way[-2].inside if place.kind == way[-1].kind]
    return f"{beside.index(way[-1]) + 1} / {len(beside)}"
