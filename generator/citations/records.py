"""Records for reference managers: RIS, CSL-JSON, and what Zotero reads in the page itself.

They say of a page what its citations say. No working Chinese stands in them, and no date of access:
reference managers add the day on which they take a record.

A statute has no translator in Zotero, which would make an author of one: who made the rendering is
a contributor where there are such, and is named in the note everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.citations.forms import Citing, address, filled
from generator.citations.pinpoints import pinpoint
from generator.model.styles import Style
from generator.model.text import Language
from generator.model.units import Id

_LANG = {"en": "en", "zh": "zh-CN"}


@dataclass(frozen=True)
class Record:
    """One page as a work: of an edition (`facts` of `citing`), or of the site's own making.

    `name` names a page that is about no unit, `key` is the record's own id, `path` the page (with
    query and fragment) below the site's root, whose public address `site_url` may be empty.
    """

    citing: Citing
    language: Language
    unit: Id | None
    name: str
    site_url: str
    path: str
    key: str

    @property
    def style(self) -> Style:
        """The first style of the page's language, for the words of the pinpoint."""
        styles = self.citing.content.citations.styles
        return next((each for each in styles if each.language == self.language), styles[0])

    @property
    def title(self) -> str:
        facts = self.citing.facts
        return f"{facts.title_zh} [{facts.title_en}]" if facts else f"{self.name}, {self.site}"

    @property
    def site(self) -> str:
        return getattr(self.citing.content.site.title, self.language)  # type: ignore[no-any-return]

    @cached_property
    def section(self) -> str:
        """The pinpoint of the page's unit, or the page's own name."""
        if self.unit is None:
            return self.name if self.citing.facts else ""
        return pinpoint(self.citing.words(self.style), self.citing.rows, self.unit)

    @property
    def note(self) -> str:
        """Who translated, that the original controls, the release; the path while it has no URL."""
        release = self.citing.release
        words = self.style.unreleased
        if release is not None and self._released:
            words = filled(
                self.style.release, {"release": release.release, "date": str(release.date)}
            )
        content = self.citing.content
        notice = getattr(content.interface.labels["notice"], self.language)
        place = "" if self.url else f" {address(content, self.language, self.site_url, self.path)}"
        return f"{notice} ({words}){place}"

    @property
    def url(self) -> str:
        return f"{self.site_url}{self.path}" if self.site_url else ""

    @property
    def _released(self) -> bool:
        if self.unit is not None:
            return self.citing.rows[self.unit].released
        return all(row.released for row in self.citing.rows.values())

    @property
    def authors(self) -> tuple[str, ...]:
        facts = self.citing.facts
        return facts.issuers(self.language) if facts else (self.publisher,)

    @property
    def publisher(self) -> str:
        return self.citing.content.site.publisher


def ris(record: Record) -> str:
    """The record as RIS; lines end with CR LF, as the format has it.

    In a statute (STAT) the tag of an edition means a session, and that of a publisher nothing.
    """
    lines = [f"{tag}  - {text}" for tag, text in _ris(record) if text]
    return "\r\n".join((*lines, "ER  - ", ""))


def _ris(record: Record) -> Iterator[tuple[str, str]]:
    facts = record.citing.facts
    yield "TY", "STAT" if facts else "ELEC"
    yield "TI", record.title
    for author in record.authors:
        yield "AU", author
    if facts is not None:
        yield "DA", f"{facts.issued:%Y/%m/%d}/"
        yield "PY", f"{facts.issued.year}"
        yield "SE", record.section
    else:
        yield "PB", record.publisher
    yield "LA", _LANG[record.language]
    yield "N1", record.note
    yield "UR", record.url


def csl(record: Record) -> str:
    """The record as CSL-JSON: a list of one item."""
    facts = record.citing.facts
    item: dict[str, Any] = {
        "id": record.key,
        "type": "legislation" if facts else "webpage",
        "title": record.title,
        "author": [{"literal": author} for author in record.authors],
        "publisher": record.publisher,
        "language": _LANG[record.language],
        "note": record.note,
    }
    if facts is not None:
        day = facts.issued
        item |= {
            "title-short": facts.title_en,
            "original-title": facts.title_zh,
            "contributor": [{"literal": facts.translator}],
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "edition": facts.edition,
            "section": record.section,
            "jurisdiction": "cn",
        }
    else:
        item["container-title"] = record.site
    if record.url:
        item["URL"] = record.url
    return json.dumps([item], ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def embedded(record: Record) -> tuple[tuple[str, str], ...]:
    """Names and contents of meta elements: Dublin Core, and what Zotero takes besides."""
    return tuple((name, text) for name, text in _embedded(record) if text)


def _embedded(record: Record) -> Iterator[tuple[str, str]]:
    facts = record.citing.facts
    yield "z:itemType", "statute" if facts else "webpage"
    yield "DC.title", record.title
    for author in record.authors:
        yield "DC.creator", author
    if facts is not None:
        yield "DC.date", facts.issued.isoformat()
        yield "DC.contributor", facts.translator
        yield "DCTERMS.bibliographicCitation", record.section
    yield "DC.publisher", record.publisher
    yield "DC.language", _LANG[record.language]
    yield "DC.description", record.note
    yield "DC.identifier", record.url
    yield from _for_zotero(record)


def _for_zotero(record: Record) -> Iterator[tuple[str, str]]:
    """Its own fields; and names again, which it cuts into first and last ones but for a comma."""
    facts = record.citing.facts
    for author in record.authors:
        yield "bib:authors", f"{author},"
    if facts is not None:
        yield "bib:contributors", f"{facts.translator},"
        yield "z:shortTitle", facts.title_en
        yield "z:section", record.section
    yield "z:url", record.url
