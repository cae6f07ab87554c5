"""What stands round every page: the notice, headings, titles, what search engines are told."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

from generator.model.edition import Content
from generator.permalinks.published import last_release
from tests.conftest import PUBLIC_ADDRESS
from tests.site import ALONE, Pages, body, language, metas


def test_every_page_says_in_both_languages_that_the_original_controls(
    pages: Pages, content: Content
) -> None:
    notice = content.interface.labels["notice"]
    for path, page in pages.items():
        said = list(body(page).texts())
        for text, lang in ((notice.en, "en"), (notice.zh, "zh-Hans")):
            assert {each.lang for each, words in said if text in words} == {lang}, path
        assert metas(page, "rights") == [f"{notice.en} {notice.zh}"], path


def test_an_edition_says_of_which_release_its_text_is(pages: Pages, content: Content) -> None:
    labels = content.interface.labels
    for edition in content.editions:
        release = last_release(content, edition)
        said = pages[f"en/{edition.key}/index.html"].words
        assert (labels["not_released"].en in said) == (release is None)
        if release is not None:
            assert f"of release {release.release} of {release.date.isoformat()}." in said


def test_every_page_has_one_first_heading_and_no_gap_below(pages: Pages) -> None:
    for path, page in pages.items():
        levels = [int(each.tag[1]) for each in page.walk() if re.fullmatch("h[1-6]", each.tag)]
        assert levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{path}: {levels}"


def test_titles_tell_pages_apart(pages: Pages) -> None:
    titles = [next(page.all("title")).text for page in pages.values()]
    assert sorted({each for each in titles if titles.count(each) > 1}) == []


def test_chinese_pages_that_are_mainly_working_are_not_indexed(pages: Pages) -> None:
    hidden = {path for path, page in pages.items() if "noindex" in metas(page, "robots")}
    assert not {path for path in hidden if language(path) == "en" and "search" not in path}
    chapters = {f"zh/beijing/2025/measures/chapter-{number}.html" for number in range(1, 7)}
    assert chapters <= hidden


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
