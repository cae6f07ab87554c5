"""What the content would publish now, under the keys of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.edition import Content, Edition, NegativeList, Past
from generator.model.ledger import Release
from generator.model.text import Bilingual, joined, weakest
from generator.permalinks.addresses import Addresses
from generator.permalinks.changes import Stub, stubs
from generator.permalinks.ledger import Published


def pasts(content: Content) -> Iterator[Past]:
    """The past of what all lists share, then that of each list."""
    yield content.past
    yield from (each.past for each in content.lists)


def key_of(edition: Edition, unit_id: str) -> str:
    """The key of a unit in the ledger of its list."""
    return f"{edition.file.edition}#{unit_id}"


def published(content: Content, past: Past, addresses: Addresses) -> Mapping[str, Published]:
    """All that is now published of what `past` is about, by key."""
    owner = next((each for each in content.lists if each.past is past), None)
    found = _of_list(owner, addresses) if owner else _of_all_lists(content, addresses)
    return {each.key: each for each in found}


def last_release(content: Content, edition: Edition | None) -> Release | None:
    """The last release that an edition is in, or of what all lists share; None before the first."""
    if edition is None:
        releases = content.past.ledger.releases
        return releases[-1] if releases else None
    past = content.owner(edition).past
    return past.ledger.releases[-1] if edition.file.edition in past.editions else None


def _of_all_lists(content: Content, addresses: Addresses) -> Iterator[Published]:
    for entry in content.entries:
        yield _published(entry.id, addresses.of_entries[entry.id], (entry.name,))


def _of_list(owner: NegativeList, addresses: Addresses) -> Iterator[Published]:
    for edition in owner.editions:
        homes = addresses.of_units[edition.key]
        for unit in edition.walk():
            key = key_of(edition, unit.id)
            yield _published(key, homes[unit.id], tuple(unit.texts), unit.aliases)


def _published(
    key: str, page: str, texts: Iterable[Bilingual], aliases: tuple[str, ...] = ()
) -> Published:
    texts = tuple(texts)
    return Published(
        key=key,
        page=page,
        en=joined(texts, "en") or "",
        zh=joined(texts, "zh"),
        status=weakest(texts),
        aliases=aliases,
    )


def script_name(edition: Edition | None) -> str:
    """The name of an edition's scripts, of history and citations, or of what all lists share."""
    return edition.key.replace("/", "-") if edition else "shared"


def stubs_by_page(content: Content, addresses: Addresses) -> Mapping[str, tuple[Stub, ...]]:
    """The stubs of each old address, by page below the language's folder."""
    found: dict[str, list[Stub]] = {}
    for past in pasts(content):
        for stub in stubs(past, published(content, past, addresses)):
            found.setdefault(stub.page, []).append(stub)
    return {page: tuple(each) for page, each in found.items()}
