"""YAML is read with the line of every key; what is wrong with it is in test_mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import ContentError, Place
from generator.reader import Document, key_at, place_of, read_yaml

TEXT = """\
# a comment
name: Teapot

parts:
  - id: spout
    text: >-
      A long
      text.
  - {id: lid, none: [handle]}
"""


def read(text: str | bytes, folder: Path) -> Document:
    path = folder / "teapot.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path, "teapot.yml")


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ((), 1),
        (("name",), 2),
        (("parts",), 4),
        (("parts", 0), 5),
        (("parts", 0, "text"), 6),
        (("parts", 1), 9),
        (("parts", 1, "none", 0), 9),
        (("parts", 0, "missing"), 5),
        (("parts", 7), 4),
        (("missing",), 2),
        (("name", "missing"), 2),
    ],
)
def test_every_value_knows_its_line(location: tuple[Any, ...], line: int, tmp_path: Path) -> None:
    value = read(TEXT, tmp_path).value
    assert place_of(value, location, "teapot.yml") == Place("teapot.yml", line)


def test_values_are_those_of_yaml(tmp_path: Path) -> None:
    assert read(TEXT, tmp_path) == Document(yaml.safe_load(TEXT), ())


PLAIN = st.recursive(
    st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"])),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1), inside, max_size=3)
    ),
    max_leaves=8,
)


@given(value=st.dictionaries(st.text("abc", min_size=1), PLAIN, min_size=1, max_size=3))
def test_what_is_written_is_read(value: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    document = read(text, tmp_path_factory.mktemp("read"))
    assert document.value == value
    assert document.problems == ()


def test_an_editor_may_leave_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    windows = TEXT.replace("\n", "\r\n").encode("utf-8-sig")
    document = read(windows, tmp_path)
    assert document == Document(yaml.safe_load(TEXT), ())
    assert place_of(document.value, ("parts", 1), "teapot.yml").line == 9


def test_the_first_of_two_keys_is_kept(tmp_path: Path) -> None:
    document = read("a: 1\na: 2\nb: 3\n", tmp_path)
    assert document.value == {"a": 1, "b": 3}
    assert [str(each) for each in document.problems] == [
        "teapot.yml:2: a: the key stands twice, first in line 1. Keep one of the two."
    ]


@given(
    data=st.binary(max_size=60) | st.text("a:-[]{}&*!|>'\"# \n\t?,", max_size=30).map(str.encode)
)
def test_no_file_breaks_the_reader(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever stands in a file, it is read or told."""
    path = tmp_path_factory.mktemp("any") / "teapot.yml"
    path.write_bytes(data)
    try:
        told: object = read_yaml(path, "teapot.yml")
    except ContentError as error:
        told = error.problems
    assert isinstance(told, Document) or (isinstance(told, tuple) and len(told) == 1)


@pytest.mark.parametrize(
    ("location", "key"),
    [
        ((), "file"),
        (("a",), "a"),
        (("a", 0, "b", 11), "a[1].b[12]"),
    ],
)
def test_keys_are_counted_from_one(location: tuple[Any, ...], key: str) -> None:
    assert key_at(location) == key
