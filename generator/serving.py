"""The site while it is served to its editor: every file is made when a browser asks for it.

So an edit costs the reading of the files that changed, the checks, and the one page in view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from generator.citations.script import citation_scripts
from generator.model.edition import Content
from generator.model.text import LANGUAGES
from generator.pages.build import Pages
from generator.pages.finder import FOLDER as BOX
from generator.pages.finder import box_scripts
from generator.pages.past import history_scripts
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.permalinks.addresses import addresses, in_language
from generator.search.write import FOLDER, write_search

Texts = Iterable[tuple[str, str]]
_RECORDS = (".ris", ".csl.json")


class Served:
    """The files of one state of the content."""

    def __init__(self, content: Content, settings: Settings, renderer: Renderer) -> None:
        self._content = content
        self._settings = settings
        self._renderer = renderer
        self._made: dict[str, Mapping[str, str]] = {}

    @cached_property
    def _pages(self) -> Pages:
        return Pages(self._content, self._settings)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(self._pages.paths)

    def warm(self) -> None:
        """Makes a page of each kind, so that the first edit finds everything loaded."""
        kinds = {way[-1].kind: path for path, way in self._pages.reference.ways.items()}
        for path in kinds.values():
            self._text(in_language(LANGUAGES[0], path))

    def write(self, path: str, site: Path) -> None:
        """Writes the file that is asked for below `site`, if it is not there yet."""
        target = site / path
        if target.exists() or ".." in Path(path).parts:
            return
        if (text := self._text(path)) is not None:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        elif path.startswith(f"{FOLDER}/"):
            write_search(self._content, addresses(self._content), site)

    def _text(self, path: str) -> str | None:
        if path.endswith(".html"):
            known = path in self._paths
            return self._renderer.render(self._pages.page(path)) if known else None
        if path.endswith(_RECORDS):
            page = f"{path.removesuffix('.ris').removesuffix('.csl.json')}.html"
            return dict(self._pages.records(page)).get(path)
        for name, makes, texts in self._groups():
            if makes(path):
                if name not in self._made:
                    self._made[name] = dict(texts())
                return self._made[name].get(path)
        return None

    def _groups(self) -> Iterator[tuple[str, Callable[[str], bool], Callable[[], Texts]]]:
        """The files that are made together, by what their paths are like."""
        yield (
            "history",
            lambda path: path.startswith("assets/history/"),
            lambda: history_scripts(self._content),
        )
        yield (
            "citations",
            lambda path: path.startswith("assets/citations/"),
            lambda: citation_scripts(self._content),
        )
        yield (
            "search box",
            lambda path: path.startswith(f"{BOX}/"),
            lambda: box_scripts(self._pages.reference, self._renderer),
        )
