"""The glossary and the instruments: each entry leads to where the text uses it."""

from __future__ import annotations

import pytest

from generator.model.edition import Content
from tests.site import Pages


@pytest.mark.parametrize("name", ["glossary", "instruments"])
def test_every_entry_says_where_it_is_used(name: str, pages: Pages, content: Content) -> None:
    """In a longer name too: the text has “controlled items” only so."""
    used_in = content.interface.labels["used_in"].en
    entries = [each for each in pages[f"en/{name}.html"].all("section") if "entry" in each.classes]
    assert len(entries) == len(content.terms if name == "glossary" else content.instruments)
    summaries = {each.get("id"): [one.words for one in each.all("summary")] for each in entries}
    unused = [id for id, said in summaries.items() if not any(used_in in one for one in said)]
    assert unused == []
