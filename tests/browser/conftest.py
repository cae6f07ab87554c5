"""What the tests in a browser share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page


@pytest.fixture
def disk(page: Page, site: Path) -> Callable[[str], Page]:
    """Opens a page of the site from disk."""

    def open_page(path: str) -> Page:
        page.goto(f"{site.as_uri()}/{path}")
        return page

    return open_page
