"""The same pages as Markdown through stock Material, Zensical and Hugo, and their bytes alone."""

from __future__ import annotations

import re
import subprocess
import time
import venv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.bench import sites
from tests.bench.sites import Spent

PACKAGES = ("mkdocs-material", "jieba", "zensical", "hugo", "pagefind", "pagefind_bin")
_MKDOCS = """site_name: Teapots
docs_dir: docs
theme:
  name: material
  font: false
  features: [navigation.prune]
nav:
  - index.md
plugins:
  - search
validation: {omitted_files: ignore, unrecognized_links: ignore, links: {not_found: ignore}}
"""
_HUGO = 'baseURL = "https://list.example/"\ntitle = "Teapots"\ndisableKinds = ["taxonomy", "RSS"]\n'
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True)
class Rival:
    """What builds the pages, with its version, and how."""

    name: str
    build: Callable[[Path], Spent]
    output: str


@cache
def environment() -> Path:
    """The folder of programs of the others, installed once into the cache of the bench."""
    folder = sites.CACHE / "python"
    programs = folder / "bin"
    if not (folder / "installed").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([f"{programs}/pip", "install", "--quiet", *PACKAGES], check=True)
        (folder / "installed").touch()
    return programs


def versions() -> dict[str, str]:
    """The version of every package of the others that is installed."""
    command = [f"{environment()}/pip", "list", "--format=freeze"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = dict(line.split("==") for line in listed.splitlines() if "==" in line)
    named = {name.lower().replace("_", "-"): version for name, version in found.items()}
    return {name: named.get(name.replace("_", "-"), "none") for name in PACKAGES}


def lay(site: Path, folder: Path) -> int:
    """Lays the Markdown of a built site out for all of them; how many pages there are."""
    count = 0
    for path in sorted(site.rglob("*.html.md")):
        relative = path.relative_to(site)
        text = path.read_text(encoding="utf-8")
        name = relative.with_name(relative.name.replace(".html.md", ".md"))
        hugo = name.with_name("_index.md") if name.name == "index.md" else name
        for target in (folder / "docs" / name, folder / "content" / hugo):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_without_liquid(text), encoding="utf-8")
        count += 1
    (folder / "docs/index.md").write_text("# Teapots\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    (folder / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True, exist_ok=True)
    for layout in ("single", "list"):
        (layouts / f"{layout}.html").write_text(_PAGE, encoding="utf-8")
    return count


def _without_liquid(text: str) -> str:
    return re.sub(r"\{\{([<%])", r"{ {\1", text)


def _material(folder: Path) -> Spent:
    return sites.run([environment() / "mkdocs", "build", "--quiet", "-d", "material"], folder)


def _zensical(folder: Path) -> Spent:
    text = _MKDOCS + "site_dir: zensical\n"
    (folder / "zensical.yml").write_text(text, encoding="utf-8")
    command = [environment() / "zensical", "build", "--clean", "-f", "zensical.yml"]
    return sites.run(command, folder)


def _hugo(folder: Path) -> Spent:
    return sites.run([environment() / "hugo", "--quiet", "--destination", "hugo"], folder)


def rivals() -> Iterator[Rival]:
    """All of them, with their versions."""
    known = versions()
    yield Rival(f"Hugo {known['hugo']}", _hugo, "hugo")
    yield Rival(f"Zensical {known['zensical']}", _zensical, "zensical")
    yield Rival(f"Material {known['mkdocs-material']}, nav pruned", _material, "material")


def written(pages: list[Path], folder: Path) -> Spent:
    """Writes the bytes of the pages again, and nothing else."""
    held = [
        (folder / str(at // 500) / f"{at}.html", each.read_bytes()) for at, each in enumerate(pages)
    ]
    begun, used = time.perf_counter(), time.process_time()
    for path, data in held:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return Spent(time.perf_counter() - begun, time.process_time() - used, 0)
