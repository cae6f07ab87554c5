"""The data for machines: each with notice, nature and status, and all of the content."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook

from generator.exports import data_files
from generator.exports.edition import Exporter
from generator.exports.tables import Table, tables
from generator.model.edition import Content, Edition
from generator.model.text import fingerprint
from generator.permalinks.addresses import addresses
from generator.permalinks.downloads import TABLES
from tests.conftest import BUNDLE, PUBLIC_ADDRESS

FOLDER = f"downloads/{BUNDLE}"
NATURES = {"rendering", "summary", "editorial"}
STATUSES = {"original", "printed", "attested", "working"}


@pytest.fixture(scope="module")
def files(content: Content) -> dict[str, bytes]:
    return dict(data_files(content, PUBLIC_ADDRESS))


@pytest.fixture(scope="module")
def document(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files[f"{FOLDER}.json"])
    return found


@pytest.fixture(scope="module")
def found_tables(content: Content, edition: Edition) -> tuple[Table, ...]:
    return tuple(tables(Exporter(content, addresses(content), edition, PUBLIC_ADDRESS).document()))


def notices(content: Content) -> tuple[str, str]:
    notice = content.interface.labels["notice"]
    return notice.en, notice.zh


def hidden(content: Content) -> Content:
    """The content with the setting that hides all working Chinese."""
    site = content.site.model_copy(update={"show_working_chinese": False})
    return dataclasses.replace(content, site=site)


# --- JSON


def test_json_keeps_to_its_published_schema(
    files: dict[str, bytes], document: dict[str, Any]
) -> None:
    schema = json.loads(files["downloads/edition.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert f"downloads/{document['$schema']}" in files


def test_the_schema_refuses_what_is_not_described(
    files: dict[str, bytes], document: dict[str, Any]
) -> None:
    schema = json.loads(files["downloads/edition.schema.json"])
    validator = jsonschema.Draft202012Validator(schema)
    for damaged in (
        {**document, "extra": 1},
        {key: value for key, value in document.items() if key != "notice"},
        {**document, "units": [{**document["units"][0], "nature": "official"}]},
        {**document, "units": [{**document["units"][0], "status": "official"}]},
    ):
        assert not validator.is_valid(damaged)


def test_json_has_notice_nature_and_status(content: Content, document: dict[str, Any]) -> None:
    assert (document["notice"]["en"], document["notice"]["zh"]) == notices(content)
    assert set(document["natures"]) == NATURES
    assert set(document["statuses"]) == STATUSES
    for unit in document["units"]:
        assert unit["nature"] in NATURES
        for text in texts_in(unit):
            assert text["status"] in STATUSES


def texts_in(node: Any) -> Iterator[dict[str, Any]]:
    """Every Chinese text in a part of the document."""
    if isinstance(node, dict):
        if isinstance(node.get("zh"), dict):
            yield node["zh"]
        for each in node.values():
            yield from texts_in(each)
    elif isinstance(node, list):
        for each in node:
            yield from texts_in(each)


def test_json_has_every_unit_with_its_home(
    content: Content, edition: Edition, document: dict[str, Any]
) -> None:
    homes = addresses(content).of_units[edition.key]
    assert [each["id"] for each in document["units"]] == list(edition.units)
    for unit in document["units"]:
        for language, link in unit["links"].items():
            assert link == f"{PUBLIC_ADDRESS}{language}/{homes[unit['id']]}#{unit['id']}"
    entries = [*document["terms"], *document["instruments"]]
    assert [each["id"] for each in entries] == [each.id for each in content.entries]


def test_a_fingerprint_can_be_recomputed_from_the_json(document: dict[str, Any]) -> None:
    for unit in document["units"]:
        if unit["kind"] not in ("item", "provision", "statement", "chapter", "scope", "focus"):
            continue
        heading = unit["heading"] if unit["heading"] and not unit["heading"]["run_in"] else None
        said = [each["en"]["text"] for each in (heading, unit["text"]) if each]
        assert unit["fingerprints"]["en"] == fingerprint(" ".join(said)), unit["id"]


def test_hidden_working_chinese_is_in_no_export(content: Content) -> None:
    files = dict(data_files(hidden(content), ""))
    document = json.loads(files[f"{FOLDER}.json"])
    statuses = {text["status"] for text in texts_in(document)}
    assert statuses == {"printed", "attested"}
    working = [
        unit.text.zh.text.plain
        for unit in content.editions[0].walk()
        if unit.text is not None and unit.text.zh is not None and unit.text.zh.status == "working"
    ]
    csv_text = files[f"{FOLDER}/units.csv"].decode("utf-8-sig")
    assert not [text for text in working if len(text) > 12 and text in csv_text]
    assert not [each for each in document["terms"] if each["aliases"]["zh"]]


def test_chinese_aliases_are_this_sites_own_words(document: dict[str, Any]) -> None:
    entries = [*document["terms"], *document["instruments"]]
    assert {each["aliases"]["zh_status"] for each in entries if each["aliases"]["zh"]} == {
        "working"
    }


# --- tables


def test_there_is_one_csv_file_a_table(files: dict[str, bytes]) -> None:
    assert {f"{FOLDER}/{name}.csv" for name in TABLES} == {
        path for path in files if path.endswith(".csv")
    }


@pytest.mark.parametrize("name", TABLES)
def test_csv_reads_back_as_the_table(
    name: str, files: dict[str, bytes], found_tables: tuple[Table, ...]
) -> None:
    data = files[f"{FOLDER}/{name}.csv"]
    assert data.startswith(b"\xef\xbb\xbf")  # Without the mark, Excel garbles the Chinese.
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    table = next(each for each in found_tables if each.name == name)
    assert rows[0] == list(table.columns)
    assert rows[1:] == [["" if cell is None else str(cell) for cell in row] for row in table.rows]


def test_each_row_has_notice_nature_and_status(
    content: Content, found_tables: tuple[Table, ...]
) -> None:
    for table in found_tables:
        assert table.rows
        assert table.columns[-4:] == ("nature", "status", "release", "notice")
        for row in table.rows:
            cells = dict(zip(table.columns, row, strict=True))
            assert cells["notice"] == " ".join(notices(content))
            assert cells["release"]
            for column in table.columns:
                if column.endswith("_zh") and f"{column}_status" in cells and cells[column]:
                    assert cells[f"{column}_status"], (table.name, column)


def test_the_tables_are_whole(edition: Edition, found_tables: tuple[Table, ...]) -> None:
    rows = {table.name: len(table.rows) for table in found_tables}
    assert rows["units"] == len(edition.units)
    assert rows["verdicts"] == len(edition.categories) * len(edition.industries)
    assert rows["cross-links"] == len(edition.cross_links.links)
    assert rows["time-limits"] == len(edition.time_limits)


def test_xlsx_reads_back_as_the_tables(
    content: Content, files: dict[str, bytes], found_tables: tuple[Table, ...]
) -> None:
    book = load_workbook(io.BytesIO(files[f"{FOLDER}.xlsx"]), read_only=True)
    assert book.sheetnames == ["notice", *TABLES]
    first = {tuple(row[1:]) for row in book["notice"].iter_rows(values_only=True)}
    assert notices(content) in first
    for table in found_tables:
        read = list(book[table.name].iter_rows(values_only=True))
        assert read[0] == table.columns
        wanted = [tuple(None if cell == "" else cell for cell in row) for row in table.rows]
        assert [tuple(None if cell == "" else cell for cell in row) for row in read[1:]] == wanted


def test_the_same_content_gives_the_same_bytes(content: Content, files: dict[str, bytes]) -> None:
    assert dict(data_files(content, PUBLIC_ADDRESS)) == files
