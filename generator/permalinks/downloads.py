"""What is offered for download, and where: addresses that stay, release after release."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.edition import Content, Edition
from generator.model.originals import Original
from generator.permalinks.published import last_release

FOLDER = "downloads"
SCHEMA = f"{FOLDER}/edition.schema.json"
SUMS = f"{FOLDER}/SHA256SUMS"
SCRIPT = f"{FOLDER}/bundle.js"

# The tables of an edition: a CSV file each, and a sheet each of the XLSX file.
TABLES = (
    "units",
    "thresholds",
    "time-limits",
    "cross-links",
    "verdicts",
    "textual-links",
    "terms",
    "instruments",
)


def name_of(edition: Edition) -> str:
    """`beijing-2025`: how the downloads of an edition are called."""
    return edition.key.replace("/", "-")


def top_folder(content: Content, edition: Edition) -> str:
    """`beijing-2025-0.1.0`: the one folder in the bundle."""
    release = last_release(content, edition)
    return f"{name_of(edition)}-{release.release if release else 'unreleased'}"


def pdf_name(content: Content, edition: Edition) -> str:
    """The file that is an edition as it was last released, printed."""
    return f"{top_folder(content, edition)}.pdf"


def bundled(content: Content) -> Edition:
    """The edition that the bundle of the whole site is named by: the first list's current one."""
    return content.editions[0]


def bundle_path(content: Content) -> str:
    """The zip of the whole site, below the site's root."""
    return f"{FOLDER}/{name_of(bundled(content))}.zip"


def json_path(edition: Edition) -> str:
    """The whole edition as JSON."""
    return f"{FOLDER}/{name_of(edition)}.json"


def xlsx_path(edition: Edition) -> str:
    """The tables of an edition as one workbook."""
    return f"{FOLDER}/{name_of(edition)}.xlsx"


def csv_paths(edition: Edition) -> Mapping[str, str]:
    """The CSV file of each table."""
    return {table: f"{FOLDER}/{name_of(edition)}/{table}.csv" for table in TABLES}


def original_path(edition: Edition, original: Original) -> str:
    """A Chinese original, below the site's root."""
    return f"{FOLDER}/{name_of(edition)}/originals/{original.name}"
