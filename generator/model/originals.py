"""The Chinese originals that the publisher puts beside an edition's content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = "originals"


@dataclass(frozen=True)
class Original:
    """A file under originals/, such as a PDF; `path` is where it lies."""

    name: str
    path: Path
    size: int
    sha256: str


def originals(edition_folder: Path) -> Iterator[Original]:
    """The originals of an edition, by name; hidden files are none."""
    folder = edition_folder / FOLDER
    for path in sorted(folder.glob("*")):
        if path.is_file() and not path.name.startswith("."):
            data = path.read_bytes()
            yield Original(path.name, path, len(data), hashlib.sha256(data).hexdigest())
