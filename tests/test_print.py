"""On paper: every sheet has the notice, the page's permanent link and the release."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.model.edition import Content
from generator.model.shared import Label
from generator.model.text import Language
from generator.model.units import Unit
from generator.pdf import date_file
from generator.permalinks.published import last_release
from tests.conftest import PUBLIC_ADDRESS
from tests.sample import PROJECT

PAGES = {
    "measures/chapter-3": "ch3-formulation-2",
    "rules/category-3": "cat-3-data-1",
    "negative-list/industry-2": "ind-2-scope-1",
    "measures/full": "ch6-effect",
}
INTERFACE = ("copy_link", "side_by_side", "search", "before", "after", "contents", "skip")


def printed(pdf: Path, order: str = "-raw") -> str:
    """The text of a PDF, `-raw` in the order of the page's source, `-layout` as it is seen."""
    command = ["pdftotext", order, "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def sheets(pdf: Path) -> list[str]:
    """The text of each sheet without white space: lines break anywhere."""
    return [squeezed(each) for each in printed(pdf).split("\f")[:-1]]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def said(label: Label, language: str) -> str:
    return label.en if language == "en" else label.zh


def release_line(content: Content, language: str) -> str:
    release = last_release(content, content.editions[0])
    labels = content.interface.labels
    if release is None:
        return said(labels["not_released"], language)
    dated = {"release": release.release, "date": release.date.isoformat()}
    return said(labels["release_title"], language).format(**dated)


def day_of(content: Content) -> datetime.date:
    """The day that a PDF says it was made on."""
    release = last_release(content, content.editions[0])
    return release.date if release else datetime.date(2026, 5, 11)


def dates_of(facts: str) -> list[str]:
    """The days of creation and of the last change, as `pdfinfo -rawdates` tells them."""
    return re.findall(r"^(?:CreationDate|ModDate): +D:(\d{8})000000\+00'00'$", facts, re.MULTILINE)


def text_of(unit: Unit, language: Language) -> str:
    assert unit.text is not None
    assert unit.text.zh is not None
    return squeezed((unit.text.en if language == "en" else unit.text.zh.text).plain)


@pytest.mark.parametrize("side_by_side", [False, True], ids=["alone", "side-by-side"])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_on_paper(
    path: str,
    language: Language,
    side_by_side: bool,
    page: Page,
    published_site: Path,
    content: Content,
    tmp_path: Path,
) -> None:
    address = f"{language}/beijing/2025/{path}.html"
    page.goto((published_site / address).as_uri())
    if side_by_side:
        page.locator("[data-side-by-side]").click()
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    found = sheets(tmp_path / "printed.pdf")
    notice = content.interface.labels["notice"]
    for number, sheet in enumerate(found, start=1):
        for wanted in (notice.en, notice.zh, f"{PUBLIC_ADDRESS}{address}"):
            assert squeezed(wanted) in sheet, f"sheet {number} of {len(found)}"
        assert squeezed(release_line(content, language)) in sheet, f"sheet {number}"
    whole = "".join(found)
    other: Language = "zh" if language == "en" else "en"
    unit = content.editions[0].units[PAGES[path]]
    assert text_of(unit, language)[:20] in whole
    assert (text_of(unit, other)[:20] in whole) is side_by_side
    for name in INTERFACE:
        words = squeezed(said(content.interface.labels[name], language))
        alone = re.compile(rf"^\s*{re.escape(words)}\s*$", re.MULTILINE)
        assert not alone.search(printed(tmp_path / "printed.pdf")), name


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_no_sheet_begins_with_the_mark_of_a_text_on_the_sheet_before(
    sheet: str, page: Page, published_site: Path, content: Content, tmp_path: Path
) -> None:
    page.goto((published_site / "zh/beijing/2025/rules/category-3.html").as_uri())
    page.locator("[data-side-by-side]").click()
    page.pdf(path=tmp_path / "printed.pdf", format=sheet)
    mark = squeezed(content.interface.labels["working_mark"].zh)
    seen = printed(tmp_path / "printed.pdf", "-layout").split("\f")[:-1]
    assert len(seen) > 1
    assert not [each for each in seen if squeezed(each).startswith(mark)]


def test_a_dark_screen_prints_black_on_white(
    page: Page, published_site: Path, tmp_path: Path
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((published_site / "en/beijing/2025/measures/chapter-4.html").as_uri())
    page.emulate_media(color_scheme="dark", media="print")
    style = "getComputedStyle(document.documentElement)"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.color") == "rgb(0, 0, 0)"


def test_a_page_printed_twice_is_the_same_file(page: Page, tmp_path: Path) -> None:
    page.set_content("<h1>Data</h1><p lang=zh>数据 (D:20260511000000+00'00')")
    printed_at = []
    for name in ("one.pdf", "two.pdf"):
        page.pdf(path=tmp_path / name, tagged=True, outline=True)
        printed_at.append((tmp_path / name).read_bytes())
        date_file(tmp_path / name, datetime.date(2026, 5, 11))
        time.sleep(1)
    one, two = ((tmp_path / name).read_bytes() for name in ("one.pdf", "two.pdf"))
    assert printed_at[0] != printed_at[1]
    assert one == two
    assert len(one) == len(printed_at[0])


def test_the_whole_reference_is_one_tagged_bookmarked_pdf(
    site: Path, content: Content, tmp_path: Path
) -> None:
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    shutil.copytree(PROJECT / "overrides", tmp_path / "overrides")
    command = [sys.executable, "-m", "generator", "--root", str(tmp_path), "pdf"]
    subprocess.run([*command, "--site", str(site)], cwd=PROJECT, check=True, timeout=300)
    (pdf,) = (tmp_path / "dist").glob("*.pdf")
    command = ["pdfinfo", "-rawdates", str(pdf)]
    facts = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Tagged:\s+yes$", facts, re.MULTILINE)
    assert dates_of(facts) == [f"{day_of(content):%Y%m%d}"] * 2
    command = ["pdftohtml", "-xml", "-i", "-stdout", str(pdf)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    outline = squeezed(re.sub(r"<[^>]*>", "", told.partition("<outline>")[2]).replace("&amp;", "&"))
    edition = content.editions[0]
    for unit in (*edition.chapters, *edition.categories, *edition.industries):
        assert unit.heading is not None
        assert squeezed(unit.heading.en.plain) in outline
    found = sheets(pdf)
    notice = content.interface.labels["notice"]
    for number, sheet in enumerate(found, start=1):
        for wanted in (notice.en, notice.zh, release_line(content, "en")):
            assert squeezed(wanted) in sheet, f"sheet {number} of {len(found)}"
    whole = "".join(found)
    for chapter in edition.chapters:
        for unit in chapter.walk():
            if unit.text is not None:
                assert text_of(unit, "en")[:30] in whole, unit.id
                assert text_of(unit, "zh")[:10] in whole, unit.id
