"""What the templates of the styles may not say is told as a problem."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks.citations import editions_can_be_cited, templates_name_what_there_is
from generator.model.load import Loaded, load
from tests.files import edit
from tests.sample import PROJECT


def loaded_with(root: Path, name: str, old: str, new: str) -> Loaded:
    """The real content with a change in one file."""
    shutil.copytree(PROJECT / "content", root / "content")
    edit(root / "content" / name, old, new)
    return load(root)


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        (
            "{title_zh} [{title_en}], {edition} edition",
            "{title_zn} [{title_en}], {edition}",
            "{title_zn}",
        ),
        ("(last visited {accessed}) (China)", "(China)", "{accessed} is missing"),
        ('    date: "{year}-{mm}-{dd}"', '    date: "{year}-{mm}-{tt}"', "{tt}"),
        ("chapter: Measures ch. {value}", "chapter: Measures ch. {number}", "{number}"),
        ("    pinpoint: chinese", "    pinpoint: chinesse", "chinesse"),
    ],
)
def test_unknown_and_missing_placeholders_are_problems(
    old: str, new: str, wrong: str, tmp_path: Path
) -> None:
    loaded = loaded_with(tmp_path, "citations.yml", old, new)
    assert loaded.content is not None
    problems = [str(each) for each in templates_name_what_there_is(loaded, loaded.content)]
    assert any(wrong in each for each in problems)
    assert all(each.startswith("content/citations.yml:") for each in problems)


def test_a_date_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    loaded = loaded_with(
        tmp_path, "beijing/2025/edition.yml", "en: May 11, 2026\n", "en: in May 2026\n"
    )
    assert loaded.content is not None
    (problem,) = editions_can_be_cited(loaded, loaded.content)
    assert "not a date" in problem.wrong
