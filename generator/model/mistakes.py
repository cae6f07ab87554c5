"""Turns what the validation library says into problems that an editor understands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems import Problem, did_you_mean
from generator.reader import place_of

# What an editor calls the types of YAML.
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "greater_than": "a number above 0",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping of keys",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
}


def told(
    error: ValidationError, value: Any, path: str, model: type[BaseModel]
) -> Iterator[Problem]:
    """The problems in one file's `value`, each at the line of its key."""
    for each in error.errors():
        location = each["loc"]
        wrong, remedy = _words(each, model)
        yield Problem(place_of(value, location, path), _key(location), wrong, remedy)


def _key(location: tuple[int | str, ...]) -> str:
    """`provisions[2].text.en`"""
    key = ""
    for step in location:
        key += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if key else str(step)
    return key or "file"


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
        return f"{given!r} is not one of the known words", did_you_mean(
            str(given), known, f"Write one of {', '.join(known)}"
        )
    return f"wrong type: {given!r}", f"Write {_WANTED.get(kind, error['msg'])}"


def _keys_around(model: type[BaseModel], location: tuple[int | str, ...]) -> set[str]:
    """The keys that the mapping at `location` may have."""
    here: Any = model
    for step in location:
        if isinstance(step, str) and isinstance(here, type) and issubclass(here, BaseModel):
            here = _model_in(_annotation(here, step))
    if not (isinstance(here, type) and issubclass(here, BaseModel)):
        return set()
    return {field.alias or name for name, field in here.model_fields.items()}


def _annotation(model: type[BaseModel], key: str) -> Any:
    for name, field in model.model_fields.items():
        if key == (field.alias or name):
            return field.annotation
    return None


def _model_in(annotation: Any) -> Any:
    """The model inside `X`, `X | None`, `tuple[X, ...]` or `dict[str, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
