"""The citations of the edition, and the records of every page."""

from __future__ import annotations

import pytest

from generator.citations.forms import Citing
from generator.model.edition import Content
from generator.pages.build import Pages
from generator.pages.shell import Settings
from tests.conftest import PUBLIC_ADDRESS


@pytest.fixture(scope="session")
def citing(content: Content) -> Citing:
    return Citing(content, content.editions[0])


@pytest.fixture(scope="session")
def files(content: Content) -> dict[str, str]:
    pages = Pages(content, Settings(PUBLIC_ADDRESS))
    return dict(file for path in pages.paths for file in pages.records(path))
