"""Search of others on the same documents and queries: stock Material with jieba, and Pagefind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from generator.model.edition import Content
from generator.model.load import load
from generator.model.text import Bilingual
from generator.model.units import Unit
from tests.bench import quality, rivals, sites, tables
from tests.bench.browsing import chromium
from tests.building import served
from tests.search.evaluate import DEV, OWN, Score, evaluated, queries

# The separator is the one that Material's documentation gives for Chinese.
_MKDOCS = r"""site_name: The same documents
docs_dir: docs
use_directory_urls: false
theme: {name: material, font: false}
nav: [index.md]
plugins:
  - search: {lang: [en, zh], separator: '[\s\u200b\-]'}
validation: {omitted_files: ignore, unrecognized_links: ignore}
"""

# Material's own box; the results of each query once they have stood for a while.
ASK_MATERIAL = """async (texts) => {
  const input = document.querySelector("input.md-search__input");
  const list = document.querySelector(".md-search-result");
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const found = [];
  const links = () => [...list.querySelectorAll("a.md-search-result__link")].map((a) => a.href);
  const told = () => list.querySelector(".md-search-result__meta").textContent.trim();
  const until = async (done) => {
    for (let time = 0; !done() && time < 200; time += 1) await pause(15);
  };
  const put = (value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("keyup", { bubbles: true }));
  };
  input.focus();
  put("");
  await pause(500);
  const nothing = told();
  for (const text of texts) {
    put(text);
    await until(() => told() !== nothing);
    await pause(60);
    found.push(links().map((each) => each.replace(/^.*[/]|[.]html.*$/g, "")));
    put("");
    await until(() => told() === nothing);
  }
  return found;
}"""

# Pagefind's own script: one document a unit, named by the unit.
ASK_PAGEFIND = """async (texts) => {
  const engine = await import("/pagefind/pagefind.js");
  const found = [];
  for (const text of texts) {
    const { results } = await engine.search(text);
    const first = await Promise.all(results.slice(0, 12).map((each) => each.data()));
    found.push(first.map(({ url }) => url.replace(/^.*[/]/, "").replace(/[.]html$/, "")));
  }
  return found;
}"""


def main() -> None:
    """Prints nDCG@5 of ours and of the others."""
    tables.title("Search of others on the same documents and queries, over HTTP")
    content = load(sites.PROJECT).content
    if content is None:
        raise RuntimeError("the content has mistakes")
    known = rivals.versions()
    rows: list[list[str]] = []
    material = _material(content)
    with served(material) as address:
        scores = _scores(f"{address}index.html", ASK_MATERIAL, "input.md-search__input")
    name = f"Material {known['mkdocs-material']}, jieba {known['jieba']}"
    rows += _rows(name, scores)
    for language in ("en", "zh"):
        with served(_pagefind(content, language)) as address:
            scores = _scores(f"{address}index.html", ASK_PAGEFIND, "body")
        rows += _rows(f"Pagefind {known['pagefind']}, as {language}", scores)
    tables.table(("", "queries", "nDCG@5", "first", "false zeros", "empty right"), rows)


def _rows(name: str, scores: dict[str, list[Score]]) -> list[list[str]]:
    return [
        [name, *quality.row(label, each)[0:1], *quality.row(label, each)[2:]]
        for label, each in scores.items()
    ]


def _scores(address: str, script: str, wanted: str) -> dict[str, list[Score]]:
    with chromium() as browser:
        page = browser.new_context().new_page()
        page.goto(address)
        page.wait_for_selector(wanted, state="attached")
        page.wait_for_timeout(3_000)
        ask = _asker(page, script)
        return {path.stem: evaluated(queries(path), ask) for path in (DEV, OWN)}


def _asker(page: Page, script: str) -> Callable[[Sequence[str]], Sequence[Sequence[str]]]:
    def ask(texts: Sequence[str]) -> list[list[str]]:
        found: Any = page.evaluate(script, list(texts))
        return [[str(each) for each in ids] for ids in found]

    return ask


# --- the documents


def _documents(content: Content) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each unit, term and instrument, a page of its own: id, headings and texts of both languages.

    Others answer better so than with the units of a page as its sections.
    """
    for edition in content.editions:
        for unit in edition.walk():
            yield unit.id, _said(unit.heading), [*_texts(unit)]
    for entry in content.entries:
        names = [entry.en.plain, *([entry.zh.text.plain] if entry.zh else [])]
        yield entry.id, names, []


def _texts(unit: Unit) -> Iterator[str]:
    for text in unit.texts:
        if text is not unit.heading:
            yield from _said(text)
    for note in unit.notes:
        yield from _said(note)


def _said(text: Bilingual | None) -> list[str]:
    if text is None:
        return []
    chinese = [text.zh.text.plain] if text.zh is not None else []
    return [text.en.plain, *chinese] if text.has_english else chinese


def _material(content: Content) -> Path:
    folder = sites.fresh("peer-material")
    (folder / "docs").mkdir()
    for unit_id, headings, texts in _documents(content):
        title = escape(" ".join(headings) or unit_id)
        page = "\n\n".join([f"# {title}", *(escape(each) for each in texts)])
        (folder / f"docs/{unit_id}.md").write_text(f"{page}\n", encoding="utf-8")
    (folder / "docs/index.md").write_text("# Index\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    sites.run([rivals.environment() / "mkdocs", "build", "--quiet"], folder)
    return folder / "site"


def _pagefind(content: Content, language: str) -> Path:
    folder = sites.fresh(f"peer-pagefind-{language}")
    for unit_id, headings, texts in _documents(content):
        head = escape(" ".join(headings) or unit_id)
        body = "".join(f"<p>{escape(each)}</p>" for each in texts)
        page = f'<html lang="{language}"><body><main><h1>{head}</h1>{body}</main></body></html>'
        (folder / f"{unit_id}.html").write_text(f"<!doctype html>{page}", encoding="utf-8")
    index = '<!doctype html><html lang="{}"><body data-pagefind-ignore="all"></body></html>'
    (folder / "index.html").write_text(index.format(language), encoding="utf-8")
    sites.run([rivals.environment() / "python", "-m", "pagefind", "--site", folder], folder)
    return folder
