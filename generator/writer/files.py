"""Writes whole files, in the house's style."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

_MAP, _STR = "tag:yaml.org,2002:map", "tag:yaml.org,2002:str"
# A fingerprint such as 1234e567 is a number to readers of YAML 1.2.
_LIKE_A_NUMBER = re.compile(r"[0-9]+e[0-9]+")


class OneLine(dict[str, Any]):
    """A mapping that is written on one line."""


class _Dumper(yaml.SafeDumper):
    def one_line(self, value: OneLine) -> yaml.Node:
        return self.represent_mapping(_MAP, value, flow_style=True)

    def text(self, value: str) -> yaml.Node:
        return self.represent_scalar(_STR, value, "'" if _LIKE_A_NUMBER.fullmatch(value) else None)


_Dumper.add_representer(OneLine, _Dumper.one_line)
_Dumper.add_representer(str, _Dumper.text)


def write_yaml(path: Path, value: Any, comment: str) -> None:
    """Writes plain values as YAML below a comment, through a file beside it, so never half."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    write_text(path, f"# {comment}\n{text}")


def write_text(path: Path, text: str) -> None:
    """Writes a file through one beside it, so never half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)


def yaml_of(value: Any) -> str:
    """Plain values as YAML in the house's style."""
    out = io.StringIO()
    round_trip().dump(styled(value), out)
    return out.getvalue()


def round_trip() -> YAML:
    """Reads and writes YAML in the house's layout, with its comments and quotation marks."""
    yaml_ = YAML()
    yaml_.preserve_quotes = True
    yaml_.width = 1_000_000
    yaml_.indent(mapping=2, sequence=4, offset=2)
    return yaml_


def styled(value: Any, key: str = "") -> Any:
    """Chinese with its status, and lists of words, go on one line."""
    if isinstance(value, CommentedMap | CommentedSeq):  # read from a file, with its own style
        return value
    if isinstance(value, Mapping):
        mapping = CommentedMap((name, styled(each, name)) for name, each in value.items())
        if key == "zh" or key == "assigned":
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, str):
        quoted = yaml.safe_dump(value, allow_unicode=True).startswith("'")
        return DoubleQuotedScalarString(value) if quoted else value
    if isinstance(value, Sequence):
        sequence = CommentedSeq(styled(each) for each in value)
        if not any(isinstance(each, Mapping) for each in value):
            sequence.fa.set_flow_style()
        return sequence
    return value
