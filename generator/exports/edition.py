"""A whole edition as plain data, and the JSON Schema that it keeps to."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.document import (
    Aliases,
    BoundsExport,
    ConditionExport,
    CrossLinkExport,
    DefinitionExport,
    EditionExport,
    EntryExport,
    HeadingExport,
    Links,
    OriginalsExport,
    ReleaseExport,
    ScaleExport,
    TimeLimitExport,
    UnitExport,
)
from generator.exports.texts import Text, chinese_of, notice, text_of, words_of
from generator.model.edition import Content, Edition
from generator.model.industries import DataField
from generator.model.pinyin import with_tones
from generator.model.relations import CrossLink, TimeLimit
from generator.model.schema import schema_of
from generator.model.shared import Definition, Entry, Term
from generator.model.text import (
    NATURES,
    STATUSES,
    Bilingual,
    Heading,
    Nature,
    Status,
    fingerprint,
    weakest,
)
from generator.model.units import Bounds, Category, Condition, Criterion, Section, Threshold, Unit
from generator.permalinks.addresses import Addresses
from generator.permalinks.downloads import SCHEMA, original_path
from generator.permalinks.published import last_release


def schema_text() -> str:
    """The JSON Schema of `EditionExport`, published beside the JSON."""
    title = "An edition of a data-export negative list"
    schema = schema_of(EditionExport) | {"title": title}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class Exporter:
    """Gives one edition as plain data; links begin with the public address where there is one."""

    def __init__(self, content: Content, where: Addresses, edition: Edition, site_url: str) -> None:
        self.content = content
        self.edition = edition
        self._addresses = where
        self._site_url = site_url

    def document(self) -> EditionExport:
        """The edition, whole."""
        content, edition = self.content, self.edition
        owner = content.owner(edition)
        groups = content.interface.groups
        title = next(each for each in edition.file.statements if each.id == "ed-title")
        return {
            "$schema": SCHEMA.rpartition("/")[2],
            "notice": notice(content),
            "natures": {each: words_of(groups["nature_meaning"][each]) for each in NATURES},
            "statuses": {each: words_of(groups["status_meaning"][each]) for each in STATUSES},
            "publisher": content.site.publisher,
            "public_address": self._site_url or None,
            "list_id": owner.id,
            "list_name": self.text(owner.file.name),
            "edition": edition.file.edition,
            "title": self.text(title.text),
            "release": self.release(),
            "originals": self._originals(),
            "scale": self._scale(),
            "units": [self._unit(each) for each in edition.walk()],
            "textual_links": [
                {"source": each.from_, "target": each.to, "quote": self.text(each.quote)}
                for each in edition.textual_links
            ],
            "no_link": {key: list(each) for key, each in edition.cross_links.none.items()},
            "terms": [self._entry(each) for each in content.terms],
            "instruments": [self._entry(each) for each in content.instruments],
        }

    def text(self, text: Bilingual) -> Text:
        """A text as it is published."""
        return text_of(self.content, text)

    def release(self) -> ReleaseExport | None:
        """The last release of the edition's list."""
        last = last_release(self.content, self.edition)
        if last is None:
            return None
        date = last.date.isoformat()
        return {"number": last.release, "date": date, "announced": last.announced}

    def _originals(self) -> OriginalsExport:
        return {
            "offered_at": f"https://{self.content.site.originals}",
            "files": [
                {
                    "name": each.name,
                    "path": original_path(self.edition, each),
                    "bytes": each.size,
                    "sha256": each.sha256,
                }
                for each in self.edition.originals
            ],
        }

    def _scale(self) -> ScaleExport:
        scale = self.edition.file.scale
        return {
            "industries": scale.industries,
            "scenarios": scale.scenarios,
            "data_fields": scale.data_fields,
            "categories": scale.categories,
            "sub_categories": scale.sub_categories,
        }

    def _unit(self, unit: Unit) -> UnitExport:
        quote = unit.quote if isinstance(unit, Threshold | TimeLimit) else None
        source = unit.source_unit if isinstance(unit, Threshold | TimeLimit) else None
        reference = unit.reference if isinstance(unit, Category) else None
        columns = unit.columns if isinstance(unit, Section) else ()
        zh = unit.said("zh") if all(self._published(each) for each in unit.texts) else None
        return {
            "id": unit.id,
            "kind": unit.kind,
            "number": unit.number,
            "parent": self.edition.parents.get(unit.id),
            "links": self._links(self._addresses.unit(self.edition, unit.id)),
            "nature": unit.nature,
            "status": self._status(unit.texts),
            "heading": self._heading(unit.heading) if unit.heading else None,
            "text": self.text(unit.text) if unit.text else None,
            "source_unit": source,
            "quote": self.text(quote) if quote else None,
            "reference": self.text(reference) if reference else None,
            "columns": [self.text(each) for each in columns],
            "notes": [self.text(each) for each in unit.notes],
            "fingerprints": {
                "en": fingerprint(unit.said("en") or ""),
                "zh": fingerprint(zh) if zh is not None else None,
            },
            "threshold": self._bounds(unit.threshold) if isinstance(unit, Threshold) else None,
            "criterion": self._condition(unit.criterion) if isinstance(unit, Criterion) else None,
            "time_limit": self._time_limit(unit) if isinstance(unit, TimeLimit) else None,
            "cross_link": self._cross_link(unit) if isinstance(unit, CrossLink) else None,
            "catalogue": list(unit.catalogue) if isinstance(unit, DataField) else [],
        }

    def _published(self, text: Bilingual) -> bool:
        return text.zh is None or chinese_of(self.content, text.zh) is not None

    def _status(self, texts: Iterator[Bilingual]) -> Status | None:
        return weakest(each for each in texts if chinese_of(self.content, each.zh) is not None)

    def _links(self, target: str) -> Links:
        return {"en": f"{self._site_url}en/{target}", "zh": f"{self._site_url}zh/{target}"}

    def _heading(self, heading: Heading) -> HeadingExport:
        editorial = heading.nature == "editorial"
        return {**self.text(heading), "editorial": editorial, "run_in": heading.run_in}

    def _bounds(self, bounds: Bounds) -> BoundsExport:
        return {
            "applies_to": self.text(bounds.applies_to),
            "data": self.text(bounds.data),
            "excludes": self.text(bounds.excludes) if bounds.excludes else None,
            "minimum": bounds.minimum,
            "below": bounds.below,
            "counted_in": bounds.unit,
            "effect": bounds.effect,
            "counting": list(bounds.counting),
        }

    def _condition(self, condition: Condition) -> ConditionExport:
        return {
            "applies_to": self.text(condition.applies_to),
            "data": self.text(condition.data),
            "effect": condition.effect,
        }

    def _time_limit(self, limit: TimeLimit) -> TimeLimitExport:
        return {
            "form": limit.form,
            "length": limit.length,
            "length_unit": limit.unit,
            "starts": self.text(limit.starts) if limit.starts else None,
            "who": self.text(limit.who) if limit.who else None,
        }

    def _cross_link(self, link: CrossLink) -> CrossLinkExport:
        return {
            "source": link.from_,
            "target": link.to,
            "phrases": {"source": link.quotes.from_, "target": link.quotes.to},
            "reason": self.text(link.reason),
        }

    def _nature(self, definition: Definition) -> Nature:
        key, _, unit_id = definition.unit.partition("#")
        owner = next(each for each in self.content.editions if each.key == key)
        return owner.units[unit_id].nature

    def _entry(self, entry: Entry) -> EntryExport:
        zh = chinese_of(self.content, entry.zh)
        definition = entry.definition if isinstance(entry, Term) else None
        told: DefinitionExport | None = None
        if definition is not None:
            told = {"unit": definition.unit, "quote": self.text(definition.quote)}
        spelt = with_tones(zh.text.plain) if zh else None
        return {
            "id": entry.id,
            "links": self._links(self._addresses.entry(entry.id)),
            "name": self.text(entry.name),
            "nature": self._nature(definition) if definition else None,
            "status": zh.status if zh else None,
            "pinyin": (entry.pinyin or spelt or None) if zh else None,
            "abbreviations": list(entry.abbreviations),
            "aliases": self._aliases(entry),
            "definition": told,
        }

    def _aliases(self, entry: Entry) -> Aliases:
        shown = entry.aliases.zh if self.content.site.show_working_chinese else ()
        status: Status | None = "working" if shown else None
        return {"en": list(entry.aliases.en), "zh": list(shown), "zh_status": status}
