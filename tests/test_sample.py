"""The sample uses every key, and its hostile text reaches every page as text and no more."""

from __future__ import annotations

import types
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.checks import checked
from generator.model.edition import Content
from generator.model.industries import TierTable
from generator.model.ledger import Redirect, Retired, Successors
from generator.model.relations import TextualLinks, TimeLimits
from generator.model.schema import FILES
from generator.model.shared import Glossary, Instruments, Interface, Lexicon, Site, Term
from generator.model.styles import CitationStyles
from generator.model.text import Node
from generator.pages.build import Page
from generator.pages.views import View
from generator.permalinks.addresses import addresses
from tests.html import Element, parsed
from tests.sample import lay, rendered

# The sample takes these files as they are from content/.
REAL = (Interface, CitationStyles)
# The models of whole files, which hold nothing but their entries.
WRAPPERS = (Glossary, Instruments, Lexicon, TimeLimits, TextualLinks, TierTable)
# What became of units is told of a sample that was released (tests/permanence/ages.py).
PAST = (Successors, Retired, Redirect)
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return checked(lay(tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="module")
def built(content: Content) -> dict[str, tuple[Page, str]]:
    return {page.path: (page, html) for page, html in rendered(content)}


@pytest.fixture(scope="module")
def read(built: dict[str, tuple[Page, str]]) -> dict[str, Element]:
    return {path: parsed(html) for path, (_, html) in built.items()}


# --- what the sample uses


def models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names, and all inside them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        for field in annotation.model_fields.values():
            if field.annotation not in (annotation, tuple[annotation, ...]):
                yield from models(field.annotation)
    for argument in get_args(annotation):
        yield from models(argument)


def nodes(value: Any) -> Iterator[Node]:
    """Every node in a value of the model, that value included."""
    if isinstance(value, Node):
        yield value
        for name in type(value).model_fields:
            yield from nodes(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from nodes(each)
    elif isinstance(value, dict):
        yield from nodes(list(value.values()))


def everything(content: Content) -> Iterator[Node]:
    shared = [content.site, content.terms, content.instruments, content.concepts, content.related]
    yield from nodes(shared)
    for each in content.lists:
        yield from nodes(each.file)
        for edition in each.editions:
            yield from nodes([edition.file, *edition.roots])
            yield from nodes([edition.cross_links, edition.textual_links])
            yield from nodes([edition.columns, edition.original_match])


# Keys that every unit may have and the model refuses for these (see test_mistakes).
REFUSED = {
    ("TimeLimit", "number"),
    ("TimeLimit", "text"),
    *(("CrossLink", key) for key in ("heading", "notes", "number", "text")),
}


def every_model() -> set[type[BaseModel]]:
    real = {model for each in REAL for model in models(each)}
    known = {model for each in FILES.values() for model in models(each)}
    return known - (real - set(models(Site))) - set(WRAPPERS + PAST)


def test_every_key_of_every_model_is_used(content: Content) -> None:
    used = {(type(node).__name__, key) for node in everything(content) for key in _set(node)}
    every = {(model.__name__, key) for model in every_model() for key in model.model_fields}
    # Every unit may have aliases; one that has is enough.
    once = {each for each in every if each[1] == "aliases" and each != ("Item", "aliases")}
    assert sorted(every - used - REFUSED - once) == []


def _set(node: Node) -> set[str]:
    return {key for key in node.model_fields_set if getattr(node, key) not in (None, ())}


def words_of(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in (Union, types.UnionType):
        for each in get_args(annotation):
            yield from words_of(each)


def test_every_word_that_a_key_may_have_is_used(content: Content) -> None:
    used = Counter(
        (key, getattr(node, key))
        for node in everything(content)
        for key in type(node).model_fields
        if isinstance(getattr(node, key), str)
    )
    possible = {
        (key, word)
        for model in every_model()
        for key, field in model.model_fields.items()
        for word in words_of(field.annotation)
    }
    assert sorted(possible - set(used)) == []


def test_the_sample_says_nothing_about_a_real_list(content: Content) -> None:
    said = " ".join(path.read_text(encoding="utf-8") for path in sample_files())
    assert not [word for word in ("Beijing", "北京", "Two Zones", "个人信息") if word in said]


def sample_files() -> Iterator[Path]:
    yield from (Path(__file__).parent / "sample").rglob("*.yml")


# --- what the pages make of it


def test_every_page_has_hostile_text_and_only_as_text(read: dict[str, Element]) -> None:
    for path, page in read.items():
        assert SCRIPT in page.text, path
        assert {each.get("type") for each in page.all("script") if "alert" in str(each.inside)} <= {
            "application/ld+json"
        }, path


def test_no_page_has_an_element_or_attribute_out_of_a_text(read: dict[str, Element]) -> None:
    for path, page in read.items():
        for element in page.walk():
            where = f"{path}:{element.line}: {element.tag} {dict(element.attributes)}"
            assert not [name for name in element.attributes if name.startswith("on")], where
            assert "style" not in element.attributes, where
            assert element.tag != "b", where
        inline = [each for each in page.all("script") if not each.get("src")]
        assert {each.get("type") for each in inline} <= {"application/ld+json"}, path


def test_no_text_is_taken_for_a_template(built: dict[str, tuple[Page, str]]) -> None:
    assert not [path for path, (_, html) in built.items() if "alert(49)" in html]
    glossary = built["en/glossary.html"][1]
    assert "{{ 7*7 }}" in glossary


def test_every_word_of_a_unit_stands_on_its_home_page(
    content: Content, read: dict[str, Element]
) -> None:
    lost = []
    for edition in content.editions:
        homes = addresses(content).of_units[edition.key]
        for unit in edition.walk():
            page = read[f"en/{homes[unit.id]}"].words
            texts = [unit.heading, unit.text, *unit.notes]
            said = [text.en.plain for text in texts if text]
            said += [text.zh.text.plain for text in texts if text and text.zh]
            lost += [f"{unit.id}: {words}" for words in said if words not in page]
    assert lost == []


def test_every_word_of_an_entry_stands_on_its_page(
    content: Content, read: dict[str, Element]
) -> None:
    lost = []
    for entry in content.entries:
        page = read[f"en/{addresses(content).of_entries[entry.id]}"].words
        said = [entry.en.plain, *entry.abbreviations, *entry.aliases.en, *entry.aliases.zh]
        said += [entry.zh.text.plain] if entry.zh else []
        said += [entry.pinyin] if entry.pinyin and isinstance(entry, Term) else []
        lost += [f"{entry.id}: {words}" for words in said if words not in page]
    assert lost == []


def test_every_page_is_a_view_or_stands_alone(built: dict[str, tuple[Page, str]]) -> None:
    alone = [path for path, (page, _) in built.items() if not isinstance(page.view, View)]
    assert {"index.html", "404.html"} <= set(alone)
