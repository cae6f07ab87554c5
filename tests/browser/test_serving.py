"""`mkdocs serve` reloads the page in view when content, a template or a style sheet is saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.plugin import ReferencePlugin
from tests.building import mkdocs_serve
from tests.files import edit
from tests.sample import lay_project

pytestmark = pytest.mark.browser

PAGE = "en/atlantis/1/measures/chapter-1.html"
WAIT = 30_000


@dataclass(frozen=True)
class Served:
    """A project that is being served, and the address of its site."""

    folder: Path
    address: str


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    folder = lay_project(tmp_path / "served")
    with mkdocs_serve(folder) as address:
        yield Served(folder, address)


def test_a_saved_file_reloads_the_page(served: Served, page: Page) -> None:
    page.goto(served.address + PAGE)
    expect(page.locator("h1")).to_contain_text("Of Teapots")

    chapter = served.folder / "content/atlantis/1/measures/chapter-1.yml"
    edit(chapter, "This chapter is about teapots.", "This chapter is about large teapots.")
    expect(page.locator("#ch1")).to_contain_text("large teapots", timeout=WAIT)

    edit(served.folder / "overrides/base.html", "<body>", '<body data-saved="yes">')
    expect(page.locator("body")).to_have_attribute("data-saved", "yes", timeout=WAIT)

    with (served.folder / "overrides/assets/tokens.css").open("a") as sheet:
        sheet.write("\nh1 { letter-spacing: 3px !important; }\n")
    expect(page.locator("h1").first).to_have_css("letter-spacing", "3px", timeout=WAIT)


def test_a_build_waits_for_the_file_that_is_being_written() -> None:
    """Otherwise a page of the content as it was stays after the folder was emptied."""
    plugin = ReferencePlugin()
    plugin.on_startup(command="serve", dirty=False)
    build = threading.Thread(target=plugin.on_pre_build, kwargs={"config": None})
    with plugin._writing:
        build.start()
        build.join(timeout=0.1)
        assert build.is_alive()
    build.join(timeout=10)
    assert not plugin._writing.acquire(blocking=False)
    plugin.on_build_error(error=RuntimeError())
    assert plugin._writing.acquire(blocking=False)
