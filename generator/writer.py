"""Writes YAML files that the generator keeps itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def write_yaml(path: Path, value: Any, comment: str) -> None:
    """Writes plain values as YAML below a comment, through a file beside it, so never half."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1_000_000)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(f"# {comment}\n{text}", encoding="utf-8")
    aside.replace(path)
