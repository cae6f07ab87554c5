"""Builds sites from copies of the content, and says what each build took."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

PROJECT = Path(__file__).parents[2]
PYTHON = sys.executable
CACHE = PROJECT / ".cache/bench"
SEED = 20260511
OURS = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT)}


@dataclass(frozen=True)
class Spent:
    """What a command took: seconds on the clock and of processors, most memory of one process."""

    seconds: float
    processor: float
    memory: int


@dataclass(frozen=True)
class Built:
    """A built site and what the build took."""

    site: Path
    spent: Spent

    @property
    def pages(self) -> list[Path]:
        return sorted(self.site.rglob("*.html"))

    @property
    def page_bytes(self) -> int:
        return sum(page.stat().st_size for page in self.pages)


def fresh(name: str) -> Path:
    """An empty folder of the bench's own."""
    folder = CACHE / "work" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def tidy() -> None:
    """Deletes what the bench has built; what it has installed stays."""
    shutil.rmtree(CACHE / "work", ignore_errors=True)


def environment() -> dict[str, str]:
    """The environment of every build: this one's, without an address of the site."""
    return {name: text for name, text in os.environ.items() if name != "SITE_URL"}


def run(command: Sequence[object], folder: Path) -> Spent:
    """Runs a command to its end; RuntimeError with what it wrote if it fails."""
    begun = time.perf_counter()
    with (folder / "log.txt").open("w+") as log:
        process = subprocess.Popen(
            [str(each) for each in command],
            cwd=folder,
            env={**environment(), **OURS},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        spent = time.perf_counter() - begun
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f"{command[0]} failed\n{log.read()[-2000:]}")
    return Spent(spent, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def project(name: str) -> Path:
    """A copy of the project as an editor has it: content, theme and configuration."""
    folder = fresh(name)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for part in ("content", "overrides"):
        shutil.copytree(PROJECT / part, folder / part)
    return folder


def build(folder: Path) -> Built:
    """Builds a project's site into its own folder."""
    spent = run([PYTHON, "-m", "mkdocs", "build", "--quiet"], folder)
    return Built(folder / "site", spent)


def build_pages(folder: Path, site: Path) -> Spent:
    """Builds the pages of a project alone, below another folder."""
    return run([PYTHON, "-m", "tests.bench.pages", folder, site], site)


def thin_lexicon(folder: Path, share: float = 1 / 3) -> tuple[int, int]:
    """Takes a random share of the forms away; how many there were and how many are left."""
    path = folder / "content/lexicon.yml"
    yaml = YAML()
    data = yaml.load(path)
    chance = random.Random(SEED)
    before = after = 0
    for concept in data["concepts"]:
        forms = [(key, form) for key in ("en", "zh") for form in concept.get(key, ())]
        kept = [each for each in forms if chance.random() >= share]
        before, after = before + len(forms), after + len(kept)
        for key in ("en", "zh"):
            if key in concept:
                concept[key] = [form for of, form in kept if of == key]
    data["concepts"] = [each for each in data["concepts"] if each.get("en") or each.get("zh")]
    for concept in data["concepts"]:
        for key in ("en", "zh"):
            if key in concept and not concept[key]:
                del concept[key]
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file)
    return before, after
