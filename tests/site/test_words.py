"""The English pages say all that the source says, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.html import Element
from tests.site import Pages, without_marks
from tests.source import blocks, clauses


def reading(page: Element) -> str:
    """The numbers, headings and texts of the units of a page, in English, in their order."""
    said = []
    for element in page.walk():
        if "unit__number" in element.classes and element.words != "§":
            said.append(element.words)
        elif "said" in element.classes and element.lang == "en":
            said.append(without_marks(element))
    return " ".join(said)


def test_every_clause_of_the_source_stands_on_the_english_pages(pages: Pages) -> None:
    english = {path: page for path, page in pages.items() if path.startswith("en/beijing/2025/")}
    said = "\n".join(f"{reading(page)}\n{page.words}" for page in english.values())
    lost = []
    for block in blocks():
        heading = re.match(r"(Part [A-C]|Chapter [IVX]+) — ", block)
        for clause in clauses(block.removeprefix(heading[0]) if heading else block):
            # Two bands of one sentence are units of their own, with headings between them.
            pieces = clause.split(", ") if clause not in said else []
            lost += [each for each in pieces if each not in said]
    assert lost == []


def chapters_of_the_source() -> Iterator[tuple[int, list[str]]]:
    """The number of each chapter with its words in order."""
    number, words = 0, list[str]()
    for block in blocks():
        if re.match(r"Chapter [IVX]+ — ", block):
            if words:
                yield number, words
            number, words = number + 1, block.partition(" — ")[2].split()
        elif number and block.startswith("Unified important-data identification"):
            break
        elif number:
            words += block.split()
    yield number, words


@pytest.mark.parametrize(("number", "words"), tuple(chapters_of_the_source()))
def test_a_chapter_has_all_words_of_the_source_in_order(
    number: int, words: list[str], pages: Pages
) -> None:
    """Between them stand only what is this site's own: notes, and what links to a unit."""
    plain = [re.sub(r"^\W+|\W+$", "", word) for word in words]
    there = iter(
        re.sub(r"^\W+|\W+$", "", word)
        for word in reading(pages[f"en/beijing/2025/measures/chapter-{number}.html"]).split()
    )
    missing = next((word for word in plain if word and word not in there), None)
    assert missing is None
    assert len(plain) > 100
