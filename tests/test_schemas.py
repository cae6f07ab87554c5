"""The JSON Schemas for the editor's tool, and the content files that they describe."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.model.schema import FILES, schemas
from tests.sample import PROJECT

CONTENT = PROJECT / "content"


def schema_of(path: Path) -> str:
    """The name of the schema that describes a content file; empty for what `release` writes."""
    name = path.relative_to(CONTENT).as_posix()
    rules = {
        r"(?:[^/]+/)?(?:permalinks|history/.*)\.yml": "",
        r"(?:[^/]+/)?(successors)\.yml": r"\1",
        r"(site|interface|glossary|instruments|lexicon|related-words|citations)\.yml": r"\1",
        r"[^/]+/list\.yml": "list",
        r"[^/]+/[^/]+/(edition|cross-links|textual-links|time-limits)\.yml": r"\1",
        r"[^/]+/[^/]+/(columns|original-match)\.yml": r"\1",
        r"[^/]+/[^/]+/measures/.*": "chapter",
        r"[^/]+/[^/]+/rules/category-.*": "category",
        r"[^/]+/[^/]+/negative-list/industry-\d+\.yml": "industry",
        r"[^/]+/[^/]+/negative-list/industry-\d+/tier-\d+\.yml": "tier-table",
        r"[^/]+/[^/]+/(rules|negative-list)/(identification|catalogue|structure|bands|industries)"
        r"\.yml": "section",
    }
    for pattern, schema in rules.items():
        if match := re.fullmatch(pattern, name):
            return match.expand(schema)
    raise ValueError(f"{name}: no schema is named for it")


def content_files() -> list[Path]:
    return [path for path in sorted(CONTENT.rglob("*.yml")) if schema_of(path)]


files = pytest.mark.parametrize(
    "path", content_files(), ids=lambda path: path.relative_to(CONTENT).as_posix()
)


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((CONTENT / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def test_the_schemas_are_current() -> None:
    """`make schema` writes them; they are committed so that editors find them."""
    wanted = dict(schemas())
    there = {
        path.name: path.read_text(encoding="utf-8") for path in (CONTENT / "schema").glob("*.json")
    }
    assert there == wanted


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)


@files
def test_a_content_file_fits_its_schema(path: Path) -> None:
    value: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = [
        f"{each.json_path}: {each.message}"
        for each in validator(schema_of(path)).iter_errors(value)
    ]
    assert wrong == []


@files
def test_a_content_file_names_its_schema_to_the_editor(path: Path) -> None:
    up = "../" * (len(path.relative_to(CONTENT).parts) - 1)
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}schema/{schema_of(path)}.json"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("site", {"title": {"en": "Teapots", "zh": "茶壶"}}),
        ("chapter", {"id": "ch1", "number": "I", "heading": {"en": ""}, "provisions": []}),
        ("lexicon", {"concepts": [{"id": "Not kebab", "en": ["tea"]}]}),
        ("lexicon", {"concepts": [{"id": "tea", "forms": ["tea"]}]}),
    ],
    ids=["missing", "empty", "id", "unknown"],
)
def test_a_schema_refuses_what_the_model_refuses(name: str, value: Any) -> None:
    assert list(validator(name).iter_errors(value))
