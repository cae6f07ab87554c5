"""Every address of the first release still leads to its unit, or to what became of it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.model.edition import Content
from generator.model.load import load
from generator.permalinks.addresses import addresses
from generator.permalinks.published import pasts, published
from tests.browser.walk import Step, visit
from tests.building import mkdocs_build, served
from tests.permanence.ages import (
    FIRST,
    SECOND,
    THIRD,
    edited_since,
    first_release,
    second_release,
    third_release,
)

pytestmark = pytest.mark.browser

RETIRED = "ch1-scope-1-i"
CHANGED = "ch1-scope"
REWORDED = "ch1-scope-1"
RESTORED = "ch1"
UNRELEASED = "ch2-filing"
ALIASES = {"art-9": RETIRED, "art-7": "ind-1"}
WAIT = 3_000


@dataclass(frozen=True)
class Address:
    """A link as a memo of the first release has it; `id` may be an alias of the unit."""

    language: str
    page: str
    unit: str
    id: str
    fingerprint: str

    @property
    def link(self) -> str:
        return f"{self.language}/{self.page}?as={self.fingerprint}#{self.id}"


@dataclass(frozen=True)
class Aged:
    """The site after three releases, the addresses of the first, and where units are now."""

    site: Path
    addresses: tuple[Address, ...]
    homes: dict[str, str]


def _content(folder: Path) -> Content:
    content = load(folder).content
    assert content is not None
    return content


def _links(content: Content) -> Iterator[Address]:
    homes = addresses(content)
    for past in pasts(content):
        for key, each in published(content, past, homes).items():
            unit = key.rpartition("#")[2]
            for name in (unit, *each.aliases):
                for language in ("en", "zh"):
                    yield Address(language, each.page, unit, name, each.prints[0])


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Aged:
    folder = first_release(tmp_path_factory.mktemp("aged #1 老"))
    first = tuple(_links(_content(folder)))
    second_release(folder)
    third_release(folder)
    edited_since(folder)
    done = mkdocs_build(folder)
    assert done.returncode == 0, done.stderr
    content = _content(folder)
    homes = dict(addresses(content).of_units["atlantis/1"]) | dict(addresses(content).of_entries)
    return Aged(folder / "site", first, homes)


@pytest.fixture(params=["disk", "http"])
def base(request: pytest.FixtureRequest, aged: Aged) -> Iterator[str]:
    if request.param == "disk":
        yield f"{aged.site.as_uri()}/"
        return
    with served(aged.site) as address:
        yield address


def verdict(page: Page, unit_id: str) -> str:
    """What the reader is told beside the unit."""
    found = page.locator(f'[id="{unit_id}"] .cited__verdict').first
    found.wait_for(timeout=WAIT)
    return found.inner_text()


def test_every_address_of_the_first_release_leads_on(
    aged: Aged, base: str, page: Page, rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    count = min(len(aged.addresses), loops(40, 10_000))
    by_alias = [each for each in aged.addresses if each.id != each.unit]
    assert {each.id: each.unit for each in by_alias} == ALIASES
    wrong = []
    for address in [*by_alias, *rng.sample(aged.addresses, count)]:
        page.goto(base + address.link)
        expected = aged.homes.get(address.unit, address.page)
        page.wait_for_url(f"**/{expected}*", timeout=WAIT)
        for name in (address.unit, address.id):
            if (found := page.locator(f'[id="{name}"]').count()) != 1:
                wrong.append(f"{address.link}: {found} times {name}")
        unit = page.locator(f'[id="{address.unit}"]')
        if address.unit == RETIRED:
            if unit.get_attribute("data-stub") is None:
                wrong.append(f"{address.link}: not told that it is gone")
        elif (told := said_of(address.unit)) not in verdict(page, address.unit):
            wrong.append(f"{address.link}: {verdict(page, address.unit)}, not {told}")
    assert wrong == []


def said_of(unit: str) -> str:
    """The release that a reader of the first release's link is told of."""
    return {CHANGED: SECOND, RESTORED: THIRD}.get(unit, FIRST)


@pytest.mark.parametrize(("language", "changed"), [("en", "Changed in release"), ("zh", "变更")])
def test_a_changed_unit_shows_what_was_cited(
    aged: Aged, base: str, page: Page, language: str, changed: str
) -> None:
    address = _address(aged, language, CHANGED)
    page.goto(base + address.link)
    told = verdict(page, CHANGED)
    assert changed in told
    assert SECOND in told
    box = page.locator(f'[id="{CHANGED}"] .cited').first
    assert box.locator("ins").all_inner_texts() == ["sleepy "]
    assert box.locator("del").count() == 0


@pytest.mark.parametrize(("language", "said"), [("en", "not yet part of"), ("zh", "尚未纳入")])
def test_a_change_that_no_release_has_is_told_as_such(
    aged: Aged, base: str, page: Page, language: str, said: str
) -> None:
    page.goto(base + _address(aged, language, UNRELEASED).link)
    told = verdict(page, UNRELEASED)
    assert FIRST in told
    assert said in told
    box = page.locator(f'[id="{UNRELEASED}"] .cited').first
    assert box.locator("del").all_inner_texts() == ["Unicorns "]
    assert box.locator("ins").all_inner_texts() == ["All unicorns "]


def test_a_text_that_came_back_is_unchanged_since_then(aged: Aged, base: str, page: Page) -> None:
    page.goto(base + _address(aged, "en", RESTORED).link)
    assert verdict(page, RESTORED).startswith(f"Unchanged since release {THIRD}")


def test_a_change_of_the_chinese_alone_is_told_apart(aged: Aged, base: str, page: Page) -> None:
    page.goto(base + _address(aged, "en", REWORDED).link)
    assert verdict(page, REWORDED).startswith(f"Unchanged since release {FIRST}")
    told = page.locator(f'[id="{REWORDED}"] .cited__chinese').first.inner_text()
    assert f"changed in release {SECOND}" in told
    assert "this site’s wording" in told


def test_a_retired_unit_names_its_successor(aged: Aged, base: str, page: Page) -> None:
    page.goto(base + _address(aged, "en", RETIRED).link)
    stub = page.locator(f'[id="{RETIRED}"]')
    assert SECOND in stub.inner_text()
    assert "pour on Mondays" in stub.inner_text()
    assert stub.locator(".note .mark").inner_text().casefold() == "editorial note"
    assert (stub.get_by_role("link").last.get_attribute("href") or "").endswith("#ch1-scope-1")


def test_the_changes_are_told_by_release(aged: Aged, base: str, page: Page) -> None:
    page.goto(f"{base}en/atlantis/changes.html")
    releases = page.locator(".release")
    assert [each.get_attribute("id") for each in releases.all()] == [
        f"release-{number}" for number in (THIRD, SECOND, FIRST)
    ]
    assert releases.last.locator("a[href='../glossary.html#term-teapot']").count() == 1
    changed = releases.nth(1).locator("h3").all_inner_texts()
    assert [each.split()[0] for each in changed] == [*["Changed"] * 2, *["Chinese"] * 2, "Retired"]
    # Units that moved together are told together, each with its link.
    moves = releases.first.locator(".change:has(.move)")
    assert moves.count() == 2
    links = moves.first.locator("li a").evaluate_all("links => links.map((each) => each.href)")
    assert len(links) > 3
    assert all(aged.homes["ind-1"] in each for each in links)


def test_an_alias_leads_to_what_became_of_its_unit(aged: Aged, base: str, page: Page) -> None:
    page.goto(base + _address(aged, "en", "art-9").link)
    anchor = page.locator('[id="art-9"]')
    assert anchor.locator("xpath=..").get_attribute("id") == RETIRED
    page.goto(base + _address(aged, "en", "art-7").link)
    page.wait_for_url(f"**/{aged.homes['ind-1']}*#ind-1", timeout=WAIT)
    assert FIRST in verdict(page, "ind-1")


def test_a_retired_unit_cited_in_an_unknown_wording_says_so(
    aged: Aged, base: str, page: Page
) -> None:
    address = _address(aged, "en", RETIRED)
    page.goto(f"{base}en/{address.page}?as=00000000#{RETIRED}")
    assert "00000000" in verdict(page, RETIRED)


def test_an_unknown_fingerprint_is_said_to_be_unknown(aged: Aged, base: str, page: Page) -> None:
    address = _address(aged, "en", CHANGED)
    page.goto(f"{base}en/{address.page}?as=00000000#{CHANGED}")
    assert "00000000" in verdict(page, CHANGED)


def test_without_a_fingerprint_nothing_is_shown(aged: Aged, base: str, page: Page) -> None:
    page.goto(f"{base}en/{_address(aged, 'en', CHANGED).page}#{CHANGED}")
    page.wait_for_timeout(200)
    assert page.locator(".cited").count() == 0


def test_a_superseded_edition_leads_to_the_unit_in_view(aged: Aged, base: str, page: Page) -> None:
    address = _address(aged, "en", CHANGED)
    page.goto(f"{base}en/{address.page}#{CHANGED}")
    link = page.locator("[data-current] a")
    link.click()
    assert f"atlantis/2/{address.page.removeprefix('atlantis/1/')}#{CHANGED}" in page.url


def test_the_bundle_tells_it_in_firefox_too(aged: Aged, tmp_path: Path) -> None:
    folder = tmp_path / "数据 #1 worker (copy)"
    (bundle,) = (aged.site / "downloads").glob("*.zip")
    shutil.unpack_archive(bundle, folder)
    (top,) = folder.iterdir()
    seen = (("see", ".cited__verdict, .stub"),)
    read = "return document.querySelector('.cited__verdict, .stub').textContent"
    cited = [_address(aged, "en", each) for each in (CHANGED, UNRELEASED, "ch2", "art-7", RETIRED)]
    links = [each.link for each in cited] + [f"en/{cited[0].page}?as=00000000#{CHANGED}"]
    visits = visit("firefox", [Step(f"{top.as_uri()}/{each}", read, seen) for each in links])
    assert [each.complaints for each in visits] == [()] * len(visits)
    changed, since, unchanged, moved, gone, unknown = (each.result for each in visits)
    assert changed.startswith(f"Changed in release {SECOND}")
    assert since.startswith(f"Changed since release {FIRST}")
    assert unchanged.startswith(f"Unchanged since release {FIRST}")
    assert moved.startswith(f"Unchanged since release {FIRST}")
    assert aged.homes["ind-1"] in visits[3].url
    assert SECOND in gone
    assert "00000000" in unknown


def _address(aged: Aged, language: str, unit_id: str) -> Address:
    return next(each for each in aged.addresses if each.language == language and each.id == unit_id)
