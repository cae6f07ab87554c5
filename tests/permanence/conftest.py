"""The sample after three releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.permanence.ages import first_release, second_release, third_release


@pytest.fixture(scope="module")
def aged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = first_release(tmp_path_factory.mktemp("aged"))
    second_release(folder)
    third_release(folder)
    return folder
