"""What all lists share: the site itself, its interface words, the glossary, the instruments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StrictBool, model_validator

from generator.model.text import Bilingual, Chinese, Line, Node, Rich
from generator.model.units import Count, Id, Ids, Lines


class Words(Node):
    """Words in each language."""

    en: tuple[Line, ...] = ()
    zh: tuple[Line, ...] = ()


class Definition(Node):
    """Where the source defines a term, as `list/edition#unit`, and in which words."""

    unit: Line
    quote: Bilingual


class Entry(Node):
    """A glossary entry or an instrument, shared by all lists."""

    id: Id
    en: Rich
    zh: Chinese | None = None
    pinyin: Line | None = None
    abbreviations: tuple[Line, ...] = ()
    aliases: Words = Words()
    marks: Words = Words()

    @property
    def name(self) -> Bilingual:
        """The name in both languages."""
        return Bilingual.model_construct(en=self.en, zh=self.zh)


class Term(Entry):
    """A glossary entry; a definition only where the source gives one."""

    zh: Chinese
    definition: Definition | None = None


class Instrument(Entry):
    """A law, regulation or standard that the text cites; `en` as the source writes it.

    `list` is the edition, as `list/edition`, if it is one of a list that may be published here.
    """

    list: Line | None = None


class Glossary(Node):
    """The file glossary.yml."""

    terms: tuple[Term, ...]


class Instruments(Node):
    """The file instruments.yml."""

    instruments: tuple[Instrument, ...]


class NumberRange(Node):
    """The numbers from `minimum` to under `below`; only multiples `of` so much (no years)."""

    minimum: Count
    below: Count
    of: Count = 1

    @model_validator(mode="after")
    def _has_room(self) -> NumberRange:
        if self.minimum >= self.below:
            wrong = f"the bounds cross: minimum {self.minimum}, below {self.below}"
            raise ValueError(f"{wrong}|Make `minimum` smaller than `below`")
        return self


class Concept(Node):
    """Words that mean the same to a searcher, and the units that are about it.

    `units` are ids of units, terms or instruments; they are found by these words though none of
    them may stand in their text. If no text has any of them, the reader is told so, unless it
    `asks`: a question, a figure, who asks, which no text need have. A number that is no form of any
    concept is one of that in whose `numbers` it lies.
    """

    id: Id
    en: tuple[Line, ...] = ()
    zh: tuple[Line, ...] = ()
    units: tuple[Id, ...] = ()
    asks: StrictBool = False
    numbers: NumberRange | None = None


class Lexicon(Node):
    """The file lexicon.yml."""

    concepts: tuple[Concept, ...]


class ListedWords(Node):
    """Words and short phrases in each language, with commas between them.

    One text takes a fraction of the time that a YAML list of thousands takes to be read.
    """

    en: Line | None = None
    zh: Line | None = None

    def listed(self) -> Iterator[tuple[str, str]]:
        """Each word after its language."""
        for language, text in (("en", self.en), ("zh", self.zh)):
            for word in (text or "").split(","):
                if word.strip():
                    yield language, word.strip()


class RelatedGroup(ListedWords):
    """Words that nobody would call synonyms of what units say, but that lead to these units.

    The first of the units is the most likely one.
    """

    units: Annotated[tuple[Id, ...], Field(min_length=1, max_length=4)]


class RelatedWords(Node):
    """The file related-words.yml.

    `nowhere` are words for what no list regulates: who asks for it is told that there is nothing.
    """

    groups: tuple[RelatedGroup, ...] = ()
    nowhere: ListedWords = ListedWords()


class Label(Node):
    """An interface word or sentence."""

    en: Line
    zh: Line


class Interface(Node):
    """The file interface.yml: single labels, and groups of labels for the values of a field."""

    labels: dict[Line, Label]
    groups: dict[Line, dict[Line, Label]]


class Site(Node):
    """The file site.yml."""

    title: Label
    description: Label
    publisher: Line
    originals: Line
    show_working_chinese: StrictBool
    lists: Ids


class ListFile(Node):
    """The file list.yml of one region's negative list."""

    name: Bilingual
    region: Bilingual
    editions: Lines
