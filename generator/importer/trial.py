"""Tries new files out before any is written: the content must be sound with all of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.checks import checked
from generator.model.edition import Content
from generator.writer import write_text


def tried(root: Path, files: Mapping[str, str]) -> Content:
    """The content as it would be with new texts of some files, by path below `root`.

    A file whose text is empty is deleted.

    Raises:
        ContentError: with every mistake that there would be.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder)
        shutil.copytree(root / "content", trial / "content", copy_function=_linked)
        (trial / "overrides").symlink_to((root / "overrides").resolve())
        written(trial, files)
        return checked(trial)


def written(root: Path, files: Mapping[str, str]) -> None:
    """Writes the files that were tried out."""
    for path, text in files.items():
        if text:
            write_text(root / path, text)
        else:
            (root / path).unlink()


def _linked(source: str, target: str) -> None:
    Path(target).symlink_to(Path(source).resolve())
