"""The engine in one Chromium page, opened from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.search.traditional import simplified
from tests.search import evaluate


@pytest.fixture(scope="session")
def engine(chromium: Browser, site: Path) -> Iterator[Page]:
    """A page of the site in which the engine is ready and has answered once."""
    context = chromium.new_context()
    page = context.new_page()
    # Every traditional character is asked for once, so that the whole table is there.
    traditional = "".join(simplified())
    pieces = [traditional[at : at + 50] for at in range(0, len(traditional), 50)]
    evaluate.of_engine(page, f"{site.as_uri()}/")(["standard contract", "qzxwv", *pieces])
    yield page
    context.close()
