"""The only place that knows MkDocs: hands the content to the generator and its pages back."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator.bundle import write_bundle
from generator.checks import checked
from generator.model.edition import Content
from generator.model.files import Kept
from generator.model.pinyin import dictionary
from generator.pages.build import readme_of
from generator.pages.finder import JOINED
from generator.pages.render import Renderer
from generator.pages.shell import Settings
from generator.permalinks.downloads import original_path
from generator.problems import ContentError, counted
from generator.serving import Served
from generator.writing import Writer

# How often `mkdocs serve` looks for edits, in seconds.
_POLLING = 0.08

log = logging.getLogger("mkdocs.plugins.negative-list")


class ReferencePlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Builds the whole site from content/ into a folder beside site/, and swaps it in."""

    _serving = False
    # Whether MkDocs is at the folder that requests are answered from: then none of them writes.
    _emptying = False
    # Whether what was read first is left out of all looking for what could be let go.
    _frozen = False
    # Lasts as long as `mkdocs serve`: MkDocs keeps a plugin that has `on_startup`.
    _kept: Kept | None = None
    _renderer: Renderer | None = None
    _served: Served
    _writing: threading.Lock
    _target: Path
    _content: Content
    _settings: Settings

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers whether the site is served."""
        self._serving = command == "serve"
        self._writing = threading.Lock()
        self._kept = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks the content before anything is written; sends the build to a folder aside."""
        self._content = self._checked(_root(config))
        self._target = Path(config.site_dir)
        if not self._serving:
            config.site_dir = str(self._target.with_name(f".{self._target.name}-in-progress"))
        config.theme.static_templates.clear()
        return config

    def _checked(self, root: Path) -> Content:
        only = os.environ.get("LIST") or None if self._serving else None
        # All that is read stays: to look for what could be let go takes as long as to read it.
        gc.disable()
        try:
            return checked(root, only, self._kept)
        except ContentError as error:
            for problem in error.problems:
                log.error("%s", problem)
            raise PluginError(f"{counted(error)} in the content") from None
        finally:
            if not self._frozen:
                self._frozen = True
                gc.freeze()
            gc.enable()

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Lets nothing be written while MkDocs empties the folder, and no old content after."""
        if self._serving:
            self._emptying = self._writing.acquire()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leaves to MkDocs assets that stand alone, and originals; all else is written after it."""
        settings = Settings(config.site_url or "", self._serving)
        if self._serving and self._renderer is not None:
            renderer = self._renderer.saying(self._content.interface)
        else:
            renderer = self._renderer = Renderer(
                config.theme.dirs, self._content.interface, watching=self._serving
            )
        self._settings = settings
        ours = Path(config.theme.custom_dir or "")
        kept = [each for each in files if _is_below(each, ours) and each.src_uri not in JOINED]
        if self._serving:
            self._served = Served(self._content, settings, renderer)
            self._let_write()
        return Files([*kept, *_originals(self._content, config)])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds what is made of the pages; the finished site takes the place of the last one."""
        if self._serving:
            return
        built = Path(config.site_dir)
        assert self._renderer is not None  # Set with the files.
        dictionary()  # Once for all processes of the writer.
        Writer(self._content, self._settings, self._renderer, built).write()
        write_bundle(self._content, built, self._renderer.render(readme_of(self._content)))
        _swap(built, self._target)
        config.site_dir = str(self._target)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        """Has each file made when it is asked for; a served site has no exports and no bundle."""
        _watch_closely(server)
        inner = server.get_app()
        mounted = server.mount_path
        site = Path(config.site_dir)

        def app(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if asked.startswith(mounted):
                # As the server does: not while it builds, for a build empties the folder.
                with server._epoch_cond:
                    server._epoch_cond.wait_for(
                        lambda: server._visible_epoch == server._wanted_epoch
                    )
                path = asked.removeprefix(mounted)
                name = f"{path}index.html" if path == "" or path.endswith("/") else path
                with self._writing:
                    self._served.write(name, site)
            return inner(environ, start_response)  # type: ignore[misc]

        server.set_app(app)
        threading.Thread(target=self._served.warm, daemon=True).start()
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves the last good site as it was."""
        self._let_write()
        if not self._serving and hasattr(self, "_target"):
            aside = self._target.with_name(f".{self._target.name}-in-progress")
            shutil.rmtree(aside, ignore_errors=True)

    def _let_write(self) -> None:
        if self._emptying:
            self._emptying = False
            self._writing.release()


def _watch_closely(server: LiveReloadServer) -> None:
    """Sees an edit at once, where MkDocs looks twice a second and then waits for more."""
    watched = list(server._watched_paths)
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=_POLLING)
    for path in watched:
        server.watch(path)
    server.build_delay = _POLLING / 2


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _is_below(file: File, folder: Path) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == folder


def _originals(content: Content, config: MkDocsConfig) -> Iterator[File]:
    for edition in content.editions:
        for each in edition.originals:
            path = original_path(edition, each)
            yield File.generated(config, path, abs_src_path=str(each.path.resolve()))


def _swap(built: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        built.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
