"""What is offered for download, as the pages show it; and the text that the bundle opens with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.model.edition import Content, Edition
from generator.pages.prose import Pair
from generator.pages.units import Desk
from generator.permalinks import downloads
from generator.permalinks.addresses import in_language, relative
from generator.permalinks.published import last_release


@dataclass(frozen=True)
class Offer:
    """A file below downloads/; `name` is its key in bundle.js, `what` says what it is."""

    name: str
    href: str
    what: str


@dataclass(frozen=True)
class OriginalLink:
    """A Chinese original with its checksum."""

    name: str
    href: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Published:
    """The release that a page belongs to; empty before the first."""

    number: str
    date: str


@dataclass(frozen=True)
class EditionOffers:
    """Everything that is offered of one edition."""

    title: Pair
    release: Published
    pdf: str
    data: tuple[Offer, ...]
    originals: tuple[OriginalLink, ...]


@dataclass(frozen=True)
class BundleOffer:
    """The whole site as one zip; `top` is the folder in it."""

    file: Offer
    top: str


@dataclass(frozen=True)
class ReadmeEdition:
    """An edition that the bundle holds."""

    title_en: str
    title_zh: str
    release: Published


@dataclass(frozen=True)
class ReadmeView:
    """README.txt at the top of the bundle."""

    editions: tuple[ReadmeEdition, ...]
    originals: str


def bundle(desk: Desk) -> BundleOffer:
    """The bundle as it is offered."""
    content = desk.reference.content
    file = _offer(desk, downloads.bundle_path(content), desk.group("download", "bundle"))
    return BundleOffer(file, downloads.top_folder(content, downloads.bundled(content)))


def offers(desk: Desk) -> Iterator[EditionOffers]:
    """The downloads of each edition."""
    content = desk.reference.content
    for edition in content.editions:
        title = next(each for each in edition.file.statements if each.id == "ed-title")
        release = last_release(content, edition)
        pdf_name = downloads.pdf_name(content, edition)
        yield EditionOffers(
            title=desk.pair(title.text),
            release=published(content, edition),
            pdf=f"{release.pdf}{pdf_name}" if release and release.pdf else "",
            data=tuple(_data(desk, edition)),
            originals=originals(desk, edition),
        )


def published(content: Content, edition: Edition | None) -> Published:
    """The last release that an edition is in; of a page of all lists, of the terms they share."""
    last = last_release(content, edition)
    return Published(last.release, last.date.isoformat()) if last else Published("", "")


def _data(desk: Desk, edition: Edition) -> Iterator[Offer]:
    yield _offer(desk, downloads.json_path(edition), desk.group("download", "json"))
    yield _offer(desk, downloads.SCHEMA, desk.group("download", "schema"))
    yield _offer(desk, downloads.xlsx_path(edition), desk.group("download", "xlsx"))
    for table, path in downloads.csv_paths(edition).items():
        yield _offer(desk, path, desk.group("table", table))


def _offer(desk: Desk, path: str, what: str) -> Offer:
    return Offer(path.removeprefix(f"{downloads.FOLDER}/"), _href(desk, path), what)


def _href(desk: Desk, path: str) -> str:
    return quote(relative(in_language(desk.language, desk.path), path))


def originals(desk: Desk, edition: Edition | None) -> tuple[OriginalLink, ...]:
    """The Chinese originals that the publisher put beside an edition."""
    if edition is None:
        return ()
    return tuple(
        OriginalLink(
            each.name,
            _href(desk, downloads.original_path(edition, each)),
            each.size,
            each.sha256,
        )
        for each in edition.originals
    )


def readme(content: Content) -> ReadmeView:
    """What README.txt says."""
    editions = tuple(_readme_edition(content, each) for each in content.editions)
    return ReadmeView(editions, content.site.originals)


def _readme_edition(content: Content, edition: Edition) -> ReadmeEdition:
    title = next(each for each in edition.file.statements if each.id == "ed-title").text
    zh = title.zh.text.plain if title.zh else ""
    return ReadmeEdition(title.en.plain, zh, published(content, edition))
