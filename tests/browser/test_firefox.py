"""The unzipped bundle in Firefox, from disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.firefox import Step, visit

pytestmark = pytest.mark.browser


def test_home_pages_open_from_disk(unzipped: Path) -> None:
    pages = {"en/index.html": "en", "zh/index.html": "zh-Hans"}
    script = "return document.documentElement.lang"
    visits = visit(Step((unzipped / path).as_uri(), script) for path in pages)
    assert [page.complaints for page in visits] == [(), ()]
    assert [page.result for page in visits] == list(pages.values())
    assert all(page.title for page in visits)
