"""The sitemap, where the site has a public address: the pages that may be indexed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as Xml

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(paths: Iterable[str], site_url: str) -> Iterator[tuple[str, str]]:
    """The path and text of sitemap.xml with some pages; nothing without a public address."""
    if not site_url:
        return
    root = Xml.Element("urlset", {"xmlns": _SITEMAP})
    for path in paths:
        address = Xml.SubElement(Xml.SubElement(root, "url"), "loc")
        address.text = f"{site_url}{path}"
    Xml.indent(root)
    text = Xml.tostring(root, encoding="unicode")
    yield "sitemap.xml", f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'
