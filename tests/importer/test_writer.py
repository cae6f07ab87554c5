"""Changes in YAML files of the editor: the lines of what changes, and no others."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from generator.problems import ContentError
from generator.writer import Block, Keys, edited, rearranged
from tests.sample import PROJECT

TEXT = """\
# about teapots
id: pot  # the pot
heading:
  en: "Pots: all"   # as printed
  # in Chinese
  zh: {working: 壶}

notes:
  - en: >-
      Folded
      text.
  # of lids
  - en: Lids.
tiers:
- id: a
  heading: {en: A, zh: {working: 甲}}
- id: b
"""


@pytest.mark.parametrize(
    ("edits", "before", "after"),
    [
        ({("heading", "en"): "Cups"}, '  en: "Pots: all"   # as printed\n', "  en: Cups\n"),
        ({("heading", "zh", "working"): "杯"}, "{working: 壶}", "{working: 杯}"),
        ({("heading", "zh"): {"printed": "杯"}}, "{working: 壶}", "{printed: 杯}"),
        ({("heading", "zh"): None}, "  zh: {working: 壶}\n", ""),
        ({("notes", 0, "en"): "One."}, "en: >-\n      Folded\n      text.", "en: One."),
        ({("tiers", 0, "heading", "en"): "B"}, "{en: A, zh", "{en: B, zh"),
        ({("tiers", 0, "table"): "t.yml"}, "- id: b", "  table: t.yml\n- id: b"),
        ({("tiers", 1, "number"): "2"}, "- id: b\n", '- id: b\n  number: "2"\n'),
        ({("id",): "lid"}, "id: pot  # the pot", "id: lid"),
        ({("number",): "x"}, "# the pot\n", "# the pot\nnumber: x\n"),
        (
            {("text", "zh"): {"working": "a: b"}},
            "\nnotes",
            '\ntext:\n  zh: {working: "a: b"}\nnotes',
        ),
        ({("assigned",): {"df": 3}}, "- id: b\n", "- id: b\nassigned: {df: 3}\n"),
    ],
)
def test_an_edit_changes_its_lines_only(edits: dict[Keys, Any], before: str, after: str) -> None:
    changed = edited(TEXT, edits)
    if before == "\nnotes":  # A new key goes after those before it, above a blank line.
        assert yaml.safe_load(changed)["text"] == {"zh": {"working": "a: b"}}
        return
    assert TEXT.count(before) == 1
    assert changed == TEXT.replace(before, after)


def test_several_edits_at_once() -> None:
    edits: dict[Keys, Any] = {
        ("heading", "en"): "Cups",
        ("notes", 1, "en"): "None.",
        ("tiers", 0, "heading", "en"): "B",
        ("tiers", 0, "heading", "zh", "working"): "乙",
        ("tiers", 1, "x"): 1,
    }
    read = yaml.safe_load(edited(TEXT, edits))
    assert read["heading"]["en"] == "Cups"
    assert read["notes"][1]["en"] == "None."
    assert read["tiers"] == [
        {"id": "a", "heading": {"en": "B", "zh": {"working": "乙"}}},
        {"id": "b", "x": 1},
    ]


def test_an_item_on_one_line_is_edited_in_its_place() -> None:
    text = "notes:\n  - {en: A, zh: {working: 甲}}  # first\n  - {en: B}\nid: x\n"
    changed = edited(text, {("notes", 1, "en"): "C: c", ("id",): "y"})
    assert changed.startswith("notes:\n  - {en: A, zh: {working: 甲}}  # first\n  - {en: ")
    wanted = {"notes": [{"en": "A", "zh": {"working": "甲"}}, {"en": "C: c"}], "id": "y"}
    assert yaml.safe_load(changed) == wanted


def plain_places(value: Any, keys: Keys = ()) -> list[Keys]:
    if isinstance(value, dict):
        return [each for key in value for each in plain_places(value[key], (*keys, key))]
    if isinstance(value, list):
        return [each for n in range(len(value)) for each in plain_places(value[n], (*keys, n))]
    return [keys] if isinstance(keys[-1], str) and isinstance(value, str) else []


def test_any_text_of_the_content_can_be_replaced(
    rng: random.Random, loops: Callable[[int, int], int]
) -> None:
    """In every file of the content: what is edited is so, and nothing else is otherwise."""
    paths = sorted((PROJECT / "content").rglob("*.yml"))
    for _ in range(loops(25, 1000)):
        text = rng.choice(paths).read_text(encoding="utf-8")
        read = yaml.safe_load(text)
        places = rng.sample(plain_places(read), 3)
        edits = {keys: f"独角兽: “{n}”, [tea]" for n, keys in enumerate(places)}
        for keys, value in edits.items():
            holder = read
            for key in keys[:-1]:
                holder = holder[key]
            holder[keys[-1]] = value
        assert yaml.safe_load(edited(text, edits)) == read


# --- units in another order

UNITS = """\
# first line
scenarios:
  # the first
  - id: s1
    heading: {en: One}
    # its categories
    data_categories:
      # of c1
      - id: c1
        heading: {en: C}
      - id: c2
    notes:
      - en: After.
      # last of s1

  - id: s2
# end
"""


def block(unit_id: str, **children: tuple[Block, ...]) -> Block:
    return Block(unit_id, {"id": unit_id}, children)


def moved(*blocks: Block, text: str = UNITS) -> str:
    return rearranged({"t": text}, {"t": {"scenarios": blocks}})["t"]


def test_the_same_units_are_the_same_text() -> None:
    whole = block("s1", data_categories=(block("c1"), block("c2")))
    assert moved(whole, block("s2")) == UNITS
    assert moved(block("s1"), block("s2")) == UNITS


def test_units_move_with_their_comments() -> None:
    assert moved(block("s2"), block("s1", data_categories=(block("c2"), block("c1")))) == (
        "# first line\nscenarios:\n\n  - id: s2\n  # the first\n  - id: s1\n"
        "    heading: {en: One}\n    # its categories\n    data_categories:\n"
        "      - id: c2\n      # of c1\n      - id: c1\n        heading: {en: C}\n"
        "    notes:\n      - en: After.\n      # last of s1\n# end\n"
    )


def test_a_unit_may_move_into_another_and_another_depth() -> None:
    other = "data_categories:\n- id: c9\n  heading:\n    en: Deep\n"
    files = rearranged(
        {"a": UNITS, "b": other},
        {
            "a": {"scenarios": (block("s2", data_categories=(block("c9"), block("new"))),)},
            "b": {"data_categories": (block("c1"),)},
        },
    )
    assert files["a"] == (
        "# first line\nscenarios:\n\n  - id: s2\n    data_categories:\n      - id: c9\n"
        "        heading:\n          en: Deep\n      - id: new\n# end\n"
    )
    assert files["b"] == "data_categories:\n# of c1\n- id: c1\n  heading: {en: C}\n"


def test_units_on_one_line_are_told() -> None:
    with pytest.raises(ContentError, match=r"t:1: scenarios: units on one line\."):
        moved(block("s1"), text="scenarios: [{id: s1}]\n")


def test_a_text_that_is_one_value_is_written_anew() -> None:
    """JSON is YAML too, and nothing in it stands on lines of its own."""
    text = edited('{"id": "pot", "heading": {"en": "Pots"}}\n', {("heading", "en"): "Cups"})
    assert yaml.safe_load(text) == {"id": "pot", "heading": {"en": "Cups"}}
