"""Fills the templates: every text escaped, every name that a template uses given."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.model.shared import Interface, Label
from generator.model.text import LANGUAGES, Language
from generator.pages.build import Page
from generator.pages.prose import LANG
from generator.pages.shell import Shell
from generator.pages.typesetter import Typesetter, Typesetting
from generator.pages.views import View


class Renderer:
    """Turns pages into HTML with the templates in `folders`, the first before the second.

    If `watching`, a template that was edited is read again.
    """

    def __init__(
        self, folders: Iterable[str], interface: Interface, *, watching: bool = False
    ) -> None:
        self._loader = FileSystemLoader(list(folders))
        self._environment = Environment(
            loader=self._loader,
            autoescape=lambda name: name is None or not name.endswith(".txt"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=watching,
            cache_size=-1,
        )
        # In the order of the content: the search's filters list their values as they come.
        as_they_come = {"sort_keys": False, "ensure_ascii": False}
        self._environment.policies["json.dumps_kwargs"] = as_they_come
        self._say(interface)

    def _say(self, interface: Interface) -> None:
        self._words = {language: _words(language, interface) for language in LANGUAGES}
        marks = self._environment.get_template("partials/marks.html")
        self._typesetting = {
            language: Typesetting(words, marks.make_module(dict(words)))
            for language, words in self._words.items()
        }
        self._fragments: dict[tuple[str, Language, str], Markup] = {}

    def saying(self, interface: Interface) -> Renderer:
        """The same templates, not compiled again, with the words as they are now."""
        other = copy.copy(self)
        other._say(interface)
        return other

    def source(self, name: str) -> str:
        """The text of a file beside the templates."""
        return self._loader.get_source(self._environment, name)[0]

    def render(self, page: Page, language: Language = "en") -> str:
        """The HTML of one page; `language` of what stands in no language's folder."""
        template = self._environment.get_template(page.template)
        view = page.view
        fields = {each.name: getattr(view, each.name) for each in dataclasses.fields(view)}
        if not isinstance(view, View):
            return template.render(**self._words[language], **fields)
        text = _Text(Typesetter(self._typesetting[view.shell.language], view.shell))
        words = self._words[view.shell.language]
        return template.render(text=text, once=self._once, **words, **fields)

    @pass_context
    def _once(self, context: Context, name: str) -> Markup:
        """A partial that is the same on all pages of a section: filled once for all of them."""
        shell: Shell = context["shell"]
        key = (name, shell.language, shell.section)
        if key not in self._fragments:
            template = self._environment.get_template(name)
            self._fragments[key] = Markup(template.render(context.get_all()))
        return self._fragments[key]


class _Text:
    """A typesetter as templates have it: they do not escape again what it writes."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        write = getattr(self._typesetter, name)

        def safe(*given: Any, **named: Any) -> Markup:
            return Markup(write(*given, **named))

        setattr(self, name, safe)  # The next time it is found without being asked for.
        return safe


def _words(language: Language, interface: Interface) -> Mapping[str, Any]:
    """`lang`, `label.…` and `group.….…` as the templates of one language see them.

    `other` are the labels in the other language, `both` in both.
    """
    return {
        "lang": LANG[language],
        "label": _said(language, interface.labels),
        "other": _said("zh" if language == "en" else "en", interface.labels),
        "group": {name: _said(language, group) for name, group in interface.groups.items()},
        "both": interface.labels,
    }


def _said(language: Language, labels: Mapping[str, Label]) -> Mapping[str, str]:
    return {key: label.en if language == "en" else label.zh for key, label in labels.items()}
