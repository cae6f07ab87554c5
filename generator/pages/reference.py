"""What all pages share, made once: the content, where everything is, and who names whom."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar, cast

from generator.citations.forms import Citing
from generator.model.edition import Content, Edition
from generator.model.shared import Entry
from generator.model.text import Bilingual, Heading, Language, RichText, Status
from generator.model.units import Unit
from generator.pages.keeping import Kept
from generator.pages.outline import Place, outline, ways
from generator.pages.prose import Marks, Pair, Words, marked, source, words
from generator.permalinks.addresses import Addresses, addresses
from generator.permalinks.published import stubs_by_page

Made = TypeVar("Made")


class Reference:
    """What all pages share: the content, where everything is, and who names whom."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.addresses: Addresses = addresses(content)
        self.outline: Place = outline(content)
        self.marks = Marks(content)
        self.citing = {each.key: Citing(content, each) for each in content.editions}
        self.citing[""] = Citing(content, None)
        self.stubs = stubs_by_page(content, self.addresses)
        self.ways = ways(self.outline)
        self.order = [place for place in self.outline.walk() if place.kind != "full"]
        self.position = {place.path: at for at, place in enumerate(self.order)}
        self._pairs = Kept[tuple[int, int, bool], tuple[Mapping[Language, Pair], object]]()
        self._kept = Kept[Hashable, object]()

    def pair(
        self, language: Language, text: Bilingual, marks: bool, heading: Heading | None
    ) -> Pair:
        """A text in `language` first; the same text stands on many pages and is cut only once."""
        key = (id(text), id(heading), marks)
        found = self._pairs.get(key)
        if found is None:
            run_in = heading if heading is not None and heading.run_in else None
            # What the key names by its identity must live as long as the key.
            found = self._pairs[key] = self._both(text, marks, run_in), (text, heading)
        return found[0][language]

    def _both(
        self, text: Bilingual, marks: bool, run_in: Heading | None
    ) -> Mapping[Language, Pair]:
        """A text for the pages of either language."""
        en = self._words("en", text.en, None, marks, run_in.en.plain if run_in else "")
        zh_text = text.zh
        shows_working = self.content.site.show_working_chinese
        if zh_text is None or (zh_text.status == "working" and not shows_working):
            return {"en": Pair(en), "zh": Pair(en)}
        zh_heading = run_in.zh.text.plain if run_in and run_in.zh else ""
        zh = self._words("zh", zh_text.text, zh_text.status, marks, zh_heading)
        if zh_text.status == "original" and zh_text.locator:
            zh = replace(zh, source=source(zh_text.locator))
        if not text.has_english:
            return {"en": Pair(zh), "zh": Pair(zh)}
        return {"en": Pair(en, zh), "zh": Pair(zh, en)}

    def _words(
        self, language: Language, text: RichText, status: Status | None, marks: bool, heading: str
    ) -> Words:
        plain = words(language, text, status)
        return marked(plain, language, self.marks, heading) if marks else plain

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once for each key: what the pages of a folder share."""
        if key in self._kept:
            return cast(Made, self._kept[key])
        self._kept[key] = made = make()
        return made

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Terms and instruments by id."""
        return {entry.id: entry for entry in self.content.entries}

    @cached_property
    def lists_named(self) -> Mapping[str, Edition]:
        """The editions published here that are instruments of others, by the instrument's id."""
        editions = {each.key: each for each in self.content.editions}
        named = {each.id: each.list for each in self.content.instruments}
        return {entry: editions[key] for entry, key in named.items() if key in editions}

    @cached_property
    def uses(self) -> Mapping[str, tuple[tuple[Edition, Unit], ...]]:
        """The units whose English text names each term or instrument.

        What is never named by itself is used where it is part of a longer name.
        """
        found: dict[str, dict[str, tuple[Edition, Unit]]] = {}
        for edition, unit, said in self._english:
            for *_, entry in self.marks.find("en", said):
                found.setdefault(entry, {})[f"{edition.key}#{unit.id}"] = (edition, unit)
        uses = {entry: tuple(units.values()) for entry, units in found.items()}
        for entry in [each for each in self.entries if each not in uses]:
            words = self.marks.of("en", entry)
            inside = [(each, unit) for each, unit, said in self._english if words.search(said)]
            if inside:
                uses[entry] = tuple(inside)
        return uses

    @cached_property
    def _english(self) -> Sequence[tuple[Edition, Unit, str]]:
        """Every unit with what it says in English, if it does."""
        units = ((edition, unit) for edition in self.content.editions for unit in edition.walk())
        told = ((edition, unit, unit.said("en")) for edition, unit in units)
        return tuple((edition, unit, said) for edition, unit, said in told if said is not None)
