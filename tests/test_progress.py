"""Progress is told from the second second on, and never before."""

from __future__ import annotations

import io
import time

import pytest

from generator.progress import Progress, waiting


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that goes on by what stands last in the list, each time it is looked at."""
    now = [0.0, 0.0]

    def monotonic() -> float:
        now[0] += now[1]
        return now[0]

    monkeypatch.setattr("generator.progress.time.monotonic", monotonic)
    return now


def test_what_is_quick_is_silent(clock: list[float]) -> None:
    out = io.StringIO()
    shown = Progress(out)
    assert list(shown.of("Reading", "abc", 3)) == ["a", "b", "c"]
    assert out.getvalue() == ""


def test_what_takes_longer_is_told(clock: list[float]) -> None:
    out = io.StringIO()
    clock[1] = 0.4
    shown = Progress(out)
    assert len(list(shown.of("Reading", range(5), 5))) == 5
    assert out.getvalue() == "Reading: 3 of 5\nReading: 5 of 5\nReading: 5 of 5\n"


def test_a_step_that_nothing_counts_is_told_later_and_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.progress._PATIENCE", 0.02)
    out = io.StringIO()
    with waiting("Checking", out):
        time.sleep(0.2)
    said = out.getvalue().splitlines()
    assert 2 <= len(said) <= 5
    assert said[-1] == "Checking … done"
    quick = io.StringIO()
    monkeypatch.setattr("generator.progress._PATIENCE", 60)
    with waiting("Checking", quick):
        pass
    assert quick.getvalue() == ""
