"""The content for machines and for people: JSON, CSV, XLSX; Markdown of pages; llms.txt."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exports.edition import Exporter, schema_text
from generator.exports.files import csv_bytes, json_bytes, xlsx_bytes
from generator.exports.tables import tables
from generator.model.edition import Content
from generator.permalinks.addresses import addresses
from generator.permalinks.downloads import SCHEMA, csv_paths, json_path, xlsx_path


def data_files(content: Content, site_url: str) -> Iterator[tuple[str, bytes]]:
    """The path and bytes of every file of data."""
    yield SCHEMA, schema_text().encode()
    where = addresses(content)
    for edition in content.editions:
        document = Exporter(content, where, edition, site_url).document()
        yield json_path(edition), json_bytes(document)
        found = tuple(tables(document))
        for table in found:
            yield csv_paths(edition)[table.name], csv_bytes(table)
        yield xlsx_path(edition), xlsx_bytes(document, found)
