"""The sitemap, where the site has a public address: the pages that may be indexed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Xml

from generator.pages.build import Page
from generator.pages.views import View

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(pages: Iterable[Page], site_url: str) -> Iterator[tuple[str, str]]:
    """The path and text of sitemap.xml; nothing without a public address."""
    if not site_url:
        return
    root = Xml.Element("urlset", {"xmlns": _SITEMAP})
    for page in pages:
        if isinstance(page.view, View) and not page.view.shell.noindex:
            address = Xml.SubElement(Xml.SubElement(root, "url"), "loc")
            address.text = f"{site_url}{page.path}"
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    yield "sitemap.xml", f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
