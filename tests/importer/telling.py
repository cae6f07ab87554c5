"""What an import tells, for the tests that read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.importer import INDUSTRY, TABLE, bring

Rows = Sequence[Sequence[object]]
# What an import of some rows tells; `Told` is of one that must fail.
Told = Callable[..., list[str]]
Read = Callable[..., list[str]]


def refused(project: Path, file: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """What an import tells that must fail and write nothing."""
    before = (project / INDUSTRY).read_bytes()
    assert bring(project, file, *more) == 1
    assert (project / INDUSTRY).read_bytes() == before
    assert not (project / TABLE).exists()
    return [line for line in capsys.readouterr().out.splitlines() if "\u2192" not in line]
