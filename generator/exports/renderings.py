"""Every page as Markdown, and llms.txt, which leads machines to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.exports.markdown import markdown
from generator.exports.texts import chinese_of
from generator.model.edition import Content, Edition
from generator.model.shared import Entry, Instrument, Label
from generator.model.text import LANGUAGES, Language, weakest
from generator.model.units import Unit
from generator.permalinks.addresses import language_of
from generator.permalinks.downloads import SCHEMA, csv_paths, json_path, xlsx_path
from generator.permalinks.published import last_release


@dataclass(frozen=True)
class Rendered:
    """A page that has its Markdown beside it, as llms.txt names it."""

    path: str
    title: str


class Renderings:
    """The Markdown of pages below a language's folder."""

    def __init__(self, content: Content, site_url: str) -> None:
        self._content = content
        self._site_url = site_url
        self._editions = {each.key: each for each in content.editions}
        self._told: dict[tuple[Language, str], Mapping[str, str]] = {}

    def of(self, path: str, html: str) -> str:
        """The Markdown of the page at a path."""
        language = language_of(path)
        assert language is not None  # Other pages have no Markdown.
        key = "/".join(path.split("/")[1:3])
        edition = self._editions.get(key)
        if (language, key) not in self._told:
            self._told[language, key] = dict(_told(self._content, language, edition))
        head = _head(self._content, language, edition, f"{self._site_url}{path}")
        return f"{head}\n{markdown(html, self._told[language, key])}"


def _said(label: Label, language: Language) -> str:
    return label.en if language == "en" else label.zh


def _head(content: Content, language: Language, edition: Edition | None, address: str) -> str:
    """The notice, the page's permanent link and the release, before anything else."""
    labels = content.interface.labels
    notice = labels["notice"]
    release = last_release(content, edition)
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
    kind = "instrument" if isinstance(entry, Instrument) else "term"
    zh = chinese_of(content, entry.zh)
    words = [groups["kind"][kind], *([groups["status"][zh.status]] if zh else [])]
    return " · ".join(_said(each, language) for each in words)


def llms(content: Content, rendered: Iterable[Rendered], site_url: str) -> str:
    """llms.txt, which leads machines to all of them, as llmstxt.org describes it."""
    site, labels, groups = content.site, content.interface.labels, content.interface.groups
    notice = labels["notice"]
    pages = tuple(rendered)
    lines = [f"# {site.title.en} · {site.title.zh}", "", f"> {notice.en} {notice.zh}", ""]
    lines += [site.description.en, site.description.zh, ""]
    for name in ("nature", "status"):
        for key, label in groups[name].items():
            meaning = groups[f"{name}_meaning"][key]
            lines.append(f"- {label.en} · {label.zh}: {meaning.en} {meaning.zh}")
    for language in LANGUAGES:
        lines += ["", f"## {'English' if language == 'en' else '中文'}", ""]
        own = (each for each in pages if language_of(each.path) == language)
        lines += [f"- [{each.title}]({site_url}{each.path}.md)" for each in own]
    lines += ["", f"## {groups['page']['downloads'].en} · {groups['page']['downloads'].zh}", ""]
    lines += [f"- [{path.rpartition('/')[2]}]({site_url}{path})" for path in _data(content)]
    return "\n".join(lines) + "\n"


def _data(content: Content) -> Iterator[str]:
    yield SCHEMA
    for edition in content.editions:
        yield from (json_path(edition), xlsx_path(edition), *csv_paths(edition).values())
