"""The code is built as ARCHITECTURE.md says: who may import whom, and what a template may show."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader, meta, nodes
from jsonschema import Draft202012Validator

from generator.checks import checked
from generator.model.schema import FILES, schemas
from generator.pages import views
from generator.pages.build import readme_of
from generator.pages.downloads import ReadmeView
from generator.pages.past import ReleaseView
from generator.pages.shell import Settings
from generator.pages.units import UnitView
from tests.sample import PROJECT, lay, pages

GENERATOR = PROJECT / "generator"
OVERRIDES = PROJECT / "overrides"
CONTENT = PROJECT / "content"
MODULES = sorted(GENERATOR.rglob("*.py"))

# From left to right; a module imports only what stands left of its own place.
ROW = (
    {"problems"},
    {"reader", "writer"},
    {"model"},
    {"permalinks"},
    {"checks", "citations"},
    {"pages", "search", "exports"},
    {"bundle", "serving", "writing"},
    {"plugin", "importer", "new_edition", "release", "pdf"},
    {"__main__"},
)
# Which libraries are known to one place only.
ONLY_IN = {
    "yaml": {"reader", "writer"},
    "ruamel": {"writer"},
    "pydantic": {"model"},
    "pydantic_core": {"model"},
    "mkdocs": {"plugin"},
    "jinja2": {"checks", "pages"},
}
# What stands inside a line of text, for speed; tests/test_typesetter.py holds it to its escaping.
# And the one place that fills templates.
BUILDS_HTML = {"pages/typesetter.py", "pages/render.py"}
NO_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 50


def shown(path: Path) -> str:
    return path.relative_to(GENERATOR).as_posix()


modules = pytest.mark.parametrize("path", MODULES, ids=shown)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{shown(path)}:{node.lineno}: import by the full name"
            yield node.lineno, node.module or ""


def top(path: Path) -> str:
    """The module or package of generator that a file belongs to."""
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def position(name: str) -> int:
    return next(at for at, names in enumerate(ROW) if name in names)


# --- modules


def test_every_module_has_a_place_in_the_row() -> None:
    known = set().union(*ROW) | {"__init__"}
    assert {top(path) for path in MODULES} - known == set()


@modules
def test_a_module_imports_only_from_its_left(path: Path) -> None:
    wrong = []
    for line, name in imports(path):
        parts = name.split(".")
        if parts[0] != "generator" or parts[1:2] == [top(path)]:
            continue
        if len(parts) == 1 or position(parts[1]) >= position(top(path)):
            wrong.append(f"{shown(path)}:{line}: {name}")
    assert wrong == []


@modules
def test_a_library_is_known_to_its_place_only(path: Path) -> None:
    wrong = [
        f"{shown(path)}:{line}: {name}"
        for line, name in imports(path)
        if top(path) not in ONLY_IN.get(name.partition(".")[0], {top(path)})
    ]
    assert wrong == []


@modules
def test_a_module_is_not_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@modules
def test_a_function_is_not_long(path: Path) -> None:
    long = [
        f"{shown(path)}:{node.lineno}: {node.name}, {length} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MOST_LINES_OF_A_FUNCTION
    ]
    assert long == []


@modules
def test_a_module_is_named_after_what_it_does(path: Path) -> None:
    assert not NO_NAMES & set(re.split(r"[/_.]", shown(path)))


@modules
def test_no_module_builds_html(path: Path) -> None:
    """Templates do. Text that is safe as it stands would go round their escaping."""
    if shown(path) in BUILDS_HTML:
        return
    names = {each for _, name in imports(path) for each in name.split(".")}
    assert "markupsafe" not in names
    assert not re.search(r"\bMarkup\(", path.read_text(encoding="utf-8"))


def test_templates_trust_nothing_but_json() -> None:
    trusting = {
        (path.relative_to(OVERRIDES).as_posix(), line.strip())
        for path in OVERRIDES.rglob("*.html")
        for line in path.read_text(encoding="utf-8").split("\n")
        if re.search(r"\|\s*safe\b|autoescape", line)
    }
    assert {path for path, _ in trusting} <= {"base.html"}
    assert all("shell.json_ld" in line for _, line in trusting)


# --- templates and their views

# What the renderer gives to every template.
GIVEN = {"lang", "label", "other", "group", "both", "text", "once"}
# A partial that is filled once for all pages of a section.
ONCE = re.compile(r'once\("([^"]+)"\)')


@cache
def environment() -> Environment:
    return Environment(loader=FileSystemLoader(OVERRIDES))


@cache
def parsed(name: str) -> nodes.Template:
    return environment().parse((OVERRIDES / name).read_text(encoding="utf-8"))


def together(name: str) -> set[str]:
    """A template and all that it extends, includes or imports."""
    found, waiting = set[str](), [name]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [str(each) for each in meta.find_referenced_templates(parsed(here))]
            waiting += ONCE.findall((OVERRIDES / here).read_text(encoding="utf-8"))
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
    files = [each.relative_to(OVERRIDES).as_posix() for each in OVERRIDES.rglob("*.html")]
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
    names = [path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")]
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


# --- schemas and the files that they describe


def schema_of(path: Path) -> str:
    """The name of the schema that describes a content file; empty for those we write ourselves."""
    name = path.relative_to(CONTENT).as_posix()
    rules = {
        r"(site|interface|glossary|instruments|lexicon|related-words|citations)\.yml": r"\1",
        r"[^/]+/list\.yml": "list",
        r"[^/]+/[^/]+/(edition|cross-links|textual-links|time-limits)\.yml": r"\1",
        r"[^/]+/[^/]+/(columns|original-match)\.yml": r"\1",
        r"[^/]+/[^/]+/measures/.*": "chapter",
        r"[^/]+/[^/]+/rules/category-.*": "category",
        r"[^/]+/[^/]+/negative-list/industry-\d+\.yml": "industry",
        r"[^/]+/[^/]+/negative-list/industry-\d+/tier-\d+\.yml": "tier-table",
        r"[^/]+/[^/]+/(rules|negative-list)/(identification|catalogue|structure|bands|industries)"
        r"\.yml": "section",
    }
    for pattern, schema in rules.items():
        if match := re.fullmatch(pattern, name):
            return match.expand(schema)
    return ""


def content_files() -> list[Path]:
    return [path for path in sorted(CONTENT.rglob("*.yml")) if schema_of(path)]


files = pytest.mark.parametrize(
    "path", content_files(), ids=lambda path: path.relative_to(CONTENT).as_posix()
)


@cache
def validator(name: str) -> Draft202012Validator:
    schema = json.loads((CONTENT / "schema" / f"{name}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def test_the_schemas_are_current() -> None:
    """`make schema` writes them; they are committed so that editors find them."""
    wanted = dict(schemas())
    there = {
        path.name: path.read_text(encoding="utf-8") for path in (CONTENT / "schema").glob("*.json")
    }
    assert there == wanted


@pytest.mark.parametrize("name", FILES)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(validator(name).schema)


@files
def test_a_content_file_fits_its_schema(path: Path) -> None:
    value: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = [
        f"{each.json_path}: {each.message}"
        for each in validator(schema_of(path)).iter_errors(value)
    ]
    assert wrong == []


@files
def test_a_content_file_names_its_schema_to_the_editor(path: Path) -> None:
    up = "../" * (len(path.relative_to(CONTENT).parts) - 1)
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}schema/{schema_of(path)}.json"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("site", {"title": {"en": "Teapots", "zh": "茶壶"}}),
        ("chapter", {"id": "ch1", "number": "I", "heading": {"en": ""}, "provisions": []}),
        ("lexicon", {"concepts": [{"id": "Not kebab", "en": ["tea"]}]}),
        ("lexicon", {"concepts": [{"id": "tea", "forms": ["tea"]}]}),
    ],
    ids=["missing", "empty", "id", "unknown"],
)
def test_a_schema_refuses_what_the_model_refuses(name: str, value: Any) -> None:
    assert list(validator(name).iter_errors(value))
