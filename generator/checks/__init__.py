"""What is wrong with the content beyond the shape of a single file: one generator a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.checks import (
    citations,
    cross_links,
    files,
    ids,
    labels,
    layout,
    numbers,
    permalinks,
    quotations,
    words,
)
from generator.model.edition import Content
from generator.model.files import Kept
from generator.model.load import Loaded, load
from generator.problems import ContentError, Problem

_RULES: tuple[Callable[[Loaded, Content], Iterator[Problem]], ...] = (
    ids.ids_stand_once,
    ids.references_lead_somewhere,
    ids.instruments_are_editions,
    layout.sections_are_in_place,
    layout.parts_are_three,
    layout.tables_have_three_columns,
    numbers.numbers_have_no_gaps,
    numbers.scale_is_as_stated,
    quotations.quotations_are_verbatim,
    quotations.cross_links_quote_both_ends,
    quotations.run_in_headings_stand_in_the_text,
    cross_links.ends_are_of_their_kind,
    cross_links.pairs_have_a_verdict,
    words.marks_lead_to_one_entry,
    words.forms_stand_under_one_concept,
    words.related_words_stand_once,
    citations.templates_name_what_there_is,
    citations.editions_can_be_cited,
    labels.groups_are_complete,
    labels.labels_take_the_same_figures,
    permalinks.the_ledger_is_whole,
    permalinks.nothing_published_is_lost,
)


def checked(root: Path, only: str | None = None, kept: Kept | None = None) -> Content:
    """The content under `root`/content, without a mistake; `only` and `kept` as `load` takes them.

    Raises:
        ContentError: with every mistake of every file.
    """
    loaded = load(root, only, kept)
    problems = [*loaded.problems, *files.files_are_included(loaded, root)]
    if loaded.content is not None:
        for rule in _RULES:
            problems.extend(rule(loaded, loaded.content))
        templates = root / "overrides"
        problems.extend(labels.labels_are_used_and_known(loaded, loaded.content, templates))
    if problems or loaded.content is None:
        raise ContentError(problems)
    return loaded.content
