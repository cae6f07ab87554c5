"""What all pages share, made once: the content, where everything is, and who names whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from generator.citations.forms import Citing
from generator.model.edition import Content, Edition
from generator.model.shared import Entry
from generator.model.text import Language, RichText, Status
from generator.model.units import Unit
from generator.pages.outline import Place, outline, ways
from generator.pages.prose import Marks, Words, marked, words
from generator.permalinks.addresses import Addresses, addresses
from generator.permalinks.published import stubs_by_page


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
        self._words: dict[tuple[object, ...], Words] = {}

    def words(
        self, language: Language, text: RichText, status: Status | None, marks: bool, heading: str
    ) -> Words:
        """A text as spans; the same text stands on many pages and is cut only once."""
        key = (language, text, status, marks, heading)
        found = self._words.get(key)
        if found is None:
            found = words(language, text, status)
            if marks:
                found = marked(found, language, self.marks, heading)
            self._words[key] = found
        return found

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
        """The units whose English text names each term or instrument."""
        found: dict[str, dict[str, tuple[Edition, Unit]]] = {}
        for edition in self.content.editions:
            for unit in edition.walk():
                said = unit.said("en")
                if said is not None:
                    for *_, entry in self.marks.find("en", said):
                        found.setdefault(entry, {})[f"{edition.key}#{unit.id}"] = (edition, unit)
        return {entry: tuple(units.values()) for entry, units in found.items()}
