"""What each step of a build takes, in one process: time of the processor, per page."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator.bundle import write_bundle
from generator.checks import checked
from generator.exports import data_files
from generator.exports.renderings import Renderings
from generator.pages.build import Pages, readme_of
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.pages.views import View
from generator.permalinks.addresses import addresses
from generator.search.write import write_search
from tests.bench import tables

Made = TypeVar("Made")


def main(root: Path, site: Path) -> None:
    """Prints the steps for the content under `root`; writes below `site`."""
    content = _timed("reading and checking", 0, lambda: checked(root))
    renderer = Renderer([str(root / "overrides")], content.interface)
    pages = Pages(content, Settings())
    count = len(pages.paths)
    views = _timed("views", count, lambda: [pages.page(path) for path in pages.paths])
    html = _timed("HTML", count, lambda: [renderer.render(each) for each in views])
    _timed("writing it", count, lambda: _write(site, dict(zip(pages.paths, html, strict=True))))
    renderings = Renderings(content, "")
    rendered = [
        (view.path, text)
        for view, text in zip(views, html, strict=True)
        if isinstance(view.view, View)
    ]
    _timed("Markdown", count, lambda: [renderings.of(*each) for each in rendered])
    _timed("records", count, lambda: [list(pages.records(path)) for path in pages.paths])
    _timed("search index", count, lambda: write_search(content, addresses(content), site))
    _timed("data", count, lambda: _write(site, dict(data_files(content, ""))))
    readme = renderer.render(readme_of(content))
    _timed("bundle", count, lambda: write_bundle(content, site, readme))


def _timed(name: str, count: int, step: Callable[[], Made]) -> Made:
    begun = time.process_time()
    made = step()
    spent = time.process_time() - begun
    told = f"{spent:.2f} s" if not count else f"{1000 * spent / count:.2f} ms a page"
    tables.figure(f"  {name}", told)
    return made


def _write(site: Path, files: dict[str, str] | dict[str, bytes]) -> None:
    for path, text in files.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
