"""Where in its edition a unit stands, in the forms that a citation names it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.citations.facts import quotable
from generator.model.edition import Content, Edition, Past
from generator.model.industries import Industry
from generator.model.numerals import number_in
from generator.model.relations import CrossLink
from generator.model.shared import Entry, Term
from generator.model.styles import Pinpoint
from generator.model.text import Bilingual, fingerprint, joined
from generator.model.units import Category, Chapter, Id, Item, Part, SubCategory, Unit
from generator.permalinks.published import key_of


@dataclass(frozen=True)
class Row:
    """A unit as citations find it: inside `parent`, named by `value` in the words of `form`.

    `released` says whether the last release published the very text that is cited.
    """

    id: Id
    parent: Id | None
    form: str
    value: str
    released: bool
    print: str


def rows(content: Content, edition: Edition) -> Iterator[Row]:
    """Every unit of an edition, parents before children."""
    owner = content.owner(edition)
    within = dict(_parts(edition))
    for unit in edition.walk():
        parent = edition.parents.get(unit.id) or within.get(unit.id)
        form, value = _form(unit)
        key = key_of(edition, unit.id)
        yield _row(owner.past, key, unit.id, parent, form, value, tuple(unit.texts))


def entry_rows(content: Content) -> Iterator[Row]:
    """Every term and instrument."""
    for entry in content.entries:
        form = "term" if isinstance(entry, Term) else "instrument"
        name = _entry_name(entry)
        yield _row(content.past, entry.id, entry.id, None, form, name, (entry.name,))


def _row(
    past: Past,
    key: str,
    unit_id: Id,
    parent: Id | None,
    form: str,
    value: str,
    texts: tuple[Bilingual, ...],
) -> Row:
    now = fingerprint(joined(texts, "en") or "")
    records = past.ledger.units.get(key, ())
    released = bool(records) and records[-1].en == now and not records[-1].retired
    return Row(unit_id, parent, form, value, released, now)


def _entry_name(entry: Entry) -> str:
    zh = quotable(entry.name)
    name = entry.en.plain.translate(_INNER)
    return f"{name} ({zh})" if zh else name


def _parts(edition: Edition) -> Iterator[tuple[Id, Id]]:
    """The part that each unit of Parts B and C stands in; chapters name theirs themselves."""
    _, part_b, part_c = edition.file.parts
    for unit in (edition.identification, edition.catalogue, *edition.categories):
        yield unit.id, part_b.id
    for unit in (
        edition.structure,
        edition.bands,
        edition.industries_section,
        *edition.industries,
    ):
        yield unit.id, part_c.id


# What is named by its number rather than by its heading.
_NUMBERED = (Part, Chapter, Category, SubCategory, Industry, Item)
# Quotation marks inside a heading that is itself quoted.
_INNER = str.maketrans("“”", "‘’")


def _form(unit: Unit) -> tuple[str, str]:
    if unit.nature == "editorial" or isinstance(unit, CrossLink):
        own = unit.heading.en.plain.translate(_INNER) if unit.heading else unit.id
        return "own", own
    if isinstance(unit, _NUMBERED) and unit.number is not None:
        return unit.kind.replace("-", "_"), unit.number
    if unit.heading is not None:
        editorial = unit.heading.nature == "editorial"
        return "editorial" if editorial else "heading", unit.heading.en.plain.translate(_INNER)
    return "id", unit.id


def pinpoint(words: Pinpoint, found: Mapping[Id, Row], unit_id: Id) -> str:
    """Where the unit stands, from the outermost inwards. The script citations.js does the same."""
    pieces = [*_pieces(words, found, unit_id)][::-1]
    if words.with_id or not pieces:
        pieces.append(unit_id)
    return chained(words.between, pieces)


def _pieces(words: Pinpoint, found: Mapping[Id, Row], unit_id: Id) -> Iterator[str]:
    at: Id | None = unit_id
    while at is not None:
        row = found[at]
        if form := words.words.get(row.form):
            yield form.replace("{value}", numeral(words, row.value))
        at = row.parent


def numeral(words: Pinpoint, value: str) -> str:
    """A number in Han numerals where the style wants them."""
    return number_in("zh", value) if words.numerals == "han" else value


def chained(between: str, pieces: Iterable[str]) -> str:
    """The pieces one after the other, joined by the pattern `{before}, {after}`."""
    first, *rest = pieces
    for piece in rest:
        first = between.replace("{after}", piece).replace("{before}", first)
    return first
