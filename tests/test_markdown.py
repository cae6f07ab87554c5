"""Every page once more as Markdown, and llms.txt, which leads to them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.exports.markdown import TAG, attributes, main_part, markdown
from generator.exports.renderings import Rendered, Renderings, llms
from generator.model.edition import Content, Edition
from generator.permalinks.addresses import addresses, language_of
from tests.conftest import PUBLIC_ADDRESS
from tests.sample import rendered


@pytest.fixture(scope="module")
def html(content: Content) -> dict[str, str]:
    return {page.path: text for page, text in rendered(content)}


@pytest.fixture(scope="module")
def written(content: Content, html: dict[str, str]) -> dict[str, str]:
    renderings = Renderings(content, PUBLIC_ADDRESS)
    found = {
        f"{path}.md": renderings.of(path, text)
        for path, text in html.items()
        if language_of(path) is not None
    }
    rendered = [Rendered(path.removesuffix(".md"), "Its title") for path in found]
    return {**found, "llms.txt": llms(content, rendered, PUBLIC_ADDRESS)}


def test_every_page_has_its_markdown(html: dict[str, str], written: dict[str, str]) -> None:
    pages = {path for path in html if path.startswith(("en/", "zh/"))}
    assert {path.removesuffix(".md") for path in written} - {"llms.txt"} == pages


def test_markdown_carries_notice_and_permanent_link(
    content: Content, written: dict[str, str]
) -> None:
    notice = content.interface.labels["notice"]
    for path, text in written.items():
        assert notice.en in text, path
        assert notice.zh in text, path
        if path != "llms.txt":
            assert f"<{PUBLIC_ADDRESS}{path.removesuffix('.md')}>" in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown_has_every_unit_with_id_nature_and_status(
    language: str, content: Content, edition: Edition, written: dict[str, str]
) -> None:
    groups = content.interface.groups
    for unit in edition.walk():
        home = addresses(content).of_units[edition.key][unit.id]
        text = written[f"{language}/{home}.md"]
        line = re.search(rf'<a id="{unit.id}"></a>`{unit.id}` · (.*)', text)
        assert line, unit.id
        nature = groups["nature"][unit.nature]
        assert getattr(nature, language) in line[1]
        if any(each.zh and each.zh.status == "working" for each in unit.texts):
            assert getattr(groups["status"]["working"], language) in line[1]


def test_markdown_says_all_that_the_units_say(
    content: Content, edition: Edition, written: dict[str, str]
) -> None:
    homes = addresses(content).of_units[edition.key]
    plain = {path: squeezed(text) for path, text in written.items()}
    for unit in edition.walk():
        if unit.text is None:
            continue
        for language in ("en", "zh"):
            page = plain[f"{language}/{homes[unit.id]}.md"]
            assert squeezed(unit.text.en.plain) in page, unit.id
            if unit.text.zh is not None:
                assert squeezed(unit.text.zh.text.plain) in page, unit.id


def squeezed(text: str) -> str:
    return re.sub(r"[\s\\*]+", "", text)


def test_the_downloads_say_where_size_and_checksum_are(
    content: Content, written: dict[str, str]
) -> None:
    text = written["en/downloads.html.md"]
    assert content.interface.labels["downloads_elsewhere"].en in text
    rows = [line for line in text.splitlines() if line.startswith("| [beijing-2025")]
    assert rows
    for row in rows:
        assert row.endswith(" |  |  | [SHA256SUMS](../downloads/SHA256SUMS) |")


def test_links_of_markdown_lead_to_markdown(written: dict[str, str]) -> None:
    for path, text in written.items():
        for target in re.findall(r"\]\(([^)#]+\.html[^)#]*)", text):
            if "://" in target:
                continue
            there = Path(path).parent / target
            known = str(there).split("#")[0]
            assert re.fullmatch(r".*\.html\.md", known), (path, target)


def test_llms_txt_leads_to_every_page(written: dict[str, str]) -> None:
    text = written["llms.txt"]
    assert text.startswith("# ")
    for path in written:
        if path != "llms.txt":
            assert f"]({PUBLIC_ADDRESS}{path})" in text


class Tags(HTMLParser):
    """The tags of a page as a parser of HTML hears them."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.heard.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self.heard.append((f"/{tag}", {}))


def test_tags_are_read_as_a_parser_of_html_reads_them(html: dict[str, str]) -> None:
    for path, text in html.items():
        parser = Tags()
        parser.feed(main_part(text))
        read = [tag.partition(" ")[::2] for tag in TAG.findall(main_part(text))]
        assert [(name, attributes(rest)) for name, rest in read] == parser.heard, path


def test_markdown_of_what_templates_can_write() -> None:
    shown = markdown(
        '<main><h1>One <small class="mark">x</small></h1><nav>no</nav><p hidden>no</p>'
        "<p>a * b | <strong>c</strong> <em>d</em></p>"
        '<ul><li>e<ul><li><a href="f.html#g">h</a></li></ul></li><li>i</li></ul>'
        '<table><thead><tr><th>j</th><th>k</th></tr></thead><tbody><tr id="u"><td>l|</td>'
        '<td><a class="term" href="t.html">m</a><br>n</td></tr></tbody></table></main>',
        {"u": "Unit"},
    )
    assert shown == (
        "# One (x)\n\na \\* b \\| **c** *d*\n\n- e\n  - [h](f.html.md#g)\n- i\n\n"
        '| j | k |\n| --- | --- |\n| <a id="u"></a>`u` · Unit · l\\| | m n |\n'
    )
