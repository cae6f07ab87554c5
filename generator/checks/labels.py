"""Interface words: each used by a template, in both languages, each group complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import get_args

from jinja2 import Environment, nodes

from generator.model.edition import Content
from generator.model.load import Loaded
from generator.model.relations import TimeLimit
from generator.model.shared import Interface, Label
from generator.model.styles import PLACEHOLDER
from generator.model.text import Nature, Status
from generator.model.units import Bounds, Effect, Unit
from generator.permalinks.changes import What
from generator.permalinks.comparison import Fate
from generator.permalinks.downloads import TABLES
from generator.problems import Place, Problem, did_you_mean

# The pages that have no unit to be named after (see pages.outline).
PAGE_KINDS = (
    "home",
    "full",
    "thresholds",
    "time-limits",
    "matrix",
    "glossary",
    "instruments",
    "citing",
    "downloads",
    "about",
    "search",
    "changes",
    "compare",
    "moved",
)


def labels_are_used_and_known(
    loaded: Loaded, content: Content, templates: Path
) -> Iterator[Problem]:
    """Templates use every label of interface.yml and no other."""
    labels = content.interface.labels
    used = dict(_uses(templates))
    for name, place in sorted(used.items()):
        if name not in labels and not loaded.lacks(f"labels.{name}"):
            remedy = did_you_mean(name, labels, "Add it to content/interface.yml")
            yield Problem(place, f"label.{name}", "there is no such interface word", remedy)
    for name in labels:
        if name not in used:
            yield Problem(
                labels[name].place(), f"labels.{name}", "no template uses it", "Delete it"
            )


def _uses(templates: Path) -> Iterator[tuple[str, Place]]:
    for path in sorted([*templates.rglob("*.html"), *templates.rglob("*.txt")]):
        shown = path.relative_to(templates.parent).as_posix()
        for name, line in _uses_in(path.read_text(encoding="utf-8")):
            yield name, Place(shown, line)


@cache
def _uses_in(template: str) -> tuple[tuple[str, int], ...]:
    """The labels that a template uses, with their lines; kept while `mkdocs serve` runs."""
    return tuple(
        (node.attr, node.lineno)
        for node in Environment().parse(template).find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name in ("label", "both")
    )


def groups_are_complete(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """A group of labels has one label for each value that its field can have, and no other."""
    interface, values_of = content.interface, _values()
    strange = [name for name in interface.groups if name not in values_of]
    for name in strange:
        remedy = did_you_mean(name, values_of, "Delete it")
        yield Problem(_place(interface, name), f"groups.{name}", "there is no such group", remedy)
    for name, values in values_of.items():
        group = interface.groups.get(name)
        if group is not None:
            yield from _same(loaded, _place(interface, name), name, group, values)
        elif not strange and not loaded.lacks(f"groups.{name}"):
            wrong = "the group is missing"
            yield Problem(_place(interface, name), f"groups.{name}", wrong, "Add it")


def _same(
    loaded: Loaded, place: Place, name: str, group: Mapping[str, Label], values: Sequence[str]
) -> Iterator[Problem]:
    for value in values:
        if value not in group and not loaded.lacks(f"groups.{name}.{value}"):
            wrong = f"the label for {value} is missing"
            yield Problem(place, f"groups.{name}", wrong, "Add it in both languages")
    for value in group:
        if value not in values:
            remedy = did_you_mean(value, values, "Delete it")
            there = group[value].place()
            yield Problem(there, f"groups.{name}.{value}", "it names no value", remedy)


def _place(interface: Interface, group: str) -> Place:
    key = f"groups.{group}" if group in interface.groups else "groups"
    return interface.place(key)


def labels_take_the_same_figures(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """What stands in braces for a figure stands in both languages of a label."""
    interface = content.interface
    named = {f"labels.{key}": label for key, label in interface.labels.items()}
    for name, group in interface.groups.items():
        named |= {f"groups.{name}.{key}": label for key, label in group.items()}
    for key, label in named.items():
        if set(PLACEHOLDER.findall(label.en)) != set(PLACEHOLDER.findall(label.zh)):
            wrong = "English and Chinese have different words in braces"
            yield Problem(label.place("zh"), key, wrong, "Write the same {…} in both")


def _values() -> Mapping[str, tuple[str, ...]]:
    return {
        "kind": tuple(sorted({*_kinds(Unit), "term", "instrument"})),
        "nature": get_args(Nature),
        "status": get_args(Status),
        "effect": get_args(Effect),
        "counted": get_args(Bounds.model_fields["unit"].annotation),
        "form": get_args(TimeLimit.model_fields["form"].annotation),
        "length": tuple(
            value
            for each in get_args(TimeLimit.model_fields["unit"].annotation)
            for value in get_args(each)
        ),
        "nature_meaning": get_args(Nature),
        "status_meaning": get_args(Status),
        "numbered": ("part", "chapter", "category", "sub-category", "industry", "scenario"),
        "page": PAGE_KINDS,
        "change": get_args(What),
        "fate": get_args(Fate),
        "download": ("bundle", "json", "schema", "xlsx"),
        "table": TABLES,
    }


def _kinds(unit: type[Unit]) -> Iterator[str]:
    for each in unit.__subclasses__():
        if isinstance(kind := each.__dict__.get("kind"), str):
            yield kind
        yield from _kinds(each)
