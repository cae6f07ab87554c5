"""The table of all thresholds and what it offers for each industry."""

from __future__ import annotations

import re

from generator.model.edition import Edition
from tests.site import Pages


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
