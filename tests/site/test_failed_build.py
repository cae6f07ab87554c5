"""A build that fails leaves the last good site."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.building import mkdocs_build
from tests.files import edit, files_of
from tests.sample import lay_project


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = lay_project(tmp_path)
    good = mkdocs_build(root)
    assert good.returncode == 0, good.stderr
    before = files_of(root / "site")
    assert "en/atlantis/1/measures/chapter-1.html" in before
    for name, words, by in (
        ("measures/chapter-2.yml", "provisions:", "provisons:"),
        (
            "negative-list/industry-1.yml",
            "source_unit: ind-1-scope-1",
            "source_unit: ind-1-scope-9",
        ),
    ):
        edit(root / "content/atlantis/1" / name, words, by)
    failed = mkdocs_build(root)
    assert failed.returncode == 1
    told = f"{failed.stdout}\n{failed.stderr}"
    for line in (
        "chapter-2.yml:1: provisions: the key is missing. Add it.",
        "chapter-2.yml:6: provisons: unknown key. Did you mean provisions?",
        "industry-1.yml:106: source_unit: there is no unit with the id ind-1-scope-9.",
    ):
        assert told.count(line) == 1, told
    assert "Traceback" not in told
    assert files_of(root / "site") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


def test_a_build_whose_templates_fail_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = lay_project(tmp_path)
    assert mkdocs_build(root).returncode == 0
    before = files_of(root / "site")
    (root / "overrides/glossary.html").write_text("{{ nothing.of.the.kind }}", encoding="utf-8")
    assert mkdocs_build(root).returncode != 0
    assert files_of(root / "site") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


def test_a_build_that_breaks_off_at_its_end_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_project(tmp_path)
    assert mkdocs_build(root).returncode == 0
    before = files_of(root / "site")

    def fails(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("generator.plugin.write_bundle", fails)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(OSError, match="no space"):
        build(config)
    assert files_of(root / "site") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]
