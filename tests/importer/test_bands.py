"""The volume band of a scenario: figures out of its words, or from columns beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import checked
from generator.importer.volumes import Band, Unclear, band_in
from tests.importer import (
    HEADINGS,
    ROWS,
    TABLE,
    bring,
    edition_in,
    spreadsheet,
    take,
)
from tests.importer.telling import Read, Told

ROW = ("送茶", "茶壶", "壶嘴", "壶嘴的长度")


def test_a_volume_band_is_a_threshold(project: Path, tmp_path: Path) -> None:
    rows = [
        (*ROWS[0], "１万人以上、\n不满１０万人"),
        (*ROWS[3], "7头以上；不满3只茶壶"),
    ]
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=(*HEADINGS, "数量区间"))
    assert bring(project, file) == 0
    scenarios = edition_in(project).units["ind-2-tier-2"].children
    bands = [band.threshold for each in scenarios for band in each.thresholds]  # type: ignore[attr-defined]
    assert [(b.minimum, b.below, b.unit, b.effect) for b in bands] == [
        (10_000, 100_000, "individuals", "standard-contract-or-certification"),
        (7, None, "not-stated", "standard-contract-or-certification"),
        (None, 3, "not-stated", "standard-contract-or-certification"),
    ]


def test_figures_beside_a_band_decide(project: Path, tmp_path: Path) -> None:
    rows = [(*ROWS[0], "超过一千只茶壶", "1,001", None)]
    headings = (*HEADINGS, "数量区间", "下限", "不满")
    file = spreadsheet(tmp_path / "pots.xlsx", rows, headings=headings)
    assert bring(project, file) == 0
    band = edition_in(project).units["ind-2-thr-2"]
    assert (band.threshold.minimum, band.threshold.below) == (1001, None)  # type: ignore[attr-defined]


def test_what_the_editor_says_of_a_band_stays(project: Path, tmp_path: Path) -> None:
    """To whom and to what it applies follows the words of the table until it is put otherwise."""
    headings = (*HEADINGS, "数量区间")
    file = spreadsheet(tmp_path / "pots.xlsx", [(*ROWS[0], "7头以上")], headings=headings)
    assert bring(project, file) == 0
    renamed = [("骑独角兽送水", *ROWS[0][1:], "8头以上")]
    assert bring(project, spreadsheet(tmp_path / "p.xlsx", renamed, headings=headings)) == 0
    bounds = edition_in(project).units["ind-2-thr-2"].threshold  # type: ignore[attr-defined]
    assert (bounds.applies_to.zh.text.plain, bounds.data.zh.text.plain) == (
        renamed[0][0],
        "8头以上",
    )
    table = project / TABLE
    text = table.read_text(encoding="utf-8")
    above, threshold = text.split("        threshold:\n")
    threshold = threshold.replace("骑独角兽送水", "骑手").replace("8头以上", "独角兽", 1)
    table.write_text(f"{above}        threshold:\n{threshold}", encoding="utf-8")
    before = table.read_text(encoding="utf-8")
    take(project, tmp_path / "out.xlsx")
    assert bring(project, tmp_path / "out.xlsx") == 0
    assert table.read_text(encoding="utf-8") == before
    again = [("骑独角兽送饭", *ROWS[0][1:], "9头以上")]
    assert bring(project, spreadsheet(tmp_path / "p.xlsx", again, headings=headings)) == 0
    bounds = edition_in(project).units["ind-2-thr-2"].threshold  # type: ignore[attr-defined]
    assert bounds.minimum == 9
    assert (bounds.applies_to.zh.text.plain, bounds.data.zh.text.plain) == ("骑手", "独角兽")


def test_a_band_becomes_the_original_with_its_scenario(project: Path, tmp_path: Path) -> None:
    headings = (*HEADINGS, "数量区间")
    file = spreadsheet(tmp_path / "pots.xlsx", [(*ROWS[0], "7头以上")], headings=headings)
    assert bring(project, file) == 0
    assert bring(project, file, "--original") == 0
    bounds = edition_in(project).units["ind-2-thr-2"].threshold  # type: ignore[attr-defined]
    assert bounds.applies_to.zh.status == bounds.data.zh.status == "original"


def bands_in(project: Path) -> list[tuple[int | None, int | None, str]]:
    scenario = checked(project).editions[0].units["ind-2-scn-2"]
    bands = scenario.thresholds  # type: ignore[attr-defined]
    return [(b.threshold.minimum, b.threshold.below, b.text.zh.text.plain) for b in bands]


def test_numbered_lines_of_a_cell_are_bands_of_their_own(project: Path, said: Read) -> None:
    words = "1. 7万头以上、\n不满10万头\n2、不满3只茶壶"
    said({"Tier 2": [(*HEADINGS, "数量"), (*ROW, words)]})
    assert bands_in(project) == [
        (70_000, 100_000, "1. 7万头以上、不满10万头"),
        (None, 3, "2、不满3只茶壶"),
    ]


def test_each_band_may_have_its_figures_beside_it(
    project: Path, tmp_path: Path, said: Read, capsys: pytest.CaptureFixture[str]
) -> None:
    heads = (*HEADINGS, "数量", "下限", "不满")
    said({"Tier 2": [heads, (*ROW, "超过7头；3只以下", "8；—", "—\n4")]})
    assert bands_in(project) == [(8, None, "超过7头"), (None, 4, "3只以下")]
    take(project, tmp_path / "out.xlsx")
    assert bring(project, tmp_path / "out.xlsx") == 0
    assert capsys.readouterr().out.endswith("Nothing changes.\n")


def test_volumes(told: Told) -> None:
    remedy = (
        "Divide several bands by semicolons, "
        "or write the figures into columns headed minimum and below."
    )
    rows = [
        ("甲", *ROW[1:], "超过10万人"),
        ("乙", *ROW[1:], "很多"),
        ("丙", *ROW[1:], "10万人"),
        ("丁", *ROW[1:], "10万人以上、不满9万人"),
        ("戊", *ROW[1:], "1.5人以上"),
    ]
    wrong = (
        "“超过” is neither “N or more” nor “under N”",
        "no figure stands in it",
        "whether 100,000 is a lower or an upper bound is not clear",
        "its bounds cross",
        "“1.5” is not a whole number",
    )
    assert told(rows, *HEADINGS, "数量区间") == [
        f"t.xlsx:Tier 2!E{row}: a volume band that is not clear: {each}. {remedy}"
        for row, each in enumerate(wrong, start=2)
    ]


def test_as_many_figures_as_bands(told: Told) -> None:
    rows = [(*ROW, "超过7头；少于3只", "8；9；10", "三；4")]
    assert told(rows, *HEADINGS, "数量", "下限", "不满") == [
        "t.xlsx:Tier 2!F2: 3 for 2 volume bands. "
        "Write one for each, divided by semicolons, and a dash for none.",
        "t.xlsx:Tier 2!G2: “三” is not a whole number. Write it in digits.",
    ]


def test_what_rows_say_of_a_band_may_be_other_words_for_the_same_figures(
    project: Path, said: Read
) -> None:
    """The first words are kept."""
    rows = [
        (*ROW, "10万以上；不满5"),
        (*ROW[:3], "盖", "100,000 以上; 不满五"),
        (*ROW[:3], "把", ""),
    ]
    said({"Tier 2": [(*HEADINGS, "数量"), *rows]})
    assert bands_in(project) == [(100_000, None, "10万以上"), (None, 5, "不满5")]


def test_bands_that_differ_are_told_with_both_cells(told: Told) -> None:
    """Persons are not visits, though the figures are the same; columns of figures agree too."""
    rows = [
        (*ROW, "10万人以上", "8", None),
        (*ROW[:3], "盖", "10万人次以上", "8.0", None),
        (*ROW[:3], "把", None, "9", None),
    ]
    assert told(rows, *HEADINGS, "数量", "下限", "不满") == [
        "t.xlsx:Tier 2!E3: the Chinese of this volume is “10万人次以上” here, "
        "and “10万人以上” in Tier 2!E2. Write the same in both cells.",
        "t.xlsx:Tier 2!F3: “8.0” here, and “8” in Tier 2!F2. Write the same in both cells.",
        "t.xlsx:Tier 2!F4: “9” here, and “8” in Tier 2!F2. Write the same in both cells.",
    ]


# --- words


@pytest.mark.parametrize(
    ("words", "minimum", "below"),
    [
        ("十万以上", 100_000, None),
        ("一百二十万零三以上", 1_200_003, None),
        ("两千万以上", 20_000_000, None),
        ("一万五千以上", 15_000, None),
        ("1千万以上", 10_000_000, None),
        ("1百万以上", 1_000_000, None),
        ("1.5万以上", 15_000, None),
        ("100 thousand or more", 100_000, None),
        ("5万+", 50_000, None),
        ("≥10万", 100_000, None),
        ("大于等于10万", 100_000, None),
        ("达到10万", 100_000, None),
        ("<10万", None, 100_000),
        ("未达到10万", None, 100_000),
        ("不满三条", None, 3),
        ("1万以上不满10万", 10_000, 100_000),
        ("10万以上至不满100万", 100_000, 1_000_000),
        ("100,000 to under 1,000,000", 100_000, 1_000_000),
        ("10万（含）以上", 100_000, None),
        ("10万以上（含10万）", 100_000, None),
        ("10万（含本数）以上，不满100万（不含）", 100_000, 1_000_000),
        ("一百万（含）至一千万（不含）", 1_000_000, 10_000_000),
        ("10万（含）-100万（不含）", 100_000, 1_000_000),
        ("100万（不含）以下", None, 1_000_000),
        ("100万以下（不含100万）", None, 1_000_000),
        ("第十类一般壶，十二个月内自1月1日起10万以上", 100_000, None),
        ("overseas teapots (excluding lids): 10,000 or more", 10_000, None),
        ("以下简称壶，10万以上", 100_000, None),
    ],
)
def test_figures_in_words(words: str, minimum: int | None, below: int | None) -> None:
    assert band_in(words) == Band(minimum, below, "not-stated")


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("十万人以上", "individuals"),
        ("10万名骑手以上", "individuals"),
        ("10万个人以上", "individuals"),
        ("10万以上个人的壶", "individuals"),
        ("10万（含）人以上", "individuals"),
        ("1,000+ individuals", "individuals"),
        ("10万人次以上", "not-stated"),
        ("10万人民币以上", "not-stated"),
        ("10万个人信息以上", "not-stated"),
        ("1,000 individual teapots or more", "not-stated"),
    ],
)
def test_only_individuals_are_counted_as_individuals(words: str, counts: str) -> None:
    band = band_in(words)
    assert isinstance(band, Band)
    assert band.counts == counts


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("10万以下", "“以下” is neither “N or more” nor “under N”"),
        ("10万以上100万以下", "“以下” is neither “N or more” nor “under N”"),
        ("10万（不含）以上", "“（不含）以上” is neither “N or more” nor “under N”"),
        (">10万", "“>” is neither “N or more” nor “under N”"),
        ("一百万至一千万", "一百万 at the end of a range has no “（含）”"),
        ("10万（含）至100万（含）", "100万 at the end of a range has no “（不含）”"),
        ("不满10万（含10万）", "whether 10万 itself is in it is said in two ways"),
        ("10%以上", "“10” is a share"),
        ("百分之十以上", "“十” is a share"),
        ("10余万以上", "“余” makes 10 inexact"),
        ("十余万以上", "“余” makes 万 inexact"),
        ("数十万以上", "“数” makes 十万 inexact"),
        ("近百万以上", "“近” makes 百万 inexact"),
        ("10w以上", "the letter after “10w” may mean several things"),
        ("10k+", "the letter after “10k” may mean several things"),
        ("一万五以上", "“一万五” is not a whole number"),
        ("三五以上", "“三五” is not a whole number"),
        ("1,0000以上", "whether 1 is a lower or an upper bound is not clear"),
        ("10万", "whether 100,000 is a lower or an upper bound is not clear"),
        ("10万以上，每年一百次以上", "whether 100 is a lower or an upper bound is not clear"),
    ],
)
def test_what_words_leave_open_is_told_and_not_guessed(words: str, wrong: str) -> None:
    assert band_in(words) == Unclear(wrong)
