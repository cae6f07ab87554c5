"""Words: a mark leads to one entry, and every mark stands somewhere in the text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Content
from generator.model.load import Loaded
from generator.problems import Place, Problem


def marks_lead_to_one_entry(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """No word is marked for two terms or instruments."""
    seen: dict[str, tuple[str, Place]] = {}
    for entry in (*content.terms, *content.instruments):
        for key, words in (("en", entry.marks.en), ("zh", entry.marks.zh)):
            for word in words:
                place = entry.marks.place(key)
                if word in seen:
                    first, where = seen[word]
                    wrong = f"“{word}” is marked for {first} too, in {where.path}:{where.line}"
                    yield Problem(place, f"marks.{key}", wrong, "Keep it in one of the two")
                seen.setdefault(word, (entry.id, place))
