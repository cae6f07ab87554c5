"""What stands round every page: head, header, way, navigation, notice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.citations.forms import address
from generator.model.text import LANGUAGES, Language
from generator.pages.citing import Records, name_of, records
from generator.pages.downloads import OriginalLink, Published, originals, published
from generator.pages.navigation import (
    Position,
    list_name,
    position,
    title_of,
)
from generator.pages.outline import Place
from generator.pages.prose import LANG, Pair
from generator.pages.stubs import stub_view
from generator.pages.superseded import Superseded, superseded
from generator.pages.units import Desk, StubView
from generator.permalinks.addresses import in_language, relative
from generator.permalinks.published import script_name

# Nothing is loaded from anywhere but the site itself; nothing inline runs or styles.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
# `mkdocs serve` writes an inline script into the page and asks the server for changes.
SERVE_POLICY = POLICY.replace("'self';", "'self' 'unsafe-inline';", 1) + "; connect-src 'self'"


@dataclass(frozen=True)
class Settings:
    """What differs between builds: the public address (empty until named), and serving."""

    site_url: str = ""
    serving: bool = False

    @property
    def base(self) -> str:
        """The path of the site's root on its host, for 404.html alone."""
        return urlsplit(self.site_url).path or "/"


@dataclass(frozen=True)
class Alternate:
    """The same page in another language, by its absolute address."""

    hreflang: str
    href: str


@dataclass(frozen=True)
class Head:
    """What the page says of itself to browsers and machines."""

    title: str
    policy: str
    noindex: bool
    canonical: str
    alternates: tuple[Alternate, ...]
    json_ld: str


@dataclass(frozen=True)
class Cited:
    """What the page is cited by: its address, its release, its records, the scripts of its list."""

    address: str
    release: Published
    records: Records | None
    script_name: str
    how_to_cite: str


@dataclass(frozen=True)
class Shell:
    """The page round a view. Addresses but `address`, `canonical`, `alternates` are relative.

    Pages of one `section`, an edition's in one folder, share their links. `list_id` is empty where
    several lists share the page.
    """

    language: Language
    section: str
    root: str
    name: Pair
    prefix: str
    editorial: bool
    site_title: Pair
    head: Head
    other: str
    home: str
    search: str
    list_id: str
    several_lists: bool
    listed: Mapping[str, str]
    position: Position
    notice: Pair
    originals: str
    original_files: tuple[OriginalLink, ...]
    cited: Cited
    working_hidden: bool
    stubs: tuple[StubView, ...]
    superseded: Superseded | None

    @property
    def lang(self) -> str:
        """The language of the page as HTML names it."""
        return LANG[self.language]

    def entry_href(self, entry: str) -> str:
        """Where a marked word leads: to its entry, or to the list of that name published here."""
        if entry in self.listed:
            return self.listed[entry]
        page = "instruments" if entry.startswith("inst-") else "glossary"
        return f"{self.root}/{self.language}/{page}.html#{entry}"


def shell(desk: Desk, settings: Settings, *, noindex: bool) -> Shell:
    """The shell of the page that the desk works on."""
    reference = desk.reference
    site = reference.content.site
    way = reference.ways.get(desk.path) or (reference.outline, Place(desk.path, "moved"))
    here = way[-1]
    about = here.unit if here.kind != "full" else None
    own = in_language(desk.language, desk.path)
    return Shell(
        language=desk.language,
        section=desk.section,
        root=relative(own, "."),
        name=title_of(desk, here),
        prefix=desk.prefix(about) if about is not None else "",
        editorial=about is not None and about.has_editorial_heading,
        site_title=desk.label(site.title),
        head=_head(desk, settings, way, noindex=noindex),
        other=relative(own, in_language("zh" if desk.language == "en" else "en", desk.path)),
        home=desk.href("index.html"),
        search=desk.href("search.html"),
        list_id=desk.owner.id if desk.owner is not None else "",
        several_lists=len(reference.content.lists) > 1,
        listed=_listed(desk),
        position=position(desk, way),
        notice=notice(desk),
        originals=site.originals,
        original_files=originals(desk, here.edition),
        cited=_cited(desk, settings, here),
        working_hidden=not site.show_working_chinese,
        stubs=tuple(stub_view(desk, each) for each in reference.stubs.get(desk.path, ())),
        superseded=superseded(desk, here),
    )


def _head(desk: Desk, settings: Settings, way: tuple[Place, ...], *, noindex: bool) -> Head:
    here = way[-1]
    own = in_language(desk.language, desk.path)
    return Head(
        title=_document_title(desk, way),
        policy=SERVE_POLICY if settings.serving else POLICY,
        noindex=noindex,
        canonical=f"{settings.site_url}{own}" if settings.site_url else "",
        alternates=tuple(_alternates(desk, settings)),
        json_ld=_json_ld(desk, settings, here, desk.told(title_of(desk, here))),
    )


def _cited(desk: Desk, settings: Settings, here: Place) -> Cited:
    content = desk.reference.content
    own = in_language(desk.language, desk.path)
    return Cited(
        address=address(content, desk.language, settings.site_url, own),
        release=published(content, here.edition),
        records=records(desk, here, settings.site_url, name_of(desk, here)),
        script_name=script_name(here.edition),
        how_to_cite=desk.href("citing.html"),
    )


def notice(desk: Desk) -> Pair:
    """The statement that the Chinese original controls."""
    return desk.label(desk.reference.content.interface.labels["notice"])


def _document_title(desk: Desk, way: tuple[Place, ...]) -> str:
    here = way[-1]
    name = desk.told(title_of(desk, here))
    prefix = desk.prefix(here.unit) if here.unit is not None and here.kind != "full" else ""
    own = f"{prefix} — {name}" if prefix else name
    if len(way) == 1:
        return desk.label(desk.reference.content.site.title).first.plain
    edition = way[1].edition
    if edition is None or len(way) == 2:
        return f"{own} · {desk.label(desk.reference.content.site.title).first.plain}"
    return f"{own} · {title_of(desk, way[1]).first.plain}"


def _listed(desk: Desk) -> Mapping[str, str]:
    """The addresses of the instruments that are lists published here."""
    lists = desk.reference.lists_named
    return {entry: desk.href(f"{each.key}/index.html") for entry, each in lists.items()}


def _alternates(desk: Desk, settings: Settings) -> Iterator[Alternate]:
    if settings.site_url:
        for language in LANGUAGES:
            href = f"{settings.site_url}{in_language(language, desk.path)}"
            yield Alternate(LANG[language], href)


def _json_ld(desk: Desk, settings: Settings, here: Place, name: str) -> str:
    """What is known of the page, in the words of schema.org; nothing that is not known."""
    if here.edition is None or here.kind == "compare":
        return ""
    site = desk.reference.content.site
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": name,
        "inLanguage": LANG[desk.language],
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        "publisher": {"@type": "Organization", "name": site.publisher},
        "usageInfo": notice(desk).first.plain,
    }
    if desk.language == "en":
        data["translationOfWork"] = _original(desk, here)
    if settings.site_url:
        data["url"] = f"{settings.site_url}{in_language(desk.language, here.path)}"
    return json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")


def _original(desk: Desk, here: Place) -> Mapping[str, str]:
    title = list_name(desk, here)
    assert title.zh is not None  # A check sees to it.
    return {"@type": "Legislation", "inLanguage": "zh-Hans", "name": title.zh.text.plain}
