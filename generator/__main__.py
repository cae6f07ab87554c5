"""The commands of the editor: the content checked, brought in, begun anew, released, printed."""

from __future__ import annotations

import argparse
import datetime
import gc
import sys
from collections.abc import Callable
from pathlib import Path

from generator.checks import checked
from generator.importer.commands import add_commands
from generator.model.schema import write_schemas
from generator.new_edition import new_edition
from generator.pdf import write_pdfs
from generator.problems import ContentError, counted
from generator.progress import waiting
from generator.release import release


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when all is well, 1 when the content has mistakes."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], None] = options.run
    try:
        command(options)
    except ContentError as error:
        print(error)
        print(f"{counted(error)}.", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m generator", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the project's folder")
    commands = parser.add_subparsers(required=True)
    check = commands.add_parser("check", help="check the content and print every mistake")
    check.set_defaults(run=_check)
    schema = commands.add_parser("schema", help="write the JSON Schemas that editors use")
    schema.set_defaults(run=_schema)
    make = commands.add_parser("release", help="write a release into the ledgers")
    make.add_argument("number", help="such as 0.1.0")
    make.add_argument("--date", type=datetime.date.fromisoformat, default=None)
    make.add_argument("--unannounced", action="store_true", help="a trial, without an address")
    make.add_argument("--pdf", type=_folder, help="where its PDFs are offered: https://…/")
    make.set_defaults(run=_release)
    add_commands(commands)
    new = commands.add_parser("new-edition", help="start a new edition from the current one")
    new.add_argument("old", help="such as beijing/2025")
    new.add_argument("new", help="such as beijing/2026")
    new.set_defaults(run=_new_edition)
    pdf = commands.add_parser("pdf", help="write the whole reference as a PDF under dist/")
    pdf.add_argument("--site", type=_built, default="site", help="the site as it was built")
    pdf.set_defaults(run=_pdf)
    return parser


def _folder(address: str) -> str:
    if not (address.startswith("https://") and address.endswith("/")):
        wanted = "the full address of a folder, from https:// to the / at its end"
        raise argparse.ArgumentTypeError(wanted)
    return address


def _built(text: str) -> Path:
    site = Path(text)
    if not (site / "assets").is_dir():
        raise argparse.ArgumentTypeError(f"there is no site in {site}; build it with `make site`")
    return site


def _check(options: argparse.Namespace) -> None:
    with waiting("Checking the content"):
        content = checked(options.root)
    units = sum(len(edition.units) for edition in content.editions)
    print(f"The content is sound: {units} units, {len(content.terms)} terms.")


def _schema(options: argparse.Namespace) -> None:
    for path in write_schemas(options.root):
        print(path)


def _release(options: argparse.Namespace) -> None:
    date = options.date or datetime.datetime.now(datetime.UTC).date()
    announced = not options.unannounced
    with waiting("Releasing"):
        paths = release(options.root, options.number, date, announced=announced, pdf=options.pdf)
    for path in paths:
        print(path)


def _new_edition(options: argparse.Namespace) -> None:
    started = new_edition(options.root, options.old, options.new)
    print(f"content/{options.new}: {len(started.files)} files, like those of {options.old}.")
    print(f"content/{options.new.partition('/')[0]}/list.yml: it stands first.")
    print("Change next:")
    for each in started.next:
        print(f"  {each}")


def _pdf(options: argparse.Namespace) -> None:
    for path in write_pdfs(options.root, options.site):
        print(path)


if __name__ == "__main__":
    gc.disable()  # A command ends before it would pay to look for what it could let go.
    sys.exit(main())
