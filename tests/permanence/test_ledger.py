"""No damage of ledger, histories or content between releases goes unnoticed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import permalinks
from generator.model.edition import Content
from generator.model.load import load
from generator.permalinks.addresses import addresses
from generator.permalinks.published import published
from tests.permanence.ages import LIST
from tests.permanence.damage import DAMAGES, State


@pytest.fixture(scope="module")
def state(aged: Path) -> State:
    content = _content(aged)
    past = content.lists[0].past
    now = published(content, past, addresses(content))
    return State(past.ledger, past.histories, now, past.successors)


def _content(folder: Path) -> Content:
    content = load(folder).content
    assert content is not None
    return content


def test_three_honest_releases_have_no_fault(state: State) -> None:
    assert [each.release for each in state.ledger.releases] == ["1.0.0", "1.1.0", "2.0.0"]
    assert state.faults() == []


def test_no_random_damage_goes_unnoticed(
    state: State, rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    missed = []
    for number in range(loops(400, 10_000)):
        damage = DAMAGES[number % len(DAMAGES)]
        if not damage(state, rng).faults():
            missed.append(damage.__name__)
    assert missed == []


def _damaged_line(lines: list[str], rng: random.Random) -> list[str]:
    """The lines of a file with one of them gone or with another sign in its value."""
    place = rng.randrange(1, len(lines))
    line = lines[place]
    if rng.random() < 0.5:
        return [*lines[:place], *lines[place + 1 :]]
    at = rng.randrange(line.index(":") if ":" in line else 0, len(line))
    other = rng.choice([each for each in "0123456789abcdef" if each != line[at]])
    return [*lines[:place], line[:at] + other + line[at + 1 :], *lines[place + 1 :]]


def test_no_damage_of_the_files_goes_unnoticed(
    aged: Path, rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    """Of the ledgers and the texts of each release, of the list and of what all lists share."""
    folders = (aged / LIST, aged / LIST.parent)
    paths = [path for each in folders for path in (each / "permalinks.yml", *_histories(each))]
    assert len(paths) > 4
    missed = []
    for number in range(loops(12, 200)):
        path = paths[number % len(paths)]
        whole = path.read_text("utf-8")
        damaged = "\n".join(_damaged_line(whole.splitlines(), rng)) + "\n"
        path.write_text(damaged, "utf-8")
        if not _told(aged):
            missed.append(damaged)
        path.write_text(whole, "utf-8")
    assert missed == []


def _histories(folder: Path) -> list[Path]:
    """The texts of the releases that brought any."""
    found = sorted((folder / "history").glob("*.yml"))
    return [each for each in found if "texts: {}" not in each.read_text("utf-8")]


def _told(folder: Path) -> list[str]:
    loaded = load(folder)
    problems = list(loaded.problems)
    if loaded.content is not None:
        problems += permalinks.the_ledger_is_whole(loaded, loaded.content)
        problems += permalinks.nothing_published_is_lost(loaded, loaded.content)
    return [str(each) for each in problems]


def test_the_ledger_file_has_a_line_for_each_record(aged: Path, state: State) -> None:
    lines = (aged / LIST / "permalinks.yml").read_text("utf-8").splitlines()
    records = [line for line in lines if line.startswith("  - {release: ")]
    assert len(records) == sum(len(each) for each in state.ledger.units.values())
    assert max(len(line) for line in lines) < 200
    # Nobody, whatever he reads YAML with, takes a fingerprint for a number.
    assert not [line for line in records if re.search(r" (en|zh): [0-9]+e?[0-9]*\b", line)]
