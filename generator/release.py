"""Makes a release: writes ledgers and histories, or refuses."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.checks import checked
from generator.model.edition import Past
from generator.model.ledger import VERSION, Ledger
from generator.permalinks.addresses import addresses
from generator.permalinks.ledger import version
from generator.permalinks.published import pasts, published
from generator.permalinks.releasing import Step, released
from generator.problems import ContentError, Place, Problem
from generator.reader import read_yaml
from generator.writer import OneLine, write_yaml

_COMMENT = "Written by `python -m generator release`; never edited by hand."


def release(
    root: Path, number: str, date: datetime.date, *, announced: bool, pdf: str | None = None
) -> list[str]:
    """Writes release `number` of everything under `root`; gives the paths written.

    `pdf` is the address of the folder in which the PDFs of the release are offered, and stay.

    Raises:
        ContentError: the content has mistakes, the number or the date does not follow the last
            release, or an announced release has no public address.
    """
    content = checked(root)
    problems = list(_refusals(root, [*pasts(content)], number, date, announced=announced))
    if problems:
        raise ContentError(problems)
    homes = addresses(content)
    steps = [
        (past, _step(past, published(content, past, homes), number, date, announced, pdf))
        for past in pasts(content)
    ]
    return [path for past, step in steps for path in _write(root, past, step, number)]


def _step(
    past: Past, now: Any, number: str, date: datetime.date, announced: bool, pdf: str | None
) -> Step:
    successors = past.successors
    return released(past.ledger, now, successors, number, date, announced=announced, pdf=pdf)


def _refusals(
    root: Path, past: list[Past], number: str, date: datetime.date, *, announced: bool
) -> Iterator[Problem]:
    if announced and not public_address(root):
        remedy = "Set it, or make a trial release with --unannounced"
        yield Problem(Place("mkdocs.yml", 1), "site_url", "the public address is not set", remedy)
    for each in past:
        place = Place(f"{each.folder}/permalinks.yml", 1)
        for wrong, remedy in _out_of_order(each.ledger, number, date):
            yield Problem(place, "releases", wrong, remedy)


def _out_of_order(ledger: Ledger, number: str, date: datetime.date) -> Iterator[tuple[str, str]]:
    last = ledger.releases[-1] if ledger.releases else None
    if not re.fullmatch(VERSION, number):
        yield f"{number} is no number of a release", "Write three numbers, as in 1.0.0"
    elif last and version(number) <= version(last.release):
        yield f"release {number} does not come after {last.release}", "Choose a higher number"
    if last and date < last.date:
        yield f"{date} is before {last.date}, when {last.release} was made", "Choose a later date"


def public_address(root: Path) -> str:
    """`site_url` as mkdocs.yml has it: a text, or `!ENV [NAME, default]`."""
    value = read_yaml(root / "mkdocs.yml", "mkdocs.yml").value.get("site_url") or ""
    if isinstance(value, list):
        *names, default = value
        return next((os.environ[name] for name in names if os.environ.get(name)), default or "")
    return str(value)


def _write(root: Path, past: Past, step: Step, number: str) -> Iterator[str]:
    folder = root / past.folder
    history = f"history/{number}.yml"
    write_yaml(folder / history, _plain(step.history), _COMMENT)
    write_yaml(folder / "permalinks.yml", _by_lines(_plain(step.ledger)), _COMMENT)
    yield from (f"{past.folder}/{history}", f"{past.folder}/permalinks.yml")


def _by_lines(ledger: dict[str, Any]) -> dict[str, Any]:
    """A ledger with each record on a line of its own: a line is what a release adds to a unit."""
    units = {key: [OneLine(each) for each in records] for key, records in ledger["units"].items()}
    return {**ledger, "units": units}


def _plain(node: Any) -> Any:
    return node.model_dump(mode="json", exclude_defaults=True)
