"""A list beside another; one list served alone; files kept from build to build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import checked
from generator.model.files import Kept
from generator.permalinks.addresses import addresses
from generator.problems import ContentError
from generator.search.write import scripts
from tests.editions import by_id, read
from tests.files import edit
from tests.sample import lay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "project")


# --- a second list


@pytest.fixture
def two_lists(folder: Path) -> Path:
    shutil.copytree(folder / "content/atlantis", folder / "content/lemuria")
    edit(folder / "content/lemuria/list.yml", "en: Atlantis\n", "en: Lemuria\n")
    edit(folder / "content/site.yml", "lists: [atlantis]", "lists: [atlantis, lemuria]")
    links = folder / "content/atlantis/1/textual-links.yml"
    edit(links, "to: inst-teapot-law", "to: inst-unicorn-code")
    return folder


def test_a_second_list_has_pages_and_a_ledger_of_its_own(two_lists: Path) -> None:
    content = checked(two_lists)
    assert [each.past.folder for each in content.lists] == ["content/atlantis", "content/lemuria"]
    pages = read(content)
    of = {
        name: {path.replace(name, "") for path in pages if f"/{name}/" in path}
        for name in ("atlantis", "lemuria")
    }
    assert of["atlantis"] == of["lemuria"] != set()


def test_the_reference_to_a_list_leads_there_once_it_is_there(two_lists: Path) -> None:
    chapter = "en/atlantis/1/measures/chapter-1.html"
    links = [each.get("href") for each in read(checked(two_lists))[chapter].all("a")]
    assert "../../../lemuria/1/index.html" in links
    instruments = by_id(read(checked(two_lists))["en/instruments.html"], "inst-unicorn-code")
    assert "lemuria/1/index.html" in [each.get("href") for each in instruments.all("a")]
    edit(two_lists / "content/site.yml", "lists: [atlantis, lemuria]", "lists: [atlantis]")
    shutil.rmtree(two_lists / "content/lemuria")
    links = [each.get("href") for each in read(checked(two_lists))[chapter].all("a")]
    assert not [each for each in links if "lemuria" in each]
    assert "../../../instruments.html#inst-unicorn-code" in links


@pytest.mark.parametrize(
    ("named", "wrong"),
    [("lemuria/9", "there is no edition lemuria/9"), ("lemuria", "is no edition of a list")],
)
def test_a_list_that_an_instrument_names_wrongly_is_told(
    two_lists: Path, named: str, wrong: str
) -> None:
    edit(two_lists / "content/instruments.yml", "list: lemuria/1", f"list: {named}")
    with pytest.raises(ContentError, match=wrong):
        checked(two_lists)


def test_the_search_filters_by_list_and_tells_units_of_one_id_apart(two_lists: Path) -> None:
    content = checked(two_lists)
    data = dict(scripts(content, addresses(content)))
    collections = data["collections"]
    assert isinstance(collections, dict)
    rules = collections["rules"]
    assert set(rules["lists"]["values"]) >= {"atlantis", "lemuria"}
    assert {"ind-1", "ind-1@lemuria/1"} <= set(rules["industries"]["values"])
    home = read(content)["en/search.html"]
    lists = [each for each in home.all("select") if each.get("name") == "list"]
    assert lists


def test_one_list_has_no_list_to_filter_by(folder: Path) -> None:
    home = read(checked(folder))["en/search.html"]
    assert not [each for each in home.all("select") if each.get("name") == "list"]


# --- one list served; files kept from build to build


def test_one_of_two_lists_can_be_served(two_lists: Path) -> None:
    content = checked(two_lists, only="lemuria")
    assert [each.id for each in content.lists] == ["lemuria"]
    assert not [path for path in read(content) if "/atlantis/" in path]
    with pytest.raises(ContentError, match=r"there is no list lemurai\. Did you mean lemuria\?"):
        checked(two_lists, only="lemurai")


def test_only_a_file_that_changed_is_read_again(folder: Path) -> None:
    kept: Kept = {}
    first = checked(folder, kept=kept)
    before = dict(kept)
    chapter = folder / "content/atlantis/1/measures/chapter-1.yml"
    edit(chapter, "hold an ocean", "hold two oceans")
    second = checked(folder, kept=kept)
    changed = {path for (_, path), each in kept.items() if before.get((_, path)) != each}
    assert changed == {"content/atlantis/1/measures/chapter-1.yml"}
    assert first.editions[0].chapters[0] != second.editions[0].chapters[0]
    assert first.editions[0].categories[0] is second.editions[0].categories[0]
    edit(chapter, "hold two oceans", "hold *two oceans")
    with pytest.raises(ContentError, match="asterisk"):
        checked(folder, kept=kept)
    with pytest.raises(ContentError, match="asterisk"):
        checked(folder, kept=kept)
