"""Links between pages, and the home of every unit."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks import checked
from generator.model.edition import Content, Edition
from generator.permalinks.addresses import addresses, in_language, relative
from tests.sample import lay


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("en/index.html", "en/glossary.html", "glossary.html"),
        ("en/a/1/x.html", "en/a/1/y.html#u", "y.html#u"),
        ("en/a/1/x.html", "en/a/1/x.html#u", "#u"),
        ("en/a/1/x.html", "en/a/1/x.html", "x.html"),
        ("en/a/1/m/x.html", "zh/a/1/m/x.html", "../../../../zh/a/1/m/x.html"),
        ("index.html", "en/index.html", "en/index.html"),
        ("en/a/1/m/x.html", ".", "../../../.."),
    ],
)
def test_links_are_relative(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


PARTS = st.lists(st.text("abc1-", min_size=1, max_size=3), min_size=1, max_size=4)
PAGES = PARTS.map(lambda parts: "/".join(parts) + ".html")


@given(PAGES, PAGES, st.sampled_from(["", "#unit-1"]))
def test_a_link_leads_to_its_target(page: str, target: str, fragment: str) -> None:
    link = relative(page, target + fragment)
    assert not link.startswith("/")
    assert (
        urljoin(f"https://list.example/{page}", link) == f"https://list.example/{target}{fragment}"
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return checked(lay(tmp_path_factory.mktemp("sample")))


def test_every_unit_has_one_home(sample: Content) -> None:
    (edition,) = sample.editions
    homes = addresses(sample).of_units[edition.key]
    assert set(homes) == set(edition.units)
    assert homes["ch1-scope-1-i"] == "atlantis/1/measures/chapter-1.html"
    assert homes["sub-3"] == "atlantis/1/rules/category-2.html"
    assert homes["ind-1-df-1"] == "atlantis/1/negative-list/scenarios/ind-1-scenario-1.html"
    assert homes["ed-title"] == "atlantis/1/index.html"
    assert homes["part-b"] == "atlantis/1/rules/index.html"
    assert homes["tier-1"] == "atlantis/1/negative-list/index.html"


def test_a_unit_is_found_with_its_fragment(sample: Content) -> None:
    (edition,) = sample.editions
    found = addresses(sample)
    assert found.unit(edition, "ch2") == "atlantis/1/measures/chapter-2.html#ch2"
    assert found.unit(edition, "inst-teapot-law") == "instruments.html#inst-teapot-law"
    assert found.entry("term-teapot") == "glossary.html#term-teapot"
    assert in_language("zh", "glossary.html") == "zh/glossary.html"


def test_the_addresses_of_design_6_stand(content: Content, edition: Edition) -> None:
    """They were promised before the first release; memos link to them."""
    pages = set(addresses(content).of_units[edition.key].values())
    wanted = {
        "index",
        *(f"measures/chapter-{number}" for number in range(1, 7)),
        *(f"{part}/index" for part in ("measures", "rules", "negative-list")),
        "rules/thresholds",
        "rules/catalogue",
        *(f"rules/category-{number}" for number in range(1, 14)),
        "negative-list/bands",
        *(f"negative-list/industry-{number}" for number in range(1, 10)),
        "matrix",
        "time-limits",
    }
    assert pages == {posixpath.join("beijing/2025", f"{page}.html") for page in wanted}
