"""Interface words: each used by a template, in both languages, each group complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

from jinja2 import Environment, nodes

from generator.model.edition import Content
from generator.model.load import Loaded
from generator.model.relations import TimeLimit
from generator.model.text import Nature, Status
from generator.model.units import Bounds, Effect, Unit
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
    "about",
    "search",
)


def labels_are_used_and_known(content: Content, templates: Path) -> Iterator[Problem]:
    """Templates use every label of interface.yml and no other."""
    labels = content.interface.labels
    used = dict(_uses(templates))
    for name, place in sorted(used.items()):
        if name not in labels:
            remedy = did_you_mean(name, labels, "Add it to content/interface.yml")
            yield Problem(place, f"label.{name}", "there is no such interface word", remedy)
    for name in labels:
        if name not in used:
            yield Problem(
                labels[name].place(), f"labels.{name}", "no template uses it", "Delete it"
            )


def _uses(templates: Path) -> Iterator[tuple[str, Place]]:
    environment = Environment()
    for path in sorted(templates.rglob("*.html")):
        tree = environment.parse(path.read_text(encoding="utf-8"))
        for node in tree.find_all(nodes.Getattr):
            if isinstance(node.node, nodes.Name) and node.node.name in ("label", "both"):
                shown = path.relative_to(templates.parent).as_posix()
                yield node.attr, Place(shown, node.lineno)


def groups_are_complete(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """A group of labels has one label for each value that its field can have."""
    for name, values in _values().items():
        group = content.interface.groups.get(name)
        place = content.interface.place("groups")
        for value in values:
            if group is None or value not in group:
                wrong = f"the label for {value} is missing"
                yield Problem(place, f"groups.{name}", wrong, "Add it in both languages")
        for value in group or {}:
            if value not in values:
                remedy = did_you_mean(value, values, "Delete it")
                yield Problem(place, f"groups.{name}", f"{value} is not a value of it", remedy)


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
        "numbered": ("part", "chapter", "category", "sub-category", "industry"),
        "page": PAGE_KINDS,
    }


def _kinds(unit: type[Unit]) -> Iterator[str]:
    for each in unit.__subclasses__():
        if isinstance(kind := each.__dict__.get("kind"), str):
            yield kind
        yield from _kinds(each)
