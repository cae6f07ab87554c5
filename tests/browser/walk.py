"""Walks through pages in Debian's Firefox or Chromium; the work is done by `walk.mjs`."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from tests.browser.addresses import foreign
from tests.conftest import CHROMIUM, QUIET_CHROMIUM

BRIDGE = Path(__file__).with_name("walk.mjs")
Browser = Literal["firefox", "chrome"]
BROWSERS: tuple[Browser, ...] = ("firefox", "chrome")


@dataclass(frozen=True)
class Step:
    """A page to open, what a hand does there, and the body of an async function to run then.

    `actions` are those of `hands` in walk.mjs: `("click", "#button")`.
    """

    url: str
    script: str = ""
    actions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Visit:
    """What happened on one page."""

    url: str
    title: str
    result: Any
    complaints: tuple[str, ...]


def visit(browser: Browser, steps: Iterable[Step]) -> list[Visit]:
    """Opens the pages one after the other in one tab of a browser with an empty profile."""
    firefox = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
    start = {"firefox": (firefox, []), "chrome": (CHROMIUM, QUIET_CHROMIUM)}
    executable, args = start[browser]
    plan = json.dumps(
        {
            "browser": browser,
            "executable": executable,
            "args": args,
            "steps": [asdict(step) for step in steps],
        }
    )
    done = subprocess.run(
        ["node", str(BRIDGE)], input=plan, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        raise RuntimeError(f"{browser} could not be driven\n{done.stderr}")
    return [_visit(answer) for answer in json.loads(done.stdout)]


def _visit(answer: dict[str, Any]) -> Visit:
    complaints = [
        *(f"console: {text}" for text in answer["consoleErrors"]),
        *(f"page error: {text}" for text in answer["pageErrors"]),
        *(f"request to another host: {url}" for url in answer["requests"] if foreign(url)),
    ]
    if answer["error"]:
        complaints.append(f"script: {answer['error']}")
    return Visit(answer["url"], answer.get("title", ""), answer["result"], tuple(complaints))
