"""What is made once and kept for the pages that follow."""

from __future__ import annotations

from typing import TypeVar

Key = TypeVar("Key")
Made = TypeVar("Made")

# More than any list needs: its pages are made one after the other, then other lists' pages.
MOST = 20_000


class Kept(dict[Key, Made]):
    """What was made, by its key; emptied when it is full, so that memory does not grow."""

    def __setitem__(self, key: Key, made: Made) -> None:
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(key, made)
