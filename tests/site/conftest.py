"""Every page of the site, with and without a public address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import Pages, read


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    return read(site)


@pytest.fixture(scope="session")
def published(published_site: Path) -> Pages:
    return read(published_site)
