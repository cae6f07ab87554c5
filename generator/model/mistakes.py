"""Turns what the validation library says into problems that an editor understands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Problem, did_you_mean, listed, shown
from generator.reader import Location, key_at, place_of

# What an editor calls the types of YAML.
_WANTED = {
    "int_type": "a whole number",
    "greater_than": "a number above 0",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys",
    "model_type": "a mapping of keys",
}


def told(
    error: ValidationError, value: Any, path: str, model: type[BaseModel]
) -> Iterator[Problem]:
    """The problems in one file's `value`, each at the line of its key."""
    for each in error.errors():
        # The library's name for "this mapping's key itself" says nothing to an editor.
        location = tuple(step for step in each["loc"] if step != "[key]")
        wrong, remedy = _words(each, model)
        yield Problem(place_of(value, location, path), key_at(location), wrong, remedy)


def _words(error: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    kind, given = error["type"], error["input"]
    if kind == "value_error":
        wrong, _, remedy = str(error["ctx"]["error"]).partition("|")
        return wrong, remedy
    if kind == "extra_forbidden":
        known = sorted(_keys_around(model, error["loc"][:-1]))
        otherwise = f"Known here: {', '.join(known)}"
        return "unknown key", did_you_mean(str(error["loc"][-1]), known, otherwise)
    if kind == "missing":
        return "the key is missing", "Add it"
    if kind == "literal_error":
        known = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        remedy = did_you_mean(str(given), known, f"Write {listed(known)}")
        return f"{shown(given)} is not one of the known words", remedy
    if kind in ("too_short", "too_long"):
        bound = "at least {min_length}" if kind == "too_short" else "at most {max_length}"
        wrong = f"{error['ctx']['actual_length']} stand here"
        return wrong, f"Write {bound.format(**error['ctx'])}"
    if kind in _WANTED:
        return f"{shown(given)} has the wrong type", f"Write {_WANTED[kind]}"
    # What is left are the patterns and days of files that no editor writes.
    wrong = f"{shown(given)} is nothing that `release` writes"
    return wrong, "Restore the file from version control"


def _keys_around(model: type[BaseModel], location: Location) -> set[str]:
    """The keys that the mapping at `location` may have."""
    here = model
    for step in location:
        if isinstance(step, str):
            here = _model_in(_annotation(here, step)) or here
    return {field.alias or name for name, field in here.model_fields.items()}


def _annotation(model: type[BaseModel], key: str) -> Any:
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field.annotation
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `X`, `X | None`, `tuple[X, ...]` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
