"""The whole reference as one PDF: the pages of an edition and those that all lists share."""

from __future__ import annotations

import datetime
import os
import posixpath
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from generator.checks import checked
from generator.citations.facts import facts
from generator.model.edition import Content, Edition
from generator.pages.outline import Place, outline
from generator.permalinks.addresses import addresses
from generator.permalinks.downloads import pdf_name
from generator.permalinks.published import last_release

# Pages that are interface, or that only repeat what has its home on others.
_LEFT_OUT = frozenset(
    {"home", "search", "full", "downloads", "citing", "changes", "compare", "moved"}
)
_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_HEAD = re.compile(r"<link rel=\"stylesheet\"[^>]*>|<meta name=\"rights\"[^>]*>")
_SHEET = re.compile(r"<p class=\"sheet\"[^>]*>(.*?)</p>", re.DOTALL)
_HREF = re.compile(r'\bhref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_PRINTED_AT = re.compile(rb"(/(?:CreationDate|ModDate) )\(D:\d{14}[+-]\d\d'\d\d'\)")
_HEADING = re.compile(r"<h([1-6])\b")
_CHROMIUM = ("--no-sandbox", "--disable-gpu")
_FOOTER = (
    '<div style="width:100%;margin:0 14mm;font:6.5pt/1.4 serif;color:#444;display:flex;gap:6mm">'
    '<div style="flex:1"><span lang="en">{en}</span> <span lang="zh-Hans">{zh}</span><br>'
    '{sheet}</div><div><span class="pageNumber"></span> / '
    '<span class="totalPages"></span></div></div>'
)


@dataclass(frozen=True)
class _Sheet:
    """A page of the site in the PDF: where it stands, how deep, and its own words as HTML."""

    path: str
    depth: int
    html: str


@dataclass(frozen=True)
class _Anchors:
    """What links can lead to: ids as `page#id`, pages by number, and where units have their home.

    `seen` are the ids that stand already.
    """

    ids: set[str]
    pages: Mapping[str, int]
    homes: Mapping[str, str]
    seen: set[str]


def write_pdfs(root: Path, site: Path) -> Iterator[Path]:
    """Writes dist/<list>-<edition>-<release>.pdf of each edition from the built `site`."""
    content = checked(root)
    for edition in content.editions:
        target = root / "dist" / pdf_name(content, edition)
        target.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(site / "assets", Path(folder) / "assets")
            page = Path(folder) / "reference.html"
            page.write_text(whole(content, edition, site), encoding="utf-8")
            _print(page, target, _footer(content, edition, site))
            date_file(target, _date(content, edition))
        yield target


def whole(content: Content, edition: Edition, site: Path) -> str:
    """One page of HTML with all that the PDF holds, both languages side by side."""
    sheets = [_sheet(site, place, depth) for place, depth in _places(outline(content), edition)]
    anchors = {f"{sheet.path}#{name}" for sheet in sheets for name in _ID.findall(sheet.html)}
    numbers = {sheet.path: number for number, sheet in enumerate(sheets)}
    seen: set[str] = set()
    homes = addresses(content).of_units[edition.key]
    parts = [
        _placed(sheet, _Anchors(anchors, numbers, homes, seen), number)
        for number, sheet in enumerate(sheets)
    ]
    title = next(each for each in edition.file.statements if each.id == "ed-title").text
    root = posixpath.relpath(".", f"en/{edition.key}")
    head = "\n".join(_HEAD.findall(_first_page(edition, site))).replace(f'href="{root}/', 'href="')
    return (
        '<!doctype html>\n<html lang="en" class="side-by-side whole">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(title.en.plain)}</title>\n{head}\n</head>\n'
        f'<body>\n<main class="main">\n{"".join(parts)}</main>\n</body>\n</html>\n'
    )


def _places(place: Place, edition: Edition, depth: int = 0) -> Iterator[tuple[Place, int]]:
    if place.edition not in (None, edition):
        return
    if place.kind not in _LEFT_OUT:
        yield place, depth
    for each in place.inside:
        yield from _places(each, edition, depth + 1)


def _sheet(site: Path, place: Place, depth: int) -> _Sheet:
    html = (site / "en" / place.path).read_text(encoding="utf-8")
    found = _MAIN.search(html)
    return _Sheet(place.path, depth, found[1] if found else "")


def _placed(sheet: _Sheet, anchors: _Anchors, number: int) -> str:
    """A sheet with its links leading inside the PDF, each id once, its headings at their depth."""
    shift = max(sheet.depth - 2, 0)

    def link(found: re.Match[str]) -> str:
        return _link(sheet.path, found[1], anchors)

    def once(found: re.Match[str]) -> str:
        home = anchors.homes.get(found[1], sheet.path)
        if found[1] in anchors.seen or home != sheet.path:
            return ""
        anchors.seen.add(found[1])
        return found[0]

    def heading(found: re.Match[str]) -> str:
        return f'{found[0]} aria-level="{min(int(found[1]) + shift, 6)}"'

    html = _HREF.sub(link, sheet.html)
    html = _HEADING.sub(heading, _ID.sub(once, html))
    return f'<div class="whole__page" id="page-{number}">\n{html}\n</div>\n'


def _link(page: str, href: str, anchors: _Anchors) -> str:
    if "://" in href:
        return f'href="{href}"'
    path, _, fragment = href.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(f"en/{page}"), path))
    target = page if not path else target.removeprefix("en/")
    if fragment and f"{target}#{fragment}" in anchors.ids:
        return f'href="#{fragment}"'
    return f'href="#page-{anchors.pages[target]}"' if target in anchors.pages else ""


def _footer(content: Content, edition: Edition, site: Path) -> str:
    """The notice, and what the edition's first page prints of its permanent link and release."""
    notice = content.interface.labels["notice"]
    sheet = _SHEET.search(_first_page(edition, site))
    return _FOOTER.format(
        en=escape(notice.en), zh=escape(notice.zh), sheet=sheet[1] if sheet else ""
    )


def _first_page(edition: Edition, site: Path) -> str:
    return (site / "en" / edition.key / "index.html").read_text(encoding="utf-8")


def _date(content: Content, edition: Edition) -> datetime.date:
    """The day of the last release; before the first, that on which the edition was issued."""
    release = last_release(content, edition)
    return release.date if release else facts(content, edition).issued


def date_file(pdf: Path, day: datetime.date) -> None:
    """Puts a day in the place of the moment of printing, so that the same pages give the same file.

    The new dates are as long as the old ones: nothing in the file changes its place.
    """
    dated = f"(D:{day:%Y%m%d}000000+00'00')".encode()
    pdf.write_bytes(_PRINTED_AT.sub(lambda found: found[1] + dated, pdf.read_bytes()))


def _print(page: Path, target: Path, footer: str) -> None:
    """Prints a page through Chromium; only who makes the PDF needs Playwright."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_CHROMIUM))
        opened = browser.new_page()
        opened.goto(page.as_uri())
        opened.pdf(
            path=str(target),
            format="A4",
            margin={"top": "16mm", "bottom": "20mm", "left": "14mm", "right": "14mm"},
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=footer,
            tagged=True,
            outline=True,
        )
        browser.close()
