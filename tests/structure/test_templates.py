"""A template shows its view, all of it and nothing else, and trusts nothing."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

import pytest
from jinja2 import Environment, FileSystemLoader, meta, nodes

from generator.checks import checked
from generator.pages import views
from generator.pages.build import readme_of
from generator.pages.downloads import ReadmeView
from generator.pages.past import ReleaseView
from generator.pages.shell import Settings
from generator.pages.units import UnitView
from tests.sample import TEMPLATES, lay, pages
from tests.structure import BUILDS_HTML, GENERATOR, tree

# What the renderer gives to every template.
GIVEN = {"lang", "label", "other", "group", "both", "text", "once"}
# A partial that is filled once for all pages of a section.
ONCE = re.compile(r'once\("([^"]+)"\)')


def test_templates_trust_nothing_but_json() -> None:
    trusting = {
        (path.relative_to(TEMPLATES).as_posix(), line.strip())
        for path in TEMPLATES.rglob("*.html")
        for line in path.read_text(encoding="utf-8").split("\n")
        if re.search(r"\|\s*safe\b|autoescape", line)
    }
    assert {path for path, _ in trusting} <= {"base.html"}
    assert all("shell.head.json_ld" in line for _, line in trusting)


@cache
def environment() -> Environment:
    return Environment(loader=FileSystemLoader(TEMPLATES))


@cache
def parsed(name: str) -> nodes.Template:
    return environment().parse((TEMPLATES / name).read_text(encoding="utf-8"))


def together(name: str) -> set[str]:
    """A template and all that it extends, includes or imports."""
    found, waiting = set[str](), [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [str(each) for each in meta.find_referenced_templates(parsed(here))]
            waiting += ONCE.findall((TEMPLATES / here).read_text(encoding="utf-8"))
    return found


def made(name: str) -> Iterator[str]:
    """The names that a template makes itself: imports, macros, what it sets."""
    for node in parsed(name).find_all((nodes.Import, nodes.Macro, nodes.Assign, nodes.AssignBlock)):
        if isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Assign | nodes.AssignBlock) and isinstance(
            node.target, nodes.Name
        ):
            yield node.target.name


@pytest.fixture(scope="module")
def shown_by(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, type]:
    """Which view each template shows."""
    content = checked(lay(tmp_path_factory.mktemp("sample")))
    found: dict[str, type] = {"moved.html": views.MovedView, "compare.html": views.CompareView}
    found |= {"partials/search-parts.html": views.SearchPartsView}
    for page in [*pages(content, Settings()), readme_of(content)]:
        assert found.setdefault(page.template, type(page.view)) is type(page.view), page.template
    return found


def test_every_view_has_a_template_and_every_template_a_view(
    shown_by: Mapping[str, type],
) -> None:
    of_pages = {
        each
        for each in vars(views).values()
        if isinstance(each, type) and each.__name__.endswith("View") and each is not views.View
    }
    inside = {views.EntryView, UnitView, ReleaseView}
    assert of_pages - inside | {ReadmeView} == set(shown_by.values())
    pieces = {each for name in shown_by for each in together(name) - {name}}
    files = [each.relative_to(TEMPLATES).as_posix() for each in TEMPLATES.rglob("*.html")]
    assert set(files) - set(shown_by) - pieces == set()


def test_a_template_uses_the_fields_of_its_view_and_nothing_else(
    shown_by: Mapping[str, type],
) -> None:
    wrong = {}
    for name, view in shown_by.items():
        all_of_it = together(name)
        own = {each for one in all_of_it for each in made(one)}
        used = {each for one in all_of_it for each in meta.find_undeclared_variables(parsed(one))}
        fields = {each.name for each in dataclasses.fields(view)}
        strange, idle = used - GIVEN - own - fields, fields - used
        if strange or idle:
            wrong[name] = (sorted(strange), sorted(idle))
    assert wrong == {}, "template: (used and not given, given and not used)"


def attributes() -> set[str]:
    """Every attribute that some template, or what builds HTML beside them, asks of something."""
    names = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")]
    found = {
        node.attr
        for name in [*names, "README.txt"]
        for node in parsed(name).find_all(nodes.Getattr)
    }
    # `map(attribute="id")`, `groupby("letter")`, `selectattr("editorial", …)`
    for name in names:
        found |= {str(each.value) for each in parsed(name).find_all(nodes.Const)}
    for name in BUILDS_HTML:
        found |= {
            node.attr
            for node in ast.walk(tree(GENERATOR / name))
            if isinstance(node, ast.Attribute)
        }
    return found


def held(annotation: Any) -> Iterator[type]:
    """The dataclasses inside `X`, `X | None`, `tuple[X, ...]`."""
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from held(argument)


def parts(shown_by: Mapping[str, type]) -> set[type]:
    """What views hold, and what that holds, but not the views themselves."""
    found, waiting = set[type](), list(shown_by.values())
    while waiting:
        for hint in get_type_hints(waiting.pop()).values():
            new = set(held(hint)) - found
            found |= new
            waiting += new
    return found


def test_every_field_of_what_a_view_holds_is_shown(shown_by: Mapping[str, type]) -> None:
    asked = attributes()
    unused = [
        f"{part.__module__}.{part.__name__}.{field.name}"
        for part in sorted(parts(shown_by), key=lambda part: part.__name__)
        for field in dataclasses.fields(part)
        if field.name not in asked
    ]
    assert unused == []
