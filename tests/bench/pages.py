"""Writes the pages of a project and nothing else: what the others do.

`python -m tests.bench.pages PROJECT SITE`: in a process of its own, so that memory and time are
those of a build.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from generator.checks import checked
from generator.model.pinyin import dictionary
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.writing import Writer, Written


class PagesAlone(Writer):
    """Leaves out Markdown, records, search and data."""

    def page(self, path: str) -> Written:
        """Writes a page."""
        html = self._renderer.render(self._pages.page(path))
        self._put(path, html.encode())
        return Written(path)

    def search(self) -> None:
        """Writes nothing."""

    def data(self) -> None:
        """Writes nothing."""


def main(root: Path, site: Path) -> None:
    """Reads, checks and writes, as the plugin does."""
    gc.disable()
    content = checked(root)
    gc.freeze()
    gc.enable()
    dictionary()
    renderer = Renderer([str(root / "overrides")], content.interface)
    PagesAlone(content, Settings(), renderer, site).write()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
