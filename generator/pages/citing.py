"""How pages are cited: their records for reference managers, and the page that explains it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.citations.forms import Citing, address
from generator.citations.records import Record, csl, embedded, ris
from generator.model.styles import Style
from generator.model.text import Language, RichText, Run
from generator.model.units import Id, Item
from generator.pages.outline import Place
from generator.pages.prose import LANG, Pair, words
from generator.pages.units import Desk, Link
from generator.permalinks.addresses import in_language
from generator.permalinks.published import script_name

# Pages that have nothing to be cited for.
_WITHOUT = ("search", "moved", "citing", "compare")
_LINK, _ACCESSED = "\x01", "\x02"


@dataclass(frozen=True)
class Records:
    """The files of a page for reference managers, and its own meta elements."""

    ris: str
    csl: str
    meta: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Passage:
    """A stretch of a citation; `kind` is `text`, `link` or `accessed`, which the page fills in.

    `lang` is its language where that is not the style's.
    """

    kind: str
    text: str = ""
    lang: str | None = None


@dataclass(frozen=True)
class StyleView:
    """A style with an example made by its own template."""

    id: str
    name: Pair
    follows: Pair
    lang: str
    example: tuple[Passage, ...]


@dataclass(frozen=True)
class Examples:
    """The styles as they cite one unit of one edition."""

    unit: Link
    id: Id
    fingerprint: str
    script_name: str
    styles: tuple[StyleView, ...]


def records(desk: Desk, place: Place, site_url: str, name: str) -> Records | None:
    """The records of a page; None where there is nothing to cite."""
    if place.kind in _WITHOUT:
        return None
    stem = desk.path.removesuffix(".html").rsplit("/", 1)[-1]
    return Records(
        ris=f"{stem}.ris",
        csl=f"{stem}.csl.json",
        meta=embedded(_record(desk, place, site_url, name)),
    )


def record_files(desk: Desk, place: Place, site_url: str) -> Iterator[tuple[str, str]]:
    """The path and text of the RIS and CSL-JSON beside a page."""
    if place.kind not in _WITHOUT:
        record = _record(desk, place, site_url, name_of(desk, place))
        stem = in_language(desk.language, place.path).removesuffix(".html")
        yield f"{stem}.ris", ris(record)
        yield f"{stem}.csl.json", csl(record)


def name_of(desk: Desk, place: Place) -> str:
    """What a page is called that is about no unit; an edition's first page is the edition."""
    if place.kind == "edition" or place.unit is not None:
        return ""
    return desk.group("page", place.kind)


def _record(desk: Desk, place: Place, site_url: str, name: str) -> Record:
    edition = place.edition if place.kind != "changes" else None
    citing = desk.reference.citing[edition.key if edition else ""]
    own = in_language(desk.language, desk.path)
    unit = place.unit.id if place.unit is not None else None
    path = own if unit is None or place.kind == "full" else _cited(own, citing, unit)
    key = re.sub(r"[^a-z0-9]+", "-", own.removesuffix(".html"))
    return Record(citing, desk.language, unit, name, site_url, path, key)


def _cited(page: str, citing: Citing, unit_id: Id) -> str:
    """The permanent link of a unit, from the site's root."""
    return f"{page}?as={citing.rows[unit_id].print}#{unit_id}"


def examples(desk: Desk, site_url: str) -> Iterator[Examples]:
    """The styles as they cite an item of each list's current edition."""
    content = desk.reference.content
    for owner in content.lists:
        edition = owner.editions[0]
        units = list(edition.walk())
        items = [each for each in units if isinstance(each, Item) and each.number] or units
        unit = items[len(items) // 2]
        there = Desk(desk.reference, desk.language, desk.path, edition)
        citing = desk.reference.citing[edition.key]
        page = in_language(desk.language, desk.reference.addresses.of_units[edition.key][unit.id])
        path = _cited(page, citing, unit.id)
        yield Examples(
            unit=there.to_unit(unit.id),
            id=unit.id,
            fingerprint=citing.rows[unit.id].print,
            script_name=script_name(edition),
            styles=tuple(
                _style(desk, citing, unit.id, each, address(content, each.language, site_url, path))
                for each in content.citations.styles
            ),
        )


def _style(desk: Desk, citing: Citing, unit_id: Id, style: Style, link: str) -> StyleView:
    text = citing.citation(style, unit_id, _LINK, _ACCESSED)
    return StyleView(
        id=style.id,
        name=desk.label(style.name),
        follows=desk.label(style.follows),
        lang=LANG[style.language],
        example=tuple(_passages(text, style.language, link)),
    )


def _passages(text: str, language: Language, link: str) -> Iterator[Passage]:
    known = {_LINK: Passage("link", link), _ACCESSED: Passage("accessed")}
    for piece in re.split(f"([{_LINK}{_ACCESSED}])", text):
        if piece in known:
            yield known[piece]
        else:
            for span in words(language, RichText((Run(piece),))).spans:
                yield Passage("text", span.text, span.lang)
