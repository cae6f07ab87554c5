"""Links and anchors lead somewhere, and stay on the site."""

from __future__ import annotations

import posixpath
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.model.edition import Content, Edition
from generator.permalinks.addresses import addresses
from tests.site import ALONE, Pages, ids, in_language, language, links
from tests.source import unit_ids


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: Pages) -> None:
    anchors = {path: set(ids(page)) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for element, href in links(page):
            parts = urlsplit(href)
            if parts.scheme in ("https", "data"):
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), unquote(parts.path))
            )
            if path == "404.html":
                target = parts.path.removeprefix("/")
            target = target if parts.path else path
            there = (site / target).is_file()
            if not there or (parts.fragment and unquote(parts.fragment) not in anchors[target]):
                broken.append(f"{path}:{element.line}: {href}")
    assert broken == []


def test_an_id_stands_once_in_a_page(pages: Pages) -> None:
    twice = {
        path: [each for each, count in Counter(ids(page)).items() if count > 1]
        for path, page in pages.items()
    }
    assert {path: found for path, found in twice.items() if found} == {}


def test_only_the_page_for_wrong_addresses_begins_at_the_root(pages: Pages) -> None:
    rooted = {
        path for path, page in pages.items() for _, href in links(page) if href.startswith("/")
    }
    assert rooted == {"404.html"}


def test_a_page_leads_to_itself_in_the_other_language(pages: Pages) -> None:
    for path, page in pages.items():
        if path in ALONE:
            continue
        (other,) = [each for each in page.all("a") if "data-other-language" in each.attributes]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), other.get("href")))
        assert there == f"{'zh' if language(path) == 'en' else 'en'}{path[2:]}"


def test_every_id_of_the_source_is_on_its_home_page(
    pages: Pages, content: Content, edition: Edition
) -> None:
    homes = addresses(content).of_units[edition.key]
    there = {path: set(ids(page)) for path, page in in_language(pages, "en").items()}
    lost = [each for each, _, _ in unit_ids() if each not in there[f"en/{homes[each]}"]]
    assert lost == []


def test_every_unit_is_on_its_home_page_and_links_to_itself(pages: Pages, content: Content) -> None:
    for edition in content.editions:
        for unit_id, home in addresses(content).of_units[edition.key].items():
            page = pages[f"en/{home}"]
            found = [each for each in page.walk() if each.get("id") == unit_id]
            assert found, f"{unit_id} is not on {home}"
            hrefs = {href for element, href in links(found[0]) if element.tag == "a"}
            assert f"#{unit_id}" in hrefs, f"{unit_id} has no link to itself on {home}"
