"""Writes the search index of a project into a built site, and says how long it took.

`python -m tests.bench.indexing PROJECT SITE`: in a process of its own, so that memory and time are
those of a build.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from generator.model.load import load
from generator.permalinks.addresses import addresses
from generator.search.write import write_search


def main(root: Path, site: Path) -> None:
    """Prints, as JSON, the seconds of loading and of indexing and the units by kind."""
    begun = time.perf_counter()
    content = load(root).content
    if content is None:
        raise SystemExit("the content has mistakes")
    read, used = time.perf_counter(), time.process_time()
    write_search(content, addresses(content), site)
    written, used = time.perf_counter(), time.process_time() - used
    kinds = Counter(unit.kind for edition in content.editions for unit in edition.walk())
    spent = {"load": read - begun, "index": written - read, "processor": used}
    print(json.dumps({**spent, "kinds": kinds}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
