"""Progress of anything that takes longer than a second."""

from __future__ import annotations

import contextlib
import sys
import threading
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
        self._begun = self._said = time.monotonic()

    def of(self, what: str, items: Iterable[Each], total: int) -> Iterator[Each]:
        """The same items, told as `what: 120 of 612` while they are gone through."""
        self._begun = self._said = time.monotonic()
        for count, item in enumerate(items, start=1):
            now = time.monotonic()
            if now - self._begun > _PATIENCE and now - self._said > _PAUSE:
                self._said = now
                self.say(f"{what}: {count:,} of {total:,}")
            yield item
        if self._said != self._begun:
            self.say(f"{what}: {total:,} of {total:,}", end="\n")

    def say(self, words: str, end: str = "") -> None:
        """One line, which the next takes the place of where somebody is watching."""
        if self._out.isatty():
            self._out.write(f"\r{words}{end}")
        else:
            self._out.write(f"{words}\n")
        self._out.flush()


@contextlib.contextmanager
def waiting(what: str, out: TextIO | None = None) -> Iterator[None]:
    """Says how long a step has taken that has nothing to count, from its second second on."""
    over = threading.Event()
    progress = Progress(out)

    def tell() -> None:
        seconds = 0.0
        while not over.wait(pause := seconds or _PATIENCE):
            seconds += pause
            progress.say(f"{what} … {seconds:.0f} s")
        if seconds:
            progress.say(f"{what} … done", end="\n")

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()
