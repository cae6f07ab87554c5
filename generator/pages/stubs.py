"""What stands at old addresses: units that moved, units that are gone."""

from __future__ import annotations

from generator.model.edition import Edition
from generator.model.text import TableText, fingerprint
from generator.pages.units import Desk, StubView
from generator.permalinks.changes import Stub


def stub_view(desk: Desk, stub: Stub) -> StubView:
    """A stub as its old page shows it."""
    edition = _edition_of(desk, stub)
    said = _said(stub)
    return StubView(
        id=stub.key.rpartition("#")[2],
        aliases=stub.aliases,
        fingerprint=fingerprint(stub.said.en),
        retired=stub.retired,
        release=stub.since.release if stub.since else "",
        date=stub.since.date.isoformat() if stub.since else "",
        to=tuple(desk.to_unit(key.rpartition("#")[2], edition) for key in stub.to),
        reason=desk.pair(stub.reason) if stub.reason else None,
        said=desk.pair(said),
    )


def _said(stub: Stub) -> TableText:
    """What the unit said; in Chinese, told as working Chinese, where it had no English."""
    if stub.said.en:
        return TableText.model_validate({"en": stub.said.en.replace("*", "")})
    chinese = (stub.said.zh or "—").replace("*", "")
    return TableText.model_validate({"zh": {"working": chinese}})


def _edition_of(desk: Desk, stub: Stub) -> Edition | None:
    """The edition that a stub's unit belongs to: its page begins with the list's id."""
    key = f"{stub.page.partition('/')[0]}/{stub.key.rpartition('#')[0]}"
    return next((each for each in desk.reference.content.editions if each.key == key), None)
