"""Every page as Markdown, and llms.txt, which leads machines to all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape

from generator.exports.markdown import markdown
from generator.exports.texts import chinese_of
from generator.model.edition import Content, Edition
from generator.model.shared import Entry, Label
from generator.model.text import LANGUAGES, Language, weakest
from generator.model.units import Unit
from generator.permalinks.downloads import SCHEMA, csv_paths, json_path, last_release, xlsx_path

Html = tuple[str, str]
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def renderings(content: Content, pages: Iterable[Html], site_url: str) -> Iterator[Html]:
    """The path and text of the Markdown of each page below a language's folder, and llms.txt."""
    written: list[tuple[Language, str, str]] = []
    known: dict[tuple[Language, str], Mapping[str, str]] = {}
    for path, html in pages:
        language = _language(path)
        if language is None:
            continue
        edition = next((each for each in content.editions if f"/{each.key}/" in path), None)
        head = _head(content, language, edition, f"{site_url}{path}")
        key = (language, edition.key if edition else "")
        if key not in known:
            known[key] = dict(_told(content, language, edition))
        yield f"{path}.md", f"{head}\n{markdown(html, known[key])}"
        written.append((language, path, _title(html)))
    yield "llms.txt", _llms(content, written, site_url)


def _language(path: str) -> Language | None:
    return next((each for each in LANGUAGES if path.startswith(f"{each}/")), None)


def _title(html: str) -> str:
    found = _TITLE.search(html)
    return unescape(found[1]).strip() if found else ""


def _said(label: Label, language: Language) -> str:
    return label.en if language == "en" else label.zh


def _head(content: Content, language: Language, edition: Edition | None, address: str) -> str:
    """The notice, the page's permanent link and the release, before anything else."""
    labels = content.interface.labels
    notice = labels["notice"]
    release = last_release(content, edition or content.editions[0])
    if release is None:
        said = _said(labels["not_released"], language)
    else:
        said = _said(labels["release_title"], language).format(
            release=release.release, date=release.date.isoformat()
        )
    link = _said(labels["permalink"], language)
    return f"> {notice.en}\n>\n> {notice.zh}\n>\n> {link} <{address}> · {said}\n"


def _told(
    content: Content, language: Language, edition: Edition | None
) -> Iterator[tuple[str, str]]:
    for unit in edition.walk() if edition is not None else ():
        yield unit.id, _of_unit(content, language, unit)
    for entry in content.entries:
        yield entry.id, _of_entry(content, language, entry)


def _of_unit(content: Content, language: Language, unit: Unit) -> str:
    """`Item (2) · Rendering · working Chinese`"""
    groups = content.interface.groups
    kind = _said(groups["kind"][unit.kind], language)
    status = weakest(each for each in unit.texts if chinese_of(content, each.zh) is not None)
    words = [f"{kind} {unit.number}" if unit.number else kind]
    words.append(_said(groups["nature"][unit.nature], language))
    if status is not None:
        words.append(_said(groups["status"][status], language))
    return " · ".join(words)


def _of_entry(content: Content, language: Language, entry: Entry) -> str:
    groups = content.interface.groups
    kind = "instrument" if entry in content.instruments else "term"
    zh = chinese_of(content, entry.zh)
    words = [groups["kind"][kind], *([groups["status"][zh.status]] if zh else [])]
    return " · ".join(_said(each, language) for each in words)


def _llms(content: Content, written: Iterable[tuple[Language, str, str]], site_url: str) -> str:
    """llms.txt as llmstxt.org describes it."""
    site, labels, groups = content.site, content.interface.labels, content.interface.groups
    notice = labels["notice"]
    lines = [f"# {site.title.en} · {site.title.zh}", "", f"> {notice.en} {notice.zh}", ""]
    lines += [site.description.en, site.description.zh, ""]
    for name in ("nature", "status"):
        for key, label in groups[name].items():
            meaning = groups[f"{name}_meaning"][key]
            lines.append(f"- {label.en} · {label.zh}: {meaning.en} {meaning.zh}")
    for language in LANGUAGES:
        lines += ["", f"## {'English' if language == 'en' else '中文'}", ""]
        lines += [
            f"- [{title}]({site_url}{path}.md)" for each, path, title in written if each == language
        ]
    lines += ["", f"## {groups['page']['downloads'].en} · {groups['page']['downloads'].zh}", ""]
    lines += [f"- [{path.rpartition('/')[2]}]({site_url}{path})" for path in _data(content)]
    return "\n".join(lines) + "\n"


def _data(content: Content) -> Iterator[str]:
    yield SCHEMA
    for edition in content.editions:
        yield from (json_path(edition), xlsx_path(edition), *csv_paths(edition).values())
