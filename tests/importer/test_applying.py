"""What the editor confirmed of the official Chinese takes the place of this site's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importer.official import read_official
from tests.importer.documents import LINES
from tests.importer.matches import MATCH, confirm, lay_unmatched, original, unit_in


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_unmatched(tmp_path / "project")


def test_confirmed_passages_become_the_original(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert original(project, text) == 0
    confirm(project, "ch1", "ch2-filing")
    before = (project / "content/atlantis/1/measures/chapter-2.yml").read_text(encoding="utf-8")
    assert original(project, text, "--apply") == 0
    sha256 = read_official(text).sha256
    filing = unit_in(project, "ch2-filing")
    assert filing.aliases == ("art-2",)
    assert filing.text is not None
    assert filing.text.zh is not None
    assert filing.text.zh.status == "original"
    assert filing.text.zh.text.plain == (
        "独角兽应当自收到询问之日起五个工作日内答复。前款规定不适用于骑手。"
    )
    assert filing.text.zh.locator == f"第二条, 办法.txt, SHA-256 {sha256}"
    chapter = unit_in(project, "ch1").heading
    assert chapter is not None
    assert chapter.zh is not None
    assert chapter.zh.text.plain == "茶壶总则"
    scope = unit_in(project, "ch1-scope")
    assert scope.aliases == ()
    assert scope.text is not None
    assert scope.text.zh is not None
    assert scope.text.zh.status == "working"
    # Only the lines of what was confirmed are other lines now.
    after = (project / "content/atlantis/1/measures/chapter-2.yml").read_text(encoding="utf-8")
    kept = [line for line in after.splitlines() if "original" not in line and "aliases" not in line]
    assert kept == [line for line in before.splitlines() if "5个工作日" not in line]


def test_quotations_of_the_former_text_go_with_it(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert original(project, text) == 0
    confirm(project)
    capsys.readouterr()
    assert original(project, text, "--apply") == 0
    said = capsys.readouterr().out
    assert "time-limits.yml: “自收到询问之日起5个工作日内” does not stand in ch2-filing. " in said
    assert "textual-links.yml: “依照茶壶法” does not stand in ch1-scope. " in said
    item = unit_in(project, "ch1-scope-1")
    assert item.heading is not None
    assert item.heading.zh is None
    assert item.text is not None
    assert item.text.zh is not None
    assert item.text.zh.locator is not None
    assert item.text.zh.locator.startswith("第一条第（一）项, ")


def test_applying_twice_changes_nothing(project: Path, text: Path) -> None:
    assert original(project, text) == 0
    confirm(project)
    assert original(project, text, "--apply") == 0
    before = {path: path.read_bytes() for path in project.rglob("*.yml")}
    assert original(project, text, "--apply") == 0
    assert {path: path.read_bytes() for path in project.rglob("*.yml")} == before


def test_mistakes_in_the_match_are_told_in_their_lines(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = read_official(text).sha256
    (project / MATCH).write_text(
        f"file: 办法.txt\nsha256: {sha256}\nmatches:\n"
        "  - unit: ch2-fling\n    passages: [art-9]\n    confirmed: true\n"
        "  - unit: ch1-scope\n    passages: [art-1]\n    confirmed: true\n"
        "  - unit: ch2-filing\n    passages: [art-1]\n    confirmed: true\n",
        encoding="utf-8",
    )
    assert original(project, text, "--apply") == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{MATCH}:4: unit: there is no unit with the id ch2-fling. Did you mean ch2-filing?",
        f"{MATCH}:5: passages: the file has no passage art-9. Did you mean art-3 or art-2?",
        f"{MATCH}:11: passages: the passage art-1 is that of ch1-scope as well. "
        "Keep it in one of the two.",
    ]


def test_another_file_than_the_matched_one_is_refused(
    project: Path, text: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert original(project, text) == 0
    confirm(project)
    text.write_text("\n".join(LINES[:-1]), encoding="utf-8")
    capsys.readouterr()
    assert original(project, text, "--apply") == 1
    assert capsys.readouterr().out == (
        "办法.txt: no match was proposed for this very file. "
        "Run the command without --apply first.\n"
    )
