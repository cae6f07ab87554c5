"""The sample: a small content set that uses every key, and says nothing about any real list."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.model.edition import Content
from generator.pages.build import Page, pages
from generator.pages.render import Renderer
from generator.pages.shell import Settings

PROJECT = Path(__file__).parent.parent.parent
TEMPLATES = PROJECT / "overrides"


def lay(folder: Path) -> Path:
    """Lays the sample out in `folder` as a project: its content, our interface and templates."""
    shutil.copytree(PROJECT / "tests/sample/content", folder / "content")
    for name in ("interface.yml", "citations.yml"):
        shutil.copy(PROJECT / "content" / name, folder / "content")
    shutil.copytree(TEMPLATES, folder / "overrides", ignore=shutil.ignore_patterns("assets"))
    return folder


def rendered(content: Content, settings: Settings | None = None) -> Iterator[tuple[Page, str]]:
    """Every page with its HTML, made without MkDocs."""
    renderer = Renderer([str(TEMPLATES)], content.interface)
    for page in pages(content, settings or Settings()):
        yield page, renderer.render(page)
