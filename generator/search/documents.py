"""What can be found: one document for every unit, term and instrument."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.model.edition import Content, Edition
from generator.model.industries import DataCategory, DataField, DataSubClass, Industry
from generator.model.relations import CrossLink, TimeLimit
from generator.model.shared import Entry, Term
from generator.model.text import Bilingual, Language, Status
from generator.model.units import Category, Criterion, Threshold, Unit

FieldName = Literal["heading", "alias", "text", "context", "statement", "minimum", "below"]
Collection = Literal["rules", "fields"]

_QUOTED = re.compile("“[^”]*”")
_FIELD_KINDS = (DataCategory, DataSubClass, DataField)


@dataclass(frozen=True)
class Field:
    """A stretch of a document's words."""

    name: FieldName
    language: Language
    text: str


@dataclass(frozen=True)
class Document:
    """One thing that can be found.

    `anchors` are the ids by which it is linked to: its own, and further ones of the same unit.
    `edition` is the key of its edition, empty for entries; `page` is its home page below the
    language's folder; `parent` is the document it stands in. `title` and `body` are its own heading
    and text, the statuses say where their Chinese comes from; `fields` are the words that find it.
    """

    id: str
    anchors: tuple[str, ...]
    edition: str
    kind: str
    number: str
    page: str
    collection: Collection
    parent: str | None
    part: str
    industries: tuple[str, ...]
    categories: tuple[str, ...]
    editorial_heading: bool
    title_status: Status | None
    body_status: Status | None
    title: Mapping[Language, str]
    body: Mapping[Language, str]
    fields: tuple[Field, ...]

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other; ids are unique within an edition only."""
        return self.edition, self.id


def documents(
    content: Content,
    pages_of_units: Mapping[str, Mapping[str, str]],
    pages_of_entries: Mapping[str, str],
) -> Iterator[Document]:
    """Everything that can be found: the units in the order of the source, then the entries."""
    shows_working = content.site.show_working_chinese
    for edition in content.editions:
        desk = _Desk(edition, pages_of_units[edition.key], shows_working)
        for unit in edition.walk():
            yield desk.document(unit)
    for entry in content.entries:
        yield _entry(entry, pages_of_entries[entry.id], shows_working)


@dataclass(frozen=True)
class _Desk:
    """Makes the documents of one edition."""

    edition: Edition
    pages: Mapping[str, str]
    shows_working: bool

    def document(self, unit: Unit) -> Document:
        ancestors = self.edition.ancestors(unit.id)
        around = (unit, *ancestors)
        texts = Texts(self.shows_working)
        names, body = self._shown(unit)
        return Document(
            id=unit.id,
            anchors=(unit.id, *unit.aliases),
            edition=self.edition.key,
            kind=unit.kind,
            number=unit.number or "",
            page=self.pages[unit.id],
            collection="fields" if isinstance(unit, _FIELD_KINDS) else "rules",
            parent=self._parent(unit, ancestors),
            part=self._part(around[-1]),
            industries=self._of_kind(unit, around, Industry),
            categories=self._of_kind(unit, around, Category),
            editorial_heading=unit.has_editorial_heading,
            title_status=texts.status(*names),
            body_status=texts.status(body),
            title=texts.joined(*names),
            body=texts.of(body),
            fields=tuple(self._fields(unit, texts)),
        )

    def _fields(self, unit: Unit, texts: Texts) -> Iterator[Field]:
        yield from self._own_fields(unit, texts)
        for around in self.edition.ancestors(unit.id)[:1]:
            yield from texts.fields("context", around.heading)

    def _shown(self, unit: Unit) -> tuple[tuple[Bilingual | None, ...], Bilingual | None]:
        """The heading of a unit, or of both ends of a cross-link; and its text."""
        if isinstance(unit, CrossLink):
            return self._ends(unit), unit.reason
        if isinstance(unit, TimeLimit):
            return (unit.heading,), unit.quote
        quote = unit.quote if isinstance(unit, Threshold) else None
        return (unit.heading,), unit.text or quote

    def _ends(self, link: CrossLink) -> tuple[Bilingual | None, ...]:
        return tuple(self.edition.units[end].heading for end in (link.from_, link.to))

    def _own_fields(self, unit: Unit, texts: Texts) -> Iterator[Field]:
        if isinstance(unit, CrossLink):
            yield from _as(texts.joined(*self._ends(unit)), "context")
            yield from texts.own_words("context", unit.reason)
            return
        yield from texts.fields("heading", unit.heading)
        # The few words of a statement are as good as a heading: they are what it is called for.
        name: FieldName = "statement" if unit.kind == "statement" else "text"
        yield from texts.fields(name, unit.text)
        yield from texts.fields("context", *unit.notes)
        if isinstance(unit, Category):
            yield from texts.fields("text", unit.reference)
        if isinstance(unit, TimeLimit):
            yield from texts.fields("text", unit.quote, unit.starts, unit.who)
        if isinstance(unit, Threshold):
            yield from self._bounds(unit, texts)
        if isinstance(unit, Criterion):
            yield from texts.fields("context", unit.criterion.applies_to, unit.criterion.data)

    def _bounds(self, unit: Threshold, texts: Texts) -> Iterator[Field]:
        bounds = unit.threshold
        yield from texts.fields("text", unit.quote)
        yield from texts.fields("context", bounds.applies_to, bounds.data, bounds.excludes)
        for name, value in (("minimum", bounds.minimum), ("below", bounds.below)):
            if value is not None:
                yield Field("minimum" if name == "minimum" else "below", "en", str(value))

    def _parent(self, unit: Unit, ancestors: tuple[Unit, ...]) -> str | None:
        """The unit around this one; a root stands in its part."""
        if ancestors:
            return ancestors[0].id
        if isinstance(unit, TimeLimit):
            return unit.source_unit
        if isinstance(unit, Category):
            return self.edition.catalogue.id
        if isinstance(unit, Industry):
            return self.edition.industries_section.id
        return self._part_id(unit)

    def _part_id(self, root: Unit) -> str | None:
        edition, (a, b, c) = self.edition, self.edition.file.parts
        of_parts: tuple[tuple[str, tuple[Unit, ...]], ...] = (
            (a.id, edition.chapters),
            (b.id, (edition.identification, edition.catalogue, *edition.categories)),
            (c.id, (edition.structure, edition.bands, edition.industries_section)),
            (c.id, edition.industries),
        )
        return next((part for part, units in of_parts if any(root is each for each in units)), None)

    def _part(self, root: Unit) -> str:
        if root.kind == "part":
            return root.id
        if isinstance(root, TimeLimit):
            source = self.edition.units[root.source_unit]
            return self._part((source, *self.edition.ancestors(source.id))[-1])
        return self._part_id(root) or ""

    def _of_kind(
        self, unit: Unit, around: tuple[Unit, ...], kind: type[Industry] | type[Category]
    ) -> tuple[str, ...]:
        """The industry or category around a unit; a cross-link has one at either end."""
        if isinstance(unit, CrossLink):
            ends = (self.edition.units[unit.from_], self.edition.units[unit.to])
            around = tuple(each for end in ends for each in (end, *self.edition.ancestors(end.id)))
        return tuple(each.id for each in around if isinstance(each, kind))


@dataclass(frozen=True)
class Texts:
    """Texts as far as they are published."""

    shows_working: bool

    def of(self, text: Bilingual | None) -> Mapping[Language, str]:
        if text is None:
            return {}
        found: dict[Language, str] = {"en": text.en.plain}
        if text.zh is not None and (self.shows_working or text.zh.status != "working"):
            found["zh"] = text.zh.text.plain
        return found

    def fields(self, name: FieldName, *texts: Bilingual | None) -> Iterator[Field]:
        for text in texts:
            yield from _as(self.of(text), name)

    def joined(self, *texts: Bilingual | None) -> Mapping[Language, str]:
        """The texts side by side, in the languages that all of them are published in."""
        found = [self.of(text) for text in texts]
        both: tuple[Language, ...] = ("en", "zh")
        return {
            language: " — ".join(each[language] for each in found)
            for language in both
            if all(language in each for each in found)
        }

    def own_words(self, name: FieldName, text: Bilingual) -> Iterator[Field]:
        """A text without what it quotes: that is found where it stands."""
        for field in self.fields(name, text):
            yield replace(field, text=_QUOTED.sub(" ", field.text))

    def status(self, *texts: Bilingual | None) -> Status | None:
        """Where the published Chinese comes from; working, if any of it is."""
        found = [
            text.zh.status
            for text in texts
            if text is not None and text.zh is not None and "zh" in self.of(text)
        ]
        return "working" if "working" in found else next(iter(found), None)


def _as(texts: Mapping[Language, str], name: FieldName) -> Iterator[Field]:
    for language, text in texts.items():
        yield Field(name, language, text)


def _entry(entry: Entry, page: str, shows_working: bool) -> Document:
    texts = Texts(shows_working)
    title: dict[Language, str] = {"en": entry.en.plain}
    zh = entry.zh
    if zh is not None and (shows_working or zh.status != "working"):
        title["zh"] = zh.text.plain
    definition = entry.definition.quote if isinstance(entry, Term) and entry.definition else None
    return Document(
        id=entry.id,
        anchors=(entry.id,),
        edition="",
        kind="term" if isinstance(entry, Term) else "instrument",
        number="",
        page=page,
        collection="rules",
        parent=None,
        part="",
        industries=(),
        categories=(),
        editorial_heading=False,
        title_status=zh.status if zh is not None and "zh" in title else None,
        body_status=texts.status(definition),
        title=title,
        body=texts.of(definition),
        fields=(
            *_as(title, "heading"),
            *(Field("alias", "en", word) for word in (*entry.abbreviations, *entry.aliases.en)),
            *(Field("alias", "zh", word) for word in entry.aliases.zh),
            *texts.fields("text", definition),
        ),
    )
