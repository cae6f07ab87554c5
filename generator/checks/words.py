"""Words: a mark leads to one entry, a form to one concept, a related word to one group."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.edition import Content
from generator.model.load import Loaded
from generator.model.shared import ListedWords
from generator.problems import Place, Problem


def marks_lead_to_one_entry(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """No word is marked for two terms or instruments."""
    seen: dict[str, tuple[str, Place]] = {}
    for entry in content.entries:
        for key, words in (("en", entry.marks.en), ("zh", entry.marks.zh)):
            for word in words:
                place = entry.marks.place(key)
                first, where = seen.get(word, (entry.id, place))
                if first != entry.id:
                    wrong = f"“{word}” is marked for {first} too, in {where.path}:{where.line}"
                    yield Problem(place, f"marks.{key}", wrong, "Keep it in one of the two")
                seen.setdefault(word, (entry.id, place))


def forms_stand_under_one_concept(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """No form of the lexicon stands under two concepts, nor twice under one."""
    seen: dict[str, tuple[str, Place]] = {}
    for concept in content.concepts:
        for key, forms in (("en", concept.en), ("zh", concept.zh)):
            for form in forms:
                place = concept.place(key)
                folded = form.casefold()
                if folded in seen:
                    first, where = seen[folded]
                    again = f"under {first} too" if first != concept.id else "twice"
                    wrong = f"“{form}” stands {again}, first in {where.path}:{where.line}"
                    yield Problem(place, f"{concept.id}.{key}", wrong, "Keep it in one place")
                seen.setdefault(folded, (concept.id, place))


def related_words_stand_once(loaded: Loaded, content: Content) -> Iterator[Problem]:
    """No related word stands twice, nor is it a form of the lexicon."""
    lexicon = {
        form.casefold(): each.id for each in content.concepts for form in (*each.en, *each.zh)
    }
    seen: dict[str, tuple[ListedWords, str]] = {}
    for words in (*content.related.groups, content.related.nowhere):
        for key, word in words.listed():
            folded = word.casefold()
            if folded in lexicon:
                wrong = f"“{word}” is a form of {lexicon[folded]} in content/lexicon.yml"
                yield Problem(words.place(key), key, wrong, "Delete it here or there")
            elif folded in seen:
                first, where = seen[folded]
                wrong = f"“{word}” stands twice, first in line {first.place(where).line}"
                yield Problem(words.place(key), key, wrong, "Keep it in one place")
            seen.setdefault(folded, (words, key))
