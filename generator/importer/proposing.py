"""The command `original`: the official Chinese is laid beside the units, to be confirmed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.checks import checked
from generator.importer.choosing import edition_of
from generator.importer.laying import Proposal, proposed, says_of, text_of
from generator.importer.locations import schema_line
from generator.importer.official import Official, Passage, read_official, words_of
from generator.importer.trial import tried, written
from generator.model.columns import Match, OriginalMatch
from generator.model.edition import Edition
from generator.progress import waiting
from generator.writer import yaml_of

Say = Callable[[str], None]
_PARAGRAPH = re.compile(r"-p\d+$")
_COMMENT = """\
# Proposed by `python -m generator original {file}`. Compare each passage with its unit, mend or
# delete what is wrong, and write `confirmed: true` where it is right; then run it with --apply.
"""


def propose(root: Path, file: Path, edition_key: str, say: Say) -> str:
    """Writes the proposed match beside the edition; gives the path written.

    What the editor has in that file for the same official text stays as it is; of what was matched
    with another text, the pairs stay, and what is not word for word the same is confirmed again.
    """
    with waiting("Checking the content"):
        edition = edition_of(checked(root), edition_key)
    official = read_official(file)
    before = edition.original_match
    is_same = before is not None and before.sha256 == official.sha256
    kept = tuple(_kept(edition, official, before, is_same, say)) if before else ()
    listed = {match.unit for match in kept}
    used = {passage for match in kept for passage in match.passages}
    with waiting("Laying the texts beside each other"):
        new = [
            each
            for each in proposed(edition, official)
            if each.unit not in listed and used.isdisjoint(each.passages)
        ]
    path = f"content/{edition.key}/original-match.yml"
    left = list(_left(edition, official, kept, new))
    for line in (f"{len(kept)} matches kept, {len(new)} proposed.", *left):
        say(line)
    text = ""
    if before and is_same and new and _ends_in_matches(before):
        text = _with_more((root / path).read_text(encoding="utf-8"), before, new)
    elif new or not is_same:
        plain = [*(_plain(each) for each in kept), *(_proposed(each) for each in new)]
        text = _whole(path, official, plain, left)
    if text:
        with waiting("Trying it out"):
            tried(root, {path: text})
        written(root, {path: text})
    return path


def _with_more(text: str, before: OriginalMatch, new: Sequence[Proposal]) -> str:
    """The editor's file, with its comments, and more proposals at its end."""
    first = text.splitlines()[before.matches[0].place().line - 1]
    more = textwrap.dedent(yaml_of([_proposed(each) for each in new]))
    column = " " * (len(first) - len(first.lstrip()))
    end = "" if text.endswith("\n") else "\n"
    return f"{text}{end}{textwrap.indent(more, column)}"


def _whole(
    path: str, official: Official, matches: Sequence[Mapping[str, Any]], left: Sequence[str]
) -> str:
    head = {"file": official.name, "sha256": official.sha256, "matches": matches}
    text = schema_line(path, "original-match") + _COMMENT.format(file=official.name)
    return text + yaml_of(head) + "".join(f"# {line}\n" for line in left)


def _ends_in_matches(match: OriginalMatch) -> bool:
    lines = [match.place(key).line for key in ("file", "sha256", "matches")]
    return bool(match.matches) and max(lines) == lines[-1]


def _kept(
    edition: Edition, official: Official, before: OriginalMatch, is_same: bool, say: Say
) -> Iterator[Match]:
    """The matches of the editor, with what has changed in the official text told."""
    if is_same:
        yield from before.matches
        return
    say(f"{before.file} was matched before, with SHA-256 {before.sha256}. This is another file.")
    passages = {each.id: each for each in official.passages}
    for match in before.matches:
        if gone := [each for each in match.passages if each not in passages]:
            say(f"No longer there: {', '.join(gone)}, the Chinese of {match.unit}")
            continue
        own = [passages[each] for each in match.passages]
        confirmed = match.confirmed and _stands(edition, match.unit, own)
        if match.confirmed and not confirmed:
            say(f"To be confirmed again: {match.unit} {_short(words_of(own))}")
        yield match.model_copy(update={"says": says_of(own[0]), "confirmed": confirmed})


def _stands(edition: Edition, unit_id: str, passages: Sequence[Passage]) -> bool:
    """Whether a unit has the words of passages as its original already."""
    unit = edition.units.get(unit_id)
    text = text_of(unit) if unit is not None else None
    if text is None or text.zh is None or text.zh.status != "original":
        return False
    return text.zh.text.plain == words_of(passages)


def _plain(match: Match) -> dict[str, Any]:
    values: dict[str, Any] = {"unit": match.unit, "passages": list(match.passages)}
    if match.says:
        values["says"] = match.says
    return values | {"confirmed": match.confirmed}


def _proposed(proposal: Proposal) -> dict[str, Any]:
    values = {"unit": proposal.unit, "passages": list(proposal.passages), "says": proposal.says}
    return values | {"confirmed": False}


def _left(
    edition: Edition, official: Official, kept: Sequence[Match], new: Sequence[Proposal]
) -> Iterator[str]:
    """What is matched with nothing, on either side."""
    pairs = [*((m.unit, m.passages) for m in kept), *((p.unit, p.passages) for p in new)]
    units = {unit for unit, _ in pairs}
    used = {passage for _, passages in pairs for passage in passages}
    known = used | {each.rpartition("-p")[0] for each in used if _PARAGRAPH.search(each)}
    columns = {_column(each) for each in official.passages if each.id in used}
    for passage in official.passages:
        whole = passage.kind == "paragraph" and passage.id.rpartition("-p")[0] in used
        again = passage.kind == "cell" and _column(passage) in columns
        if passage.id not in known and not whole and not again:
            yield f"No unit: {passage.id} {passage.locator} {_short(passage.text)}"
    for chapter in edition.chapters:
        for unit in chapter.walk():
            if unit.id not in units:
                yield f"No passage: {unit.id}"
    for line in official.rest:
        yield f"Outside chapters, articles and tables: {_short(line)}"


def _column(cell: Passage) -> tuple[str, str, str]:
    """The column of a cell with its words: a name over several rows stands in each of them."""
    table, _, rest = cell.id.partition("-")
    return table, rest.rpartition("-")[2], cell.text


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"
