"""The bundle and what is offered beside it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from generator.bundle import write_bundle
from generator.model.edition import Content
from generator.model.originals import originals
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.permalinks.downloads import top_folder
from generator.permalinks.published import last_release
from tests.conftest import BUNDLE
from tests.files import files_of
from tests.sample import PROJECT, TEMPLATES, pages

OUTSIDE = {"downloads/SHA256SUMS", "downloads/bundle.js", f"downloads/{BUNDLE}.zip"}
OURS = {"README.txt", "MANIFEST.sha256"}


def sums_in(text: str) -> dict[str, str]:
    lines = (line.split("  ", 1) for line in text.splitlines())
    return {name: checksum for checksum, name in lines}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- the zip


def test_the_bundle_is_the_site_byte_for_byte(site: Path, unzipped: Path) -> None:
    inside, outside = files_of(unzipped), files_of(site)
    assert set(inside) == set(outside) - OUTSIDE | OURS
    assert all(inside[name] == outside[name] for name in set(inside) - OURS)


def test_its_one_folder_is_named_by_list_edition_and_release(
    site: Path, unzipped: Path, content: Content
) -> None:
    release = last_release(content, content.editions[0])
    assert unzipped.name == f"{BUNDLE}-{release.release if release else 'unreleased'}"
    with zipfile.ZipFile(site / "downloads" / f"{BUNDLE}.zip") as bundle:
        assert {name.split("/")[0] for name in bundle.namelist()} == {unzipped.name}
        dates = {entry.date_time for entry in bundle.infolist()}
    date = release.date.timetuple()[:3] if release else (1980, 1, 1)
    assert dates == {(*date, 0, 0, 0)}


def test_the_manifest_has_every_file(unzipped: Path) -> None:
    files = files_of(unzipped)
    manifest = sums_in(files.pop("MANIFEST.sha256").decode())
    assert manifest == {name: sha256(data) for name, data in files.items()}
    assert list(manifest) == sorted(manifest)
    command = ["sha256sum", "--check", "--quiet", "--strict", "MANIFEST.sha256"]
    subprocess.run(command, cwd=unzipped, check=True, capture_output=True)


def test_the_readme_says_it_in_both_languages(unzipped: Path, content: Content) -> None:
    data = (unzipped / "README.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    text = data.decode("utf-8-sig")
    labels = content.interface.labels
    for name in ("notice", "readme_open", "readme_verify", "readme_sums"):
        assert labels[name].en in text
        assert labels[name].zh in text
    for wanted in ("index.html", "sha256sum", "shasum", "Get-FileHash", content.site.originals):
        assert wanted in text
    assert "&" not in text.replace("&&", "")


# --- beside the zip


def test_the_checksums_are_of_every_download(site: Path) -> None:
    folder = site / "downloads"
    files = files_of(folder)
    text = files.pop("SHA256SUMS").decode()
    script = files.pop("bundle.js").decode()
    assert sums_in(text) == {name: sha256(data) for name, data in files.items()}
    told = json.loads(re.fullmatch(r"globalThis\.\w+ = (.*);\n", script)[1])  # type: ignore[index]
    assert {name: (each["size"], each["sha256"]) for name, each in told.items()} == {
        name: (len(data), sha256(data)) for name, data in files.items()
    }


def test_the_downloads_page_shows_size_and_checksum(
    opened: Callable[[str], Page], site: Path
) -> None:
    for language in ("en", "zh"):
        page = opened(f"{language}/downloads.html")
        page.locator("[data-downloads-elsewhere]").wait_for(state="hidden")
        rows = page.locator("[data-download]").all()
        assert len(rows) == 12
        for row in rows:
            name = row.get_attribute("data-download") or ""
            data = (site / "downloads" / name).read_bytes()
            assert row.locator("[data-sum]").inner_text() == sha256(data)
            assert re.fullmatch(r"[\d.,]+ (kB|MB)", row.locator("[data-size]").inner_text())
        assert page.locator("[data-sums]").get_attribute("href")


def test_in_the_bundle_the_page_says_where_to_find_them(page: Page, unzipped: Path) -> None:
    page.goto((unzipped / "en" / "downloads.html").as_uri())
    assert page.locator("[data-downloads-elsewhere]").is_visible()
    assert page.locator("[data-sum]").first.inner_text() == "SHA256SUMS"
    assert page.locator("[data-size]").first.inner_text() == ""
    assert page.locator("[data-sums][href]").count() == 0
    assert page.locator('[data-download$=".zip"] th a').get_attribute("href") is None


def test_without_the_script_the_page_still_says_where(
    chromium: Browser, site: Path, content: Content
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / "downloads.html").as_uri())
    assert page.get_by_text(content.interface.labels["downloads_elsewhere"].en).is_visible()
    context.close()


def test_a_renamed_bundle_says_it_too(chromium: Browser, unzipped: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "list"
    shutil.copytree(unzipped, renamed)
    page = chromium.new_page()
    page.goto((renamed / "zh" / "downloads.html").as_uri())
    page.wait_for_function("!document.querySelector('[data-sums]').hasAttribute('href')")
    assert page.locator("[data-downloads-elsewhere]").is_visible()
    page.close()


def test_every_page_of_the_bundle_opens_without_a_foreign_request(
    page: Page, unzipped: Path
) -> None:
    """The fixture `page` fails on any request to another host, and on any error of a script."""
    for path in sorted(unzipped.rglob("*.html")):
        if path.name != "404.html":
            page.goto(path.as_uri(), wait_until="load")


# --- originals, releases, serving


def test_originals_are_offered_with_their_checksum(content: Content, tmp_path: Path) -> None:
    folder = tmp_path / "originals"
    folder.mkdir()
    (folder / "清单 2025.pdf").write_bytes(b"%PDF-1.7")
    (folder / ".keep").write_bytes(b"")
    (edition,) = content.editions
    owner = content.lists[0]
    given = dataclasses.replace(edition, originals=tuple(originals(tmp_path)))
    changed = dataclasses.replace(
        content, lists=(dataclasses.replace(owner, editions=(given,)), *content.lists[1:])
    )
    renderer = Renderer([str(TEMPLATES)], content.interface)
    shown = {
        page.path: renderer.render(page)
        for page in pages(changed, Settings())
        if page.path in ("en/downloads.html", "zh/beijing/2025/measures/chapter-4.html")
    }
    name = "downloads/beijing-2025/originals/%E6%B8%85%E5%8D%95%202025.pdf"
    for text in shown.values():
        assert f"{name}" in text
        assert sha256(b"%PDF-1.7") in text
    unit_page = shown["zh/beijing/2025/measures/chapter-4.html"]
    assert unit_page.count(sha256(b"%PDF-1.7")) >= unit_page.count("data-unit-body")
    assert content.interface.labels["originals_elsewhere"].en not in shown["en/downloads.html"]


def test_without_originals_the_page_says_where_they_are(site: Path, content: Content) -> None:
    if content.editions[0].originals:
        pytest.skip("the publisher has put originals here")
    for language in ("en", "zh"):
        text = (site / language / "downloads.html").read_text(encoding="utf-8")
        assert getattr(content.interface.labels["originals_elsewhere"], language) in text
        assert f'href="https://{content.site.originals}"' in text


def test_the_folder_follows_the_release(content: Content, tmp_path: Path) -> None:
    for edition in content.editions:
        release = last_release(content, edition)
        assert top_folder(content, edition).endswith(release.release if release else "unreleased")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "页.html").write_text("x", encoding="utf-8")
    write_bundle(content, tmp_path, "x & y\n")
    with zipfile.ZipFile(tmp_path / "downloads" / f"{BUNDLE}.zip") as bundle:
        top = top_folder(content, content.editions[0])
        assert bundle.namelist() == [
            f"{top}/{name}" for name in ("README.txt", "en/页.html", "MANIFEST.sha256")
        ]


def test_serving_writes_no_exports_and_no_bundle(tmp_path: Path) -> None:
    config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(tmp_path / "served"))
    config.plugins.on_startup(command="serve", dirty=False)
    build_site(config)
    files = files_of(tmp_path / "served")
    assert not [name for name in files if name.startswith("downloads/") or name.endswith(".md")]
