"""Citations in each style: the templates with everything filled in that is known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.citations.facts import Facts, facts
from generator.citations.pinpoints import Row, chained, entry_rows, pinpoint, rows
from generator.model.edition import Content, Edition
from generator.model.ledger import Release
from generator.model.styles import PLACEHOLDER, Issuers, Pinpoint, Style
from generator.model.text import Language
from generator.model.units import Id
from generator.permalinks.published import last_release


@dataclass(frozen=True)
class Citing:
    """Makes the citations of one edition, or of the terms and instruments of all lists."""

    content: Content
    edition: Edition | None

    @cached_property
    def facts(self) -> Facts | None:
        return facts(self.content, self.edition) if self.edition else None

    @cached_property
    def rows(self) -> Mapping[Id, Row]:
        found = rows(self.content, self.edition) if self.edition else entry_rows(self.content)
        return {row.id: row for row in found}

    @cached_property
    def release(self) -> Release | None:
        """The release that a citation names; None before the first."""
        return last_release(self.content, self.edition)

    def text(self, style: Style) -> str:
        """The template with the edition's parts; pinpoint, link, release and access left open."""
        site = getattr(self.content.site.title, style.language)
        values = {"site": site, "translator": self.content.site.publisher}
        if self.facts is None:
            return filled(style.entry, values)
        known = self.facts
        values |= {
            "title_en": known.title_en,
            "title_zh": known.title_zh,
            "pinyin": known.pinyin,
            "issuers": issuers(style.issuers, known.issuers(style.language)),
            "issued": date(style, known.issued),
            "edition": known.edition,
        }
        return filled(style.unit, values)

    def release_words(self, style: Style) -> str:
        """What the style says of the release of a text that is in it."""
        if self.release is None:
            return style.unreleased
        values = {"release": self.release.release, "date": date(style, self.release.date)}
        return filled(style.release, values)

    def words(self, style: Style) -> Pinpoint:
        return self.content.citations.pinpoints[style.pinpoint]

    def citation(self, style: Style, unit_id: Id, link: str, accessed: str) -> str:
        """The whole citation of a unit."""
        row = self.rows[unit_id]
        values = {
            "pinpoint": pinpoint(self.words(style), self.rows, unit_id),
            "release": self.release_words(style) if row.released else style.unreleased,
            "link": link,
            "accessed": accessed,
        }
        return filled(self.text(style), values)


def address(content: Content, language: Language, site_url: str, path: str) -> str:
    """The public address of a path below the site's root; as long as there is none, the path."""
    if site_url:
        return f"{site_url}{path}"
    return filled(getattr(content.interface.labels["address_pending"], language), {"path": path})


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with the values given; other placeholders stay."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), template)


def date(style: Style, day: datetime.date) -> str:
    """A date as the style writes it."""
    month = style.months[day.month - 1] if style.months else str(day.month)
    values = {
        "year": str(day.year),
        "month": month,
        "mm": f"{day.month:02}",
        "day": str(day.day),
        "dd": f"{day.day:02}",
    }
    return filled(style.date, values)


def issuers(rule: Issuers, names: Sequence[str]) -> str:
    """The issuers as the style joins them."""
    if rule.at_most is not None and rule.more is not None and len(names) > rule.at_most:
        return rule.more.replace("{before}", chained(rule.between, names[: rule.at_most]))
    *before, last = names
    if not before:
        return last
    return rule.last.replace("{after}", last).replace("{before}", chained(rule.between, before))
