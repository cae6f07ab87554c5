"""Words that say little, and words that ask for a kind of unit; words.txt lists the former."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def words(section: str) -> frozenset[str]:
    """The words of a section of words.txt."""
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    _, _, after = "\n".join(lines).partition(f"[{section}]")
    return frozenset(after.partition("[")[0].split())


# Words for a kind of unit: they ask for units of that kind.
KINDS: Mapping[str, str] = {
    "threshold": "threshold",
    "阈值": "threshold",
    "门槛": "threshold",
    "数量标准": "threshold",
    "industry": "industry",
    "行业": "industry",
    "category": "category",
    "类别": "category",
    "subcategory": "sub-category",
    "子类": "sub-category",
    "chapter": "chapter",
    "scenario": "scenario",
    "场景": "scenario",
}
