"""The tables of an edition: what the CSV files and the sheets of the XLSX file hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.exports.document import EditionExport, EntryExport, UnitExport
from generator.exports.texts import Text

Cell = str | int | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Table:
    """A table: its name, the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(document: EditionExport) -> Iterator[Table]:
    """Every table; each row ends with nature, status, release and notice."""
    for name, rows in _TABLES.items():
        yield _table(name, document, rows(document))


def _table(name: str, document: EditionExport, rows: Iterable[Row]) -> Table:
    release = document["release"]
    notice = f"{document['notice']['en']} {document['notice']['zh']}"
    tail: Row = {"release": release["number"] if release else "unreleased", "notice": notice}
    full = [{**row, **tail} for row in rows]
    columns = tuple(dict.fromkeys(key for row in full for key in row))
    ends = ("nature", "status", *tail)
    ordered = (*(each for each in columns if each not in ends), *ends)
    return Table(name, ordered, tuple(tuple(row.get(key) for key in ordered) for row in full))


def _said(key: str, text: Text | None) -> Row:
    """A text as three columns."""
    en, zh = (text["en"], text["zh"]) if text else (None, None)
    return {
        f"{key}_en": en["text"] if en else None,
        f"{key}_zh": zh["text"] if zh else None,
        f"{key}_zh_status": zh["status"] if zh else None,
    }


def _joined(texts: Iterable[Text]) -> Row:
    """Notes, several in a cell; their Chinese is working Chinese if any of it is."""
    texts = list(texts)
    chinese = [each["zh"] for each in texts if each["zh"] is not None]
    statuses = sorted({each["status"] for each in chinese})
    return {
        "notes_en": " | ".join(each["en"]["text"] for each in texts if each["en"]) or None,
        "notes_zh": " | ".join(each["text"] for each in chinese) or None,
        "notes_zh_status": " ".join(statuses) or None,
    }


def _marks(unit: UnitExport) -> Row:
    return {"nature": unit["nature"], "status": unit["status"]}


def _units(document: EditionExport) -> Iterator[Row]:
    for unit in document["units"]:
        yield {
            "id": unit["id"],
            "kind": unit["kind"],
            "number": unit["number"],
            "parent": unit["parent"],
            **_said("heading", unit["heading"]),
            "heading_editorial": "yes" if unit["heading"] and unit["heading"]["editorial"] else "",
            **_said("text", _own_text(unit)),
            "source_unit": unit["source_unit"],
            **_said("reference", unit["reference"]),
            **_joined(unit["notes"]),
            "fingerprint_en": unit["fingerprints"]["en"],
            "fingerprint_zh": unit["fingerprints"]["zh"],
            "link_en": unit["links"]["en"],
            "link_zh": unit["links"]["zh"],
            **_marks(unit),
        }


def _own_text(unit: UnitExport) -> Text | None:
    link = unit["cross_link"]
    return unit["text"] or unit["quote"] or (link["reason"] if link else None)


def _thresholds(document: EditionExport) -> Iterator[Row]:
    for unit in document["units"]:
        bounds, condition = unit["threshold"], unit["criterion"]
        about = bounds or condition
        if about is None:
            continue
        yield {
            "id": unit["id"],
            "kind": unit["kind"],
            **_said("heading", unit["heading"]),
            **_said("words", _own_text(unit)),
            "source_unit": unit["source_unit"],
            **_said("applies_to", about["applies_to"]),
            **_said("data", about["data"]),
            **_said("excludes", bounds["excludes"] if bounds else None),
            "minimum": bounds["minimum"] if bounds else None,
            "below": bounds["below"] if bounds else None,
            "counted_in": bounds["counted_in"] if bounds else None,
            "effect": about["effect"],
            "counting": " ".join(bounds["counting"]) if bounds else None,
            "link_en": unit["links"]["en"],
            **_marks(unit),
        }


def _time_limits(document: EditionExport) -> Iterator[Row]:
    for unit in document["units"]:
        limit = unit["time_limit"]
        if limit is not None:
            yield {
                "id": unit["id"],
                **_said("heading", unit["heading"]),
                **_said("words", unit["quote"]),
                "source_unit": unit["source_unit"],
                "form": limit["form"],
                "length": limit["length"],
                "length_unit": limit["length_unit"],
                **_said("starts", limit["starts"]),
                **_said("who", limit["who"]),
                "link_en": unit["links"]["en"],
                **_marks(unit),
            }


def _cross_links(document: EditionExport) -> Iterator[Row]:
    for unit in document["units"]:
        link = unit["cross_link"]
        if link is not None:
            yield {
                "id": unit["id"],
                "source": link["source"],
                "target": link["target"],
                "phrase_source": link["phrases"]["source"],
                "phrase_target": link["phrases"]["target"],
                **_said("reason", link["reason"]),
                "link_en": unit["links"]["en"],
                **_marks(unit),
            }


def _verdicts(document: EditionExport) -> Iterator[Row]:
    """A row for each pair of a category and an industry: linked, or found to be without a link."""
    units = document["units"]
    parents = {each["id"]: each["parent"] for each in units}
    linked: dict[tuple[str, str], list[str]] = {}
    for unit in units:
        link = unit["cross_link"]
        if link is not None:
            category = parents[link["source"]] or link["source"]
            linked.setdefault((category, link["target"]), []).append(unit["id"])
    for category in (each["id"] for each in units if each["kind"] == "category"):
        for industry in (each["id"] for each in units if each["kind"] == "industry"):
            links = linked.get((category, industry), [])
            yield {
                "category": category,
                "industry": industry,
                "verdict": "linked" if links else "none",
                "cross_links": " ".join(links),
                "nature": "editorial",
                "status": None,
            }


def _textual_links(document: EditionExport) -> Iterator[Row]:
    natures = {each["id"]: each["nature"] for each in document["units"]}
    for link in document["textual_links"]:
        zh = link["quote"]["zh"]
        yield {
            "source": link["source"],
            "target": link["target"],
            **_said("quote", link["quote"]),
            "nature": natures[link["source"]],
            "status": zh["status"] if zh else None,
        }


def _terms(document: EditionExport) -> Iterator[Row]:
    return (_entry(each) for each in document["terms"])


def _instruments(document: EditionExport) -> Iterator[Row]:
    return (_entry(each) for each in document["instruments"])


def _entry(entry: EntryExport) -> Row:
    zh, definition = entry["name"]["zh"], entry["definition"]
    return {
        "id": entry["id"],
        **_said("name", entry["name"]),
        "name_zh_locator": zh["locator"] if zh else None,
        "pinyin": entry["pinyin"],
        "abbreviations": " | ".join(entry["abbreviations"]),
        "aliases_en": " | ".join(entry["aliases"]["en"]),
        "aliases_zh": " | ".join(entry["aliases"]["zh"]),
        "aliases_zh_status": entry["aliases"]["zh_status"],
        **_said("definition", definition["quote"] if definition else None),
        "defined_in": definition["unit"] if definition else None,
        "link_en": entry["links"]["en"],
        "nature": entry["nature"],
        "status": entry["status"],
    }


_TABLES: Mapping[str, Callable[[EditionExport], Iterator[Row]]] = {
    "units": _units,
    "thresholds": _thresholds,
    "time-limits": _time_limits,
    "cross-links": _cross_links,
    "verdicts": _verdicts,
    "textual-links": _textual_links,
    "terms": _terms,
    "instruments": _instruments,
}
