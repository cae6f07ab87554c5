"""The generator's code as the tests of its structure read it."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.sample import PROJECT

GENERATOR = PROJECT / "generator"
# What stands inside a line of text, and rows of which a page has hundreds, for speed;
# tests/test_typesetter.py holds it to its escaping.
# And the one place that fills templates.
BUILDS_HTML = {"pages/typesetter.py", "pages/render.py"}


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
