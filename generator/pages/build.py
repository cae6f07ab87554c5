"""Every page of the site: all of them, or one by its path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.edition import Content
from generator.model.text import LANGUAGES
from generator.pages import views
from generator.pages.citing import record_files
from generator.pages.downloads import ReadmeView, readme
from generator.pages.making import moved, view_of
from generator.pages.reference import Reference
from generator.pages.shell import POLICY, SERVE_POLICY, Settings
from generator.pages.units import Desk
from generator.permalinks.addresses import in_language, language_of


@dataclass(frozen=True)
class Page:
    """One page: its path from the site's root, the template that shows it, and what it shows."""

    path: str
    template: str
    view: views.View | views.RootView | views.NotFoundView | views.SearchPartsView | ReadmeView


class Pages:
    """The pages of the site; each is made when it is asked for."""

    def __init__(self, content: Content, settings: Settings) -> None:
        self._content = content
        self._settings = settings
        self.reference = Reference(content)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The path of every page from the site's root; a page's two languages are neighbours.

        They are made of the same texts, which are made ready for both of them at once.
        """
        reference = self.reference
        below = [*reference.ways, *sorted(set(reference.stubs) - set(reference.ways))]
        found = [in_language(language, path) for path in below for language in LANGUAGES]
        return (*found, "index.html", "404.html")

    def records(self, path: str) -> Iterator[tuple[str, str]]:
        """The path and text of the files for reference managers beside the page at a path."""
        language = language_of(path)
        way = self.reference.ways.get(path.partition("/")[2])
        if language is not None and way is not None:
            place = way[-1]
            desk = Desk(self.reference, language, place.path, place.edition)
            yield from record_files(desk, place, self._settings.site_url)

    def page(self, path: str) -> Page:
        """The page at one of the paths."""
        if path == "index.html":
            return Page(path, "root.html", _root(self._content, self._settings))
        if path == "404.html":
            return Page(path, "404.html", _not_found(self._content, self._settings))
        language = language_of(path)
        assert language is not None  # All other pages stand in the folder of a language.
        below = path.partition("/")[2]
        way = self.reference.ways.get(below)
        if way is None:
            desk = Desk(self.reference, language, below)
            return Page(path, "moved.html", moved(desk, self._settings))
        place = way[-1]
        desk = Desk(self.reference, language, below, place.edition)
        return Page(path, *view_of(desk, place, self._settings))


def readme_of(content: Content) -> Page:
    """README.txt of the bundle."""
    return Page("README.txt", "README.txt", readme(content))


def _root(content: Content, settings: Settings) -> views.RootView:
    notice = content.interface.labels["notice"]
    policy = SERVE_POLICY if settings.serving else POLICY
    title = content.site.title
    return views.RootView(policy, title.en, title.zh, notice.en, notice.zh)


def _not_found(content: Content, settings: Settings) -> views.NotFoundView:
    root = _root(content, settings)
    base = settings.base
    return views.NotFoundView(
        root.policy, base, root.title_en, root.title_zh, root.notice_en, root.notice_zh
    )
