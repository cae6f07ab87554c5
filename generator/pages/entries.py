"""The glossary and the instruments, and their explanations on other pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

from generator.model.pinyin import with_tones
from generator.model.shared import Entry, Term
from generator.pages.prose import LANG, Pair, Span, Words
from generator.pages.shell import Shell
from generator.pages.units import Desk, Link, UnitView
from generator.pages.views import EntriesView, EntryView, Explanation


def view(desk: Desk, entries: Sequence[Entry], kind: str, outer: Shell) -> EntriesView:
    """The page of all entries of one kind, by their English or by the reading of their Chinese."""
    ordered = sorted(entries, key=lambda entry: _order(desk, entry))
    return EntriesView(outer, tuple(_entry(desk, entry, kind) for entry in ordered))


def _order(desk: Desk, entry: Entry) -> str:
    """What the alphabet orders an entry by: `beijing cac`, on a Chinese page `bei jing`."""
    words = desk.to_entry(entry).text.first
    spelt = words.plain if words.lang == "en" else " ".join(lazy_pinyin(words.plain))
    return spelt.lstrip("“《（ ").casefold()


def _entry(desk: Desk, entry: Entry, kind: str) -> EntryView:
    definition = entry.definition if isinstance(entry, Term) else None
    locator = entry.zh.locator if entry.zh is not None else None
    # Where an instrument is its own locator, its Chinese is the title that it bears itself.
    elsewhere = locator if locator and locator != entry.id else ""
    known = desk.reference.entries.get(elsewhere)
    shown = desk.reference.content.site.show_working_chinese
    uses = desk.reference.uses.get(entry.id, ())
    return EntryView(
        id=entry.id,
        fingerprint=desk.reference.citing[""].rows[entry.id].print,
        kind=kind,
        letter=_order(desk, entry)[0].upper(),
        name=desk.to_entry(entry).text,
        locator=desk.to_entry(known) if known else None,
        locator_words="" if known else elsewhere,
        pinyin=pinyin(desk, entry),
        abbreviations=entry.abbreviations,
        aliases_en=entry.aliases.en,
        # They are nobody's words but this site's, like working Chinese.
        aliases_zh=_names(entry.aliases.zh) if shown and entry.aliases.zh else None,
        definition=desk.pair(definition.quote) if definition else None,
        defined_in=_defined_in(desk, definition.unit) if definition else None,
        used_in=tuple(desk.to_unit(unit.id, edition) for edition, unit in uses),
    )


def _names(names: Sequence[str]) -> Words:
    """Chinese names one after another, those in traditional characters marked as such."""
    spans: list[Span] = []
    for name in names:
        traditional = _to_simplified().convert(name) != name
        spans += [Span("；")] if spans else []
        spans.append(Span(name, lang="zh-Hant" if traditional else None))
    return Words(LANG["zh"], tuple(spans))


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def _defined_in(desk: Desk, target: str) -> Link | None:
    """Where a term is defined; None while only another list is served."""
    key, _, unit_id = target.partition("#")
    editions = desk.reference.content.editions
    edition = next((each for each in editions if each.key == key), None)
    return desk.to_unit(unit_id, edition) if edition is not None else None


def pinyin(desk: Desk, entry: Entry) -> str:
    """The reading of an entry's Chinese; empty where the page shows no Chinese for it."""
    shown = desk.to_entry(entry).text
    if entry.zh is None or shown.second is None:
        return ""
    if entry.pinyin is not None:
        return entry.pinyin
    return with_tones(entry.zh.text.plain)


def explanations(desk: Desk, units: Iterable[UnitView]) -> tuple[Explanation, ...]:
    """What the page's marked terms and instruments are, in the order of their ids."""
    found = {entry for unit in units for entry in _marked(unit)}
    return tuple(_explained(desk, entry) for entry in sorted(found))


def _explained(desk: Desk, entry_id: str) -> Explanation:
    key = ("explanation", desk.language, desk.folder, entry_id)
    return desk.reference.kept(key, lambda: _explanation(desk, entry_id))


def _marked(unit: UnitView) -> Iterator[str]:
    texts = (unit.text, unit.reference)
    for text in texts:
        for words in (text.first, text.second) if text is not None else ():
            for span in words.spans if words is not None and words.is_marked else ():
                if span.entry is not None:
                    yield span.entry
    for child in unit.children:
        yield from _marked(child)


def _explanation(desk: Desk, entry_id: str) -> Explanation:
    entry = desk.reference.entries[entry_id]
    definition = entry.definition if isinstance(entry, Term) else None
    quote: Pair | None = desk.pair(definition.quote) if definition else None
    return Explanation(entry_id, desk.to_entry(entry), pinyin(desk, entry), quote)
