"""The engine in one Chromium page, opened from disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.search import evaluate

Asked = Callable[[str, Any], Any]


@pytest.fixture(scope="session")
def engine(chromium: Browser, site: Path) -> Iterator[Page]:
    """A page of the site in which the engine is ready and has answered once."""
    context = chromium.new_context()
    page = context.new_page()
    evaluate.of_engine(page, f"{site.as_uri()}/")(["standard contract", "負面清單", "qzxwv"])
    yield page
    context.close()
