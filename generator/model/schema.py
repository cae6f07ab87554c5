"""JSON Schemas of the YAML files, for the editor's completion and checks while typing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.model.columns import ColumnMap, OriginalMatch
from generator.model.edition import EditionFile
from generator.model.industries import Industry, TierTable
from generator.model.ledger import Successors
from generator.model.relations import CrossLinks, TextualLinks, TimeLimits
from generator.model.shared import (
    Glossary,
    Instruments,
    Interface,
    Lexicon,
    ListFile,
    RelatedWords,
    Site,
)
from generator.model.styles import CitationStyles
from generator.model.text import Node
from generator.model.units import Category, Chapter, Section

FILES: Mapping[str, type[Node]] = {
    "category": Category,
    "chapter": Chapter,
    "citations": CitationStyles,
    "columns": ColumnMap,
    "cross-links": CrossLinks,
    "edition": EditionFile,
    "glossary": Glossary,
    "industry": Industry,
    "instruments": Instruments,
    "interface": Interface,
    "lexicon": Lexicon,
    "list": ListFile,
    "original-match": OriginalMatch,
    "related-words": RelatedWords,
    "section": Section,
    "site": Site,
    "successors": Successors,
    "textual-links": TextualLinks,
    "tier-table": TierTable,
    "time-limits": TimeLimits,
}


def schemas() -> Iterator[tuple[str, str]]:
    """The name and the text of each schema file."""
    for name, model in FILES.items():
        schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
        schema |= model.model_json_schema(by_alias=True)
        yield f"{name}.json", json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def schema_of(shape: Any) -> dict[str, Any]:
    """The JSON Schema of data going out, given as a TypedDict: every key there, and no other."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= TypeAdapter(shape).json_schema()
    for each in (schema, *schema.get("$defs", {}).values()):
        if "properties" in each:
            each["additionalProperties"] = False
    return schema


def write_schemas(root: Path) -> Iterator[Path]:
    """Writes the schemas to `root`/content/schema; yields the path of each."""
    folder = root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        yield path
