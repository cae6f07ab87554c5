"""Layout: what the pages of an edition are built round is there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Content
from generator.model.load import Loaded
from generator.model.units import Section
from generator.problems import Problem


def sections_are_in_place(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """The sections that pages are built round have the ids that the addresses promise."""
    for edition in content.editions:
        expected: tuple[tuple[Section, str], ...] = (
            (edition.identification, "identification"),
            (edition.catalogue, "catalogue"),
            (edition.structure, "structure"),
            (edition.bands, "bands"),
            (edition.industries_section, "industries"),
        )
        for section, wanted in expected:
            if section.id != wanted:
                wrong = f"the id is {section.id}, but this file holds the section {wanted}"
                yield Problem(section.place("id"), "id", wrong, f"Write {wanted}")


def parts_are_three(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """An edition has Parts A, B and C, each with its own opening page."""
    for edition in content.editions:
        count = len(edition.file.parts)
        if count != 3 and loaded.whole(*edition.paths("edition.yml")):
            wrong = f"an edition has three parts, this one {count}"
            yield Problem(edition.file.place("parts"), "parts", wrong, "Give Parts A, B and C")


def tables_have_three_columns(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """The tables of the catalogue and of the industries have three columns each."""
    for edition in content.editions:
        for section in (edition.catalogue, edition.industries_section):
            if len(section.columns) != 3 and loaded.sound(section.id):
                wrong = f"the table has three columns, these are {len(section.columns)}"
                yield Problem(section.place("columns"), "columns", wrong, "Name all three")
