"""The command `original` on the sample, and what the editor confirms of its match."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.__main__ import main
from generator.checks import checked
from generator.model.units import Unit
from tests.importer import lay_two_tiers

MATCH = "content/atlantis/1/original-match.yml"


def lay_unmatched(folder: Path) -> Path:
    """The sample as a project of which no original is matched yet."""
    root = lay_two_tiers(folder)
    (root / MATCH).unlink()
    return root


def original(project: Path, file: Path, *more: str) -> int:
    """Runs `original`."""
    return main(["--root", str(project), "original", str(file), "--edition", "atlantis/1", *more])


def confirm(project: Path, *units: str) -> None:
    """What the editor does in the match file; without units, all is confirmed."""
    path = project / MATCH
    read = yaml.safe_load(path.read_text(encoding="utf-8"))
    for match in read["matches"]:
        match["confirmed"] = not units or match["unit"] in units
    path.write_text(yaml.safe_dump(read, allow_unicode=True), encoding="utf-8")


def unit_in(project: Path, unit_id: str) -> Unit:
    """A unit of the sample."""
    return checked(project).editions[0].units[unit_id]
