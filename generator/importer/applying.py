"""`original --apply`: the official Chinese takes the place of this site's working text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.checks import checked
from generator.importer.cells import unreadable
from generator.importer.choosing import edition_of
from generator.importer.laying import key_in, text_of
from generator.importer.locations import ids_in, keys_at
from generator.importer.official import Official, Passage, read_official, words_of
from generator.importer.trial import tried, written
from generator.model.columns import Match
from generator.model.edition import Edition
from generator.problems import ContentError, Problem, did_you_mean
from generator.progress import waiting
from generator.reader import read_text, read_yaml
from generator.writer import Keys, edited

Say = Callable[[str], None]
# What quotes the words of another text; without its Chinese, the page shows the English.
_QUOTING = ("quote.zh", "heading.zh")


def apply(root: Path, file: Path, edition_key: str, say: Say) -> tuple[str, ...]:
    """Puts confirmed passages into their units as `original`; gives the paths written.

    Raises:
        ContentError: there is no match for this very file, or it leads nowhere.
    """
    with waiting("Checking the content"):
        edition = edition_of(checked(root), edition_key)
    official = read_official(file)
    match = edition.original_match
    path = f"content/{edition.key}/original-match.yml"
    if match is None or match.sha256 != official.sha256:
        wrong = "no match was proposed for this very file"
        raise unreadable(official.name, wrong, "Run the command without --apply first")
    confirmed = [each for each in match.matches if each.confirmed]
    problems = list(_wrong(edition, official, confirmed))
    if problems:
        raise ContentError(problems)
    edits = dict(_edits(edition, official, confirmed, say))
    say(f"{len(confirmed)} of {len(match.matches)} matches in {path} are confirmed.")
    with waiting("Trying it out"):
        files = _without_stale_quotes(root, _files(root, edition, edits), say)
    changed = {path: text for path, text in files.items() if text != _text(root, path)}
    if not changed:
        say("Nothing changes.")
    written(root, changed)
    return tuple(sorted(changed))


def _wrong(edition: Edition, official: Official, matches: Sequence[Match]) -> Iterator[Problem]:
    texts = {each.id: each.text for each in official.passages}
    seen: dict[str, str] = {}
    for match in matches:
        if match.unit not in edition.units:
            remedy = did_you_mean(match.unit, edition.units, "Write an id that exists")
            wrong = f"there is no unit with the id {match.unit}"
            yield Problem(match.place("unit"), "unit", wrong, remedy)
        for each in match.passages:
            place = match.place("passages")
            if each not in texts:
                remedy = did_you_mean(each, texts, "Write an id such as art-5")
                yield Problem(place, "passages", f"the file has no passage {each}", remedy)
            elif "*" in texts[each]:
                wrong = f"the passage {each} has an asterisk, which marks emphasis here"
                yield Problem(place, "passages", wrong, "Do not confirm it; write it by hand")
            elif each in seen:
                wrong = f"the passage {each} is that of {seen[each]} as well"
                yield Problem(place, "passages", wrong, "Keep it in one of the two")
            seen.setdefault(each, match.unit)


def _edits(
    edition: Edition, official: Official, matches: Sequence[Match], say: Say
) -> Iterator[tuple[str, dict[Keys, Any]]]:
    """New values by unit and key."""
    passages = {each.id: each for each in official.passages}
    for match in matches:
        unit = edition.units[match.unit]
        own = [passages[each] for each in match.passages]
        values: dict[Keys, Any] = {}
        aliases = [each.id for each in own if each.kind == "article"]
        if new := [each for each in aliases if each not in unit.aliases]:
            values["aliases",] = [*unit.aliases, *new]
        key = key_in(unit)
        if text_of(unit) is None:
            say(f"{unit.id} has no English {key} that the Chinese could stand beside: left out.")
        elif words_of(own):
            values[key, "zh"] = _original(official, own)
        else:
            say(f"{unit.id} has no {key} in the official text: left out.")
        yield unit.id, values


def _original(official: Official, passages: Sequence[Passage]) -> dict[str, str]:
    where = "、".join(each.locator for each in passages)
    return {
        "original": words_of(passages),
        "locator": f"{where}, {official.name}, SHA-256 {official.sha256}",
    }


def _files(root: Path, edition: Edition, edits: Mapping[str, Mapping[Keys, Any]]) -> dict[str, str]:
    """The new texts of the files that the units stand in."""
    by_path: dict[str, dict[Keys, Any]] = {}
    for unit_id, values in edits.items():
        path = edition.units[unit_id].place().path
        where = dict(ids_in(read_yaml(root / path, path).value))[unit_id]
        by_path.setdefault(path, {}).update(
            {(*where, *keys): each for keys, each in values.items()}
        )
    return {path: edited(_text(root, path), each) for path, each in by_path.items()}


def _text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def _without_stale_quotes(root: Path, files: Mapping[str, str], say: Say) -> Mapping[str, str]:
    """The files, sound: quotations of working Chinese go with the text that they quoted.

    Raises:
        ContentError: the content would have other mistakes.
    """
    try:
        tried(root, files)
    except ContentError as error:
        stale = [each for each in error.problems if each.key in _QUOTING]
        if others := [each for each in error.problems if each.key not in _QUOTING]:
            raise ContentError(others) from None
    else:
        return files
    after = dict(files)
    for path in sorted({each.place.path for each in stale}):
        text = after.get(path) or _text(root, path)
        value = read_text(text, path).value
        edits: dict[Keys, Any] = {}
        for problem in (each for each in stale if each.place.path == path):
            for keys in keys_at(value, problem.place.line, tuple(problem.key.split("."))):
                edits[keys] = None
                say(f"{path}: {problem.wrong}. It is taken out: quote the original there.")
        after[path] = edited(text, edits)
    tried(root, after)
    return after
