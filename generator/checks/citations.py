"""Citations: templates with the placeholders that there are, editions that can be cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.edition import Content
from generator.model.load import Loaded
from generator.model.styles import FORMS, PLACEHOLDER, Pinpoint, Style, date_in_english
from generator.model.text import Node
from generator.problems import Problem, did_you_mean

# What every template of a citation names, and what it may name besides.
_EVERY = ("pinpoint", "translator", "link", "release", "accessed")
_NAMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "unit": (("title_zh", "title_en", "issuers", "issued", "edition", *_EVERY), ("pinyin", "site")),
    "entry": ((*_EVERY, "site"), ()),
    "date": (("year",), ("month", "mm", "day", "dd")),
    "release": (("release", "date"), ()),
    "unreleased": ((), ()),
}
_JOINS = ("before", "after")
# The title of an edition is never attested: only terms and titles of instruments are.
_TITLES = ("original", "printed")


def templates_name_what_there_is(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Every template has the placeholders that it needs and no unknown one."""
    for style in content.citations.styles:
        for key, (needed, allowed) in _NAMES.items():
            yield from _placeholders(style, key, style.id, needed, allowed)
        yield from _placeholders(style.issuers, "between", style.id, _JOINS)
        yield from _placeholders(style.issuers, "last", style.id, _JOINS)
        yield from _placeholders(style.issuers, "more", style.id, ("before",))
        yield from _months(style)
        if style.pinpoint not in content.citations.pinpoints:
            wrong = f"there are no pinpoints {style.pinpoint}"
            remedy = did_you_mean(style.pinpoint, content.citations.pinpoints, "Name one of them")
            yield Problem(style.place("pinpoint"), f"{style.id}.pinpoint", wrong, remedy)
    for name, words in content.citations.pinpoints.items():
        yield from _pinpoint(name, words)


def _pinpoint(name: str, words: Pinpoint) -> Iterator[Problem]:
    yield from _placeholders(words, "between", name, _JOINS)
    for form in FORMS:
        yield from _placeholders(words, form, name, (), ("value",))


def _placeholders(
    node: Node, key: str, owner: str, needed: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> Iterator[Problem]:
    template = getattr(node, key)
    if template is None:
        return
    used = PLACEHOLDER.findall(template)
    known = (*needed, *allowed)
    for name in used:
        if name not in known:
            wrong = f"there is no placeholder {{{name}}} here"
            listed = ", ".join(f"{{{each}}}" for each in known) or "none"
            remedy = did_you_mean(name, known, f"Known here: {listed}")
            yield Problem(node.place(key), f"{owner}.{key}", wrong, remedy)
    for name in needed:
        if name not in used:
            wrong = f"the placeholder {{{name}}} is missing"
            yield Problem(node.place(key), f"{owner}.{key}", wrong, "Add it")
    rest = PLACEHOLDER.sub("", template)
    if "{" in rest or "}" in rest:
        wrong = "a brace without its pair"
        yield Problem(node.place(key), f"{owner}.{key}", wrong, "Write {name}, without spaces")


def _months(style: Style) -> Iterator[Problem]:
    if style.months and len(style.months) != 12:
        wrong = f"{len(style.months)} months"
        yield Problem(style.place("months"), f"{style.id}.months", wrong, "Name all twelve or none")


def editions_can_be_cited(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """Every edition states its title, in Chinese that may be quoted, its issuers and its date."""
    for edition in content.editions:
        for name in ("ed-title", "ed-issuers", "ed-issued"):
            unit = edition.units.get(name)
            if unit is None or unit.text is None:
                if not loaded.lacks(name) and loaded.sound(name):
                    wrong = f"the statement {name} is missing; citations need it"
                    place = edition.file.place("statements")
                    yield Problem(place, "statements", wrong, "Add it with its text")
            elif name == "ed-title" and (
                unit.text.zh is None or unit.text.zh.status not in _TITLES
            ):
                wrong = "a citation needs the Chinese title, and this one may not be quoted"
                remedy = "Give it as `printed` or `original`"
                yield Problem(unit.text.place("zh"), f"{name}.text.zh", wrong, remedy)
            elif name == "ed-issued" and date_in_english(unit.text.en.plain) is None:
                wrong = f"{unit.text.en.plain!r} is not a date that citations can read"
                remedy = "Write it as in `May 11, 2026`"
                yield Problem(unit.text.place("en"), f"{name}.text.en", wrong, remedy)
