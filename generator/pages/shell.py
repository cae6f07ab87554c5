"""What stands round every page: head, header, way, navigation, notice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from generator.citations.forms import address
from generator.model.edition import Edition
from generator.model.text import LANGUAGES, Language
from generator.pages.citing import Records, name_of, records
from generator.pages.downloads import OriginalLink, Published, originals, published
from generator.pages.finder import indexes, search_groups
from generator.pages.navigation import (
    NavItem,
    link_to,
    list_name,
    nav,
    neighbours,
    position,
    title_of,
)
from generator.pages.outline import Place
from generator.pages.prose import LANG, Pair
from generator.pages.stubs import stub_view
from generator.pages.units import Desk, Link, StubView
from generator.permalinks.addresses import in_language, relative
from generator.permalinks.comparison import compare_path
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
class Counterpart:
    """Where a unit of a superseded edition, or the nearest unit round it, is in the current one."""

    id: str
    href: str


@dataclass(frozen=True)
class Shell:
    """The page round a view. Addresses but `address`, `canonical`, `alternates` are relative.

    Pages of one `section`, an edition's in one folder, share their links and their filters.
    """

    language: Language
    section: str
    root: str
    title: str
    name: Pair
    prefix: str
    editorial: bool
    site_title: Pair
    policy: str
    noindex: bool
    canonical: str
    alternates: tuple[Alternate, ...]
    other: str
    home: str
    search: str
    search_groups: Mapping[str, Mapping[str, str]]
    listed: Mapping[str, str]
    indexes: tuple[Link, ...]
    way: tuple[Link, ...]
    nav: tuple[NavItem, ...]
    before: Link | None
    after: Link | None
    siblings: str
    notice: Pair
    originals: str
    original_files: tuple[OriginalLink, ...]
    address: str
    release: Published
    working_hidden: bool
    json_ld: str
    script_name: str
    stubs: tuple[StubView, ...]
    current: Link | None
    counterparts: tuple[Counterpart, ...]
    comparison: str
    records: Records | None
    how_to_cite: str

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
    name = title_of(desk, here)
    about = here.unit if here.kind != "full" else None
    prefix = desk.prefix(about) if about is not None else ""
    own = in_language(desk.language, desk.path)
    before, after = neighbours(desk, here)
    return Shell(
        language=desk.language,
        section=desk.section,
        root=relative(own, "."),
        title=_document_title(desk, way, name, prefix),
        name=name,
        prefix=prefix,
        editorial=about is not None and about.has_editorial_heading,
        site_title=desk.label(site.title),
        policy=SERVE_POLICY if settings.serving else POLICY,
        noindex=noindex,
        canonical=f"{settings.site_url}{own}" if settings.site_url else "",
        alternates=tuple(_alternates(desk, settings)),
        other=relative(own, in_language("zh" if desk.language == "en" else "en", desk.path)),
        home=desk.href("index.html"),
        search=desk.href("search.html"),
        search_groups=search_groups(desk),
        listed=_listed(desk),
        indexes=indexes(desk),
        way=tuple(link_to(desk, place) for place in way[:-1]),
        nav=nav(desk, way if here.kind != "moved" else way[:1]),
        before=before,
        after=after,
        siblings=position(way),
        notice=notice(desk),
        originals=site.originals,
        original_files=originals(desk, here.edition),
        address=address(reference.content, desk.language, settings.site_url, own),
        release=published(reference.content, here.edition),
        working_hidden=not site.show_working_chinese,
        json_ld=_json_ld(desk, settings, here, desk.told(name)),
        script_name=script_name(here.edition),
        stubs=tuple(stub_view(desk, each) for each in reference.stubs.get(desk.path, ())),
        current=_current(desk, here),
        counterparts=tuple(_counterparts(desk, here)),
        comparison=_comparison(desk, here),
        records=records(desk, here, settings.site_url, name_of(desk, here)),
        how_to_cite=desk.href("citing.html"),
    )


def _current_edition(desk: Desk, here: Place) -> Edition | None:
    """The edition that supersedes the one of a page."""
    if here.edition is None or here.kind in ("changes", "compare"):
        return None
    return desk.reference.content.successor_of(here.edition)


def _current(desk: Desk, here: Place) -> Link | None:
    """On a page of a superseded edition, the same page of the edition that is current."""
    current = _current_edition(desk, here)
    if current is None or here.edition is None:
        return None
    same = here.path.replace(f"{here.edition.key}/", f"{current.key}/", 1)
    ways = desk.reference.ways
    return link_to(desk, (ways.get(same) or ways[f"{current.key}/index.html"])[-1])


def _counterparts(desk: Desk, here: Place) -> Iterator[Counterpart]:
    """The counterparts of the units that have their home on a page of a superseded edition."""
    current = _current_edition(desk, here)
    if current is None or here.edition is None:
        return
    homes = desk.reference.addresses.of_units[here.edition.key]
    for unit_id, page in homes.items():
        round_it = (unit_id, *(each.id for each in here.edition.ancestors(unit_id)))
        there = next((each for each in round_it if each in current.units), None)
        if page == here.path and there is not None:
            yield Counterpart(unit_id, desk.href(desk.reference.addresses.unit(current, there)))


def _comparison(desk: Desk, here: Place) -> str:
    """From a page of a superseded edition, the address of its comparison with the current one."""
    current = _current_edition(desk, here)
    if current is None or here.edition is None:
        return ""
    return desk.href(compare_path(here.edition, current))


def notice(desk: Desk) -> Pair:
    """The statement that the Chinese original controls."""
    return desk.label(desk.reference.content.interface.labels["notice"])


def _document_title(desk: Desk, way: tuple[Place, ...], name: Pair, prefix: str) -> str:
    own = f"{prefix} — {desk.told(name)}" if prefix else desk.told(name)
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
