"""Working Chinese is marked wherever it shows, and one setting hides all of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from generator.model.edition import Content
from generator.model.shared import Label
from generator.model.text import Chinese, Node
from generator.pages.shell import Settings
from tests.conftest import PUBLIC_ADDRESS
from tests.html import parsed
from tests.sample import rendered
from tests.site import Pages, body, ids, in_language, without_marks


def chinese(value: object) -> Iterator[Chinese]:
    """Every Chinese text in a value of the model."""
    if isinstance(value, Chinese):
        yield value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            yield from chinese(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from chinese(each)


def working_texts(content: Content) -> set[str]:
    """Working texts that cannot be mistaken for another: long, and part of no other."""
    said = [
        *chinese((content.terms, content.instruments)),
        *(each for one in content.lists for each in chinese(one.file)),
        *(each for edition in content.editions for each in chinese(tuple(edition.roots))),
        *(each for edition in content.editions for each in chinese(edition.textual_links)),
    ]
    others = " ".join(each.text.plain for each in said if each.status != "working")
    others += " ".join(label.zh for label in _labels(content))
    working = {each.text.plain for each in said if each.status == "working"}
    return {text for text in working if len(text) >= 4 and text not in others}


def _labels(content: Content) -> Iterator[Label]:
    yield from (content.site.title, content.site.description)
    yield from content.interface.labels.values()
    for group in content.interface.groups.values():
        yield from group.values()
    for style in content.citations.styles:
        yield from (style.name, style.follows)


def test_working_chinese_has_its_mark_beside_it(pages: Pages, content: Content) -> None:
    working = working_texts(content)
    marked, bare = set(), []
    for path, page in pages.items():
        for element in body(page).walk():
            if element.get("lang") != "zh-Hans" or element.tag == "html":
                continue
            said = without_marks(element)
            if said not in working:
                continue
            around = element.parent if element.tag == "q" and element.parent else element
            marks = [each for each in around.walk() if "mark" in each.classes]
            if any("工作文本" in each.text and "working" in each.text for each in marks):
                marked.add(said)
            else:
                bare.append(f"{path}:{element.line}: {said}")
    assert bare == []
    assert len(marked) > 0.9 * len(working), sorted(working - marked)[:20]


# A control is heard beside the text that it is named after, and that text has its mark; of
# `data-actions` the script makes such a name.
NAMES_OF_CONTROLS = {"aria-label", "data-actions"}


def test_no_attribute_and_no_title_quotes_working_chinese_without_saying_so(
    pages: Pages, content: Content
) -> None:
    working = sorted(working_texts(content))
    wrong = []
    for path, page in in_language(pages, "zh").items():
        values = [
            (element, value)
            for element in page.walk()
            for name, value in element.attributes.items()
            if name not in NAMES_OF_CONTROLS
        ]
        values += [(each, each.text) for each in page.all("title")]
        values += [
            (each, "".join(str(one) for one in each.inside))
            for each in page.all("script")
            if each.inside
        ]
        for element, value in values:
            if any(text in value for text in working) and "工作文本" not in value:
                wrong.append(f"{path}:{element.line}: {element.tag} {value[:60]}")
    assert wrong == []


@pytest.fixture(scope="module")
def without_working(content: Content) -> Pages:
    """All pages with the one setting that hides working Chinese."""
    site = content.site.model_copy(update={"show_working_chinese": False})
    hidden = dataclasses.replace(content, site=site)
    return {page.path: parsed(html) for page, html in rendered(hidden, Settings(PUBLIC_ADDRESS))}


def test_one_setting_hides_all_working_chinese(without_working: Pages, content: Content) -> None:
    working = sorted(working_texts(content))
    assert len(working) > 300
    shown = []
    for path, page in without_working.items():
        everything = " ".join(
            [
                page.text,
                *(value for element in page.walk() for value in element.attributes.values()),
                *(str(one) for each in page.all("script") for one in each.inside),
            ]
        )
        shown += [f"{path}: {text}" for text in working if text in everything]
    assert shown == []


def test_then_a_chinese_page_keeps_its_ids_and_says_so(
    without_working: Pages, pages: Pages, content: Content
) -> None:
    said = content.interface.labels["working_hidden"].zh
    for path, page in in_language(without_working, "zh").items():
        # What explains a marked word is there only if the word is.
        before, now = (
            sorted(each for each in ids(one) if not each.startswith("about-"))
            for one in (pages[path], page)
        )
        assert now == before, path
        assert said in body(page).text, path
    chapter = without_working["zh/beijing/2025/measures/chapter-3.html"]
    english = [text for element, text in body(chapter).texts() if element.lang == "en"]
    assert "survey key industries/sectors to map" in " ".join(english)
