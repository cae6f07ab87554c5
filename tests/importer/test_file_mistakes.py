"""Files that cannot be read, and what is named wrongly on the command line."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.__main__ import main
from tests.importer import (
    bring,
    spreadsheet,
)
from tests.importer.documents import ONE, define, level, made
from tests.importer.documents import refused as document_refused
from tests.importer.telling import refused

ROW = ("骑独角兽送茶", "茶壶", "壶嘴", "壶嘴的长度")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "t.xls",
            b"\xd0\xcf\x11\xe0",
            "the file is of the old format XLS, or has a password. "
            "Save it as XLSX without a password.",
        ),
        (
            "t.pdf",
            b"%PDF",
            "a file whose name ends in .pdf is no spreadsheet. Save it as XLSX or CSV.",
        ),
        ("t.xlsx", b"PK\x03\x04", "the file is not a sound XLSX file. Save it again."),
        ("t.csv", b"\xff\xff\xff", "the file is neither UTF-8 nor GB18030. Save it as UTF-8."),
        (
            "t.csv",
            "茶壶".encode(),
            "no row has the headings of a table. Head its columns 数据类别, 数据子类, 描述, "
            "or name them in content/atlantis/1/columns.yml.",
        ),
    ],
)
def test_files_that_cannot_be_read(
    project: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes,
    told: str,
) -> None:
    (tmp_path / name).write_bytes(data)
    assert refused(project, tmp_path / name, capsys) == [f"{name}: {told}"]


def test_a_file_that_is_not_there(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "none.csv"
    assert refused(project, file, capsys) == [f"{file}: there is no such file. Correct its name."]


def test_csv_quotation_marks(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.csv").write_text('层级,类别,子类,描述\n2,甲,"乙"丙,丁\n', encoding="utf-8")
    assert refused(project, tmp_path / "t.csv", capsys) == [
        "t.csv:A2: the quotation marks of this row or the next are not in pairs. "
        "Write two of them for one inside a cell.",
    ]


def test_hidden_sheets_are_named(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = spreadsheet(tmp_path / "t.xlsx", [ROW])
    book = openpyxl.load_workbook(file)
    book.create_sheet("Cellar").sheet_state = "hidden"
    book.create_sheet("Notes").append(["Nothing here is a table."])
    book.save(file)
    assert bring(project, file, write=False) == 0
    said = capsys.readouterr().out
    assert "The sheet “Cellar” is hidden: it was not read." in said
    assert "The sheet “Notes” has no table: it was not read." in said


def test_editions_and_industries(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    start = ["--root", str(project), "import", "t.csv", "--edition"]
    assert main([*start, "atlantis/2", "--industry", "1"]) == 1
    assert main([*start, "atlantis/1", "--industry", "potery"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "--edition atlantis/2: there is no such edition. Did you mean atlantis/1?",
        "--industry potery: there is no such industry. Did you mean pottery?",
    ]


def test_a_table_in_the_industrys_own_file(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = spreadsheet(tmp_path / "t.xlsx", [ROW], sheet="Tier 1")
    start = ["--root", str(project), "import", str(file), "--edition", "atlantis/1"]
    assert main([*start, "--industry", "pottery"]) == 1
    told = capsys.readouterr().out.splitlines()[-1]
    assert told.endswith(
        "tiers.scenarios: the table stands in the industry's own file. "
        "Move it into a file of its own and name that file under `table`."
    )


def broken(path: Path, part: str, text: bytes) -> Path:
    """A file of an office program, one part of which is another text."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (parts | {part: text}).items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData>"),
        ("xl/workbook.xml", b"<workbook>"),
        ("[Content_Types].xml", b""),
    ],
)
def test_a_spreadsheet_with_a_broken_part(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], part: str, text: bytes
) -> None:
    file = broken(spreadsheet(tmp_path / "t.xlsx", [ROW]), part, text)
    assert refused(project, file, capsys) == [
        "t.xlsx: the file is not a sound XLSX file. Save it again."
    ]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/document.xml", b"<w:document>"),
        ("word/numbering.xml", b"<w:numbering"),
        ("[Content_Types].xml", b""),
    ],
)
def test_a_document_with_a_broken_part(tmp_path: Path, part: str, text: bytes) -> None:
    def change(document: Any) -> None:
        define(document, [level(0, "decimal", "%1")], ONE)

    file = broken(made(tmp_path / "t.docx", change), part, text)
    assert document_refused(file) == "t.docx: the file is not a sound DOCX file. Save it again."
