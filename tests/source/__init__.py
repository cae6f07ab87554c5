"""The source as blocks of running text: rejoined where page breaks cut it, without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
TEXT = HERE / "beijing-two-zones-2025.en.txt"
IDS = HERE / "unit-ids.tsv"
HAN = r"[\u3400-\u9fff\uff00-\uffef\u3000-\u303f]"


def blocks() -> list[str]:
    """Each paragraph, and each cell of a table, with single spaces."""
    rows: list[list[str]] = []
    for line in TEXT.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        cells = line.split("\t")
        if not cells[0] and rows:  # a row that a page break cut: each cell goes on
            rows[-1] = [f"{a} {b}" for a, b in zip(rows[-1], _padded(cells, rows[-1]), strict=True)]
        elif len(cells) == 1 and re.match("[a-z]", line):  # a sentence that a page break cut
            rows[-1][0] += f" {line}"
        else:
            rows.append(cells)
    return [_plain(cell) for row in rows for cell in row if _plain(cell)]


def _padded(cells: list[str], row: list[str]) -> list[str]:
    return [*cells, *[""] * (len(row) - len(cells))]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"^- ", "", text).replace("*", "").split())


def clauses(block: str) -> Iterator[str]:
    """The pieces of a block between sentence ends, colons and semicolons, and round Chinese."""
    for piece in re.split(rf"(?<=[.;:])\s+|\s*({HAN}+(?:[0-9（）版]*{HAN}+)*)\s*", block):
        if piece and re.search(r"\w", words := piece.strip(" .;:,—")):
            yield words


def unit_ids() -> Iterator[tuple[str, str, str]]:
    """Id, kind, and heading as the source prints it; empty for one in brackets."""
    for line in IDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            unit_id, kind, heading = line.split("\t")
            yield unit_id, kind, "" if heading.startswith("[") else heading
