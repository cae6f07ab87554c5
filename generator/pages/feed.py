"""The changes of a list as an Atom feed (RFC 4287), where the site has a public address."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from generator.model.edition import Content, NegativeList
from generator.model.ledger import Release
from generator.model.text import LANGUAGES, Language
from generator.pages.prose import LANG
from generator.permalinks.addresses import in_language
from generator.permalinks.changes import Change, changes

_ATOM = "http://www.w3.org/2005/Atom"


def feeds(content: Content, site_url: str) -> Iterator[tuple[str, str]]:
    """The path and text of each list's feed in each language; none without a public address."""
    if not site_url:
        return
    for owner in content.lists:
        for language in LANGUAGES:
            path = in_language(language, f"{owner.id}/changes.xml")
            yield path, _feed(content, owner, language, f"{site_url}{path}")


def _feed(content: Content, owner: NegativeList, language: Language, address: str) -> str:
    page = address.removesuffix(".xml") + ".html"
    title = content.site.title.en if language == "en" else content.site.title.zh
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": LANG[language]})
    _add(feed, "title", f"{title} · {owner.id}")
    _add(feed, "id", page)
    _add(feed, "updated", _moment(owner.past.ledger.releases[-1]) if _released(owner) else _EPOCH)
    author = Xml.SubElement(feed, "author")
    _add(author, "name", content.site.publisher)
    Xml.SubElement(feed, "link", {"rel": "self", "href": address})
    Xml.SubElement(feed, "link", {"href": page})
    for number, found in changes(owner.past, content.past).items():
        _entry(content, feed, language, f"{page}#release-{number}", found)
    Xml.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(feed, encoding="unicode")}\n'


_EPOCH = "1970-01-01T00:00:00Z"


def _released(owner: NegativeList) -> bool:
    return bool(owner.past.ledger.releases)


def _moment(release: Release) -> str:
    return f"{release.date.isoformat()}T00:00:00Z"


def _entry(
    content: Content, feed: Xml.Element, language: Language, link: str, found: tuple[Change, ...]
) -> None:
    if not found:
        return
    labels = content.interface.groups["change"]
    entry = Xml.SubElement(feed, "entry")
    _add(entry, "title", found[0].release.release)
    _add(entry, "id", link)
    _add(entry, "updated", _moment(found[0].release))
    Xml.SubElement(entry, "link", {"href": link})
    lines = [
        f"{labels[each.what].en if language == 'en' else labels[each.what].zh}: "
        f"{each.key.rpartition('#')[2]}"
        for each in found
    ]
    _add(entry, "summary", "\n".join(lines))


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, name).text = text
