"""Words that say little; words.txt lists them."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of words.txt."""
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    _, _, after = "\n".join(lines).partition(f"[{section}]")
    return frozenset(after.partition("[")[0].split())
