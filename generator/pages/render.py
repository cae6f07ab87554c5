"""Fills the templates: every text escaped, every name that a template uses given."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.shared import Interface, Label
from generator.model.text import Language
from generator.pages.build import Page
from generator.pages.views import View


class Renderer:
    """Turns pages into HTML with the templates in `folders`, the first before the second."""

    def __init__(self, folders: Iterable[str], interface: Interface) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(list(folders)),
            autoescape=lambda name: name is None or not name.endswith(".txt"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._words = {language: _words(language, interface) for language in ("en", "zh")}

    def saying(self, interface: Interface) -> Renderer:
        """The same templates, not compiled again, with the words as they are now."""
        other = copy.copy(self)
        other._words = {language: _words(language, interface) for language in ("en", "zh")}
        return other

    def render(self, page: Page) -> str:
        """The HTML of one page."""
        template = self._environment.get_template(page.template)
        view = page.view
        fields = {each.name: getattr(view, each.name) for each in dataclasses.fields(view)}
        language = view.shell.language if isinstance(view, View) else "en"
        return template.render(**self._words[language], **fields)


def _words(language: Language, interface: Interface) -> Mapping[str, Any]:
    """`label.…` and `group.….…` as the templates of one language see them."""

    def said(label: Label) -> str:
        return label.en if language == "en" else label.zh

    labels = {key: said(label) for key, label in interface.labels.items()}
    groups = {
        name: {key: said(label) for key, label in group.items()}
        for name, group in interface.groups.items()
    }
    both = interface.labels
    return {"label": labels, "group": groups, "both": both}
