"""The importers on the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.importer.applying import apply
from generator.importer.exporting import export_table
from generator.importer.importing import Order, import_table
from generator.importer.proposing import propose


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `import`, `export-table` and `original` to the commands of the editor."""
    table = commands.add_parser("import", help="bring a spreadsheet of an industry's tables in")
    table.add_argument("file", type=Path, help="XLSX or CSV")
    _of_industry(table)
    table.add_argument("--tier", type=int, default=None, help="the tier of all rows")
    table.add_argument(
        "--original", action="store_true", help="its Chinese is the official text, to the letter"
    )
    table.add_argument("--write", action="store_true", help="write, not only show what changes")
    table.set_defaults(run=_import)
    export = commands.add_parser("export-table", help="write the tables of an industry to edit")
    export.add_argument("file", type=Path, help="XLSX or CSV")
    _of_industry(export)
    export.set_defaults(run=_export)
    official = commands.add_parser("original", help="bring the official Chinese text in")
    official.add_argument("file", type=Path, help="DOCX or plain text")
    official.add_argument("--edition", required=True, help="such as beijing/2025")
    official.add_argument("--apply", action="store_true", help="write the confirmed matches")
    official.set_defaults(run=_original)


def _of_industry(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--edition", required=True, help="such as beijing/2025")
    parser.add_argument("--industry", required=True, help="ind-1, 1 or automotive")


def _import(options: argparse.Namespace) -> None:
    order = Order(
        file=options.file,
        edition=options.edition,
        industry=options.industry,
        tier=options.tier,
        original=options.original,
        write=options.write,
        confirm=_asked,
    )
    for path in import_table(options.root, order, print):
        print(path)


def _export(options: argparse.Namespace) -> None:
    count = export_table(options.root, options.file, options.edition, options.industry)
    print(f"{options.file}: {count} data fields")


def _original(options: argparse.Namespace) -> None:
    if options.apply:
        for path in apply(options.root, options.file, options.edition, print):
            print(path)
    else:
        print(propose(options.root, options.file, options.edition, print))


def _asked() -> bool:
    """Asks whoever sits at the keyboard; nobody there means no."""
    if not sys.stdin.isatty():
        return False
    return input("Write this? [y/N] ").strip().casefold() in ("y", "yes")
