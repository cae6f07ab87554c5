"""The edition and the industry that an editor names on the command line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.importer.cells import key_of, unreadable
from generator.model.edition import Content, Edition
from generator.model.industries import Industry
from generator.problems import did_you_mean

_OTHER = re.compile(r"[^a-z0-9]+")
_NUMBERED = re.compile(r"^\s*[（(]?[\d一二三四五六七八九十]{1,2}[)）、.．]\s*")
_BRACKETS = re.compile(r"[()（）]")


def edition_of(content: Content, key: str) -> Edition:
    """The edition `list/edition`."""
    known = {each.key: each for each in content.editions}
    if key not in known:
        remedy = did_you_mean(key, known, f"Known are {', '.join(sorted(known))}")
        raise unreadable(f"--edition {key}", "there is no such edition", remedy)
    return known[key]


def industry_of(edition: Edition, name: str) -> Industry:
    """The industry with an id, a number, or a heading in either language (`ai-training-data`)."""
    for industry in edition.industries:
        if key_of(name).casefold() in names_of(industry):
            return industry
    known = [slug(industry.heading.en.plain) for industry in edition.industries]
    remedy = did_you_mean(name, known, f"Known are {', '.join(known)}")
    raise unreadable(f"--industry {name}", "there is no such industry", remedy)


def names_of(industry: Industry) -> frozenset[str]:
    """All that an industry may be called."""
    names = [industry.id, industry.number, *_headings(industry)]
    return frozenset(key_of(each).casefold() for each in (*names, slug(industry.heading.en.plain)))


def _headings(industry: Industry) -> Iterator[str]:
    """Its heading in each language, and what stands before and in brackets in it."""
    heading = industry.heading
    for text in (heading.en.plain, heading.zh.text.plain if heading.zh else ""):
        yield from filter(None, (text, *(each.strip() for each in _BRACKETS.split(text))))


def industry_named(edition: Edition, words: str) -> Industry | None:
    """The industry whose name words are, be it numbered or called an industry: 二、汽车行业."""
    name = key_of(_NUMBERED.sub("", words)).casefold()
    forms = (key_of(words).casefold(), name, name.removesuffix("行业"))
    found = (each for form in forms for each in edition.industries if form in names_of(each))
    return next(found, None)


def first_named(edition: Edition, words: str) -> Industry | None:
    """The industry whose name words are, or that they name first."""
    key = key_of(words).casefold()
    whole = next((each for each in edition.industries if key in names_of(each)), None)
    headed = {
        key_of(name).casefold(): each for each in edition.industries for name in _headings(each)
    }
    # The longest first: 汽车 is not meant where a longer name begins or holds it.
    names = "|".join(re.escape(name) for name in sorted(headed, key=len, reverse=True))
    match = re.search(names, key)
    return whole or (headed[match[0]] if match else None)


def slug(words: str) -> str:
    """English words in kebab-case."""
    return _OTHER.sub("-", words.casefold()).strip("-")


def path_of(edition: Edition, industry: Industry) -> str:
    """The file of an industry, relative to the project."""
    position = edition.industries.index(industry)
    return edition.paths(*edition.file.industries)[position]


def table_path(edition: Edition, industry: Industry, tier: int) -> str:
    """The file for the table of a tier, below the edition's folder."""
    named = industry.tiers[tier - 1].table
    own = edition.file.industries[edition.industries.index(industry)]
    return named or f"{Path(own).with_suffix('')}/tier-{tier}.yml"
