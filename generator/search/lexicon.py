"""Concepts and their forms: the words by which readers ask for what the text says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, reduce

from generator.model.edition import Content
from generator.model.shared import Entry, Term
from generator.search.analysis import Token, normalise, stem, tokens


@dataclass(frozen=True)
class Form:
    """One way to say a concept: its words as written, and the key that finds it."""

    written: str
    key: str


@dataclass(frozen=True)
class SearchConcept:
    """A concept with its forms and the documents that are about it, the most so first.

    `is_law` for the laws and other instruments that the text cites; `is_told` if the reader is
    told when no text has any of its forms.
    """

    id: str
    forms: tuple[Form, ...]
    about: tuple[str, ...]
    is_law: bool
    is_told: bool


def concepts(content: Content) -> tuple[SearchConcept, ...]:
    """The lexicon's concepts, then one for every term and instrument."""
    laws = {instrument.id for instrument in content.instruments}
    entries = {entry.id for entry in content.entries}
    return (
        *(
            SearchConcept(
                each.id,
                _forms((*each.en, *each.zh)),
                each.units,
                is_law=each.id in laws,
                # Further names of an entry are told by the entry.
                is_told=not (each.asks or entries.issuperset(each.units)),
            )
            for each in content.concepts
        ),
        *(
            SearchConcept(
                each.id,
                _forms(tuple(_names(each))),
                _about(each),
                is_law=each.id in laws,
                is_told=False,
            )
            for each in content.entries
        ),
    )


def _names(entry: Entry) -> Iterator[str]:
    yield entry.en.plain
    if entry.zh is not None:
        yield entry.zh.text.plain
    yield from entry.abbreviations
    yield from entry.aliases.en
    yield from entry.aliases.zh
    yield from entry.marks.en
    yield from entry.marks.zh


def _about(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Term) and entry.definition is not None:
        return (entry.id, entry.definition.unit.partition("#")[2])
    return (entry.id,)


def _forms(words: Sequence[str]) -> tuple[Form, ...]:
    found: dict[str, Form] = {}
    for word in words:
        for made in forms(word):
            found.setdefault(made.key, made)
    return tuple(found.values())


@cache
def forms(text: str) -> tuple[Form, ...]:
    """A text as a form, with its hyphened words apart and, another form, as one."""
    return tuple(_forms_in(tokens(normalise(text))))


def _forms_in(found: Sequence[Token]) -> Iterator[Form]:
    joined = [token for token in found if token.kind == "joined"]
    apart = [token for token in found if token.kind != "joined"]
    if apart:
        yield _form(apart)
    if joined:
        yield _form(
            token
            for token in found
            if token.kind == "joined"
            or not any(whole.start <= token.start and token.end <= whole.end for whole in joined)
        )


def _form(of: Iterable[Token]) -> Form:
    of = tuple(of)
    written = reduce(extended, (token.text for token in of))
    return Form(written, reduce(extended, map(_stemmed, of)))


def _stemmed(token: Token) -> str:
    return token.text if token.kind == "han" else stem(token.text)


def pieces(of: Sequence[Token]) -> list[str]:
    """The least pieces that forms are made of: stems, numbers, Chinese characters."""
    found: list[str] = []
    for token in of:
        if token.kind == "han":
            found.extend(token.text)
        else:
            found.append(stem(token.text))
    return found


def extended(text: str, piece: str) -> str:
    """A text with one more piece: a space beside every piece that is not Chinese."""
    apart = is_latin(piece[0]) or is_latin(text[-1])
    return f"{text} {piece}" if apart else text + piece


def is_latin(character: str) -> bool:
    """Whether a character stands before all Chinese ones."""
    return character < "\u2e80"
