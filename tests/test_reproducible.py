"""Two builds on different days, paths, time zones and locales are equal in every byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.files import files_of
from tests.sample import PROJECT

# Runs before anything else in the other build: there, it is 400 days later.
ANOTHER_DAY = """
import datetime
import time

AHEAD = 400 * 24 * 3600 + 12345
now, localtime, gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: now() + AHEAD
time.time_ns = lambda: int(time.time() * 10**9)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)


class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


datetime.datetime = Later
"""


def built(root: Path, site: Path, **environment: str) -> dict[str, bytes]:
    own = {name: text for name, text in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(root / "mkdocs.yml")]
    subprocess.run(
        [*command, "--site-dir", str(site)],
        cwd=PROJECT,
        env={**own, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", **environment},
        check=True,
        timeout=300,
    )
    return files_of(site)


def test_two_builds_are_equal_in_every_byte(tmp_path: Path) -> None:
    elsewhere = tmp_path / "另一处 #2 (copy)"
    elsewhere.mkdir()
    for name in ("content", "overrides"):
        shutil.copytree(PROJECT / name, elsewhere / name)
    shutil.copy(PROJECT / "mkdocs.yml", elsewhere)
    patch = tmp_path / "another-day"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(ANOTHER_DAY, encoding="utf-8")
    here = built(PROJECT, tmp_path / "here", TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = built(
        elsewhere,
        tmp_path / "there" / "output",
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        PYTHONHASHSEED="4242",
        PYTHONPATH=f"{patch}{os.pathsep}{PROJECT}",
    )
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []
