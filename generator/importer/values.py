"""The keys of a unit as an import writes them, and which of them it changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.importer.entries import Entry, Texts, TierEntries
from generator.importer.volumes import Band
from generator.model.text import Language

Values = Mapping[tuple[str, ...], Any]
_LANGUAGES: tuple[Language, ...] = ("en", "zh")
_EFFECTS = {1: "security-assessment", 2: "standard-contract-or-certification"}
_SHOWN = 60
# The columns of the texts of each kind of entry: its heading and its text.
_COLUMNS: Mapping[str, tuple[str, str]] = {
    "scn": ("scenario", "scenario-description"),
    "dc": ("data-category", ""),
    "dsc": ("data-sub-class", ""),
    "df": ("data-field", "description"),
    "thr": ("", "volume"),
}


@dataclass(frozen=True)
class Wording:
    """How Chinese goes in: as `original`, found in `file`, or as this site's `working` text."""

    original: bool
    file: str
    sha256: str

    def chinese(self, text: str, place: str) -> dict[str, str]:
        if not self.original:
            return {"working": text}
        return {"original": text, "locator": self.locator(place)}

    def locator(self, place: str) -> str:
        return f"{self.file}, {place}, SHA-256 {self.sha256}"


@dataclass(frozen=True)
class Edits:
    """New values by key, None for a key that goes; and what a preview says of them."""

    values: Values
    said: tuple[str, ...]


def new_values(
    unit_id: str, entry: Entry, tier: TierEntries, wording: Wording, scenario: Entry | None = None
) -> dict[str, Any]:
    """All keys of a unit that was not there before, without what stands in it."""
    values: dict[str, Any] = {"id": unit_id}
    if entry.number:
        values["number"] = entry.number
    if entry.mark == "thr" and entry.band is not None:
        values["heading"] = _band_heading(entry.band)
    elif entry.heading:
        values["heading"] = _bilingual(entry.heading, entry.place, wording)
    if entry.text:
        values["text"] = _bilingual(entry.text, entry.place, wording)
    if entry.catalogue:
        values["catalogue"] = list(entry.catalogue)
    if entry.mark == "thr" and entry.band is not None and scenario is not None:
        values["threshold"] = _bounds(entry, scenario, tier.number, wording)
    return values


def _bilingual(texts: Texts, place: str, wording: Wording) -> dict[str, Any]:
    values: dict[str, Any] = {"en": texts.en} if texts.en else {}
    if texts.zh:
        values["zh"] = wording.chinese(texts.zh, place)
    return values


def _band_heading(band: Band) -> dict[str, Any]:
    """What this site calls a volume band: its figures."""
    en = [f"{band.minimum:,} or more"] if band.minimum else []
    en += [f"under {band.below:,}"] if band.below else []
    zh = [f"{band.minimum:,}以上"] if band.minimum else []
    zh += [f"不满{band.below:,}"] if band.below else []
    return {
        "en": f"Volume band: {', '.join(en)}",
        "zh": {"working": f"数量区间：{'、'.join(zh)}"},
        "nature": "editorial",
    }


def _bounds(entry: Entry, scenario: Entry, tier: int, wording: Wording) -> dict[str, Any]:
    assert entry.band is not None
    values: dict[str, Any] = {
        "applies_to": _bilingual(scenario.heading, scenario.place, wording),
        "data": _bilingual(entry.text, entry.place, wording),
    }
    values |= {key: value for key, value in _figures(entry.band).items() if value is not None}
    values["effect"] = _EFFECTS.get(tier, "not-stated")
    return values


def _figures(band: Band) -> dict[str, Any]:
    return {"minimum": band.minimum, "below": band.below, "unit": band.counts}


# --- what changes


def changed_values(
    entry: Entry,
    old: Entry,
    tier: TierEntries,
    wording: Wording,
    scenarios: tuple[Entry, Entry] | None = None,
) -> Edits:
    """What the spreadsheet says otherwise than the content, of a unit that was there before.

    `scenarios` are that of a volume band now, and that which it stood in.
    """
    values: dict[tuple[str, ...], Any] = {}
    said: list[str] = []
    heading, text = _COLUMNS[entry.mark]
    if entry.mark == "df" and "description" not in tier.columns:
        heading, text = "", "data-field"
    for key, column, now, before in (
        ("heading", heading, entry.heading, old.heading),
        ("text", text, entry.text, old.text),
    ):
        if column:
            _compare(key, column, now, before, entry, tier, wording, values, said)
    numbered = {"number", "scenario-number"} if entry.mark == "scn" else {"number"}
    told = entry.number or entry.mark == "df"
    if entry.mark != "thr" and numbered & tier.columns and told and entry.number != old.number:
        values["number",] = entry.number or None
        said.append(f"number: {old.number or 'none'} → {entry.number or 'none'}")
    if entry.mark == "df" and "catalogue" in tier.columns and entry.catalogue != old.catalogue:
        values["catalogue",] = list(entry.catalogue) or None
        said.append(f"catalogue: {_list(old.catalogue)} → {_list(entry.catalogue)}")
    if scenarios is not None:
        _compare_band(entry, old, scenarios, wording, values, said)
    return Edits(values, tuple(said))


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"


def _compare(
    key: str,
    column: str,
    now: Texts,
    before: Texts,
    entry: Entry,
    tier: TierEntries,
    wording: Wording,
    values: dict[tuple[str, ...], Any],
    said: list[str],
) -> None:
    languages = [each for each in _LANGUAGES if f"{column}.{each}" in tier.columns]
    changed = [each for each in languages if now.key(each) != before.key(each)]
    said.extend(_told(key, now, before, changed))
    raised = wording.original and "zh" in languages and now.zh and before.status != "original"
    if raised and "zh" not in changed:
        said.append(f"Chinese {key}: {before.status} → original")
        changed.append("zh")
    if not changed:
        return
    if not before:
        values[key,] = _bilingual(now, entry.place, wording)
        return
    if not any((now if each in languages else before).in_(each) for each in _LANGUAGES):
        values[key,] = None
        return
    for language in changed:
        if language == "en":
            values[key, "en"] = now.en or None
        else:
            values[key, "zh"] = wording.chinese(now.zh, entry.place) if now.zh else None


def _told(key: str, now: Texts, before: Texts, changed: Sequence[Language]) -> Iterator[str]:
    for language in changed:
        words = {"en": "English", "zh": "Chinese"}[language]
        yield f"{words} {key}: {_shown(before.in_(language))} → {_shown(now.in_(language))}"
    if "zh" in changed and "en" not in changed and before.en and now.zh:
        yield "its English still renders the former Chinese"


def _shown(text: str) -> str:
    if not text:
        return "none"
    return f"“{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}”"


def _compare_band(
    entry: Entry,
    old: Entry,
    scenarios: tuple[Entry, Entry],
    wording: Wording,
    values: dict[tuple[str, ...], Any],
    said: list[str],
) -> None:
    assert entry.band is not None
    assert old.band is not None
    # What the figures count is the editor's to say, until the words change.
    band = entry.band if said else replace(entry.band, counts=old.band.counts)
    if band != old.band:
        said.append(f"figures: {_words(old.band)} → {_words(band)}")
        was, now = _figures(old.band), _figures(band)
        values |= {("threshold", key): now[key] for key in now if now[key] != was[key]}
        if old.heading.en == _band_heading(old.band)["en"]:
            values["heading",] = _band_heading(band)
    text = _new(entry.text, old.text, wording)
    if text and _follows(old.data, old.text):
        values["threshold", "data"] = _bilingual(text, entry.place, wording)
    scenario, stood = scenarios
    name = _new(scenario.heading, stood.heading, wording)
    if name and _follows(old.applies_to, stood.heading):
        values["threshold", "applies_to"] = _bilingual(name, scenario.place, wording)


def _follows(said: Texts, source: Texts) -> bool:
    """Whether a text is still the one that it was made of; else the editor has put it otherwise."""
    return all(said.key(each) == source.key(each) for each in _LANGUAGES)


def _new(now: Texts, before: Texts, wording: Wording) -> Texts:
    """What a text is now, and was in a language that now says nothing; empty if as before."""
    filled = Texts(now.en or before.en, now.zh or before.zh)
    raised = wording.original and now.zh and before.status != "original"
    return filled if raised or not _follows(filled, before) else Texts()


def _words(band: Band) -> str:
    bounds = [f"{band.minimum:,} or more"] if band.minimum else []
    bounds += [f"under {band.below:,}"] if band.below else []
    return f"{', '.join(bounds)} ({band.counts.replace('-', ' ')})"
