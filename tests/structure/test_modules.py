"""The code is built as ARCHITECTURE.md says: who may import whom, and how long things are."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure import BUILDS_HTML, GENERATOR, tree

MODULES = sorted(GENERATOR.rglob("*.py"))


def row() -> tuple[frozenset[str], ...]:
    """The row of ARCHITECTURE.md, from left to right; a module imports only from its left."""
    said = (GENERATOR.parent / "ARCHITECTURE.md").read_text(encoding="utf-8").split("```")[1]
    return tuple(frozenset(re.findall(r"\w+", names)) for names in said.split("<-"))


ROW = row()
# Which libraries are known to one place only.
ONLY_IN = {
    "yaml": {"reader", "writer"},
    "ruamel": {"writer"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "mkdocs": {"plugin"},
    "jinja2": {"checks", "pages"},
}
NO_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 50


def shown(path: Path) -> str:
    return path.relative_to(GENERATOR).as_posix()


modules = pytest.mark.parametrize("path", MODULES, ids=shown)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{shown(path)}:{node.lineno}: import by the full name"
            yield node.lineno, node.module or ""


def top(path: Path) -> str:
    """The module or package of generator that a file belongs to."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def position(name: str) -> int:
    return next(at for at, names in enumerate(ROW) if name in names)


def test_every_module_has_a_place_in_the_row() -> None:
    known = set().union(*ROW) | {"__init__"}
    assert {top(path) for path in MODULES} - known == set()


@modules
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    wrong = []
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] != "generator" or parts[1:2] == [top(path)]:
            continue
        if len(parts) == 1 or position(parts[1]) >= position(top(path)):
            wrong.append(f"{shown(path)}:{line}: {name}")
    assert wrong == []


@modules
def test_a_library_is_known_to_its_place_only(path: Path) -> None:
    wrong = [
        f"{shown(path)}:{line}: {name}"
        for line, name in imports(path)
        if top(path) not in ONLY_IN.get(name.partition(".")[0], {top(path)})
    ]
    assert wrong == []


@modules
def test_a_module_is_not_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@modules
def test_a_function_is_not_long(path: Path) -> None:
    long = [
        f"{shown(path)}:{node.lineno}: {node.name}, {length} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


@modules
def test_a_module_is_named_after_what_it_does(path: Path) -> None:
    assert not NO_NAMES & set(re.split(r"[/_.]", shown(path)))


@modules
def test_no_module_builds_html(path: Path) -> None:
    """Templates do. Text that is safe as it stands would go round their escaping."""
    if shown(path) in BUILDS_HTML:
        return
    names = {each for _, name in imports(path) for each in name.split(".")}
    assert "markupsafe" not in names
    assert not re.search(r"\bMarkup\(", path.read_text(encoding="utf-8"))
