"""Citations in every style, what they name, and what they never quote."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.citations.facts import facts
from generator.citations.forms import Citing, date
from generator.model.edition import Content
from generator.model.ledger import Ledger, Release
from generator.model.styles import Style
from generator.model.text import Bilingual, fingerprint
from generator.model.units import Unit
from tests.citations import DAY, TITLE, UNIT
from tests.conftest import PUBLIC_ADDRESS


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


# --- working Chinese


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
