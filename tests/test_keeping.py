"""What is kept of former pages does not grow without end."""

from __future__ import annotations

import pytest

from generator.pages import keeping


def test_when_it_is_full_it_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST", 3)
    kept = keeping.Kept[str, int]()
    for number, key in enumerate("abcd"):
        kept[key] = number
        assert kept[key] == number
        assert len(kept) <= 3
    assert dict(kept) == {"d": 3}
