"""The site as one zip that opens from disk, and the checksums of all that is offered."""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from typing_extensions import TypedDict

from generator.exports.files import NEVER
from generator.model.edition import Content
from generator.permalinks.downloads import (
    FOLDER,
    SCRIPT,
    SUMS,
    bundle_path,
    bundled,
    name_of,
    top_folder,
)
from generator.permalinks.published import last_release

README = "README.txt"
MANIFEST = "MANIFEST.sha256"


class FileFacts(TypedDict):
    """What the downloads page says of a file; `date` is that of its release."""

    size: int
    sha256: str
    date: str | None


def write_bundle(content: Content, site: Path, readme: str) -> None:
    """Writes the zip of the whole site, then the checksums of everything under `site`/downloads.

    `readme` is the text of README.txt.
    """
    _write_zip(content, site, readme)
    _write_sums(content, site)


def _inside(site: Path) -> Iterator[Path]:
    """The files of the site that the bundle holds: all but the bundle and the checksums."""
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        is_bundle = name.endswith(".zip") and path.parent == site / FOLDER
        if path.is_file() and not is_bundle and name not in (SUMS, SCRIPT):
            yield path


def _write_zip(content: Content, site: Path, readme: str) -> None:
    files = {each.relative_to(site).as_posix(): each for each in _inside(site)}
    edition = bundled(content)
    top = top_folder(content, edition)
    release = last_release(content, edition)
    date = release.date if release else NEVER
    # Old editors of Windows need the mark and both characters at the end of a line.
    ours = {README: f"{readme}\n".replace("\n", "\r\n").encode("utf-8-sig")}
    target = site / bundle_path(content)
    target.parent.mkdir(exist_ok=True)

    def packed(name: str) -> _Packed:
        return _packed(name, ours[name] if name in ours else files[name].read_bytes())

    with zipfile.ZipFile(target, "w") as bundle, ThreadPoolExecutor(os.cpu_count()) as pool:
        lines = []
        for each in pool.map(packed, sorted([README, *files])):
            lines.append(each.sum_line)
            _add(bundle, top, each, date)
        _add(bundle, top, _packed(MANIFEST, "".join(lines).encode()), date)


@dataclass(frozen=True)
class _Packed:
    """A file as it stands in the bundle, its bytes compressed, and its line of the manifest."""

    name: str
    sum_line: str
    crc: int
    size: int
    deflated: bytes


def _packed(name: str, data: bytes) -> _Packed:
    # zlib lets other threads run while it compresses; zipfile would have all of it in one.
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    deflated = packing.compress(data) + packing.flush()
    return _Packed(name, _sum_line(name, data), zlib.crc32(data), len(data), deflated)


def _add(bundle: zipfile.ZipFile, top: str, packed: _Packed, date: datetime.date) -> None:
    """Adds a file as `ZipFile.writestr` does, but for the compressing."""
    entry = zipfile.ZipInfo(f"{top}/{packed.name}", (date.year, date.month, date.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    entry.CRC, entry.file_size, entry.compress_size = packed.crc, packed.size, len(packed.deflated)
    assert bundle.fp is not None  # It is open.
    entry.header_offset = bundle.fp.tell()
    bundle.fp.write(entry.FileHeader(zip64=False) + packed.deflated)
    bundle.filelist.append(entry)
    bundle.NameToInfo[entry.filename] = entry
    bundle.start_dir = bundle.fp.tell()


def _sum_line(name: str, data: bytes) -> str:
    """A line as `sha256sum` writes and checks it."""
    return f"{hashlib.sha256(data).hexdigest()}  {name}\n"


def _write_sums(content: Content, site: Path) -> None:
    """SHA256SUMS for `sha256sum -c`, and bundle.js, which tells the downloads page the same."""
    folder = site / FOLDER
    facts: dict[str, FileFacts] = {}
    lines = []
    paths = {each.relative_to(folder).as_posix(): each for each in folder.rglob("*")}
    for name in sorted(paths):
        if not paths[name].is_file() or f"{FOLDER}/{name}" in (SUMS, SCRIPT):
            continue
        data = paths[name].read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        lines.append(f"{digest}  {name}\n")
        facts[name] = {"size": len(data), "sha256": digest, "date": _date(content, name)}
    (site / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    told = json.dumps(facts, sort_keys=True, ensure_ascii=False)
    script = f"globalThis.referenceDownloads = {told};\n"
    (site / SCRIPT).write_text(script, encoding="utf-8", newline="\n")


def _date(content: Content, name: str) -> str | None:
    """The date of the release that a file belongs to, if its edition was released."""
    for edition in content.editions:
        if name.startswith((f"{name_of(edition)}.", f"{name_of(edition)}/")):
            release = last_release(content, edition)
            return release.date.isoformat() if release else None
    return None
