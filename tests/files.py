"""Files of a folder, as tests change and compare them."""

from __future__ import annotations

from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """What stands in every file of a folder, by its path there."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in found}


def edit(path: Path, old: str, new: str) -> None:
    """Replaces the first occurrence; the text must have it."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def swap(one: Path, other: Path) -> None:
    """Gives each of two files the text of the other."""
    texts = one.read_text("utf-8"), other.read_text("utf-8")
    one.write_text(texts[1], "utf-8")
    other.write_text(texts[0], "utf-8")
