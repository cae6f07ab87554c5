"""Texts as every export gives them: English, and Chinese with its status where it is published."""

from __future__ import annotations

from typing_extensions import TypedDict

from generator.model.edition import Content
from generator.model.shared import Label
from generator.model.text import Bilingual, Chinese, RichText, Status


class EnglishText(TypedDict):
    """An English text; `markdown` is the same with its emphasis."""

    text: str
    markdown: str


class ChineseText(TypedDict):
    """A Chinese text; `status` says where it comes from, `locator` where it stands there."""

    text: str
    markdown: str
    status: Status
    locator: str | None
    reviewed_by: str | None


class Text(TypedDict):
    """A text in both languages; one is null where none is published in that language."""

    en: EnglishText | None
    zh: ChineseText | None


class Words(TypedDict):
    """Words of this site's own in both languages."""

    en: str
    zh: str


def text_of(content: Content, text: Bilingual) -> Text:
    """A text as it is published."""
    zh = chinese_of(content, text.zh)
    return {
        "en": _english(text.en) if text.has_english else None,
        "zh": _chinese(zh) if zh is not None else None,
    }


def chinese_of(content: Content, zh: Chinese | None) -> Chinese | None:
    """A Chinese text if it is published: working Chinese only where the site shows it."""
    if zh is None or (zh.status == "working" and not content.site.show_working_chinese):
        return None
    return zh


def words_of(label: Label) -> Words:
    """An interface word in both languages."""
    return {"en": label.en, "zh": label.zh}


def notice(content: Content) -> Words:
    """The statement that the Chinese original controls."""
    return words_of(content.interface.labels["notice"])


def _english(text: RichText) -> EnglishText:
    return {"text": text.plain, "markdown": text.source}


def _chinese(zh: Chinese) -> ChineseText:
    return {
        "text": zh.text.plain,
        "markdown": zh.text.source,
        "status": zh.status,
        "locator": zh.locator,
        "reviewed_by": zh.reviewed_by,
    }
