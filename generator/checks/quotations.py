"""Quotations: verbatim in the unit that they are said to come from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Content, Edition
from generator.model.industries import Industry
from generator.model.load import Loaded
from generator.model.text import Bilingual, Language, Node, normalised
from generator.model.units import Category, SubCategory, Threshold, Unit
from generator.problems import Problem

_REMEDY = "Quote it to the letter, or name the unit that it stands in"
_RUN_IN = "Take the heading from the text, or delete `run_in`"


def quotations_are_verbatim(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Every quotation stands in its unit, in English, and in Chinese where it is given."""
    for edition in content.editions:
        for unit in edition.walk():
            if isinstance(unit, Threshold) and unit.quote is not None:
                yield from _quoted(loaded, edition, unit.quote, unit.source_unit or "")
        for limit in edition.time_limits:
            yield from _quoted(loaded, edition, limit.quote, limit.source_unit)
        for link in edition.textual_links:
            yield from _quoted(loaded, edition, link.quote, link.from_)
    for term in content.terms:
        if term.definition is not None:
            key, _, unit_id = term.definition.unit.partition("#")
            for edition in content.editions:
                if edition.key == key:
                    yield from _quoted(loaded, edition, term.definition.quote, unit_id)


def _quoted(loaded: Loaded, edition: Edition, quote: Bilingual, unit_id: str) -> Iterator[Problem]:
    unit = edition.units.get(unit_id)
    if unit is None or not _all_read(loaded, unit):
        return
    if quote.en.plain not in _words("en", unit):
        yield _not_there(quote, "en", "quote.en", quote.en.plain, unit_id)
    if quote.zh is not None and quote.zh.text.plain not in _words("zh", unit):
        yield _not_there(quote, "zh", "quote.zh", quote.zh.text.plain, unit_id)


def _not_there(
    node: Node, key: str, shown_as: str, words: str, where: str, remedy: str = _REMEDY
) -> Problem:
    return Problem(node.place(key), shown_as, f"“{words}” does not stand in {where}", remedy)


def _all_read(loaded: Loaded, *units: Unit) -> bool:
    return loaded.sound(*(each.id for unit in units for each in unit.walk()))


def _words(language: Language, *units: Unit) -> str:
    """Everything that units and the units in them say in one language."""
    return normalised(" ".join(text for unit in units for text in _texts(unit, language)))


def _texts(unit: Unit, language: Language) -> Iterator[str]:
    for each in unit.walk():
        reference = each.reference if isinstance(each, Category) else None
        for text in (each.heading, each.text, reference):
            if text is not None and language == "en":
                yield text.en.plain
            elif text is not None and text.zh is not None:
                yield text.zh.text.plain


def cross_links_quote_both_ends(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """A cross-link quotes both its units, and its reason has both quotations."""
    for edition in content.editions:
        for link in edition.cross_links.links:
            quotes = link.quotes
            ends = (
                ("from", quotes.from_, link.from_, _row(edition, link.from_)),
                ("to", quotes.to, link.to, _industry(edition, link.to)),
            )
            for key, words, end, units in ends:
                if units and _all_read(loaded, *units) and words not in _words("en", *units):
                    yield _not_there(quotes, key, f"quotes.{key}", words, end)
                if words not in link.reason.en.plain:
                    wrong = f"the reason does not quote “{words}”"
                    remedy = "Write the quotation into the reason"
                    yield Problem(link.reason.place("en"), "reason.en", wrong, remedy)


def _row(edition: Edition, unit_id: str) -> tuple[Unit, ...]:
    """A sub-category has no text of its own: its category's row is quoted for it."""
    unit = edition.units.get(unit_id)
    if isinstance(unit, SubCategory):
        return (unit, *edition.ancestors(unit_id))
    return (unit,) if isinstance(unit, Category) else ()


def _industry(edition: Edition, unit_id: str) -> tuple[Unit, ...]:
    unit = edition.units.get(unit_id)
    return (unit,) if isinstance(unit, Industry) else ()


def run_in_headings_stand_in_the_text(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """The words of a run-in heading stand in its unit's own text, in both languages."""
    for edition in content.editions:
        for unit in edition.walk():
            heading, text = unit.heading, unit.text
            if heading is None or not heading.run_in or not loaded.sound(unit.id):
                continue
            if text is None or heading.en.plain not in text.en.plain:
                where = f"the text of {unit.id}"
                yield _not_there(heading, "en", "heading.en", heading.en.plain, where, _RUN_IN)
            zh, text_zh = heading.zh, text.zh if text else None
            if zh is not None and (text_zh is None or zh.text.plain not in text_zh.text.plain):
                where = f"the Chinese text of {unit.id}"
                yield _not_there(heading, "zh", "heading.zh", zh.text.plain, where, _RUN_IN)
