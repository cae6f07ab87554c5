"""Opens pages in Debian's Firefox; the work is done by `firefox.mjs`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.addresses import foreign

BRIDGE = Path(__file__).with_name("firefox.mjs")


@dataclass(frozen=True)
class Step:
    """A page to open and the body of an async function to run in it once it has loaded."""

    url: str
    script: str = ""


@dataclass(frozen=True)
class Visit:
    """What happened on one page."""

    url: str
    title: str
    result: Any
    complaints: tuple[str, ...]


def visit(steps: Iterable[Step]) -> list[Visit]:
    """Opens the pages one after the other in one Firefox with an empty profile."""
    plan = json.dumps([{"url": step.url, "script": step.script} for step in steps])
    done = subprocess.run(
        ["node", str(BRIDGE)], input=plan, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        raise RuntimeError(f"Firefox could not be driven\n{done.stderr}")
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
