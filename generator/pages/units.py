"""Units as the pages show them, with what they are connected to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.edition import Edition, NegativeList
from generator.model.numerals import number_in
from generator.model.relations import CrossLink
from generator.model.shared import Entry, Label
from generator.model.text import Bilingual, Heading, Language, Nature
from generator.model.units import Category, Section, Threshold, Unit
from generator.pages.prose import (
    LANG,
    Pair,
    Span,
    Words,
    joined,
    with_tail,
)
from generator.pages.reference import Reference
from generator.permalinks.addresses import relative


@dataclass(frozen=True)
class Link:
    """A link; `prefix` is the kind and number before its text, such as `Chapter III`."""

    href: str
    text: Pair
    prefix: str = ""


@dataclass(frozen=True)
class Related:
    """A unit that another is connected to: by the text itself, or by the editor with a reason."""

    link: Link
    editorial: bool
    reason: Pair | None = None
    outward: bool = True


@dataclass(frozen=True)
class UnitView:
    """A unit on a page. `level` is that of its heading, from 1; `href` leads to its home.

    `fingerprint` is that of its English text, which a copied link carries; `aliases` are further
    anchors; `listed` are the data fields of the list that belong to a unit of the catalogue.
    """

    id: str
    aliases: tuple[str, ...]
    kind: str
    href: str
    fingerprint: str
    level: int
    number: str
    prefix: str
    heading: Pair | None
    editorial_heading: bool
    run_in: bool
    text: Pair | None
    nature: Nature
    quoted_from: Link | None
    notes: tuple[Pair, ...]
    reference: Pair | None
    columns: tuple[Pair, ...]
    children: tuple[UnitView, ...] = ()
    related: tuple[Related, ...] = ()
    listed: tuple[Link, ...] = ()

    def with_children(self, children: tuple[UnitView, ...]) -> UnitView:
        return replace(self, children=children)


@dataclass(frozen=True)
class StubView:
    """What an old address of a unit shows: where it went, or since when it is gone and why.

    `fingerprint` is that of its English text as last published.
    """

    id: str
    aliases: tuple[str, ...]
    fingerprint: str
    retired: bool
    release: str
    date: str
    to: tuple[Link, ...]
    reason: Pair | None
    said: Pair


@dataclass(frozen=True)
class Desk:
    """Makes texts, links and units ready for one page in one language."""

    reference: Reference
    language: Language
    path: str
    edition: Edition | None = None

    def pair(self, text: Bilingual, *, marks: bool = False, heading: Heading | None = None) -> Pair:
        """A text in the page's language first; working Chinese only where the site shows it."""
        return self.reference.pair(self.language, text, marks, heading)

    @cached_property
    def folder(self) -> str:
        """The folder of the page, below that of its language: its pages share their links."""
        return posixpath.dirname(self.path)

    @cached_property
    def section(self) -> str:
        """The edition and the folder of the page: its pages share what stands round them."""
        return f"{self.edition.key if self.edition else ''} {self.folder}"

    @cached_property
    def owner(self) -> NegativeList | None:
        """The list that the page is of; of a page that all lists share, the only one there is."""
        content = self.reference.content
        if self.edition is not None:
            return content.owner(self.edition)
        return content.lists[0] if len(content.lists) == 1 else None

    def label(self, label: Label) -> Pair:
        """An interface word as a text in both languages."""
        en, zh = (Words(LANG[each], (Span(getattr(label, each)),)) for each in ("en", "zh"))
        return Pair(en, zh) if self.language == "en" else Pair(zh, en)

    def group(self, name: str, key: str) -> str:
        """The interface word for one value of a field."""
        label = self.reference.content.interface.groups[name][key]
        return label.en if self.language == "en" else label.zh

    def href(self, target: str) -> str:
        """The link to `target`, a path below the language's folder, from this page."""
        return relative(self.path, target)

    def home(self, edition: Edition, unit_id: str) -> str:
        """The link to a unit's home from this page."""
        return self.href(self.reference.addresses.unit(edition, unit_id))

    def to_unit(self, unit_id: str, edition: Edition | None = None) -> Link:
        """A link to a unit's home, or to that of a term or instrument."""
        edition = edition or self.edition
        entry = self.reference.entries.get(unit_id)
        if entry is not None:
            return self.to_entry(entry)
        assert edition is not None
        unit = edition.units[unit_id]
        return Link(self.home(edition, unit_id), self.name(edition, unit), self.prefix(unit))

    def to_entry(self, entry: Entry) -> Link:
        return Link(self.href(self.reference.addresses.entry(entry.id)), self.pair(entry.name))

    def referred_to(self, target: str) -> Link:
        """What the text refers to; an instrument that is a list published here is that list."""
        edition = self.reference.lists_named.get(target)
        there = self.to_unit(target)
        return (
            there if edition is None else Link(self.href(f"{edition.key}/index.html"), there.text)
        )

    def name(self, edition: Edition, unit: Unit) -> Pair:
        """The heading of a unit; of one without, its nearest ancestor's with its own number."""
        heading = self.pair(unit.heading) if unit.heading is not None else None
        if heading is not None and heading.first.plain:  # Working Chinese alone may be hidden.
            return heading
        if isinstance(unit, CrossLink):
            ends = [self.name(edition, edition.units[each]) for each in (unit.from_, unit.to)]
            return joined(ends, dict.fromkeys(LANG.values(), " ↔ "))
        if unit.text is not None and not edition.ancestors(unit.id):
            return self.pair(unit.text)
        parent = edition.ancestors(unit.id)[0]
        above = self.name(edition, parent)
        own = self._own(unit, parent)
        words = (above.first, above.second)
        return Pair(*(with_tail(each, own[each.lang]) for each in words if each))

    def _own(self, unit: Unit, parent: Unit) -> Mapping[str, str]:
        """What tells a unit without heading from those beside it: `(2)`, `scope note 3`."""
        label = self.reference.content.interface.groups["kind"][unit.kind]
        beside = [each.id for each in parent.children if each.kind == unit.kind]
        index = f" {beside.index(unit.id) + 1}" if len(beside) > 1 else ""
        kinds = {LANG["en"]: label.en, LANG["zh"]: label.zh}
        return {
            lang: f" {unit.number}" if unit.number else f" · {kind}{index}"
            for lang, kind in kinds.items()
        }

    def told(self, name: Pair) -> str:
        """A name where it stands without mark-up: working Chinese says there too that it is."""
        mark = f"（{self.group('status', 'working')}）" if name.first.status == "working" else ""
        return f"{name.first.plain}{mark}"

    def prefix(self, unit: Unit) -> str:
        """`Chapter III`, `类别七`: the kind of a numbered unit, with its number."""
        numbered = self.reference.content.interface.groups["numbered"]
        if unit.number is None or unit.kind not in numbered:
            return ""
        return self.group("numbered", unit.kind).format(
            number=number_in(self.language, unit.number)
        )

    def unit(self, unit: Unit, level: int, *, deep: bool = True) -> UnitView:
        """A unit with what it is connected to and, if `deep`, all inside it."""
        assert self.edition is not None
        return replace(
            self.alone(unit, level),
            children=tuple(self.unit(each, level + 1) for each in unit.children) if deep else (),
            related=tuple(self.related(unit)),
            listed=tuple(self.to_unit(each.id) for each in self.edition.fields_of.get(unit.id, ())),
        )

    def alone(self, unit: Unit, level: int) -> UnitView:
        """A unit as tables show it: what it says itself."""
        assert self.edition is not None
        quoted = unit.quote if isinstance(unit, Threshold) else None
        source = unit.source_unit if isinstance(unit, Threshold) else None
        text = unit.text or quoted
        reference = unit.reference if isinstance(unit, Category) else None
        columns = unit.columns if isinstance(unit, Section) else ()
        heading = unit.heading
        return UnitView(
            id=unit.id,
            aliases=unit.aliases,
            kind=unit.kind,
            href=self.home(self.edition, unit.id),
            fingerprint=self.reference.citing[self.edition.key].rows[unit.id].print,
            level=level,
            number=unit.number or "",
            prefix=self.prefix(unit),
            heading=self.pair(heading) if heading else None,
            editorial_heading=unit.has_editorial_heading,
            run_in=heading is not None and heading.run_in,
            text=self.pair(text, marks=True, heading=heading) if text else None,
            nature=unit.nature,
            quoted_from=self.to_unit(source) if source else None,
            notes=tuple(self.pair(note) for note in unit.notes),
            reference=self.pair(reference, marks=True) if reference else None,
            columns=tuple(self.pair(column) for column in columns),
        )

    def related(self, unit: Unit) -> Iterator[Related]:
        """What the unit leads to and what leads to it."""
        assert self.edition is not None
        for link in self.edition.textual_links_of.get(unit.id, ()):
            if link.from_ == unit.id:
                yield Related(self.referred_to(link.to), False, self.pair(link.quote))
            else:
                yield Related(self.to_unit(link.from_), False, self.pair(link.quote), False)
        for cross in self.edition.links_of.get(unit.id, ()):
            other = cross.to if cross.from_ == unit.id else cross.from_
            yield Related(self.to_unit(other), True, self.pair(cross.reason))
