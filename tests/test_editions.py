"""Several editions and lists: a new edition from the old, their comparison, a list beside."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.__main__ import main
from generator.checks import checked
from generator.model.edition import Content
from generator.model.files import Kept
from generator.permalinks.addresses import addresses
from generator.permalinks.comparison import compared
from generator.problems import ContentError
from generator.search.write import scripts
from tests.html import Element, parsed
from tests.sample import lay, rendered

NEW = "content/atlantis/2"
COMPARISON = "atlantis/compare-1-2.html"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def start(folder: Path, old: str = "atlantis/1", new: str = "atlantis/2") -> int:
    return main(["--root", str(folder), "new-edition", old, new])


def read(content: Content) -> dict[str, Element]:
    return {page.path: parsed(html) for page, html in rendered(content)}


def by_id(page: Element, name: str) -> Element:
    (found,) = [each for each in page.walk() if each.get("id") == name]
    return found


# --- a new edition


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "project")


def tree(folder: Path) -> dict[str, bytes]:
    files = (each for each in (folder / "content").rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in files}


def test_a_new_edition_is_the_old_one_with_keys_of_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(folder / "content/atlantis/list.yml", 'editions: ["1"]', 'editions: ["1"] # newest first')
    assert start(folder) == 0
    content = checked(folder)
    new, old = content.editions
    assert (new.key, old.key) == ("atlantis/2", "atlantis/1")
    assert list(new.units) == list(old.units)
    text = (folder / "content/atlantis/list.yml").read_text("utf-8")
    assert text.endswith('editions: ["2", "1"] # newest first\n')
    said = capsys.readouterr().out
    assert "content/atlantis/2/edition.yml:" in said
    assert "ed-issued still says: April 1, 1999" in said
    assert "python -m generator original FILE --edition atlantis/2" in said


def test_a_list_of_editions_with_lines_and_comments_keeps_them(folder: Path) -> None:
    before = 'editions:\n  # newest first\n  - "1" # sunk\n'
    edit(folder / "content/atlantis/list.yml", 'editions: ["1"]\n', before)
    assert start(folder) == 0
    text = (folder / "content/atlantis/list.yml").read_text("utf-8")
    assert text.endswith('editions:\n  # newest first\n  - "2"\n  - "1" # sunk\n')


def test_the_old_original_is_not_the_new_one_s(folder: Path) -> None:
    originals = folder / "content/atlantis/1/originals"
    originals.mkdir()
    (originals / "tablets.txt").write_text("第一条　茶壶", "utf-8")
    assert start(folder) == 0
    assert not (folder / NEW / "originals").exists()
    assert not (folder / NEW / "original-match.yml").exists()
    new, old = checked(folder).editions
    assert old.units["ed-issued"].text is not None
    assert old.units["ed-issued"].text.zh is not None
    assert old.units["ed-issued"].text.zh.status == "original"
    chinese = new.units["ed-issued"].text
    assert chinese is not None
    assert chinese.zh is not None
    assert (chinese.zh.status, chinese.zh.reviewed_by) == ("working", None)
    statuses = {text.zh.status for unit in new.walk() for text in unit.texts if text.zh}
    assert "original" not in statuses


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("atlantis/1", "atlantis/1", "is there already"),
        ("atlantis/1", "atlantis/0", "is not after"),
        ("atlantis/1", "lemuria/2", "is no edition of the list atlantis"),
        ("atlantis/1", "atlantis/Two", "is no edition of the list atlantis"),
        ("atlantis/1", "atlantis", "is no edition of the list atlantis"),
        ("atlantis/1", "atlantis/../2", "is no edition of the list atlantis"),
        ("atlantis/9", "atlantis/10", "there is no atlantis/9"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, wrong: str
) -> None:
    before = tree(folder)
    assert start(folder, old, new) == 1
    assert wrong in capsys.readouterr().out
    assert tree(folder) == before


def test_a_superseded_edition_starts_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start(folder) == 0
    assert start(folder, "atlantis/1", "atlantis/3") == 1
    assert "Start from atlantis/2." in capsys.readouterr().out


def test_nothing_is_left_of_an_edition_that_failed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(folder)
    calls: list[Path] = []

    def checked_once(root: Path) -> Content:
        calls.append(root)
        if len(calls) > 1:
            raise ContentError([])
        return checked(root)

    monkeypatch.setattr("generator.new_edition.checked", checked_once)
    assert start(folder) == 1
    assert tree(folder) == before


def test_a_new_edition_is_of_no_release_before_it(folder: Path) -> None:
    release = ["--root", str(folder), "release", "0.1.0", "--unannounced", "--date", "2001-02-03"]
    assert main(release) == 0
    assert start(folder) == 0
    pages = read(checked(folder))
    assert "not yet part of a numbered release" in pages["en/atlantis/2/index.html"].words
    assert "The text is that of release 0.1.0" in pages["en/atlantis/1/index.html"].words


# --- the comparison of two editions


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """A unit changed, one gone, one new, one moved to another chapter; one figure raised."""
    folder = lay(tmp_path_factory.mktemp("editions"))
    assert start(folder) == 0
    chapter = folder / NEW / "measures/chapter-1.yml"
    edit(chapter, "hold an ocean", "hold two oceans")
    edit(folder / NEW / "negative-list/bands.yml", "minimum: 1000", "minimum: 2000")
    edit(folder / NEW / "negative-list/bands.yml", "id: counting", "id: pouring")
    industry = folder / NEW / "negative-list/industry-2.yml"
    edit(folder / NEW / "negative-list/industry-1.yml", 'number: "S1"', 'number: "S9"')
    edit(industry, "骑独角兽", "骑独角兽者")
    edit(folder / NEW / "measures/chapter-2.yml", "独角兽自收到询问", "独角兽从收到询问")
    edit(folder / NEW / "time-limits.yml", "自收到询问", "从收到询问")
    field = folder / NEW / "negative-list/industry-2/tier-1.yml"
    edit(field, "catalogue: [sub-3]", "catalogue: [sub-1]")
    return checked(folder)


def test_each_unit_of_either_edition_has_its_fate(two_editions: Content) -> None:
    new, old = two_editions.editions
    found = compared(old, new, addresses(two_editions))
    fates = {each.id: each.fates for each in found}
    assert set(fates) == {*old.units, *new.units}
    assert len(found) == len(fates)
    differing = {name: each for name, each in fates.items() if each != ("same",)}
    assert differing == {
        "ch1-scope-1": ("changed",),
        "thr-many": ("changed",),
        "counting": ("gone",),
        "pouring": ("new",),
        "ind-1-scenario-1": ("moved",),
        "ind-2": ("changed",),
        "ch2-filing": ("changed",),
        "time-answer": ("changed",),
        "ind-2-df-1": ("changed",),
    }
    order = [each.id for each in found]
    assert order.index("counting") == order.index("thr-few") + 1


def test_the_comparison_marks_the_differences_and_leads_to_both(two_editions: Content) -> None:
    pages = read(two_editions)
    for language in ("en", "zh"):
        page = pages[f"{language}/{COMPARISON}"]
        changed = by_id(page, "ch1-scope-1")
        assert [each.words for each in changed.all("del")] == ["an ocean"]
        assert [each.words for each in changed.all("ins")] == ["two oceans"]
        links = [each.get("href") for each in changed.all("a")]
        for edition in ("1", "2"):
            assert f"{edition}/measures/chapter-1.html#ch1-scope-1" in links
        assert "骑独角兽者" in by_id(page, "ind-2").words.replace(" ", "")
        figures = by_id(page, "thr-many").words
        assert "1,000" in figures
        assert "2,000" in figures
        units = {name for each in page.walk() if (name := each.get("id"))}
        assert {each for edition in two_editions.editions for each in edition.units} <= units


def test_working_chinese_that_differs_is_marked(two_editions: Content) -> None:
    filing = by_id(read(two_editions)[f"en/{COMPARISON}"], "ch2-filing")
    assert [each.words for each in filing.all("del")] == ["自"]
    assert [each.words for each in filing.all("ins")] == ["从"]
    (difference,) = [each for each in filing.all("p") if any(each.all("ins"))]
    assert "working" in difference.words


def test_hidden_chinese_makes_no_difference(two_editions: Content) -> None:
    site = two_editions.site.model_copy(update={"show_working_chinese": False})
    page = read(replace(two_editions, site=site))[f"en/{COMPARISON}"]
    assert by_id(page, "ch2-filing").tag == "li"
    assert by_id(page, "ch1-scope-1").tag == "section"


def test_what_differs_beside_the_words_is_told(two_editions: Content) -> None:
    """A number, and where in the catalogue a data field belongs; nothing stands elsewhere."""
    page = read(two_editions)[f"en/{COMPARISON}"]
    number = by_id(page, "ind-1-scenario-1")
    assert "Number: S1 → S9" in number.words
    assert "now in" not in number.words
    field = by_id(page, "ind-2-df-1")
    assert [each.words for each in field.all("del")] == ["Sub-category 3 Silver unicorns"]
    assert [each.words for each in field.all("ins")] == ["Sub-category 1 White porcelain"]


def test_a_superseded_page_leads_to_the_comparison(two_editions: Content) -> None:
    pages = read(two_editions)
    old = pages["en/atlantis/1/measures/chapter-1.html"]
    (link,) = [each for each in old.walk() if "data-compare" in each.attributes]
    assert link.get("href") == "../../compare-1-2.html"
    new = pages["en/atlantis/2/measures/chapter-1.html"]
    assert not [each for each in new.walk() if "data-compare" in each.attributes]


def test_one_edition_has_no_comparison(folder: Path) -> None:
    assert not [path for path in read(checked(folder)) if "compare" in path]


# --- a second list


@pytest.fixture
def two_lists(folder: Path) -> Path:
    shutil.copytree(folder / "content/atlantis", folder / "content/lemuria")
    edit(folder / "content/lemuria/list.yml", "en: Atlantis\n", "en: Lemuria\n")
    edit(folder / "content/site.yml", "lists: [atlantis]", "lists: [atlantis, lemuria]")
    links = folder / "content/atlantis/1/textual-links.yml"
    edit(links, "to: inst-teapot-law", "to: inst-unicorn-code")
    return folder


def test_a_second_list_has_pages_and_a_ledger_of_its_own(two_lists: Path) -> None:
    content = checked(two_lists)
    assert [each.past.folder for each in content.lists] == ["content/atlantis", "content/lemuria"]
    pages = read(content)
    of = {
        name: {path.replace(name, "") for path in pages if f"/{name}/" in path}
        for name in ("atlantis", "lemuria")
    }
    assert of["atlantis"] == of["lemuria"] != set()


def test_the_reference_to_a_list_leads_there_once_it_is_there(two_lists: Path) -> None:
    chapter = "en/atlantis/1/measures/chapter-1.html"
    links = [each.get("href") for each in read(checked(two_lists))[chapter].all("a")]
    assert "../../../lemuria/1/index.html" in links
    instruments = by_id(read(checked(two_lists))["en/instruments.html"], "inst-unicorn-code")
    assert "lemuria/1/index.html" in [each.get("href") for each in instruments.all("a")]
    edit(two_lists / "content/site.yml", "lists: [atlantis, lemuria]", "lists: [atlantis]")
    shutil.rmtree(two_lists / "content/lemuria")
    links = [each.get("href") for each in read(checked(two_lists))[chapter].all("a")]
    assert not [each for each in links if "lemuria" in each]
    assert "../../../instruments.html#inst-unicorn-code" in links


@pytest.mark.parametrize(
    ("named", "wrong"),
    [("lemuria/9", "there is no edition lemuria/9"), ("lemuria", "is no edition of a list")],
)
def test_a_list_that_an_instrument_names_wrongly_is_told(
    two_lists: Path, named: str, wrong: str
) -> None:
    edit(two_lists / "content/instruments.yml", "list: lemuria/1", f"list: {named}")
    with pytest.raises(ContentError, match=wrong):
        checked(two_lists)


def test_the_search_filters_by_list_and_tells_units_of_one_id_apart(two_lists: Path) -> None:
    content = checked(two_lists)
    data = dict(scripts(content, addresses(content)))
    rules = data["rules"]
    assert isinstance(rules, dict)
    assert set(rules["lists"]["values"]) >= {"atlantis", "lemuria"}
    assert {"ind-1", "ind-1@lemuria/1"} <= set(rules["industries"]["values"])
    home = read(content)["en/search.html"]
    lists = [each for each in home.all("select") if each.get("name") == "list"]
    assert lists


def test_one_list_has_no_list_to_filter_by(folder: Path) -> None:
    home = read(checked(folder))["en/search.html"]
    assert not [each for each in home.all("select") if each.get("name") == "list"]


# --- one list served; files kept from build to build


def test_one_of_two_lists_can_be_served(two_lists: Path) -> None:
    content = checked(two_lists, only="lemuria")
    assert [each.id for each in content.lists] == ["lemuria"]
    assert not [path for path in read(content) if "/atlantis/" in path]
    with pytest.raises(ContentError, match=r"there is no list lemurai\. Did you mean lemuria\?"):
        checked(two_lists, only="lemurai")


def test_only_a_file_that_changed_is_read_again(folder: Path) -> None:
    kept: Kept = {}
    first = checked(folder, kept=kept)
    before = dict(kept)
    chapter = folder / "content/atlantis/1/measures/chapter-1.yml"
    edit(chapter, "hold an ocean", "hold two oceans")
    second = checked(folder, kept=kept)
    changed = {path for (_, path), each in kept.items() if before.get((_, path)) != each}
    assert changed == {"content/atlantis/1/measures/chapter-1.yml"}
    assert first.editions[0].chapters[0] != second.editions[0].chapters[0]
    assert first.editions[0].categories[0] is second.editions[0].categories[0]
    edit(chapter, "hold two oceans", "hold *two oceans")
    with pytest.raises(ContentError, match="asterisk"):
        checked(folder, kept=kept)
    with pytest.raises(ContentError, match="asterisk"):
        checked(folder, kept=kept)
