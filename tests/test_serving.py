"""What `mkdocs serve` makes of the content without MkDocs."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from generator.model.edition import Content
from generator.model.pinyin import dictionary
from generator.pages.build import Pages
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.serving import Served
from tests.sample import TEMPLATES


def test_after_the_start_no_page_has_to_wait_for_a_template_or_a_dictionary(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = Served(content, Settings(serving=True), Renderer([str(TEMPLATES)], content.interface))
    served.warm()
    known = dictionary.cache_info().misses

    def refused(*_: object) -> None:
        pytest.fail("a template is read")

    monkeypatch.setattr(jinja2.FileSystemLoader, "get_source", refused)
    ways = Pages(content, Settings()).reference.ways
    for path in ways:
        served.write(f"zh/{path}", tmp_path)
        assert (tmp_path / "zh" / path).exists()
    assert dictionary.cache_info().misses == known
