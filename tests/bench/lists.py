"""Artificial lists at true size, as content beside the real one; the same each time.

They speak of teapots and unicorns, so that nobody takes them for the list of any region.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.checks.numbers import roman
from tests.bench.words import Said, Words

EDITION = "1"
INDUSTRIES, SCENARIOS, FIELDS = 9, 67, 612
_SECTIONS = "rules/identification rules/catalogue negative-list/structure negative-list/bands"


@dataclass(frozen=True)
class Size:
    """How many lists there are, and how much stands in Parts A and B of each."""

    regions: int
    chapters: int = 6
    categories: int = 13


SLIM = Size(30, chapters=1, categories=1)


def list_id(region: int) -> str:
    return f"teapots-{region:02}"


def lay(root: Path, size: Size) -> None:
    """Writes the lists into the content of a project and names them in site.yml."""
    content = root / "content"
    site = content / "site.yml"
    names = [list_id(region) for region in range(1, size.regions + 1)]
    listed = f"lists: [{', '.join(['beijing', *names])}]"
    lines = site.read_text(encoding="utf-8").splitlines()
    kept = [listed if each.startswith("lists:") else each for each in lines]
    site.write_text("\n".join(kept) + "\n", encoding="utf-8")
    for region, name in enumerate(names, start=1):
        for path, data in _files(region, size):
            target = content / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            # JSON is YAML; only the real lists are written to be edited.
            target.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def text(said: Said) -> dict[str, Any]:
    return {"en": said.en, "zh": {"working": said.zh}}


def _printed(said: Said) -> dict[str, Any]:
    """A text that may be quoted in citations."""
    return {"en": said.en, "zh": {"printed": said.zh}}


def _files(region: int, size: Size) -> Iterator[tuple[str, Any]]:
    words = Words(f"region {region}")
    name = Said(f"Teapots of region {region}", f"第{region}区茶壶")
    yield "list.yml", {"name": text(name), "region": text(name), "editions": [EDITION]}
    yield f"{EDITION}/edition.yml", _edition(name, size)
    for path, data in (
        *_measures(words, size),
        *_rules(words, size),
        *_negative_list(words),
        *_links(size),
    ):
        yield f"{EDITION}/{path}.yml", data


def _edition(name: Said, size: Size) -> dict[str, Any]:
    statements = {
        "ed-title": name,
        "ed-issued": Said("April 1, 1999", "1999年4月1日"),
        "ed-issuers": Said("Bureau of Unicorns", "独角兽局"),
    }
    parts = {
        "A": Said("Measures for teapots", "茶壶办法"),
        "B": Said("Rules for unicorns", "独角兽规则"),
        "C": Said("The list of teapots", "茶壶清单"),
    }
    return {
        "edition": EDITION,
        "scale": {
            "industries": INDUSTRIES,
            "scenarios": SCENARIOS,
            "data_fields": FIELDS,
            "categories": size.categories,
            "sub_categories": 3 * size.categories,
        },
        "statements": [
            {"id": each, "heading": text(Said(each, f"茶壶{each}")), "text": _printed(said)}
            for each, said in statements.items()
        ],
        "parts": [
            {"id": f"part-{letter.lower()}", "number": letter, "heading": text(heading)}
            for letter, heading in parts.items()
        ],
        **_names(size),
    }


def _names(size: Size) -> dict[str, Any]:
    """The files of an edition by name."""
    identification, catalogue, structure, bands = (f"{each}.yml" for each in _SECTIONS.split())
    return {
        "measures": [f"measures/chapter-{each}.yml" for each in range(1, size.chapters + 1)],
        "rules": {"identification": identification, "catalogue": catalogue},
        "categories": [f"rules/category-{each}.yml" for each in range(1, size.categories + 1)],
        "negative_list": {
            "structure": structure,
            "bands": bands,
            "industries": "negative-list/industries.yml",
        },
        "industries": [f"negative-list/industry-{each}.yml" for each in range(1, INDUSTRIES + 1)],
        "time_limits": "time-limits.yml",
        "cross_links": "cross-links.yml",
        "textual_links": "textual-links.yml",
    }


def _unit(unit_id: str, words: Words, **others: Any) -> dict[str, Any]:
    """A unit with a heading and a sentence."""
    return {
        "id": unit_id,
        "heading": text(words.heading()),
        "text": text(words.sentence()),
        **others,
    }


def _measures(words: Words, size: Size) -> Iterator[tuple[str, Any]]:
    for number in range(1, size.chapters + 1):
        provisions = [
            _unit(
                f"ch{number}-teapot-{each}",
                words,
                items=[
                    {
                        "id": f"ch{number}-teapot-{each}-{item}",
                        "number": f"({item})",
                        "text": text(words.sentence()),
                    }
                    for item in (1, 2)
                ],
            )
            for each in range(1, 5)
        ]
        chapter = _unit(f"ch{number}", words, number=roman(number), provisions=provisions)
        yield f"measures/chapter-{number}", chapter


def _rules(words: Words, size: Size) -> Iterator[tuple[str, Any]]:
    yield "rules/identification", _unit("identification", words)
    columns = [text(words.thing()) for _ in range(3)]
    yield "rules/catalogue", _unit("catalogue", words, columns=columns)
    for number in range(1, size.categories + 1):
        subs = range(3 * number - 2, 3 * number + 1)
        yield (
            f"rules/category-{number}",
            _unit(
                f"cat-{number}",
                words,
                number=roman(number),
                sub_categories=[_unit(f"sub-{each}", words, number=str(each)) for each in subs],
                data=[
                    {"id": f"cat-{number}-data-{each}", "text": text(words.sentence())}
                    for each in (1, 2, 3)
                ],
            ),
        )


def _negative_list(words: Words) -> Iterator[tuple[str, Any]]:
    yield "negative-list/structure", _unit("structure", words)
    yield "negative-list/bands", _unit("bands", words)
    columns = [text(words.thing()) for _ in range(3)]
    yield "negative-list/industries", _unit("industries", words, columns=columns)
    for number in range(1, INDUSTRIES + 1):
        mine = range(number, SCENARIOS + 1, INDUSTRIES)
        tables: tuple[list[Any], list[Any]] = (
            [],
            [_scenario(number, each, words) for each in mine],
        )
        tables[0].extend(tables[1][:2])
        del tables[1][:2]
        tiers = []
        for tier, scenarios in enumerate(tables, start=1):
            path = f"negative-list/industry-{number}/tier-{tier}"
            tiers.append(
                {
                    "id": f"ind-{number}-tier-{tier}",
                    "heading": text(Said(f"Shelf {tier}", f"第{tier}层架")),
                    "table": f"{path}.yml",
                }
            )
            yield path, {"scenarios": scenarios}
        scope = [
            {"id": f"ind-{number}-scope-{each}", "text": text(words.sentence())} for each in (1, 2)
        ]
        industry = _unit(f"ind-{number}", words, number=str(number), tiers=tiers, scope=scope)
        yield f"negative-list/industry-{number}", industry


def _scenario(industry: int, number: int, words: Words) -> dict[str, Any]:
    """A scenario with its share of the data fields, and for every fourth a volume band."""
    first, last = ((FIELDS * each) // SCENARIOS for each in (number - 1, number))
    fields = [
        _unit(f"ind-{industry}-df-{each}", words, catalogue=["cat-1"])
        for each in range(first + 1, last + 1)
    ]
    sub = _unit(f"ind-{industry}-dsc-{number}", words, data_fields=fields)
    category = _unit(f"ind-{industry}-dc-{number}", words, data_sub_classes=[sub])
    bands = [_band(industry, number, words)] if number % 4 == 0 else []
    return _unit(
        f"ind-{industry}-scn-{number}", words, thresholds=bands, data_categories=[category]
    )


def _band(industry: int, number: int, words: Words) -> dict[str, Any]:
    minimum = 1_000 * words.number(11, 99) + 7
    return _unit(
        f"ind-{industry}-thr-{number}",
        words,
        threshold={
            "applies_to": text(words.thing()),
            "data": text(words.thing()),
            "minimum": minimum,
            "unit": "not-stated",
            "effect": "not-stated",
        },
    )


def _links(size: Size) -> Iterator[tuple[str, Any]]:
    industries = [f"ind-{each}" for each in range(1, INDUSTRIES + 1)]
    none = {f"cat-{each}": industries for each in range(1, size.categories + 1)}
    yield "time-limits", {"time_limits": []}
    yield "cross-links", {"links": [], "none": none}
    yield "textual-links", {"textual_links": []}
