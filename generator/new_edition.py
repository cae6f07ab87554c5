"""The command `new-edition`: starts a new edition of a list from an old one, for the editor."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.checks import checked
from generator.model.edition import Content, Edition
from generator.model.units import KEBAB
from generator.problems import ContentError, Place, Problem, did_you_mean
from generator.progress import Progress, waiting
from generator.reader import LocatedList, LocatedMapping, read_yaml
from generator.writer import Keys, edited, with_first, write_text

# What belongs to the old edition alone: its Chinese original, and how that was matched.
_NOT_COPIED = ("originals", "original-match.yml")
# An edition's name that is shorter stands for itself too rarely to be looked for.
_TELLING = 3
# Statements that differ from edition to edition.
_STATEMENTS = ("ed-title", "ed-version", "ed-issued", "ed-issuers", "ed-scale", "ed-source")


@dataclass(frozen=True)
class Started:
    """A new edition: its files, and what the editor changes next, as `path:line: what`."""

    files: tuple[str, ...]
    next: tuple[str, ...]


def new_edition(root: Path, old: str, new: str) -> Started:
    """Copies `old` (beijing/2025) to `new` (beijing/2026) and puts it first in its list.

    Its ids stay, so that the two editions can be compared unit by unit. Chinese that the old
    edition has from its original becomes working Chinese: it is not the new one's original.

    Raises:
        ContentError: the content has mistakes, there is no such edition, or the new one cannot be.
            Then nothing is left behind.
    """
    with waiting("Checking the content"):
        content = checked(root)
    edition = _existing(content, old)
    problems = list(_refusals(root, content, old, new))
    if problems:
        raise ContentError(problems)
    folder, target = root / "content" / old, root / "content" / new
    list_file = target.parent / "list.yml"
    list_before = list_file.read_text(encoding="utf-8")
    try:
        shutil.copytree(folder, target, ignore=_left_out(folder))
        lost = dict(_rewritten(root, target, new))
        write_text(list_file, with_first(list_before, "editions", new.partition("/")[2]))
        with waiting("Checking the new edition"):
            after = checked(root)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        list_file.write_text(list_before, encoding="utf-8")
        raise
    files = tuple(path.relative_to(root).as_posix() for path in sorted(target.rglob("*.*")))
    started = next(each for each in after.editions if each.key == new)
    return Started(files, tuple(_next(root, edition, started, lost)))


def _existing(content: Content, key: str) -> Edition:
    for edition in content.editions:
        if edition.key == key:
            return edition
    remedy = did_you_mean(key, (each.key for each in content.editions), "Write list/edition")
    raise ContentError([Problem(Place("content", 1), "from", f"there is no {key}", remedy)])


def _refusals(root: Path, content: Content, old: str, new: str) -> Iterator[Problem]:
    list_id, _, year = old.partition("/")
    new_list, _, new_year = new.partition("/")
    place = Place(f"content/{list_id}/list.yml", 1)
    remedy = f"Write {list_id}/ and the new edition, such as {list_id}/{_after(year)}"
    if new_list != list_id or not KEBAB.fullmatch(new_year):
        wrong = f"{new} is no edition of the list {list_id}"
        yield Problem(place, "to", wrong, remedy)
        return
    known = {each.key for each in content.editions}
    if new in known or (root / "content" / new).exists():
        yield Problem(place, "to", f"{new} is there already", remedy)
    current = next(each for each in content.lists if each.id == list_id).editions[0]
    if year.isdecimal() and new_year.isdecimal() and int(new_year) <= int(year) and new != old:
        yield Problem(place, "to", f"{new_year} is not after {year}", remedy)
    if current.key != old:
        wrong = f"{old} is superseded by {current.key}"
        yield Problem(place, "from", wrong, f"Start from {current.key}")


def _after(year: str) -> str:
    return str(int(year) + 1) if year.isdecimal() else f"{year}-2"


def _left_out(folder: Path) -> Any:
    def ignored(here: str, names: list[str]) -> list[str]:
        return [each for each in names if Path(here) == folder and each in _NOT_COPIED]

    return ignored


def _rewritten(root: Path, target: Path, key: str) -> Iterator[tuple[str, int]]:
    """Writes the new edition's own keys; the files whose Chinese lost its status, and how often."""
    paths = sorted(target.rglob("*.yml"))
    for path in Progress().of("Copying", paths, len(paths)):
        shown = path.relative_to(root).as_posix()
        value = read_yaml(path, shown).value
        edits: dict[Keys, Any] = dict(_not_original(value, ()))
        lost = sum(1 for chinese in edits.values() if chinese.keys() == {"working"})
        if path == target / "edition.yml":
            edits[("edition",)] = key.partition("/")[2]
        if edits:
            write_text(path, edited(path.read_text(encoding="utf-8"), edits))
        if lost:
            yield shown, lost


def _not_original(value: Any, keys: Keys) -> Iterator[tuple[Keys, Any]]:
    """Chinese of the old edition's original, and Chinese that was reviewed for the old one."""
    if isinstance(value, LocatedMapping):
        if keys and keys[-1] == "zh" and ("original" in value or "reviewed_by" in value):
            kept = {
                each: value[each] for each in ("printed", "attested", "locator") if each in value
            }
            text = value.get("original") or value.get("working")
            yield keys, kept if text is None else {"working": text}
            return
        for name, inner in value.items():
            yield from _not_original(inner, (*keys, name))
    elif isinstance(value, LocatedList):
        for index, inner in enumerate(value):
            yield from _not_original(inner, (*keys, index))


def _next(root: Path, old: Edition, new: Edition, lost: dict[str, int]) -> Iterator[str]:
    """What the editor changes next."""
    for each in new.file.statements:
        if each.id in _STATEMENTS:
            place = each.place("text")
            yield f"{place.path}:{place.line}: {each.id} still says: {each.text.en.plain}"
    scale = new.file.place("scale")
    yield f"{scale.path}:{scale.line}: scale is that of {old.key}"
    yield from _naming(root, old, new)
    for shown, count in lost.items():
        yield f"{shown}:1: working Chinese until the new original is in: {count}"
    yield (
        f"content/{new.key}/originals/: put the Chinese original here, then run "
        f"`python -m generator original FILE --edition {new.key}`"
    )
    yield f"content/{new.key}/: change the texts, and keep the id of what stays the same unit"


def _naming(root: Path, old: Edition, new: Edition) -> Iterator[str]:
    """The lines beside edition.yml that name the old edition, where that is more than a number."""
    year = old.file.edition
    if len(year) < _TELLING:
        return
    naming = re.compile(rf"(?<![\w-]){re.escape(year)}(?![\w-])")
    for path in sorted((root / "content" / new.key).rglob("*.yml")):
        shown = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if path.name != "edition.yml" and naming.search(line):
                yield f"{shown}:{number}: names {year}: {line.strip()}"
