"""Every mistake that an editor can make in content is told, in its place, with what to do.

Each file of mistakes/ is one case: `why` it is wrong; the `file` of the sample that it is made in;
what becomes of it (`replace` … `by` …, `add` at the end, `write` the whole anew, `encoding`,
`delete`); what else is changed (`also`, a list of the same); and the lines that are `told`, all of
them and no others. In a line that is told, `<words>` stands for the number of the line with these
words. `alone` says why a case hides others, so that it cannot be told together with them.
"""

from __future__ import annotations

import ast
import dis
import re
import sys
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.__main__ import main
from generator.checks import checked
from generator.model.load import Loaded, load
from generator.problems import ContentError
from tests.sample import PROJECT, lay

CASES = {path.stem: path for path in sorted((Path(__file__).parent / "mistakes").glob("*.yml"))}
KEYS = {"why", "file", "replace", "by", "add", "write", "encoding", "delete", "also", "told"}


@cache
def case(name: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = yaml.safe_load(CASES[name].read_text(encoding="utf-8"))
    assert set(read) <= KEYS | {"alone"}, f"{name}: {set(read) - KEYS}"
    return read


def make(root: Path, change: Mapping[str, Any]) -> None:
    """Makes the mistake of one case in the sample that lies in `root`."""
    path = root / change["file"]
    if change.get("delete"):
        path.unlink()
        return
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    if "replace" in change:
        assert text.count(change["replace"]) == 1, (
            f"{change['file']}: not once: {change['replace']}"
        )
        text = text.replace(change["replace"], change["by"])
    text = change.get("write", text) + change.get("add", "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(change.get("encoding", "utf-8")))
    for more in change.get("also", ()):
        make(root, more)


def expected(root: Path, name: str) -> list[str]:
    """The lines that a case must be told in, with the numbers of lines that it names by words."""

    def numbered(line: str) -> str:
        if not (found := re.match(r"([^:]+):<(.+?)>:", line)):
            return line
        path, words = found.groups()
        lines = (root / path).read_text(encoding="utf-8").split("\n")
        (number,) = [at for at, each in enumerate(lines, start=1) if words in each]
        return f"{path}:{number}:{line[found.end() :]}"

    return sorted(numbered(line) for line in case(name)["told"])


@dataclass(frozen=True)
class Run:
    told: list[str]
    wanted: list[str]
    of_shape: bool
    lines: frozenset[tuple[str, int]]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Run]:
    """What is told of each case and of the sound sample, and which lines of the checks ran."""
    found = {}
    for name in ("sound", *CASES):
        root = lay(tmp_path_factory.mktemp(name))
        if name != "sound":
            make(root, case(name))
        found[name] = run(root, expected(root, name) if name != "sound" else [])
    return found


def run(root: Path, wanted: list[str]) -> Run:
    shapes = []

    def loaded(*arguments: Any) -> Loaded:
        shapes.append(load(*arguments))
        return shapes[-1]

    with pytest.MonkeyPatch.context() as patch, Watch() as watch:
        patch.setattr("generator.checks.load", loaded)
        try:
            checked(root)
            told = []
        except ContentError as error:
            told = sorted(str(error).split("\n"))
    return Run(told, wanted, bool(shapes[0].problems), frozenset(watch.lines))


# --- each mistake by itself, and many at once


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_told_and_nothing_else(name: str, runs: Mapping[str, Run]) -> None:
    assert runs[name].told == runs[name].wanted


@pytest.mark.parametrize("of_shape", [True, False], ids=["shape", "sense"])
def test_many_mistakes_are_told_in_one_run(
    of_shape: bool, runs: Mapping[str, Run], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Those of shape (a key, a type) hide the sense of what they stand in, so each kind apart."""
    root = lay(tmp_path)
    told = [name for name in CASES if runs[name].of_shape == of_shape]
    made = [name for name in told if _goes_with_others(case(name)) and _made(root, case(name))]
    assert len(made) > 25
    wanted = sorted({line for name in made for line in expected(root, name)})
    assert main(["--root", str(root), "check"]) == 1
    out, err = capsys.readouterr()
    assert sorted(out.splitlines()) == wanted
    assert err == f"{len(wanted)} mistakes.\n"


def _goes_with_others(change: Mapping[str, Any]) -> bool:
    return "alone" not in change and _keeps_lines(change)


def _keeps_lines(change: Mapping[str, Any]) -> bool:
    if {"write", "delete", "encoding"} & set(change):
        return False
    same = change.get("replace", "").count("\n") == change.get("by", "").count("\n")
    return same and all(_keeps_lines(more) for more in change.get("also", ()))


def _made(root: Path, change: Mapping[str, Any]) -> bool:
    """Makes a mistake if no other stands in the same place already."""
    changes = [change, *change.get("also", ())]
    for each in changes:
        path = root / each["file"]
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if "replace" in each and text.count(each["replace"]) != 1:
            return False
    make(root, change)
    return True


def test_one_mistake_is_counted_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = lay(tmp_path)
    make(root, case("id-twice"))
    assert main(["--root", str(root), "check"]) == 1
    assert capsys.readouterr().err == "1 mistake.\n"


def test_the_sample_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(lay(tmp_path)), "check"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("The content is sound: ")
    assert not err


# --- no rule without a case

# These have tests of their own, with content that the sample has not.
OTHERS = {"checks/citations.py", "checks/permalinks.py"}
WATCHED = {
    path
    for path in [
        *(PROJECT / "generator/checks").glob("*.py"),
        PROJECT / "generator/model/mistakes.py",
        PROJECT / "generator/reader.py",
    ]
    if path.relative_to(PROJECT / "generator").as_posix() not in OTHERS
}


class Watch:
    """Records which lines of the watched files run."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, int]] = set()
        self._names = {str(path) for path in WATCHED}

    def __enter__(self) -> Watch:
        self._before = sys.gettrace()
        sys.settrace(self._enter)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    def _enter(self, frame: types.FrameType, event: str, argument: object) -> Any:
        return self._line if frame.f_code.co_filename in self._names else None

    def _line(self, frame: types.FrameType, event: str, argument: object) -> Any:
        self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


def lines_of(path: Path) -> set[int]:
    """The lines in the bodies of a module's functions that do something."""
    code = compile(path.read_text(encoding="utf-8"), str(path), "exec")
    return {line for each in _functions(code) for line in _lines(each)}


def _functions(code: types.CodeType) -> Iterator[types.CodeType]:
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            if each.co_flags & 0x2:  # a function, not the body of a class
                yield each
            yield from _functions(each)


def _lines(code: types.CodeType) -> Iterator[int]:
    for _, line in dis.findlinestarts(code):
        if line and line != code.co_firstlineno:
            yield line


@pytest.mark.parametrize(
    "path", sorted(WATCHED), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_every_line_of_the_checks_runs_for_some_mistake(
    path: Path, runs: Mapping[str, Run]
) -> None:
    ran = {line for run in runs.values() for name, line in run.lines if name == str(path)}
    source = path.read_text(encoding="utf-8").split("\n")
    idle = sorted(lines_of(path) - ran)
    assert [f"{line}: {source[line - 1].strip()}" for line in idle] == []


@pytest.mark.parametrize("name", ["text", "units", "relations"])
def test_every_refusal_of_the_model_is_told_by_some_case(name: str) -> None:
    """The words of each ValueError in the model, apart from what is filled in, stand in a case."""
    told = "\n".join(line for each in CASES for line in case(each)["told"])
    source = (PROJECT / f"generator/model/{name}.py").read_text(encoding="utf-8")
    refusals = [
        list(_texts(node)) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Raise)
    ]
    assert refusals
    untold = [words for words in refusals if not all(each in told for each in words)]
    assert untold == []


def _texts(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value.partition("|")[0]
