"""What a result says of a document: its names, where it stands, and something of what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.edition import Content
from generator.model.numerals import number_in
from generator.model.shared import Label
from generator.model.text import LANGUAGES, Language, Status
from generator.search.documents import Document, Texts

# So many English characters of what stands in a unit that says nothing itself.
_ENOUGH = 300
_PAGES_OF_ENTRIES: Mapping[str, str] = {"term": "glossary", "instrument": "instruments"}


@dataclass(frozen=True)
class Said:
    """Words, and whether their Chinese is this site's own."""

    words: Mapping[Language, str]
    working: bool = False


def _said(words: Mapping[Language, str], status: Status | None) -> Said:
    return Said(words, status == "working")


@dataclass(frozen=True)
class Card:
    """A result. `label` is its kind with its number, without words if it has none."""

    label: Said
    title: Said
    editorial: bool
    place: Said
    body: Said


class Cards:
    """The cards of all documents."""

    def __init__(self, content: Content, found: Sequence[Document]) -> None:
        self._shows_working = content.site.show_working_chinese
        self._labels = content.interface.labels
        self._groups = content.interface.groups
        self._by_key = {document.key: document for document in found}
        self._inside: defaultdict[tuple[str, str], list[Document]] = defaultdict(list)
        for document in found:
            if document.parent:
                self._inside[document.edition, document.parent].append(document)
        self._editions = dict(_editions(content))

    def of(self, document: Document) -> Card:
        """The card of a document; one without a heading goes by that of the unit around it."""
        path = (document, *self._around(document))
        at = next((at for at, each in enumerate(path) if each.title), 0)
        named, above = path[at], path[at + 1 :]
        return Card(
            label=self._label(document),
            title=_said(named.title, named.title_status),
            editorial=named.editorial_heading,
            place=self._place(
                document, [each for each in above if each.title not in ({}, named.title)]
            ),
            body=self._body(document),
        )

    def _around(self, document: Document) -> Iterator[Document]:
        """The documents around one, from the innermost out."""
        above = self._by_key.get((document.edition, document.parent or ""))
        if above is not None:
            yield above
            yield from self._around(above)

    # --- its kind and its place

    def _label(self, document: Document) -> Said:
        """`Chapter III`, `Item (2)`."""
        if not document.number:
            return Said({})
        kind = self._groups["kind"][document.kind]
        plain = {each: f"{name} {document.number}" for each, name in _interface(kind).words.items()}
        return self._prefix(document) or Said(plain)

    def _prefix(self, document: Document) -> Said | None:
        """As its page calls it: `Chapter III`, `第三章`."""
        label = self._groups["numbered"].get(document.kind)
        if label is None or not document.number:
            return None
        number = document.number
        return Said(
            {
                each: template.format(number=number_in(each, number))
                for each, template in _interface(label).words.items()
            }
        )

    def _place(self, document: Document, above: Sequence[Document]) -> Said:
        """From the edition in: by the numbers of what has one, the last by its heading too."""
        page = self._groups["page"].get(_PAGES_OF_ENTRIES.get(document.kind, ""))
        steps = [_interface(page) if page else self._editions[document.edition]]
        for each in reversed(above):
            heading = _said(each.title, each.title_status)
            prefix = self._prefix(each)
            if prefix is None:
                steps.append(heading)
            else:
                steps.append(_joined([prefix, heading], " ") if each is above[0] else prefix)
        return _joined(steps, " › ")

    # --- what it says

    def _body(self, document: Document) -> Said:
        """Its own text; without one, its other names or the beginning of what stands in it."""
        if document.body:
            return _said(document.body, document.body_status)
        if document.kind in _PAGES_OF_ENTRIES:
            return self._other_names(document)
        inside = self._inside[document.key]
        texts = [_said(each.body, each.body_status) for each in inside if not each.title]
        headings = [_said(each.title, each.title_status) for each in inside if each.title]
        if texts:
            return _joined(list(_beginning(texts)), " ", "")
        return _joined(list(_beginning(headings)), " · ")

    def _other_names(self, document: Document) -> Said:
        """As its page lists them; the Chinese ones are this site's own words."""
        label = self._labels["aliases"]
        aliases = [each for each in document.fields if each.name == "alias"]
        english = "; ".join(each.text for each in aliases if each.language == "en")
        chinese = "；".join(each.text for each in aliases if each.language == "zh")
        words: dict[Language, str] = {"en": f"{label.en} {english}"} if english else {}
        if chinese and self._shows_working:
            words["zh"] = f"{label.zh}{chinese}"
        return Said(words, working=True)


def _editions(content: Content) -> Iterator[tuple[str, Said]]:
    """Each edition by its region and its year."""
    texts = Texts(content.site.show_working_chinese)
    for each in content.lists:
        region = texts.of(each.file.region)
        for edition in each.editions:
            words = {
                language: f"{name} {edition.file.edition}" for language, name in region.items()
            }
            yield edition.key, _said(words, texts.status(each.file.region))


def _interface(label: Label) -> Said:
    return Said({"en": label.en, "zh": label.zh})


def _beginning(said: Iterable[Said]) -> Iterator[Said]:
    length = 0
    for each in said:
        if length < _ENOUGH:
            yield each
        length += len(each.words.get("en", ""))


def _joined(said: Sequence[Said], between: str, in_chinese: str | None = None) -> Said:
    """Side by side; what is not published in Chinese stands in English."""
    signs: Mapping[Language, str] = {
        "en": between,
        "zh": between if in_chinese is None else in_chinese,
    }
    words = {
        language: signs[language].join(
            each.words.get(language) or each.words.get("en", "") for each in said
        )
        for language in LANGUAGES
        if said
    }
    return Said(words, any(each.working for each in said))
