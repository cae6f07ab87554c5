"""Which addresses a page of the site may ask for."""

from __future__ import annotations

from urllib.parse import urlsplit


def foreign(url: str) -> bool:
    """Whether an address leads away from this machine."""
    parts = urlsplit(url)
    if parts.scheme in {"about", "blob", "data", "file"}:
        return False
    return parts.scheme != "http" or parts.hostname != "127.0.0.1"
