"""A new edition is started from the old one, or refused and nothing of it left."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.__main__ import main
from generator.checks import checked
from generator.model.edition import Content
from generator.problems import ContentError
from tests.editions import NEW, read, start
from tests.files import edit, files_of
from tests.sample import lay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "project")


def test_a_new_edition_is_the_old_one_with_keys_of_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "content/atlantis/list.yml", 'editions: ["1"]', 'editions: ["1"] # newest first')
    assert start(folder) == 0
    content = checked(folder)
    new, old = content.editions
    assert (new.key, old.key) == ("atlantis/2", "atlantis/1")
    assert list(new.units) == list(old.units)
    text = (folder / "content/atlantis/list.yml").read_text("utf-8")
    assert text.endswith('editions: ["2", "1"] # newest first\n')
    said = capsys.readouterr().out
    assert "content/atlantis/2/edition.yml:" in said
    assert "ed-issued still says: April 1, 1999" in said
    assert "python -m generator original FILE --edition atlantis/2" in said


def test_a_list_of_editions_with_lines_and_comments_keeps_them(folder: Path) -> None:
    before = 'editions:\n  # newest first\n  - "1" # sunk\n'
    edit(folder / "content/atlantis/list.yml", 'editions: ["1"]\n', before)
    assert start(folder) == 0
    text = (folder / "content/atlantis/list.yml").read_text("utf-8")
    assert text.endswith('editions:\n  # newest first\n  - "2"\n  - "1" # sunk\n')


def test_the_old_original_is_not_the_new_one_s(folder: Path) -> None:
    originals = folder / "content/atlantis/1/originals"
    originals.mkdir()
    (originals / "tablets.txt").write_text("第一条　茶壶", "utf-8")
    assert start(folder) == 0
    assert not (folder / NEW / "originals").exists()
    assert not (folder / NEW / "original-match.yml").exists()
    new, old = checked(folder).editions
    assert old.units["ed-issued"].text is not None
    assert old.units["ed-issued"].text.zh is not None
    assert old.units["ed-issued"].text.zh.status == "original"
    chinese = new.units["ed-issued"].text
    assert chinese is not None
    assert chinese.zh is not None
    assert (chinese.zh.status, chinese.zh.reviewed_by) == ("working", None)
    statuses = {text.zh.status for unit in new.walk() for text in unit.texts if text.zh}
    assert "original" not in statuses


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("atlantis/1", "atlantis/1", "is there already"),
        ("atlantis/1", "atlantis/0", "is not after"),
        ("atlantis/1", "lemuria/2", "is no edition of the list atlantis"),
        ("atlantis/1", "atlantis/Two", "is no edition of the list atlantis"),
        ("atlantis/1", "atlantis", "is no edition of the list atlantis"),
        ("atlantis/1", "atlantis/../2", "is no edition of the list atlantis"),
        ("atlantis/9", "atlantis/10", "there is no atlantis/9"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, wrong: str
) -> None:
    before = files_of(folder / "content")
    assert start(folder, old, new) == 1
    assert wrong in capsys.readouterr().out
    assert files_of(folder / "content") == before


def test_a_superseded_edition_starts_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(folder) == 0
    assert start(folder, "atlantis/1", "atlantis/3") == 1
    assert "Start from atlantis/2." in capsys.readouterr().out


def test_nothing_is_left_of_an_edition_that_failed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files_of(folder / "content")
    calls: list[Path] = []

    def checked_once(root: Path) -> Content:
        calls.append(root)
        if len(calls) > 1:
            raise ContentError([])
        return checked(root)

    monkeypatch.setattr("generator.new_edition.checked", checked_once)
    assert start(folder) == 1
    assert files_of(folder / "content") == before


def test_a_new_edition_is_of_no_release_before_it(folder: Path) -> None:
    release = ["--root", str(folder), "release", "0.1.0", "--unannounced", "--date", "2001-02-03"]
    assert main(release) == 0
    assert start(folder) == 0
    pages = read(checked(folder))
    assert "not yet part of a numbered release" in pages["en/atlantis/2/index.html"].words
    assert "The text is that of release 0.1.0" in pages["en/atlantis/1/index.html"].words
