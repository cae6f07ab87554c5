"""What several tests of the importers begin with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from tests.importer import HEADINGS, bring, lay_two_tiers, spreadsheet
from tests.importer.documents import LINES
from tests.importer.telling import Read, Rows, Told, refused


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The sample as a project, with a tier that has no table yet."""
    return lay_two_tiers(tmp_path / "project")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The official text of the tests as plain text."""
    path = tmp_path / "办法.txt"
    path.write_text("\n".join(LINES), encoding="utf-8")
    return path


@pytest.fixture
def told(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """`told(rows, headings, sheet)`: what an import says, which must fail and write nothing."""

    def run(rows: Rows, *headings: str, sheet: str = "Tier 2") -> list[str]:
        file = spreadsheet(tmp_path / "t.xlsx", rows, headings=headings or HEADINGS, sheet=sheet)
        return refused(project, file, capsys)

    return run


@pytest.fixture
def said(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Read:
    """`said(sheets)`: what an import of rows by sheet says."""

    def run(sheets: Mapping[str, Rows], *, ends: int = 0) -> list[str]:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            page = book.create_sheet(name)
            for row in rows:
                page.append(list(row))
        book.save(tmp_path / "t.xlsx")
        assert bring(project, tmp_path / "t.xlsx") == ends
        return capsys.readouterr().out.splitlines()

    return run
