"""The sample: a small content set that uses every key, and says nothing about any real list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.model.edition import Content
from generator.pages.build import Page, Pages
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.reader import read_yaml

PROJECT = Path(__file__).parent.parent.parent
TEMPLATES = PROJECT / "overrides"


def lay(folder: Path) -> Path:
    """Lays the sample out in `folder` as a project, with the words and citation styles of ours.

    Its one template uses every label, so that none is told as unused; ours are checked with the
    real content.
    """
    shutil.copytree(PROJECT / "tests/sample/content", folder / "content")
    for name in ("interface.yml", "citations.yml"):
        shutil.copy(PROJECT / "content" / name, folder / "content")
    interface = read_yaml(folder / "content/interface.yml", "content/interface.yml").value
    template = "".join(f"{{{{ label.{name} }}}}\n" for name in interface["labels"])
    (folder / "overrides").mkdir()
    (folder / "overrides/every-label.html").write_text(template, encoding="utf-8")
    return folder


def lay_project(folder: Path) -> Path:
    """Lays the sample out with our templates, as a project that MkDocs can build."""
    lay(folder)
    shutil.rmtree(folder / "overrides")
    shutil.copytree(TEMPLATES, folder / "overrides")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def pages(content: Content, settings: Settings) -> Iterator[Page]:
    """All pages, in both languages."""
    site = Pages(content, settings)
    for path in site.paths:
        yield site.page(path)


def rendered(content: Content, settings: Settings | None = None) -> Iterator[tuple[Page, str]]:
    """Every page with its HTML, made without MkDocs."""
    renderer = Renderer([str(TEMPLATES)], content.interface)
    for page in pages(content, settings or Settings()):
        yield page, renderer.render(page)
