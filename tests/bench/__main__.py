"""`python -m tests.bench [search|large|scale|peers …]`: prints figures, and judges none.

It fails only if something does not run.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Mapping

from tests.bench import large, peers, quality, scale, sites, speed, tables


def search() -> None:
    """At the content's size: how well, how quick, how much."""
    speed.main(quality.main())


PARTS: Mapping[str, Callable[[], None]] = {
    "search": search,
    "large": large.main,
    "scale": scale.main,
    "peers": peers.main,
}


def main() -> int:
    """Runs the parts that were asked for; 1 if one of them did not run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    chosen = parser.parse_args().parts or list(PARTS)
    if unknown := set(chosen) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    load = os.getloadavg()[0]
    machine = f"{os.cpu_count()} processors, load {load:.1f} before the bench"
    tables.line(f"Python {platform.python_version()}, {machine}")
    failed = False
    for name in chosen:
        begun = time.perf_counter()
        try:
            PARTS[name]()
        except Exception:
            failed = True
            traceback.print_exc(file=sys.stdout)
        tables.line(f"\n[{name}: {time.perf_counter() - begun:.0f} s]")
    sites.tidy()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
