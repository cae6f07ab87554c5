"""The sample grown old: three releases, with all that can happen to a unit between them.

After the last of them the content is edited once more.
"""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

from generator.release import release
from tests.files import edit, swap
from tests.sample import lay_project

FIRST, SECOND, THIRD = "1.0.0", "1.1.0", "2.0.0"
LIST = Path("content/atlantis")
EDITION = LIST / "1"

SUCCESSORS = """\
retired:
  - id: 1#ch1-scope-1-i
    successors: [ch1-scope-1]
    reason: {en: Pouring on Mondays is told in item (1) now.}
"""
LINK_OF_THE_RETIRED = """\
  - from: ch1-scope-1-i
    to: ch2-filing
    quote:
      en: pour on Mondays
"""
ALIAS_OF_THE_MOVED = "id: ind-1\naliases: [art-7]\n"
REDIRECTS = """\
redirects:
  - from_page: atlantis/1/negative-list/industry-1.html
    to: atlantis/1/negative-list/industry-2.html
  - from_page: atlantis/1/negative-list/industry-2.html
    to: atlantis/1/negative-list/industry-1.html
"""


def first_release(folder: Path) -> Path:
    """The sample as a project of its own, released once."""
    lay_project(folder)
    edit(folder / EDITION / "negative-list/industry-1.yml", "id: ind-1\n", ALIAS_OF_THE_MOVED)
    release(folder, FIRST, datetime.date(2001, 1, 1), announced=False)
    return folder


def second_release(folder: Path) -> None:
    """Two units are changed in English, another in Chinese, a fourth is retired."""
    chapter = EDITION / "measures/chapter-1.yml"
    edit(folder / chapter, "kept by a teapot keeper", "kept by a sleepy teapot keeper")
    edit(folder / chapter, "由茶壶管理员", "由困倦的茶壶管理员")
    edit(folder / chapter, "*大茶壶*能盛大海；", "*大茶壶*可盛大海；")
    edit(folder / chapter, "is about teapots", "is about pots")
    gone = "and pour on Mondays."
    text = (folder / chapter).read_text("utf-8")
    start = text.index("        items:\n          - id: ch1-scope-1-i\n")
    end = text.index(gone) + len(gone)
    rest = text[end:]
    rest = rest[rest.index("\n", rest.index("zh:")) :]
    (folder / chapter).write_text(text[:start].rstrip() + rest, "utf-8")
    edit(folder / EDITION / "textual-links.yml", LINK_OF_THE_RETIRED, "")
    (folder / LIST / "successors.yml").write_text(SUCCESSORS, "utf-8")
    release(folder, SECOND, datetime.date(2002, 2, 2), announced=False)


def third_release(folder: Path) -> None:
    """Two industries change places, so that pages move; a new edition comes beside the old.

    A unit that was changed says again what it said at first.
    """
    edit(folder / EDITION / "measures/chapter-1.yml", "is about pots", "is about teapots")
    industries = folder / EDITION / "negative-list"
    swap(industries / "industry-1.yml", industries / "industry-2.yml")
    edit(industries / "industry-1.yml", 'number: "2"', 'number: "1"')
    edit(industries / "industry-2.yml", 'number: "1"', 'number: "2"')
    successors = folder / LIST / "successors.yml"
    successors.write_text(SUCCESSORS + REDIRECTS, "utf-8")
    shutil.copytree(folder / EDITION, folder / LIST / "2")
    edit(folder / LIST / "2/edition.yml", 'edition: "1"', 'edition: "2"')
    edit(folder / LIST / "list.yml", 'editions: ["1"]', 'editions: ["2", "1"]')
    release(folder, THIRD, datetime.date(2003, 3, 3), announced=False)


def edited_since(folder: Path) -> None:
    """A unit is changed that no release has yet."""
    edit(folder / EDITION / "measures/chapter-2.yml", "Unicorns answer", "All unicorns answer")
