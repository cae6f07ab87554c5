"""The commands: `python -m generator check` and `python -m generator schema`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.checks import checked
from generator.model.schema import write_schemas
from generator.problems import ContentError


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when all is well, 1 when the content has mistakes."""
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the content and print every mistake")
    commands.add_parser("schema", help="write the JSON Schemas that editors complete with")
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    options = parser.parse_args(arguments)
    if options.command == "schema":
        return _schema(options.root)
    return _check(options.root)


def _check(root: Path) -> int:
    try:
        content = checked(root)
    except ContentError as error:
        print(error)
        count = len(error.problems)
        print(f"{count} {'mistake' if count == 1 else 'mistakes'}.", file=sys.stderr)
        return 1
    units = sum(len(edition.units) for edition in content.editions)
    print(f"The content is sound: {units} units, {len(content.terms)} terms.")
    return 0


def _schema(root: Path) -> int:
    for path in write_schemas(root):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
