"""The folder of the site as a whole: which files there are, and their names."""

from __future__ import annotations

import re
from pathlib import Path


def test_nothing_of_the_theme_is_left(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    wrong = re.compile(r"lunr|worker|search_index|assets/(javascripts|stylesheets|images)|\.map$")
    assert [each for each in files if wrong.search(each)] == []
    assert {each.split("/")[0] for each in files} <= {
        *("index.html", "404.html", "llms.txt", "en", "zh", "assets", "downloads"),
    }


def test_no_word_of_the_sample_is_on_the_site(site: Path) -> None:
    words = re.compile("atlantis|unicorn|teapot|亚特兰蒂斯|独角兽|茶壶", re.IGNORECASE)
    texts = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".zip")
    found = [
        path.relative_to(site).as_posix()
        for path in texts
        if words.search(path.read_bytes().decode("utf-8", errors="ignore"))
    ]
    assert found == []


def test_every_file_can_be_opened_from_any_disk(site: Path) -> None:
    """Names of plain letters, none that differs from another only by capitals, none too long."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert not [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]{1,100}", name)]
    assert len({name.casefold() for name in names}) == len(names)
