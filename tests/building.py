"""Builds a project's site, and serves a folder, as the users of a site do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.sample import PROJECT

PATIENCE = 120


def _environment(site_url: str) -> dict[str, str]:
    ours = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT), "SITE_URL": site_url}
    return {**os.environ, **ours}


def mkdocs_build(
    project: Path, *options: str, site_url: str = ""
) -> subprocess.CompletedProcess[str]:
    """Builds the site of a project; says how that ended."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", *options],
        cwd=project,
        env=_environment(site_url),
        capture_output=True,
        text=True,
        timeout=300,
    )


@contextmanager
def mkdocs_serve(project: Path) -> Iterator[str]:
    """The address, with a slash at its end, of a project that is served while it is edited."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", host]
    process = subprocess.Popen(command, cwd=project, env=_environment(""))
    try:
        _wait_for(f"http://{host}/en/index.html", process)
        yield f"http://{host}/"
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.perf_counter() + PATIENCE
    while process.poll() is None and time.perf_counter() < end:
        try:
            urllib.request.urlopen(address, timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nothing is served at {address}")


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, with a slash at its end, under which a folder is served on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
