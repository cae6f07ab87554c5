"""What the tests share: the content, the built site, the browsers, loop counts and fixed seeds."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError, sync_playwright

from generator.checks import checked
from generator.model.edition import Content, Edition
from tests.browser.addresses import foreign
from tests.building import mkdocs_build, served
from tests.sample import PROJECT

BUNDLE = "beijing-2025"
PUBLIC_ADDRESS = "https://list.example/"
SEED = 20260511
FULL = os.environ.get("REFERENCE_LOOPS") == "full"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
QUIET_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

settings.register_profile("small", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("full", max_examples=2_000, deadline=None, derandomize=True)
settings.load_profile("full" if FULL else "small")


# --- loops and chance


@pytest.fixture(scope="session")
def loops() -> Callable[[int, int], int]:
    """`loops(small, full)`: how often to go round; `make soak` asks for the full count."""

    def count(small: int, full: int) -> int:
        return full if FULL else small

    return count


@pytest.fixture
def rng() -> random.Random:
    """A source of chance that gives every run the same sequence."""
    return random.Random(SEED)


# --- the content


@pytest.fixture(scope="session")
def content() -> Content:
    """The real content."""
    return checked(PROJECT)


@pytest.fixture(scope="session")
def edition(content: Content) -> Edition:
    """The edition that the source under tests/source/ is of."""
    return next(each for each in content.editions if each.key == "beijing/2025")


# --- the site


@pytest.fixture(scope="session")
def build() -> Callable[[Path, str], Path]:
    """`build(folder, site_url)`: builds the real content with MkDocs, as its users do."""

    def run(folder: Path, site_url: str = "") -> Path:
        done = mkdocs_build(PROJECT, "--site-dir", str(folder), site_url=site_url)
        if done.returncode:
            pytest.fail(f"mkdocs build failed\n{done.stdout}{done.stderr}", pytrace=False)
        return folder

    return run


@pytest.fixture(scope="session")
def site(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built without a public address."""
    return build(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def published_site(build: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built for `PUBLIC_ADDRESS`."""
    return build(tmp_path_factory.mktemp("published") / "site", PUBLIC_ADDRESS)


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle as counsel unzips it: under a path with a space, a `#`, Chinese and `worker`."""
    folder = tmp_path_factory.mktemp("offline") / "数据出境 #1 worker (copy)"
    shutil.unpack_archive(site / "downloads" / f"{BUNDLE}.zip", folder)
    (top,) = folder.iterdir()
    return top


@pytest.fixture(scope="session")
def serve(site: Path) -> Iterator[str]:
    """The address, with a slash at its end, under which the site is served on this machine."""
    with served(site) as address:
        yield address


# --- Chromium


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET_CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the pages of a test did wrong; a test that means it takes it out of the list."""
    return []


@pytest.fixture
def page(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """A page of a fresh context.

    The test fails at its end if any page of the context asked another host for anything, wrote an
    error to the console or threw one.
    """

    def on_request(request: Request) -> None:
        if foreign(request.url):
            complaints.append(f"request to another host: {request.url}")

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location['url']})")

    def on_error(error: WebError) -> None:
        complaints.append(f"page error: {error.error}")

    context = chromium.new_context()
    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", on_error)
    yield context.new_page()
    context.close()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(params=["disk", "http"])
def opened(request: pytest.FixtureRequest, page: Page, site: Path) -> Callable[[str], Page]:
    """`opened("en/index.html#x")`: that page of the site; the test runs from disk and over HTTP."""
    over_http = request.param == "http"
    base: str = request.getfixturevalue("serve") if over_http else f"{site.as_uri()}/"

    def open_page(path: str) -> Page:
        page.goto(base + path)
        return page

    return open_page
