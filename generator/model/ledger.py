"""The ledger of every id ever published, and the texts of earlier releases."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.text import Bilingual, Line, Node, Status
from generator.model.units import Id

VERSION = r"^\d+\.\d+\.\d+$"
Version = Annotated[str, StringConstraints(pattern=VERSION)]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Release(Node):
    """One numbered publication.

    `count` and `ids` are the number and the SHA-256 of all ids published until then, `state` that
    of their latest records, `before` the seal of the release before (empty at the first), and
    `seal` that of this entry without its seal (see generator.permalinks).
    """

    release: Version
    date: datetime.date
    announced: bool
    count: int
    ids: Digest
    state: Digest
    before: Digest | None = None
    seal: Digest
    pdf: Line | None = None


class Record(Node):
    """What a unit was from one release on: its page and fingerprints, or that it is retired.

    `aliases` are its further anchors on that page.
    """

    release: Version
    page: Line
    en: Fingerprint
    zh: Fingerprint | None = None
    status: Status | None = None
    aliases: tuple[Id, ...] = ()
    retired: bool = False
    successors: tuple[Id, ...] = ()


class Ledger(Node):
    """The file permalinks.yml: the records of each unit, one for each release that changed it.

    A unit's key is `edition#id`; that of a term or instrument is its id.
    """

    releases: tuple[Release, ...] = ()
    units: dict[str, tuple[Record, ...]] = Field(default_factory=dict)


class Said(Node):
    """The normalised texts of a unit as a release published them."""

    en: str
    zh: str | None = None


class History(Node):
    """A file history/<release>.yml: the texts that were new or changed in that release."""

    release: Version
    texts: dict[str, Said]


class Retired(Node):
    """A unit that is gone: what replaced it, and why, as the editor tells it."""

    id: Line
    successors: tuple[Id, ...] = ()
    reason: Bilingual


class Redirect(Node):
    """A page, below the language's folder, whose units moved to another."""

    from_page: Line
    to: Line


class Successors(Node):
    """The file successors.yml: what the editor says of units and pages that are gone."""

    retired: tuple[Retired, ...] = ()
    redirects: tuple[Redirect, ...] = ()
