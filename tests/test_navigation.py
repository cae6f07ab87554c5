"""The pages of one list do not grow with the lists beside it, and lead to them all the same."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

from generator.checks import checked
from generator.pages.build import Pages
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from tests.bench import lists
from tests.html import Element, parsed
from tests.sample import PROJECT, TEMPLATES

IN_VIEW = "negative-list/industry-1.html"
FEW, MANY = 2, 4


@pytest.fixture(scope="module")
def by_lists(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Mapping[str, str]]:
    """An industry's page of the first artificial list, the home page and the glossary, by the
    number of artificial lists.
    """
    found = {}
    for count in (FEW, MANY):
        root = tmp_path_factory.mktemp(f"lists-{count}")
        shutil.copytree(PROJECT / "content", root / "content")
        (root / "overrides").symlink_to(TEMPLATES)
        lists.lay(root, lists.Size(count, chapters=1, categories=1))
        content = checked(root)
        renderer, pages = Renderer([str(TEMPLATES)], content.interface), Pages(content, Settings())
        own = f"{lists.list_id(1)}/{lists.EDITION}/{IN_VIEW}"
        found[count] = {
            name: renderer.render(pages.page(f"en/{path}"))
            for name, path in (("own", own), ("home", "index.html"), ("shared", "glossary.html"))
        }
    return found


def navigation(html: str) -> list[Element]:
    """The links of the contents beside the text."""
    nav = next(each for each in parsed(html).walk() if each.get("id") == "nav")
    return list(nav.all("a"))


def hrefs(html: str) -> list[str]:
    return [each.get("href") for each in navigation(html)]


def test_a_page_has_the_same_bytes_however_many_lists_there_are(
    by_lists: Mapping[int, Mapping[str, str]],
) -> None:
    assert by_lists[FEW]["own"] == by_lists[MANY]["own"]


def test_the_contents_name_the_list_in_view_and_lead_to_all_others(
    by_lists: Mapping[int, Mapping[str, str]],
) -> None:
    found = by_lists[MANY]
    own = hrefs(found["own"])
    assert own[0] == "../../../index.html"
    assert "../index.html" in own
    assert "../../../glossary.html" in own
    assert not [each for each in own if "teapots" in each or "beijing" in each]
    (current,) = (each for each in navigation(found["own"]) if "aria-current" in each.attributes)
    assert current.get("href") == "industry-1.html"
    assert hrefs(found["shared"])[0] == "index.html"
    home = {each.get("href") for each in parsed(found["home"]).all("a")}
    names = ["beijing/2025", *(f"{lists.list_id(each)}/1" for each in range(1, MANY + 1))]
    assert {f"{each}/index.html" for each in names} <= home


def test_the_home_page_has_the_parts_of_several_lists_and_the_edition_all_of_its_own(
    by_lists: Mapping[int, Mapping[str, str]],
) -> None:
    home = {each.get("href") for each in parsed(by_lists[MANY]["home"]).all("a")}
    assert "beijing/2025/measures/index.html" in home
    assert "beijing/2025/measures/chapter-1.html" not in home


def test_where_to_look_when_nothing_is_found(by_lists: Mapping[int, Mapping[str, str]]) -> None:
    indexes = [
        each.get("href")
        for each in navigation(by_lists[FEW]["own"])
        if "data-index" in each.attributes
    ]
    tables = [f"../{each}.html" for each in ("index", "thresholds", "time-limits", "matrix")]
    shared = [f"../../../{each}.html" for each in ("glossary", "instruments")]
    assert indexes == ["../../../index.html", *tables, *shared]
