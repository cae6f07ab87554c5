"""Writes all that is made of the content below the folder of the site, on all processors."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

from generator.citations.script import citation_scripts
from generator.exports import data_files
from generator.exports.renderings import Rendered, Renderings, llms
from generator.model.edition import Content
from generator.model.pinyin import dictionary
from generator.pages.build import Pages
from generator.pages.feed import feeds
from generator.pages.finder import box_scripts
from generator.pages.past import history_scripts
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.pages.sitemap import sitemap
from generator.pages.views import View
from generator.permalinks.addresses import addresses
from generator.search.write import write_search

# With fewer pages than this a process does not pay for itself.
_SHARE = 40
# What is left over is only looked for among what is new: the rest lives as long as the process.
_COLLECT = (20_000, 10_000)
# Pages that a process takes at a time: pages side by side share what they are made of.
_CHUNK = 20


@dataclass(frozen=True)
class Written:
    """What is told elsewhere of a page that was written; without `title`, nothing."""

    path: str
    title: str = ""
    indexed: bool = False


class Writer:
    """Writes the files of one state of the content."""

    def __init__(
        self, content: Content, settings: Settings, renderer: Renderer, site: Path
    ) -> None:
        self._content = content
        self._settings = settings
        self._renderer = renderer
        self._site = site
        self._pages = Pages(content, settings)
        self._renderings = Renderings(content, settings.site_url)

    def write(self) -> None:
        """Writes everything but the bundle, which is made of the finished files."""
        pages = self._on_all_processors()
        rendered = [Rendered(each.path, each.title) for each in pages if each.title]
        texts = (
            *history_scripts(self._content),
            *citation_scripts(self._content),
            *box_scripts(self._pages.reference, self._renderer),
            *feeds(self._content, self._settings.site_url),
            *sitemap((each.path for each in pages if each.indexed), self._settings.site_url),
            ("llms.txt", llms(self._content, rendered, self._settings.site_url)),
        )
        for path, text in texts:
            self._put(path, text.encode())

    def _on_all_processors(self) -> Sequence[Written]:
        """Writes pages, search and data; in further processes where there is enough to do.

        A process starts as a copy of this one, so that nothing has to be handed over.
        """
        paths = self._pages.paths
        processes = min(os.cpu_count() or 1, len(paths) // _SHARE)
        if processes < 2 or "fork" not in get_all_start_methods():
            self.search()
            self.data()
            return [self.page(path) for path in paths]
        dictionary()  # Loaded here, it is there for all of them.
        gc.collect()
        gc.freeze()
        with ProcessPoolExecutor(processes, get_context("fork"), _begin, (self,)) as pool:
            jobs = (pool.submit(_search), pool.submit(_data))
            written = list(pool.map(_page, paths, chunksize=_CHUNK))
            for each in jobs:
                each.result()
        return written

    def page(self, path: str) -> Written:
        """Writes a page, its Markdown and its records."""
        page = self._pages.page(path)
        html = self._renderer.render(page)
        self._put(path, html.encode())
        if not isinstance(page.view, View):
            return Written(path)
        self._put(f"{path}.md", self._renderings.of(path, html).encode())
        for beside, text in self._pages.records(path):
            self._put(beside, text.encode())
        head = page.view.shell.head
        return Written(path, head.title, not head.noindex)

    def search(self) -> None:
        """Writes the search index."""
        write_search(self._content, addresses(self._content), self._site)

    def data(self) -> None:
        """Writes the editions as JSON, CSV and XLSX."""
        for path, data in data_files(self._content, self._settings.site_url):
            self._put(path, data)

    def _put(self, path: str, data: bytes) -> None:
        target = self._site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


# In each further process: the writer that it is a copy for.
_writer: Writer


def _begin(writer: Writer) -> None:
    global _writer
    _writer = writer
    gc.set_threshold(*_COLLECT)


def _page(path: str) -> Written:
    return _writer.page(path)


def _search() -> None:
    _writer.search()


def _data() -> None:
    _writer.data()
