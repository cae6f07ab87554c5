"""The list's own tables: a page a scenario, a row a data field, complete without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import checked
from generator.model.edition import Content
from generator.model.text import Language
from generator.pages.prose import LANG
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.permalinks.addresses import addresses
from generator.serving import Served
from tests.html import Element, parsed
from tests.sample import PROJECT, lay, rendered

EDITION = "atlantis/1"
LIST = f"en/{EDITION}/negative-list"
SCENARIO = f"{LIST}/scenarios/ind-2-scn-1.html"

Read = dict[str, Element]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def content(project: Path) -> Content:
    return checked(project)


@pytest.fixture(scope="module")
def read(content: Content) -> Read:
    return {page.path: parsed(html) for page, html in rendered(content)}


def by_id(page: Element, name: str) -> Element:
    (found,) = [each for each in page.walk() if each.get("id") == name]
    return found


def links(element: Element) -> list[str]:
    return [each.get("href") for each in element.all("a")]


def test_every_scenario_has_a_page_in_both_languages(content: Content, read: Read) -> None:
    (edition,) = content.editions
    assert edition.scenarios
    for scenario in edition.scenarios:
        for language in ("en", "zh"):
            path = f"{language}/{EDITION}/negative-list/scenarios/{scenario.id}.html"
            article = by_id(read[path], scenario.id)
            assert article.get("data-home") == f"#{scenario.id}"


def test_the_address_of_a_scenario_stays_when_all_around_it_moves(tmp_path: Path) -> None:
    folder = lay(tmp_path / "moved")
    before = addresses(checked(folder)).of_units[EDITION]
    industries = folder / f"content/{EDITION}/negative-list"
    one, other = industries / "industry-1.yml", industries / "industry-2.yml"
    texts = one.read_text("utf-8"), other.read_text("utf-8")
    one.write_text(texts[1].replace('number: "2"', 'number: "1"', 1), "utf-8")
    other.write_text(texts[0].replace('number: "1"', 'number: "2"', 1), "utf-8")
    after = addresses(checked(folder)).of_units[EDITION]
    moved = {each for each in before if before[each] != after[each]}
    assert "ind-2" in moved
    assert not {each for each in moved if "scenarios/" in before[each]}


def test_every_data_field_is_a_row_at_home_and_in_its_industry(
    content: Content, read: Read
) -> None:
    (edition,) = content.editions
    homes = addresses(content).of_units[EDITION]
    fields = [unit for unit in edition.walk() if unit.kind == "data-field"]
    assert fields
    for field in fields:
        industry = edition.ancestors(field.id)[-1]
        for page in (homes[field.id], homes[industry.id]):
            row = by_id(read[f"en/{page}"], field.id)
            assert row.tag == "tr"
            assert row.get("data-home").endswith(f"#{field.id}")
            assert field.id in row.words.split()


def test_a_data_category_and_sub_class_have_their_anchor_where_they_begin(read: Read) -> None:
    page = read[SCENARIO]
    for name in ("ind-2-dc-1", "ind-2-dsc-1"):
        assert by_id(page, name).get("data-home") == f"#{name}"


def test_a_volume_band_is_a_threshold_with_nature_and_status(read: Read) -> None:
    row = by_id(read[SCENARIO], "ind-2-thr-1")
    figures = [each.get("data-value") for each in row.all("td") if "figure" in each.classes]
    assert figures == ["3", "9"]
    assert "Rendering" in row.words
    assert "working Chinese" in row.words
    assert "Horses do not count." in row.words
    assert by_id(read[f"{LIST}/industry-2.html"], "ind-2-thr-1").words.startswith("Volume band")
    assert by_id(read[f"en/{EDITION}/thresholds.html"], "ind-2-thr-1").tag == "tr"


def test_field_and_catalogue_lead_to_each_other(read: Read) -> None:
    row = by_id(read[SCENARIO], "ind-2-df-1")
    assert "../../rules/category-2.html#sub-3" in links(row)
    category = by_id(read[f"en/{EDITION}/rules/category-2.html"], "sub-3")
    assert "../negative-list/scenarios/ind-2-scn-1.html#ind-2-df-1" in links(category)


def test_a_text_in_chinese_alone_says_so_on_the_english_page(read: Read) -> None:
    row = by_id(read[SCENARIO], "ind-2-df-1")
    said = [each for each in row.walk() if each.get("lang") == "zh-Hans"]
    assert [each for each in said if each.words.startswith("缰绳的长度")]
    assert "no English rendering published" in row.words
    chinese = read[SCENARIO.replace("en/", "zh/", 1)]
    assert "未发布英文译文" not in by_id(chinese, "ind-2-df-1").words


def test_a_title_in_working_chinese_alone_falls_back_where_it_is_hidden(
    tmp_path: Path,
) -> None:
    folder = lay(tmp_path / "hidden")
    site = folder / "content/site.yml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("show_working_chinese: true", "show_working_chinese: false"))
    pages = {page.path: html for page, html in rendered(checked(folder))}
    assert "骑独角兽巡游" not in pages[SCENARIO]
    (title,) = parsed(pages[SCENARIO]).all("h1")
    assert title.words.replace("Scenario 1", "").strip()


def test_a_cell_says_in_words_that_its_text_is_not_published(tmp_path: Path) -> None:
    folder = lay(tmp_path / "hidden")
    site = folder / "content/site.yml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("show_working_chinese: true", "show_working_chinese: false"))
    pages = {page.path: parsed(html) for page, html in rendered(checked(folder))}
    said_in: dict[Language, str] = {"en": "no text published here", "zh": "此处未发布文本"}
    for language, said in said_in.items():
        band = by_id(pages[SCENARIO.replace("en/", f"{language}/", 1)], "ind-2-thr-1")
        told = [each for each in band.walk() if "open" in each.classes and each.words == said]
        assert {each.lang for each in told} == {LANG[language]}


def test_what_the_tables_show_is_there_without_javascript(read: Read) -> None:
    for path in (SCENARIO, f"{LIST}/industry-1.html", f"{LIST}/industry-2.html"):
        page = read[path]
        assert not [each for each in page.all("tr") if "hidden" in each.attributes]
        panels = [each for each in page.walk() if "data-filters" in each.attributes]
        tables = [each for each in page.walk() if "data-table" in each.attributes]
        assert all("hidden" in each.attributes for each in panels)
        names = [each.get("data-filters") for each in panels]
        assert names == [each.get("data-table") for each in tables]
        assert len(set(names)) == len(names) > 0


def test_an_industry_without_tables_says_that_it_is_only_summarised(site: Path) -> None:
    said = "The source only summarises this industry."
    for number in range(1, 10):
        path = site / f"en/beijing/2025/negative-list/industry-{number}.html"
        page = parsed(path.read_text("utf-8"))
        assert said in page.words
        assert not list(page.all("table"))
    assert not (site / "en/beijing/2025/negative-list/scenarios").exists()


def test_an_alias_is_an_anchor_in_its_unit(read: Read) -> None:
    for path in ("measures/chapter-1.html", "measures/full.html"):
        alias = by_id(read[f"en/{EDITION}/{path}"], "art-9")
        above = alias.parent
        while above is not None and "data-unit" not in above.attributes:
            above = above.parent
        assert above is not None
        assert above.get("id") == "ch1-scope-1-i"


def test_an_original_text_says_where_it_stands(read: Read) -> None:
    marks = [
        each for each in read[f"en/{EDITION}/index.html"].walk() if "mark--origin" in each.classes
    ]
    assert ["stone tablet 1, line 2" in each.words for each in marks] == [True]


def test_no_id_stands_twice_on_a_page(read: Read) -> None:
    for path, page in read.items():
        ids = [name for each in page.walk() if (name := each.get("id"))]
        assert len(ids) == len(set(ids)), path


def test_the_edition_counts_what_is_loaded(read: Read) -> None:
    words = read[f"en/{EDITION}/index.html"].words
    assert "Scenarios published here: 2 of 2." in words
    assert "Data fields published here: 3 of 3." in words


def test_a_served_page_is_made_when_it_is_asked_for(content: Content, tmp_path: Path) -> None:
    renderer = Renderer([str(PROJECT / "overrides")], content.interface)
    served = Served(content, Settings(serving=True), renderer)

    def asked(path: str) -> None:
        served.write(path, tmp_path)

    asked(SCENARIO)
    assert [each.name for each in tmp_path.rglob("*.html")] == ["ind-2-scn-1.html"]
    for path in ("assets/citations/atlantis-1.js", "assets/history/atlantis-1.js", "index.html"):
        asked(path)
        assert (tmp_path / path).is_file(), path
    asked("assets/search/head.js")
    assert (tmp_path / "assets/search/terms-0.js").is_file()
    for path in ("en/none.html", "../out.html", "assets/history/none.js"):
        asked(path)
        assert not (tmp_path / path).exists()
