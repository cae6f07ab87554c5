"""The built site, page by page: links, languages, marks, the notice, the source's words."""

from __future__ import annotations

import dataclasses
import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from opencc import OpenCC

from generator.checks import checked
from generator.model.edition import Content, Edition
from generator.model.shared import Label
from generator.model.text import Chinese, Node
from generator.pages.shell import Settings
from generator.permalinks.addresses import addresses
from tests.conftest import PUBLIC_ADDRESS
from tests.html import Element, parsed
from tests.sample import PROJECT, TEMPLATES, lay, rendered
from tests.source import HAN, blocks, clauses, unit_ids

Pages = Mapping[str, Element]
ALONE = {"index.html", "404.html"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
OURS = {"datacompliancechina.com", urlsplit(PUBLIC_ADDRESS).hostname}


@pytest.fixture(scope="session")
def content() -> Content:
    return checked(PROJECT)


@pytest.fixture(scope="session")
def edition(content: Content) -> Edition:
    return next(each for each in content.editions if each.key == "beijing/2025")


def read(site: Path) -> Pages:
    """Every page of a site, by its path; AssertionError where its HTML is not well-formed."""
    paths = (path for path in sorted(site.rglob("*.html")) if "downloads" not in path.parts)
    return {
        path.relative_to(site).as_posix(): parsed(path.read_text(encoding="utf-8"))
        for path in paths
    }


@pytest.fixture(scope="session")
def pages(site: Path) -> Pages:
    return read(site)


@pytest.fixture(scope="session")
def published(published_site: Path) -> Pages:
    return read(published_site)


def language(path: str) -> str:
    return path.partition("/")[0]


def in_language(pages: Pages, wanted: str) -> dict[str, Element]:
    return {path: page for path, page in pages.items() if language(path) == wanted}


def ids(page: Element) -> list[str]:
    return [each.get("id") for each in page.walk() if "id" in each.attributes]


def body(page: Element) -> Element:
    return next(page.all("body"))


# --- links


def links(page: Element) -> Iterator[tuple[Element, str]]:
    """Every address in a page with its element."""
    for element in page.walk():
        for name in ("href", "src", "data-home"):
            if name in element.attributes:
                yield element, element.get(name)


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: Pages) -> None:
    anchors = {path: set(ids(page)) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for element, href in links(page):
            parts = urlsplit(href)
            if parts.scheme in ("https", "data"):
                continue
            target = posixpath.normpath(
                posixpath.join(posixpath.dirname(path), unquote(parts.path))
            )
            if path == "404.html":
                target = parts.path.removeprefix("/")
            target = target if parts.path else path
            there = (site / target).is_file()
            if not there or (parts.fragment and unquote(parts.fragment) not in anchors[target]):
                broken.append(f"{path}:{element.line}: {href}")
    assert broken == []


def test_an_id_stands_once_in_a_page(pages: Pages) -> None:
    twice = {
        path: [each for each in ids(page) if ids(page).count(each) > 1]
        for path, page in pages.items()
    }
    assert {path: found for path, found in twice.items() if found} == {}


def test_nothing_is_loaded_from_another_host(pages: Pages, published: Pages) -> None:
    """Links that a reader follows may lead to the publisher; canonical addresses are names."""
    naming = {"canonical", "alternate"}
    foreign = [
        f"{path}:{element.line}: {href}"
        for path, page in [*pages.items(), *published.items()]
        for element, href in links(page)
        if urlsplit(href).netloc
        and not (element.tag == "a" and urlsplit(href).hostname in OURS)
        and not (element.tag == "link" and set(element.get("rel").split()) <= naming)
    ]
    assert foreign == []


def test_style_sheets_and_scripts_name_no_other_host(site: Path) -> None:
    assets = [*site.rglob("assets/**/*.css"), *site.rglob("assets/**/*.js")]
    assert assets
    named = {
        path.relative_to(site).as_posix(): re.findall(
            r"(?:url\(\s*[\"']?|@import\s+[\"']|fetch\(\s*[\"'])(?:https?:)?//[^\"')]+",
            path.read_text(encoding="utf-8"),
        )
        for path in assets
    }
    assert {path: found for path, found in named.items() if found} == {}


def test_only_the_page_for_wrong_addresses_begins_at_the_root(pages: Pages) -> None:
    rooted = {
        path for path, page in pages.items() for _, href in links(page) if href.startswith("/")
    }
    assert rooted == {"404.html"}


# --- the frame of every page


def metas(page: Element, name: str, key: str = "name") -> list[str]:
    return [each.get("content") for each in page.all("meta") if each.get(key) == name]


def test_every_page_has_the_policy(pages: Pages, published: Pages) -> None:
    for path, page in [*pages.items(), *published.items()]:
        assert metas(page, "Content-Security-Policy", "http-equiv") == [POLICY], path
        (head,) = page.all("head")
        tags = [each.tag for each in head.walk() if each.tag in ("meta", "script", "link", "style")]
        assert tags[:2] == ["meta", "meta"], f"{path}: the policy comes before what it governs"


def test_no_page_has_anything_inline(pages: Pages) -> None:
    inline = [
        f"{path}:{element.line}: {element.tag}"
        for path, page in pages.items()
        for element in page.walk()
        if element.tag == "style"
        or "style" in element.attributes
        or [name for name in element.attributes if name.startswith("on")]
        or (
            element.tag == "script"
            and not element.get("src")
            and element.get("type") != "application/ld+json"
        )
    ]
    assert inline == []


def test_every_page_says_in_both_languages_that_the_original_controls(
    pages: Pages, content: Content
) -> None:
    notice = content.interface.labels["notice"]
    for path, page in pages.items():
        said = list(body(page).texts())
        for text, lang in ((notice.en, "en"), (notice.zh, "zh-Hans")):
            assert {each.lang for each, words in said if text in words} == {lang}, path
        assert metas(page, "rights") == [f"{notice.en} {notice.zh}"], path


def test_every_page_is_in_the_language_of_its_address(pages: Pages) -> None:
    lang = {"en": "en", "zh": "zh-Hans"}
    for path, page in pages.items():
        (html,) = page.all("html")
        assert html.get("lang") == lang.get(language(path), "en"), path


def test_every_chinese_run_in_an_english_page_is_marked_as_chinese(pages: Pages) -> None:
    wrong = [
        f"{path}:{element.line}: {text.strip()}"
        for path, page in pages.items()
        if language(path) != "zh"
        for element, text in body(page).texts()
        if re.search(HAN, text) and element.lang not in ("zh-Hans", "zh-Hant", "zh-Latn")
    ]
    assert wrong == []


def test_traditional_characters_are_marked_as_such_and_nothing_else_is(pages: Pages) -> None:
    names = {
        (text.strip(), element.lang)
        for path in ("en/glossary.html", "zh/glossary.html", "en/instruments.html")
        for element, text in body(pages[path]).texts()
        if re.search(HAN, text)
    }
    to_simplified = OpenCC("t2s").convert
    marked = {text for text, lang in names if lang == "zh-Hant"}
    assert marked == {text for text, _ in names if to_simplified(text) != text}
    assert {"資料出境", "自駕車", "數據子類"} & marked == {"資料出境", "數據子類"}


def test_english_words_in_a_chinese_page_are_marked_as_english(
    pages: Pages, content: Content
) -> None:
    """A proper name is of no language (WCAG 3.1.2): the publisher's stands in the notice."""
    words = re.compile(r"[A-Za-z][a-z’'-]+(?: [A-Za-z&][A-Za-z’'-]*)+")
    wrong = [
        f"{path}:{element.line}: {text.strip()}"
        for path, page in in_language(pages, "zh").items()
        for element, text in body(page).texts()
        if element.lang == "zh-Hans"
        and element.tag != "code"
        and words.search(text.replace(content.site.publisher, ""))
    ]
    assert wrong == []


def test_both_languages_have_the_same_pages_and_ids(pages: Pages) -> None:
    english, chinese = in_language(pages, "en"), in_language(pages, "zh")
    assert [path[2:] for path in english] == [path[2:] for path in chinese]
    assert set(pages) == {*english, *chinese, *ALONE}
    for path, page in english.items():
        mine, theirs = ids(page), ids(chinese[f"zh{path[2:]}"])
        in_order_of_the_alphabet = "glossary" in path or "instruments" in path
        if in_order_of_the_alphabet:  # which each language has of its own
            mine, theirs = sorted(mine), sorted(theirs)
        assert mine == theirs, path


def test_a_page_leads_to_itself_in_the_other_language(pages: Pages) -> None:
    for path, page in pages.items():
        if path in ALONE:
            continue
        (other,) = [each for each in page.all("a") if "data-other-language" in each.attributes]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), other.get("href")))
        assert there == f"{'zh' if language(path) == 'en' else 'en'}{path[2:]}"


def test_every_page_has_one_first_heading_and_no_gap_below(pages: Pages) -> None:
    for path, page in pages.items():
        levels = [int(each.tag[1]) for each in page.walk() if re.fullmatch("h[1-6]", each.tag)]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{path}: {levels}"


def test_titles_tell_pages_apart(pages: Pages) -> None:
    titles = [next(page.all("title")).text for page in pages.values()]
    assert sorted({each for each in titles if titles.count(each) > 1}) == []


# --- addresses of the published site


def test_without_a_public_address_no_page_names_one(site: Path, pages: Pages) -> None:
    for path, page in pages.items():
        rels = {word for each in page.all("link") for word in each.get("rel").split()}
        assert not rels & {"canonical", "alternate"}, path
    assert not [path for path in site.rglob("*.xml") if "downloads" not in path.parts]
    assert not (site / "sitemap.xml.gz").exists()


def test_with_one_each_page_names_its_own_and_the_other_language(published: Pages) -> None:
    for path, page in published.items():
        if path in ALONE:
            continue
        canonical = [
            each.get("href") for each in page.all("link") if each.get("rel") == "canonical"
        ]
        assert canonical == [f"{PUBLIC_ADDRESS}{path}"], path
        alternates = {
            each.get("hreflang"): each.get("href")
            for each in page.all("link")
            if each.get("rel").strip() == "alternate" and each.get("hreflang")
        }
        languages = {
            "en": f"{PUBLIC_ADDRESS}en{path[2:]}",
            "zh-Hans": f"{PUBLIC_ADDRESS}zh{path[2:]}",
        }
        assert alternates == languages, path
        assert f"{'zh' if language(path) == 'en' else 'en'}{path[2:]}" in published


def test_json_ld_says_only_what_is_known(published: Pages) -> None:
    count = 0
    for path, page in published.items():
        for script in page.all("script"):
            if script.get("type") != "application/ld+json":
                continue
            data = json.loads("".join(str(each) for each in script.inside))
            count += 1
            assert data["@context"] == "https://schema.org", path
            assert data["@type"] == "Legislation", path
            assert data["legislationLegalValue"] == "https://schema.org/UnofficialLegalValue"
            assert data["url"] == f"{PUBLIC_ADDRESS}{path}"
            assert data["inLanguage"] == {"en": "en", "zh": "zh-Hans"}[language(path)]
            assert set(data) <= {
                *("@context", "@type", "name", "inLanguage", "legislationLegalValue", "url"),
                *("publisher", "usageInfo", "translationOfWork"),
            }, path
    assert count >= 70


def test_chinese_pages_that_are_mainly_working_are_not_indexed(pages: Pages) -> None:
    hidden = {path for path, page in pages.items() if "noindex" in metas(page, "robots")}
    assert not {path for path in hidden if language(path) == "en" and "search" not in path}
    chapters = {f"zh/beijing/2025/measures/chapter-{number}.html" for number in range(1, 7)}
    assert chapters <= hidden


# --- the words of the source


def reading(page: Element) -> str:
    """The numbers, headings and texts of the units of a page, in English, in their order."""
    said = []
    for element in page.walk():
        if "unit__number" in element.classes and element.words != "§":
            said.append(element.words)
        elif "said" in element.classes and element.lang == "en":
            said.append(_without_marks(element))
    return " ".join(said)


def _without_marks(element: Element) -> str:
    texts = [text for each, text in element.texts() if not _marking(each, element)]
    return " ".join("".join(texts).split())


def _marking(element: Element | None, top: Element) -> bool:
    while element is not None and element is not top:
        if {"mark", "kicker", "prefix", "title__prefix"} & set(element.classes):
            return True
        element = element.parent
    return False


def test_every_clause_of_the_source_stands_on_the_english_pages(pages: Pages) -> None:
    english = {path: page for path, page in pages.items() if path.startswith("en/beijing/2025/")}
    said = "\n".join(f"{reading(page)}\n{page.words}" for page in english.values())
    lost = []
    for block in blocks():
        heading = re.match(r"(Part [A-C]|Chapter [IVX]+) — ", block)
        for clause in clauses(block.removeprefix(heading[0]) if heading else block):
            # Two bands of one sentence are units of their own, with headings between them.
            pieces = clause.split(", ") if clause not in said else []
            lost += [each for each in pieces if each not in said]
    assert lost == []


def chapters_of_the_source() -> Iterator[tuple[int, list[str]]]:
    """The number of each chapter with its words in order."""
    number, words = 0, list[str]()
    for block in blocks():
        if re.match(r"Chapter [IVX]+ — ", block):
            if words:
                yield number, words
            number, words = number + 1, block.partition(" — ")[2].split()
        elif number and block.startswith("Unified important-data identification"):
            break
        elif number:
            words += block.split()
    yield number, words


@pytest.mark.parametrize(("number", "words"), chapters_of_the_source())
def test_a_chapter_has_all_words_of_the_source_in_order(
    number: int, words: list[str], pages: Pages
) -> None:
    """Between them stand only what is this site's own: notes, and what links to a unit."""
    plain = [re.sub(r"^\W+|\W+$", "", word) for word in words]
    there = iter(
        re.sub(r"^\W+|\W+$", "", word)
        for word in reading(pages[f"en/beijing/2025/measures/chapter-{number}.html"]).split()
    )
    missing = next((word for word in plain if word and word not in there), None)
    assert missing is None
    assert len(plain) > 100


def test_every_id_of_the_source_is_on_its_home_page(
    pages: Pages, content: Content, edition: Edition
) -> None:
    homes = addresses(content).of_units[edition.key]
    there = {path: set(ids(page)) for path, page in in_language(pages, "en").items()}
    lost = [each for each, _, _ in unit_ids() if each not in there[f"en/{homes[each]}"]]
    assert lost == []


def test_every_unit_is_on_its_home_page_and_links_to_itself(pages: Pages, content: Content) -> None:
    for edition in content.editions:
        for unit_id, home in addresses(content).of_units[edition.key].items():
            page = pages[f"en/{home}"]
            found = [each for each in page.walk() if each.get("id") == unit_id]
            assert found, f"{unit_id} is not on {home}"
            hrefs = {href for element, href in links(found[0]) if element.tag == "a"}
            assert f"#{unit_id}" in hrefs, f"{unit_id} has no link to itself on {home}"


# --- working Chinese


def chinese(value: object) -> Iterator[Chinese]:
    """Every Chinese text in a value of the model."""
    if isinstance(value, Chinese):
        yield value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            yield from chinese(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from chinese(each)


def working_texts(content: Content) -> set[str]:
    """Working texts that cannot be mistaken for another: long, and part of no other."""
    said = [
        *chinese((content.terms, content.instruments)),
        *(each for one in content.lists for each in chinese(one.file)),
        *(each for edition in content.editions for each in chinese(tuple(edition.roots))),
        *(each for edition in content.editions for each in chinese(edition.textual_links)),
    ]
    others = " ".join(each.text.plain for each in said if each.status != "working")
    others += " ".join(label.zh for label in _labels(content))
    working = {each.text.plain for each in said if each.status == "working"}
    return {text for text in working if len(text) >= 4 and text not in others}


def _labels(content: Content) -> Iterator[Label]:
    yield from (content.site.title, content.site.description)
    yield from content.interface.labels.values()
    for group in content.interface.groups.values():
        yield from group.values()
    for style in content.citations.styles:
        yield from (style.name, style.follows)


def test_working_chinese_has_its_mark_beside_it(pages: Pages, content: Content) -> None:
    working = working_texts(content)
    marked, bare = set(), []
    for path, page in pages.items():
        for element in body(page).walk():
            if element.get("lang") != "zh-Hans" or element.tag == "html":
                continue
            said = _without_marks(element)
            if said not in working:
                continue
            around = element.parent if element.tag == "q" and element.parent else element
            marks = [each for each in around.walk() if "mark" in each.classes]
            if any("工作文本" in each.text and "working" in each.text for each in marks):
                marked.add(said)
            else:
                bare.append(f"{path}:{element.line}: {said}")
    assert bare == []
    assert len(marked) > 0.9 * len(working), sorted(working - marked)[:20]


# A control is heard beside the text that it is named after, and that text has its mark.
NAMES_OF_CONTROLS = {"aria-label"}


def test_no_attribute_and_no_title_quotes_working_chinese_without_saying_so(
    pages: Pages, content: Content
) -> None:
    working = sorted(working_texts(content))
    wrong = []
    for path, page in in_language(pages, "zh").items():
        values = [
            (element, value)
            for element in page.walk()
            for name, value in element.attributes.items()
            if name not in NAMES_OF_CONTROLS
        ]
        values += [(each, each.text) for each in page.all("title")]
        values += [
            (each, "".join(str(one) for one in each.inside))
            for each in page.all("script")
            if each.inside
        ]
        for element, value in values:
            if any(text in value for text in working) and "工作文本" not in value:
                wrong.append(f"{path}:{element.line}: {element.tag} {value[:60]}")
    assert wrong == []


@pytest.fixture(scope="module")
def without_working(content: Content) -> Pages:
    """All pages with the one setting that hides working Chinese."""
    site = content.site.model_copy(update={"show_working_chinese": False})
    hidden = dataclasses.replace(content, site=site)
    return {page.path: parsed(html) for page, html in rendered(hidden, Settings(PUBLIC_ADDRESS))}


def test_one_setting_hides_all_working_chinese(without_working: Pages, content: Content) -> None:
    working = sorted(working_texts(content))
    assert len(working) > 300
    shown = []
    for path, page in without_working.items():
        everything = " ".join(
            [
                page.text,
                *(value for element in page.walk() for value in element.attributes.values()),
                *(str(one) for each in page.all("script") for one in each.inside),
            ]
        )
        shown += [f"{path}: {text}" for text in working if text in everything]
    assert shown == []


def test_then_a_chinese_page_keeps_its_ids_and_says_so(
    without_working: Pages, pages: Pages, content: Content
) -> None:
    said = content.interface.labels["working_hidden"].zh
    for path, page in in_language(without_working, "zh").items():
        # What explains a marked word is there only if the word is.
        before, now = (
            sorted(each for each in ids(one) if not each.startswith("about-"))
            for one in (pages[path], page)
        )
        assert now == before, path
        assert said in body(page).text, path
    chapter = without_working["zh/beijing/2025/measures/chapter-3.html"]
    english = [text for element, text in body(chapter).texts() if element.lang == "en"]
    assert "survey key industries/sectors to map" in " ".join(english)


# --- the whole folder


def test_nothing_of_the_theme_is_left(site: Path) -> None:
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    wrong = re.compile(r"lunr|worker|search_index|assets/(javascripts|stylesheets|images)|\.map$")
    assert [each for each in files if wrong.search(each)] == []
    assert {each.split("/")[0] for each in files} <= {
        *("index.html", "404.html", "llms.txt", "en", "zh", "assets", "downloads"),
    }


def test_no_word_of_the_sample_is_on_the_site(site: Path) -> None:
    words = re.compile("atlantis|unicorn|teapot|亚特兰蒂斯|独角兽|茶壶", re.IGNORECASE)
    texts = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".zip")
    found = [
        path.relative_to(site).as_posix()
        for path in texts
        if words.search(path.read_bytes().decode("utf-8", errors="ignore"))
    ]
    assert found == []


def test_every_file_can_be_opened_from_any_disk(site: Path) -> None:
    """Names of plain letters, none that differs from another only by capitals, none too long."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert not [name for name in names if not re.fullmatch(r"[A-Za-z0-9._/-]{1,100}", name)]
    assert len({name.casefold() for name in names}) == len(names)


# --- a build that fails


def project(folder: Path) -> Path:
    """The sample as a project that MkDocs can build."""
    lay(folder)
    shutil.rmtree(folder / "overrides")
    shutil.copytree(TEMPLATES, folder / "overrides")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    return folder


def mkdocs(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=folder,
    )


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = project(tmp_path)
    good = mkdocs(root)
    assert good.returncode == 0, good.stderr
    before = everything(root / "site")
    assert "en/atlantis/1/measures/chapter-1.html" in before
    for name, words, by in (
        ("measures/chapter-2.yml", "provisions:", "provisons:"),
        (
            "negative-list/industry-1.yml",
            "source_unit: ind-1-scope-1",
            "source_unit: ind-1-scope-9",
        ),
    ):
        path = root / "content/atlantis/1" / name
        path.write_text(path.read_text(encoding="utf-8").replace(words, by), encoding="utf-8")
    failed = mkdocs(root)
    assert failed.returncode == 1
    told = f"{failed.stdout}\n{failed.stderr}"
    for line in (
        "chapter-2.yml:1: provisions: the key is missing. Add it.",
        "chapter-2.yml:6: provisons: unknown key. Did you mean provisions?",
        "industry-1.yml:106: source_unit: there is no unit with the id ind-1-scope-9.",
    ):
        assert told.count(line) == 1, told
    assert "Traceback" not in told
    assert everything(root / "site") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


def test_a_build_whose_templates_fail_leaves_the_last_good_site(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert mkdocs(root).returncode == 0
    before = everything(root / "site")
    (root / "overrides/glossary.html").write_text("{{ nothing.of.the.kind }}", encoding="utf-8")
    assert mkdocs(root).returncode != 0
    assert everything(root / "site") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


def test_a_build_that_breaks_off_at_its_end_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path)
    assert mkdocs(root).returncode == 0
    before = everything(root / "site")

    def fails(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("generator.plugin.write_bundle", fails)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(OSError, match="no space"):
        build(config)
    assert everything(root / "site") == before
    assert not [path for path in root.iterdir() if path.name.startswith(".site")]


def test_an_industry_has_the_baseline_bands_exactly_where_its_row_sends_to_them(
    pages: Pages, edition: Edition
) -> None:
    page = pages["en/beijing/2025/thresholds.html"]
    bands = {each.id for each in edition.bands.thresholds}
    # What Part B states, it limits to no industry.
    kinds = ("threshold", "criterion")
    unlimited = {each.id for each in edition.identification.walk() if each.kind in kinds}
    assert len(unlimited) == 6
    assert len(edition.industries) == 9
    choices = [each for each in page.walk() if each.get("data-filter") == "industry"]
    offered = [each.get("value") for each in choices[0].all("option")]
    assert offered == ["", *(each.id for each in edition.industries)]
    for industry in edition.industries:
        rows = {
            row.get("id")
            for row in page.all("tr")
            if industry.id in (row.get("data-industry") or "").split()
        }
        scope = " ".join(point.text.en.plain for point in industry.scope)
        sends = re.search(r"[Bb]aseline (PI )?bands", scope) is not None
        own = {each.id for each in industry.thresholds}
        assert rows == own | unlimited | (bands if sends else set())
        (told,) = [each for each in page.all("li") if each.get("data-industry") == industry.id]
        assert ("does not say whether they apply" in told.words) != sends
