"""The site as one zip that opens from disk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from generator.model.edition import Content

# Zip stores no date before 1980; the same bytes on every day need a fixed one.
_DATE = (1980, 1, 1, 0, 0, 0)


def write_bundles(content: Content, site: Path) -> None:
    """Writes `site`/downloads/<list>-<edition>.zip, the site without downloads/."""
    folder = site / "downloads"
    folder.mkdir(exist_ok=True)
    for edition in content.editions:
        name = edition.key.replace("/", "-")
        with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
            for path in _files(site):
                inside = f"{name}/{path.relative_to(site).as_posix()}"
                entry = zipfile.ZipInfo(inside, _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                bundle.writestr(entry, path.read_bytes())


def _files(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.is_file() and path.relative_to(site).parts[0] != "downloads":
            yield path
