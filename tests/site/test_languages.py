"""Every page is there in both languages, and every word is marked with its own."""

from __future__ import annotations

import re

from opencc import OpenCC

from generator.model.edition import Content
from tests.site import ALONE, Pages, body, ids, in_language, language
from tests.source import HAN


def test_every_page_is_in_the_language_of_its_address(pages: Pages) -> None:
    lang = {"en": "en", "zh": "zh-Hans"}
    for path, page in pages.items():
        (html,) = page.all("html")
        assert html.get("lang") == lang.get(language(path), "en"), path


def test_both_languages_have_the_same_pages_and_ids(pages: Pages) -> None:
    english, chinese = in_language(pages, "en"), in_language(pages, "zh")
    assert [path[2:] for path in english] == [path[2:] for path in chinese]
    assert set(pages) == {*english, *chinese, *ALONE}
    for path, page in english.items():
        mine, theirs = ids(page), ids(chinese[f"zh{path[2:]}"])
        in_order_of_the_alphabet = "glossary" in path or "instruments" in path
        if in_order_of_the_alphabet:  # which each language has of its own
            mine, theirs = sorted(mine), sorted(theirs)
        assert mine == theirs, path


def test_every_chinese_run_in_an_english_page_is_marked_as_chinese(pages: Pages) -> None:
    wrong = [
        f"{path}:{element.line}: {text.strip()}"
        for path, page in pages.items()
        if language(path) != "zh"
        for element, text in body(page).texts()
        if re.search(HAN, text) and element.lang not in ("zh-Hans", "zh-Hant", "zh-Latn")
    ]
    assert wrong == []


def test_traditional_characters_are_marked_as_such_and_nothing_else_is(pages: Pages) -> None:
    names = {
        (text.strip(), element.lang)
        for path in ("en/glossary.html", "zh/glossary.html", "en/instruments.html")
        for element, text in body(pages[path]).texts()
        if re.search(HAN, text)
    }
    to_simplified = OpenCC("t2s").convert
    marked = {text for text, lang in names if lang == "zh-Hant"}
    assert marked == {text for text, _ in names if to_simplified(text) != text}
    assert {"資料出境", "自駕車", "數據子類"} & marked == {"資料出境", "數據子類"}


def test_english_words_in_a_chinese_page_are_marked_as_english(
    pages: Pages, content: Content
) -> None:
    """A proper name is of no language (WCAG 3.1.2): the publisher's stands in the notice."""
    words = re.compile(r"[A-Za-z][a-z’'-]+(?: [A-Za-z&][A-Za-z’'-]*)+")
    wrong = [
        f"{path}:{element.line}: {text.strip()}"
        for path, page in in_language(pages, "zh").items()
        for element, text in body(page).texts()
        if element.lang == "zh-Hans"
        and element.tag != "code"
        and words.search(text.replace(content.site.publisher, ""))
    ]
    assert wrong == []
