"""What a citation says of a whole edition, taken from the edition's own statements."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.edition import Content, Edition
from generator.model.pinyin import as_title
from generator.model.styles import date_in_english
from generator.model.text import Bilingual, Language

TITLE, ISSUERS, ISSUED = "ed-title", "ed-issuers", "ed-issued"
# Chinese that may be quoted as the original's or the publisher's own.
QUOTABLE = ("original", "printed", "attested")


@dataclass(frozen=True)
class Facts:
    """The parts of a citation that are the same for every unit of an edition."""

    title_en: str
    title_zh: str
    issuers_en: tuple[str, ...]
    issuers_zh: tuple[str, ...]
    issued: datetime.date
    edition: str
    translator: str

    @cached_property
    def pinyin(self) -> str:
        """The reading of the Chinese title; made where a style asks for it."""
        return as_title(self.title_zh)

    def issuers(self, language: Language) -> tuple[str, ...]:
        return self.issuers_en if language == "en" else self.issuers_zh


def facts(content: Content, edition: Edition) -> Facts:
    """The facts of an edition, which the checks have found complete."""
    title = said(edition, TITLE)
    issued = date_in_english(said(edition, ISSUED).en.plain)
    assert issued is not None
    return Facts(
        title_en=title.en.plain,
        title_zh=quotable(title),
        issuers_en=tuple(said(edition, ISSUERS).en.plain.split(" · ")),
        issuers_zh=tuple(_issuers_zh(content, edition)),
        issued=issued,
        edition=edition.file.edition,
        translator=content.site.publisher,
    )


def said(edition: Edition, unit_id: str) -> Bilingual:
    """The text of a statement."""
    text = edition.units[unit_id].text
    assert text is not None
    return text


def quotable(text: Bilingual) -> str:
    """A Chinese text that a citation may name; empty where it is only working Chinese."""
    return text.zh.text.plain if text.zh is not None and text.zh.status in QUOTABLE else ""


def _issuers_zh(content: Content, edition: Edition) -> Iterator[str]:
    """The issuers for a Chinese citation: in English, but for those whose Chinese is attested."""
    statement = said(edition, ISSUERS)
    if whole := quotable(statement):
        yield from whole.split("、")
        return
    attested = {entry.en.plain: quotable(entry.name) for entry in content.entries}
    for issuer in statement.en.plain.split(" · "):
        yield attested.get(issuer) or issuer
