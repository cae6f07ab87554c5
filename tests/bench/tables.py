"""Plain tables on standard output, each line as soon as it is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def title(text: str) -> None:
    """A headline over the figures of one part."""
    print(f"\n{text}\n{'-' * _width(text)}", flush=True)


def line(text: str) -> None:
    """One line of text."""
    print(text, flush=True)


def figure(name: str, value: str, aim: str = "") -> None:
    """One figure, beside what the issue asks for."""
    print(f"  {_padded(name, 58)} {value:>18}{f'   ({aim})' if aim else ''}", flush=True)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose first column is words and whose others are figures."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(_width(row[at]) for row in lines) for at in range(len(head))]
    for row in lines:
        first, *others = row
        cells = [f"{each:>{width}}" for each, width in zip(others, widths[1:], strict=True)]
        print("  " + "  ".join([_padded(first, widths[0]), *cells]), flush=True)


def percentile(values: Sequence[float], share: float = 0.95) -> float:
    """The value below which that share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def milliseconds(value: float) -> str:
    return f"{value:,.2f} ms"


def kilobytes(value: float) -> str:
    return f"{value / 1000:,.1f} KB"


def seconds(value: float) -> str:
    return f"{value:,.2f} s"


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _width(text))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
