"""What a release refuses, what it offers, and what the changes between releases show."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
from pathlib import Path

import pytest

from generator.checks import checked
from generator.model.edition import Content
from generator.pages.shell import Settings
from generator.permalinks.addresses import addresses
from generator.permalinks.ledger import kept
from generator.permalinks.published import published
from generator.problems import ContentError
from generator.release import release
from tests.conftest import PUBLIC_ADDRESS
from tests.files import edit
from tests.html import parsed
from tests.permanence.ages import EDITION, LIST
from tests.sample import rendered

LATER = datetime.date(2004, 4, 4)


def told(folder: Path, number: str, date: datetime.date = LATER) -> list[str]:
    with pytest.raises(ContentError) as refused:
        release(folder, number, date, announced=False)
    return str(refused.value).split("\n")


@pytest.mark.parametrize("number", ["next", "2.1", "2.1.0-rc", "2.1.0.1", ""])
def test_a_number_is_three_numbers(aged: Path, number: str) -> None:
    wrong = f"releases: {number} is no number of a release. Write three numbers, as in 1.0.0."
    assert told(aged, number) == [
        f"content/atlantis/permalinks.yml:1: {wrong}",
        f"content/permalinks.yml:1: {wrong}",
    ]


@pytest.mark.parametrize("number", ["2.0.0", "1.9.9"])
def test_a_number_comes_after_the_last(aged: Path, number: str) -> None:
    wrong = f"releases: release {number} does not come after 2.0.0. Choose a higher number."
    assert f"content/permalinks.yml:1: {wrong}" in told(aged, number)


def test_a_release_is_no_earlier_than_the_last(aged: Path) -> None:
    wrong = "2003-03-02 is before 2003-03-03, when 2.0.0 was made. Choose a later date."
    early = told(aged, "2.1.0", datetime.date(2003, 3, 2))
    assert f"content/permalinks.yml:1: releases: {wrong}" in early


def test_a_redirect_leads_from_what_was_published_to_what_is(aged: Path) -> None:
    """A slip in either address would send nobody anywhere."""
    content = checked(aged)
    past = content.lists[0].past
    (one, *_) = past.successors.redirects
    slips = {"from_page": "atlantis/1/nowhere.html", "to": "atlantis/1/nothing.html"}
    wrong = past.successors.model_copy(update={"redirects": (one.model_copy(update=slips),)})
    faults = kept(past.ledger, published(content, past, addresses(content)), wrong)
    found = {each.wrong for each in faults if each.key == "redirects.atlantis/1/nowhere.html"}
    assert found == {
        "nothing was published on atlantis/1/nowhere.html",
        "no unit stands on atlantis/1/nothing.html",
    }


def changes(content: Content, *, working: bool) -> str:
    """All that the page of changes says, in both languages."""
    site = content.site.model_copy(update={"show_working_chinese": working})
    found = rendered(dataclasses.replace(content, site=site), Settings(PUBLIC_ADDRESS))
    return " ".join(parsed(html).text for page, html in found if page.path.endswith("changes.html"))


def test_changes_of_working_chinese_are_shown_only_where_it_is(aged: Path, tmp_path: Path) -> None:
    shutil.copytree(aged, tmp_path / "aged")
    edit(tmp_path / "aged" / EDITION / "measures/chapter-1.yml", "working: 茶壶", "working: 旧茶壶")
    edit(tmp_path / "aged" / LIST / "2/measures/chapter-1.yml", "working: 茶壶", "working: 旧茶壶")
    release(tmp_path / "aged", "2.1.0", LATER, announced=False)
    content = checked(tmp_path / "aged")
    assert "旧" in changes(content, working=True)
    assert "旧" not in changes(content, working=False)


def test_each_edition_is_offered_as_a_pdf_of_its_own(aged: Path, tmp_path: Path) -> None:
    folder = tmp_path / "aged"
    shutil.copytree(aged, folder)
    release(folder, "2.1.0", LATER, announced=False, pdf="https://atlantis.example/pdf/")
    found = rendered(checked(folder), Settings(PUBLIC_ADDRESS))
    page = next(parsed(html) for page, html in found if page.path == "en/downloads.html")
    offered = [each.get("href") for each in page.all("a") if each.get("href").endswith(".pdf")]
    assert offered == [
        "https://atlantis.example/pdf/atlantis-2-2.1.0.pdf",
        "https://atlantis.example/pdf/atlantis-1-2.1.0.pdf",
    ]
