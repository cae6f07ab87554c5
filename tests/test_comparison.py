"""Two editions are compared unit by unit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.checks import checked
from generator.model.edition import Content
from generator.permalinks.addresses import addresses
from generator.permalinks.comparison import compared
from tests.editions import COMPARISON, NEW, by_id, read, start
from tests.files import edit
from tests.sample import lay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "project")


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A unit changed, one gone, one new, one moved to another chapter; one figure raised."""
    folder = lay(tmp_path_factory.mktemp("editions"))
    assert start(folder) == 0
    chapter = folder / NEW / "measures/chapter-1.yml"
    edit(chapter, "hold an ocean", "hold two oceans")
    edit(folder / NEW / "negative-list/bands.yml", "minimum: 1000", "minimum: 2000")
    edit(folder / NEW / "negative-list/bands.yml", "id: counting", "id: pouring")
    industry = folder / NEW / "negative-list/industry-2.yml"
    edit(folder / NEW / "negative-list/industry-1.yml", 'number: "S1"', 'number: "S9"')
    edit(industry, "骑独角兽", "骑独角兽者")
    edit(folder / NEW / "measures/chapter-2.yml", "独角兽自收到询问", "独角兽从收到询问")
    edit(folder / NEW / "time-limits.yml", "自收到询问", "从收到询问")
    field = folder / NEW / "negative-list/industry-2/tier-1.yml"
    edit(field, "catalogue: [sub-3]", "catalogue: [sub-1]")
    return checked(folder)


def test_each_unit_of_either_edition_has_its_fate(two_editions: Content) -> None:
    new, old = two_editions.editions
    found = compared(old, new, addresses(two_editions))
    fates = {each.id: each.fates for each in found}
    assert set(fates) == {*old.units, *new.units}
    assert len(found) == len(fates)
    differing = {name: each for name, each in fates.items() if each != ("same",)}
    assert differing == {
        "ch1-scope-1": ("changed",),
        "thr-many": ("changed",),
        "counting": ("gone",),
        "pouring": ("new",),
        "ind-1-scenario-1": ("moved",),
        "ind-2": ("changed",),
        "ch2-filing": ("changed",),
        "time-answer": ("changed",),
        "ind-2-df-1": ("changed",),
    }
    order = [each.id for each in found]
    assert order.index("counting") == order.index("thr-few") + 1


def test_the_comparison_marks_the_differences_and_leads_to_both(two_editions: Content) -> None:
    pages = read(two_editions)
    for language in ("en", "zh"):
        page = pages[f"{language}/{COMPARISON}"]
        changed = by_id(page, "ch1-scope-1")
        assert [each.words for each in changed.all("del")] == ["an ocean"]
        assert [each.words for each in changed.all("ins")] == ["two oceans"]
        links = [each.get("href") for each in changed.all("a")]
        for edition in ("1", "2"):
            assert f"{edition}/measures/chapter-1.html#ch1-scope-1" in links
        assert "骑独角兽者" in by_id(page, "ind-2").words.replace(" ", "")
        figures = by_id(page, "thr-many").words
        assert "1,000" in figures
        assert "2,000" in figures
        units = {name for each in page.walk() if (name := each.get("id"))}
        assert {each for edition in two_editions.editions for each in edition.units} <= units


def test_working_chinese_that_differs_is_marked(two_editions: Content) -> None:
    filing = by_id(read(two_editions)[f"en/{COMPARISON}"], "ch2-filing")
    assert [each.words for each in filing.all("del")] == ["自"]
    assert [each.words for each in filing.all("ins")] == ["从"]
    (difference,) = [each for each in filing.all("p") if any(each.all("ins"))]
    assert "working" in difference.words


def test_hidden_chinese_makes_no_difference(two_editions: Content) -> None:
    site = two_editions.site.model_copy(update={"show_working_chinese": False})
    page = read(replace(two_editions, site=site))[f"en/{COMPARISON}"]
    assert by_id(page, "ch2-filing").tag == "li"
    assert by_id(page, "ch1-scope-1").tag == "section"


def test_what_differs_beside_the_words_is_told(two_editions: Content) -> None:
    """A number, and where in the catalogue a data field belongs; nothing stands elsewhere."""
    page = read(two_editions)[f"en/{COMPARISON}"]
    number = by_id(page, "ind-1-scenario-1")
    assert "Number: S1 → S9" in number.words
    assert "now in" not in number.words
    field = by_id(page, "ind-2-df-1")
    assert [each.words for each in field.all("del")] == ["Sub-category 3 Silver unicorns"]
    assert [each.words for each in field.all("ins")] == ["Sub-category 1 White porcelain"]


def test_a_superseded_page_leads_to_the_comparison(two_editions: Content) -> None:
    pages = read(two_editions)
    old = pages["en/atlantis/1/measures/chapter-1.html"]
    (link,) = [each for each in old.walk() if "data-compare" in each.attributes]
    assert link.get("href") == "../../compare-1-2.html"
    new = pages["en/atlantis/2/measures/chapter-1.html"]
    assert not [each for each in new.walk() if "data-compare" in each.attributes]


def test_one_edition_has_no_comparison(folder: Path) -> None:
    assert not [path for path in read(checked(folder)) if "compare" in path]
