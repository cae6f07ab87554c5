"""Progress of anything that takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Each = TypeVar("Each")
_PATIENCE = 1.0
_PAUSE = 0.5


class Progress:
    """Says on `out` how far a step has come, from its second second on."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._made = self._begun = self._said = time.monotonic()

    def of(self, what: str, items: Iterable[Each], total: int) -> Iterator[Each]:
        """The same items, told as `what: 120 of 612` while they are gone through."""
        self._begun = self._said = time.monotonic()
        for count, item in enumerate(items, start=1):
            now = time.monotonic()
            if now - self._begun > _PATIENCE and now - self._said > _PAUSE:
                self._said = now
                self._say(f"{what}: {count:,} of {total:,}")
            yield item
        if self._said != self._begun:
            self._say(f"{what}: {total:,} of {total:,}", end="\n")

    def stage(self, what: str) -> None:
        """Tells what begins now, if this has taken more than a second so far."""
        if time.monotonic() - self._made > _PATIENCE:
            self._say(f"{what} …", end="\n")

    def _say(self, words: str, end: str = "") -> None:
        if self._out.isatty():
            self._out.write(f"\r{words}{end}")
        else:
            self._out.write(f"{words}\n")
        self._out.flush()
