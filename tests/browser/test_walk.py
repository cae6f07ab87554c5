"""The unzipped bundle from disk, in Firefox and in Chromium: every page, and all that it can do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.browser.walk import BROWSERS, Step, Visit, visit

pytestmark = pytest.mark.browser

EDITION = "beijing/2025"
CHAPTER = f"{EDITION}/measures/chapter-3.html"
UNIT = "ch3-formulation-2"
LINK = rf"CHAPTER\?as=[0-9a-f]{{8}}#{UNIT}".replace("CHAPTER", re.escape(CHAPTER))

# What was copied is read by pasting it.
PASTE = (
    (
        "run",
        """addEventListener("paste", (event) => {
          const read = (type) => event.clipboardData.getData(type);
          window.pasted = {text: read("text/plain"), html: read("text/html")};
        })""",
    ),
    ("paste",),
)
PASTED = "return window.pasted"
# Where nothing hovers, the buttons of a unit are there once it has the focus.
REACH = ("focus", f"#{UNIT} .unit__number")
COPIED = ("see", "[data-status]:not(:empty)")
REFUSED = ("run", "Clipboard.prototype.write = () => Promise.reject(new Error('refused'))")
MISSING = ("run", "Object.defineProperty(navigator, 'clipboard', {value: undefined})")
TABLE = """
  const rows = [...document.querySelectorAll("table[data-table] > tbody > tr")];
  return {shown: rows.filter((row) => row.checkVisibility()).map((row) => row.id),
    search: location.search, sorted: document.querySelector("th[aria-sort]")?.ariaSort};
"""


def copying(button: str, *before: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """A click on a button of the unit, and a paste of what it copied."""
    return (*before, REACH, ("click", f"#{UNIT} [data-{button}]"), COPIED, *PASTE)


def searching(words: str, *after: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    typed = ("type", "[data-search-input]", words)
    return (("click", "[data-search-open]"), typed, ("see", "[data-search-result]"), *after)


STEPS = {
    "search": Step(
        f"en/{CHAPTER}",
        "return [...document.querySelectorAll('[data-search-result]')].map((each) => each.href)",
        searching("security assessment"),
    ),
    "result": Step(
        "zh/index.html",
        "return document.querySelector(':target')?.id",
        searching("重要数据", ("follow", "[data-search-result]"), ("see", ":target")),
    ),
    "language": Step(
        f"en/{CHAPTER}#{UNIT}",
        "return document.querySelector(':target')?.id",
        (("follow", "[data-other-language]"),),
    ),
    "side by side": Step(
        f"en/{CHAPTER}",
        f"return document.querySelector('#{UNIT} .other').checkVisibility()",
        (("click", "[data-side-by-side]"),),
    ),
    "link": Step(f"en/{CHAPTER}", PASTED, copying("copy-link")),
    "citation": Step(f"en/{CHAPTER}", PASTED, copying("copy-citation")),
    "citation, refused": Step(f"en/{CHAPTER}", PASTED, copying("copy-citation", REFUSED)),
    "citation, old browser": Step(f"en/{CHAPTER}", PASTED, copying("copy-citation", MISSING)),
    "citation in Chinese": Step(f"zh/{CHAPTER}", PASTED, copying("copy-citation")),
    "citation, chosen": Step(
        f"en/{CHAPTER}",
        PASTED,
        (
            REACH,
            ("click", f"#{UNIT} [data-choose-style]"),
            ("see", "[data-citing-style]"),
            ("choose", "[data-citing-style]", "oscola"),
            ("click", "[data-citing-copy]"),
            COPIED,
            *PASTE,
        ),
    ),
    "table": Step(f"en/{EDITION}/thresholds.html", TABLE),
    "sorted": Step(
        f"en/{EDITION}/thresholds.html", TABLE, (("click", "th[data-key=minimum] button"),)
    ),
    "filtered": Step(
        f"en/{EDITION}/thresholds.html",
        TABLE,
        (("choose", "[data-filter=effect]", "security-assessment"),),
    ),
    "unknown": Step(
        f"en/{CHAPTER}?as=00000000#{UNIT}",
        f"return document.querySelector('#{UNIT} .cited__verdict').textContent",
        (("see", ".cited__verdict"),),
    ),
}


@pytest.fixture(scope="module", params=BROWSERS)
def walk(request: pytest.FixtureRequest, unzipped: Path) -> Mapping[str, Visit]:
    """What happened on every page, by its path, and at every step, by its name."""
    paths = sorted(each.relative_to(unzipped).as_posix() for each in unzipped.rglob("*.html"))
    steps = {path: Step(path, "return document.documentElement.lang") for path in paths} | STEPS
    del steps["404.html"]  # It is for a server: its links begin at the root of a host.
    root = f"{unzipped.as_uri()}/"
    placed = [Step(root + step.url, step.script, step.actions) for step in steps.values()]
    return dict(zip(steps, visit(request.param, placed), strict=True))


def test_nothing_goes_wrong_and_nothing_is_asked_of_a_host(walk: Mapping[str, Visit]) -> None:
    assert {name: each.complaints for name, each in walk.items() if each.complaints} == {}
    assert len(walk) > 90
    for name, each in walk.items():
        if name.startswith(("en/", "zh/")):
            assert each.result == {"en": "en", "zh": "zh-Hans"}[name[:2]], name
            assert each.title, name


def test_search_finds_and_leads_on(walk: Mapping[str, Visit]) -> None:
    assert len(walk["search"].result) > 3
    assert all(each.startswith("file:") for each in walk["search"].result)
    found = walk["result"]
    assert "/zh/" in found.url
    assert found.result
    assert found.url.endswith(f"#{found.result}")


def test_languages_change_and_stand_side_by_side(walk: Mapping[str, Visit]) -> None:
    assert walk["language"].url.endswith(f"/zh/{CHAPTER}#{UNIT}")
    assert walk["language"].result == UNIT
    assert walk["side by side"].result is True


@pytest.mark.parametrize(
    "name", [name for name in STEPS if name == "link" or name.startswith("citation")]
)
def test_what_is_copied_can_be_pasted(walk: Mapping[str, Visit], name: str) -> None:
    pasted = walk[name].result
    language = "zh" if name == "citation in Chinese" else "en"
    assert re.search(f"{language}/{LINK}", pasted["text"])
    assert re.search(f"{language}/{LINK}", pasted["html"])
    for text in pasted.values():
        assert "file:" not in text
        assert "worker" not in text
    if name == "link":
        assert pasted["text"].endswith("(address not yet published)")
        return
    assert re.search(r"<span[^>]* lang=\"zh-Hans\"", pasted["html"]) or language == "zh"
    wanted = {"citation in Chinese": "[EB/OL]", "citation, chosen": "edn"}
    assert wanted.get(name, "Measures ch. III") in pasted["text"]


def test_tables_are_sorted_and_filtered(walk: Mapping[str, Visit]) -> None:
    whole, ordered, some = (walk[each].result for each in ("table", "sorted", "filtered"))
    assert ordered["sorted"] == "ascending"
    assert ordered["shown"] != whole["shown"]
    assert sorted(ordered["shown"]) == sorted(whole["shown"])
    assert 0 < len(some["shown"]) < len(whole["shown"])
    assert "effect=security-assessment" in some["search"]


def test_an_unknown_fingerprint_is_said_to_be_unknown(walk: Mapping[str, Visit]) -> None:
    assert "00000000" in walk["unknown"].result
