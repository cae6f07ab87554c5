"""Files: every YAML file under content/ is read by something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.model.load import Loaded
from generator.problems import Place, Problem


def files_are_included(loaded: Loaded, root: Path) -> Iterator[Problem]:
    """No YAML file lies under content/ without being part of the site."""
    if not loaded.complete or loaded.partial:
        return
    for path in sorted((root / "content").rglob("*.y*ml")):
        shown = path.relative_to(root).as_posix()
        if shown not in loaded.files and not any(_below(shown, each) for each in loaded.unread):
            remedy = "Name it in its edition.yml, list.yml or site.yml, or delete it"
            yield Problem(Place(shown, 1), "file", "nothing includes this file", remedy)


def _below(path: str, damaged: str) -> bool:
    """Whether a file lies in the folder of a damaged one (industry-1.yml), which may name it."""
    return path.startswith(damaged.removesuffix(".yml") + "/")
