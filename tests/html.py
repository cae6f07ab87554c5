"""Reads built pages as a reader's program does: elements, their language, their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
# Inside these a text is no text of the page.
SILENT = frozenset({"script", "style"})


@dataclass(eq=False)
class Element:
    """An element with its attributes, what stands in it, and the element that it stands in."""

    tag: str
    attributes: Mapping[str, str]
    line: int
    parent: Element | None = None
    inside: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all in it, in the order of the page."""
        yield self
        for each in self.inside:
            if isinstance(each, Element):
                yield from each.walk()

    def all(self, tag: str) -> Iterator[Element]:
        return (each for each in self.walk() if each.tag == tag)

    def texts(self) -> Iterator[tuple[Element, str]]:
        """Each stretch of text with the element it stands in."""
        for each in self.inside:
            if isinstance(each, str):
                yield self, each
            elif each.tag not in SILENT:
                yield from each.texts()

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.texts())

    @property
    def words(self) -> str:
        """The text with single spaces."""
        return " ".join(self.text.split())

    @cached_property
    def lang(self) -> str:
        """The language that this element's text is in."""
        own = self.attributes.get("lang")
        return own if own is not None else self.parent.lang if self.parent else ""

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        return self.get("class").split()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, 0)
        self.open = self.root
        self.unclosed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"line {self.getpos()[0]}: attribute twice in <{tag}>"
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.getpos()[0], self.open)
        self.open.inside.append(element)
        if tag not in VOID:
            self.open = element

    def handle_endtag(self, tag: str) -> None:
        where = f"line {self.getpos()[0]}"
        assert self.open.tag == tag, f"{where}: </{tag}> closes <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.inside.append(data)


def parsed(text: str) -> Element:
    """The page as a tree; AssertionError when an element is not closed where it must be."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    assert parser.open is parser.root, f"<{parser.open.tag}> is never closed"
    return parser.root
