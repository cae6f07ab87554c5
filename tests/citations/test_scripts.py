"""The scripts that give the browser what it cites with."""

from __future__ import annotations

import json

from generator.citations.script import citation_scripts
from generator.model.edition import Content


def test_scripts_are_classic_and_hold_every_unit(content: Content) -> None:
    scripts = dict(citation_scripts(content))
    assert sorted(scripts) == ["assets/citations/beijing-2025.js", "assets/citations/shared.js"]
    for text in scripts.values():
        assert text.startswith("globalThis.referenceCitations = {")
    data = json.loads(scripts["assets/citations/beijing-2025.js"].split(" = ", 1)[1][:-2])
    assert [row[0] for row in data["units"]] == [each.id for each in content.editions[0].walk()]
    assert len(scripts["assets/citations/beijing-2025.js"]) < 40_000
