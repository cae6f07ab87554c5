"""Where units and keys stand in the files of the editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.reader import LocatedList, LocatedMapping
from generator.writer import Keys


def ids_in(value: Any, keys: Keys = ()) -> Iterator[tuple[str, Keys]]:
    """Where each id of a file stands."""
    if isinstance(value, LocatedMapping):
        if isinstance(value.get("id"), str):
            yield value["id"], keys
        for key, each in value.items():
            yield from ids_in(each, (*keys, key))
    elif isinstance(value, LocatedList):
        for number, each in enumerate(value):
            yield from ids_in(each, (*keys, number))


def keys_at(value: Any, line: int, ending: Keys, keys: Keys = ()) -> Iterator[Keys]:
    """The keys of what stands in a line of a file, as far as they end in `ending`."""
    if isinstance(value, LocatedMapping):
        for key, each in value.items():
            whole = (*keys, key)
            if value.places[key].line == line and whole[-len(ending) :] == ending:
                yield whole
            yield from keys_at(each, line, ending, whole)
    elif isinstance(value, LocatedList):
        for number, each in enumerate(value):
            yield from keys_at(each, line, ending, (*keys, number))


def schema_line(path: str, schema: str) -> str:
    """The first line of a file below content/, which names its schema to the editor's program."""
    up = "../" * (path.count("/") - 1)
    return f"# yaml-language-server: $schema={up}schema/{schema}.json\n"
