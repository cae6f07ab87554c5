"""Kinds of queries: ids, figures, single characters, small words, and what the texts lack."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.model.edition import Content
from generator.model.load import load
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.permalinks.addresses import addresses
from generator.search.documents import documents
from generator.serving import Served
from tests.sample import PROJECT, TEMPLATES, lay
from tests.search import evaluate

FIND = "text => ReferenceSearch.find(text, { limit: 10 })"
FIRST = """async texts => {
  const found = [];
  for (const text of texts) found.push((await ReferenceSearch.find(text, { limit: 1 })).results);
  return found.map((results) => results[0]?.id);
}"""


def _content() -> Content:
    content = load(PROJECT).content
    assert content is not None
    return content


def _ids(answer: Any) -> list[str]:
    return [each["id"] for each in answer["results"]]


# --- ids


def test_an_id_leads_to_its_unit(engine: Page) -> None:
    content = _content()
    units = [unit.id for edition in content.editions for unit in edition.walk()]
    ids = [*units, *(entry.id for entry in content.entries)]
    assert engine.evaluate(FIRST, ids) == ids


def test_an_id_of_a_data_field_leads_to_it(chromium: Browser, tmp_path: Path) -> None:
    content = load(lay(tmp_path / "project")).content
    assert content is not None
    site = tmp_path / "site"
    copytree(TEMPLATES / "assets", site / "assets")
    served = Served(content, Settings(), Renderer([str(TEMPLATES)], content.interface))
    for path in ("en/index.html", "assets/search/head.js", "assets/search/box/en.js"):
        served.write(path, site)
    where = addresses(content)
    page = chromium.new_page()
    evaluate.of_engine(page, f"{site.as_uri()}/")
    every = documents(content, where.of_units, where.of_entries)
    ids = [document.id for document in every if document.collection == "fields"]
    assert ids
    assert page.evaluate(FIRST, ids) == ids
    page.close()


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/beijing/2025/measures/chapter-3.html#ch3-dynamic",
        "beijing/2025/measures/chapter-3.html#ch3-dynamic",
        " #ch3-dynamic ",
    ],
)
def test_an_address_leads_to_what_it_points_at(engine: Page, address: str) -> None:
    answer = engine.evaluate(FIND, address)
    assert _ids(answer)[0] == "ch3-dynamic"
    assert (answer["loosened"], answer["missing"]) == ("exact", [])


# --- names


@pytest.mark.parametrize("query", ["关键信息基础设施", "關鍵信息基礎設施", "CII"])
def test_a_name_in_traditional_characters_is_marked_whole(
    chromium: Browser, site: Path, query: str
) -> None:
    page = chromium.new_page()
    evaluate.of_engine(page, f"{site.as_uri()}/")
    answer = page.evaluate("text => ReferenceSearch.find(text, { language: 'zh' })", query)
    (entry,) = (each for each in answer["results"] if each["id"] == "term-cii")
    marked = [part["text"] for part in entry["snippet"]["parts"] if part["match"]]
    assert {"關鍵信息基礎設施", "關鍵資訊基礎設施"} <= set(marked)
    page.close()


# --- figures


@pytest.mark.parametrize("figure", ["80,000", "83,417", "83k", "八万三千"])
def test_a_figure_stands_for_the_band_that_it_lies_in(engine: Page, figure: str) -> None:
    answer = engine.evaluate(FIND, figure)
    assert _ids(answer)[0] == "thr-sa-10k-sensitive"
    assert (answer["loosened"], answer["missing"]) == ("exact", [])


@pytest.mark.parametrize(
    ("query", "special", "general"),
    [
        ("80,000 patients", "thr-pharma-pv", "thr-sa-10k-sensitive"),
        ("8万名患者", "thr-pharma-pv", "thr-sa-10k-sensitive"),
        ("十几万 患者", "thr-pharma-pv", "thr-sc-100k-1m"),
        ("3万受试者", "thr-pharma-trial", "thr-sa-10k-sensitive"),
        ("25万医生信息", "thr-pharma-hcp", "thr-sc-100k-1m"),
    ],
)
def test_a_figure_hides_no_special_threshold(
    engine: Page, query: str, special: str, general: str
) -> None:
    ids = _ids(engine.evaluate(FIND, query))
    assert special in ids[:5]
    assert general in ids


def test_a_year_is_no_number_of_people(engine: Page) -> None:
    assert "thr-sc-under-10k-sensitive" not in _ids(engine.evaluate(FIND, "edition of 2024"))


# --- single characters and small words


@pytest.mark.parametrize(
    ("character", "unit"),
    [("钼", "sub-8"), ("药", "ind-2"), ("车", "ind-1"), ("核", "sub-14"), ("粮", "sub-2")],
)
def test_one_chinese_character_finds_what_it_is_related_to(
    engine: Page, character: str, unit: str
) -> None:
    assert _ids(engine.evaluate(FIND, character))[0] == unit


def test_one_character_within_a_word_is_not_asked_for_by_itself(engine: Page) -> None:
    assert "sub-14" not in _ids(engine.evaluate(FIND, "审核"))[:5]


@pytest.mark.parametrize(
    ("query", "bare"),
    [
        ("系咪要做安全評估", "安全评估"),
        ("請問邊度可以申請", "申请"),
        ("咩資料唔可以出境", "资料可以出境"),
        ("do we need to refile volumes", "refile volumes"),
        ("can I just refile volumes", "refile volumes"),
        ("what if we refile volumes", "refile volumes"),
    ],
)
def test_words_of_grammar_count_for_nothing(engine: Page, query: str, bare: str) -> None:
    answer, alone = (engine.evaluate(FIND, each) for each in (query, bare))
    assert _ids(answer) == _ids(alone)
    assert answer["missing"] == []


@pytest.mark.parametrize(
    ("query", "telling"),
    [
        ("公司 会员", "会员"),
        ("企业 基因", "基因"),
        ("our company's satellites", "satellites"),
        ("joint venture lidar", "lidar"),
        ("运营商胰岛素", "胰岛素"),
    ],
)
def test_who_acts_weighs_little_beside_what_is_done(engine: Page, query: str, telling: str) -> None:
    answer, alone = (engine.evaluate(FIND, each) for each in (query, telling))
    assert _ids(answer)[0] == _ids(alone)[0]
    assert answer["missing"] == alone["missing"]


# --- what the texts lack


@pytest.mark.parametrize(
    ("query", "missing", "first"),
    [
        ("penalty Shanghai", ["penalty Shanghai"], "ch5-liability"),
        ("fine for late filing", ["fine"], "ch5-liability"),
        ("Shenzhen list", ["Shenzhen"], "ch3-dynamic"),
        ("上海處罰", ["上海處罰"], "ch5-liability"),
        ("whistleblower", ["whistleblower"], "ch5-guidance"),
        ("钼", ["钼"], "sub-8"),
    ],
)
def test_what_no_text_says_is_told(
    engine: Page, query: str, missing: list[str], first: str
) -> None:
    answer = engine.evaluate(FIND, query)
    assert (answer["loosened"], answer["missing"]) == ("related", missing)
    assert _ids(answer)[0] == first


@pytest.mark.parametrize("begun", ["whistl", "penalty shan", "mortg"])
def test_an_unfinished_word_is_not_called_lacking(engine: Page, begun: str) -> None:
    assert engine.evaluate(FIND, begun)["missing"] in ([], ["penalty"])


def test_a_concept_that_no_text_names_is_only_related(engine: Page) -> None:
    ask = "async text => (await ReferenceSearch.find(text, { typing: false, limit: 1 })).loosened"
    for word in ("whistleblower", "bill of lading", "mortgage", "举报", "海底电缆"):
        assert engine.evaluate(ask, word) == "related", word
    for word in ("SCC", "risk-based approach", "标准合约", "谁负责", "how long"):
        assert engine.evaluate(ask, word) == "exact", word
