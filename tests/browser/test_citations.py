"""What the script cites is what the generator cites, and the page shows it live."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from generator.citations.forms import Citing, address
from generator.citations.forms import date as written
from generator.model.edition import Content
from generator.model.styles import Style
from generator.model.text import RichText, Run
from generator.pages.prose import words
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

CHAPTER = "en/beijing/2025/measures/chapter-3.html"
PLACES = (("https://x.example/", {"href": "https://x.example/x.html"}), ("", {"path": "x.html"}))


def test_nothing_is_loaded_before_first_use(opened: Callable[[str], Page]) -> None:
    page = opened(CHAPTER)
    loaded = "() => performance.getEntriesByType('resource').map((each) => each.name)"
    scripts = page.evaluate("() => [...document.scripts].map((each) => each.src)")
    assert not [each for each in scripts if "assets/citations/" in each]
    assert not [each for each in page.evaluate(loaded) if "assets/citations/" in each]


def test_every_unit_of_a_page_can_be_cited(opened: Callable[[str], Page]) -> None:
    """Each page that is home to units has the buttons for each; the script knows each."""
    for path in (
        CHAPTER,
        "zh/glossary.html",
        "en/beijing/2025/time-limits.html",
        "en/beijing/2025/matrix.html",
        "en/beijing/2025/index.html",
        "zh/beijing/2025/rules/category-3.html",
    ):
        page = opened(path)
        missing = page.evaluate("""async () => {
          const source = document.querySelector("[data-citing]").dataset.script;
          const data = await ReferenceCitations.load(source);
          return [...document.querySelectorAll("[data-unit]")]
            .filter((unit) => !data.rows.has(unit.id) || !unit.dataset.as ||
              ![...unit.querySelectorAll("[data-copy-citation]")]
                .some((each) => each.closest("[data-unit]") === unit))
            .map((unit) => unit.id);
        }""")
        assert missing == [], path


def test_the_script_writes_what_the_generator_writes(
    opened: Callable[[str], Page], content: Content
) -> None:
    """Every unit in every style: the browser's citation is the generator's, to the letter."""
    page = opened(CHAPTER)
    script = """async ([source, place]) => {
      const data = await ReferenceCitations.load(source);
      return data.styles.map((style) => data.units.map(([id]) => {
        const made = ReferenceCitations.citation(data, style, id, place, new Date(2026, 10, 4));
        return [...made.childNodes].map((each) => [each.lang || null, each.textContent])
          .filter(([, text]) => text);
      }));
    }"""
    for edition, (public, place) in product((*content.editions, None), PLACES):
        citing = Citing(content, edition)
        name = edition.key.replace("/", "-") if edition else "shared"
        made = page.evaluate(script, [f"../../../../assets/citations/{name}.js", place])
        wanted = [
            [
                list(runs(citing, style, each, address(content, style.language, public, "x.html")))
                for each in citing.rows
            ]
            for style in content.citations.styles
        ]
        assert made == wanted


def runs(citing: Citing, style: Style, unit: str, link: str) -> Iterator[list[str | None]]:
    """The stretches of a citation with their language where it is not the style's."""
    text = citing.citation(style, unit, "\x01", written(style, date(2026, 11, 4)))
    for piece in re.split("(\x01)", text):
        if piece == "\x01":
            yield [None, link]
        else:
            spans = words(style.language, RichText((Run(piece),))).spans
            yield from ([span.lang, span.text] for span in spans)


def test_how_to_cite_shows_live_examples(opened: Callable[[str], Page]) -> None:
    page = opened("en/citing.html")
    today = date.today()
    memo = page.locator('[data-style="memo"]')
    expect(memo).to_contain_text(f"{today:%B} {today.day}, {today.year}")
    place = re.compile(r"en/beijing/2025/measures/chapter-\d\.html\?as=[0-9a-f]{8}#ch\d-")
    expect(memo).to_contain_text(place)
    if page.url.startswith("http"):
        expect(memo.locator("a")).to_have_attribute("href", place)
    else:
        expect(memo).to_contain_text("(address not yet published)")
    assert page.locator("[data-style]").count() == 5
    assert not violations(page)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_drawn_again_the_examples_keep_their_languages(
    opened: Callable[[str], Page], language: str
) -> None:
    page = opened(f"{language}/citing.html")
    expect(page.locator('[data-style="gb"]')).to_contain_text(f"[{date.today()}]")
    amiss = page.evaluate("""() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (texts.nextNode()) {
        const { parentElement: holder, data } = texts.currentNode;
        if (!holder.closest("[data-style]") || holder.closest("a")) continue;
        const said = holder.closest("[lang]").lang;
        const isHan = /\\p{Script=Han}/u.test(data);
        const isEnglish = !isHan && /[a-z]{3} [A-Z]/.test(data);
        if (isHan ? said !== "zh-Hans" : isEnglish && said !== "en") found.push([said, data]);
      }
      return found;
    }""")
    assert amiss == []
