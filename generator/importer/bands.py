"""Reads the volume bands of a scenario out of its rows: words, and figures beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.importer.cells import same_words
from generator.importer.entries import Entry, Texts
from generator.importer.rows import Row
from generator.importer.volumes import Band, Unclear, band_in, counts_in, is_none

# Tells what is wrong in a column of a row, and what to do.
Tell = Callable[[Row, str, str, str], None]
_BOUNDS = ("minimum", "below")
_REMEDY = (
    "Divide several bands by semicolons, or write the figures into columns headed minimum and below"
)


def bands_of(rows: Sequence[Row], words: Texts, tell: Tell) -> Iterator[Entry]:
    """The volume bands that the rows of a scenario tell, divided by semicolons."""
    pieces = _pieces(words)
    given = {bound: _figures(rows, bound, max(len(pieces), 1), tell) for bound in _BOUNDS}
    if not pieces and any(any(figures) for figures in given.values()):
        tell(rows[0], "volume", "figures of a volume band without its words", "Write them")
    for piece, minimum, below in zip(pieces, *given.values(), strict=False):
        band = (
            Band(minimum, below, counts_in(f"{piece.zh} {piece.en}"))
            if minimum or below
            else _read(rows[0], piece, tell)
        )
        if band is not None:
            yield Entry("thr", text=piece, band=band, place=rows[0].place)


def same_figures(one: str, other: str) -> bool:
    """Whether two cells tell the same volume bands, be it in other words: 100万, 1,000,000."""
    if same_words(one, other):
        return True
    read, again = ([band_in(part) for part in _parts(words)] for words in (one, other))
    return read == again and all(isinstance(each, Band) for each in read)


def _figures(rows: Sequence[Row], bound: str, count: int, tell: Tell) -> list[int | None]:
    """A bound of each band, as its column has it; a dash where one has no such bound."""
    given = [(row, row.plain[bound]) for row in rows if not is_none(row.plain.get(bound, ""))]
    if not given:
        return [None] * count
    first, words = given[0]
    figures = [_figure(first, bound, each, tell) for each in _parts(words)]
    for row, again in given[1:]:
        if [_digits(each) for each in _parts(again)] != [_digits(each) for each in _parts(words)]:
            wrong = f"“{again}” here, and “{words}” in {first.cell(bound)}"
            tell(row, bound, wrong, "Write the same in both cells")
    if len(figures) != count:
        wrong = f"{len(figures)} for {count} volume bands"
        tell(first, bound, wrong, "Write one for each, divided by semicolons, and a dash for none")
    return figures[:count] + [None] * (count - len(figures))


def _figure(row: Row, bound: str, words: str, tell: Tell) -> int | None:
    if is_none(words):
        return None
    figure = _digits(words)
    if figure.isascii() and figure.isdigit() and int(figure) > 0:
        return int(figure)
    tell(row, bound, f"“{words}” is not a whole number", "Write it in digits")
    return None


def _digits(words: str) -> str:
    return words.replace(",", "").replace("，", "")


def _read(row: Row, words: Texts, tell: Tell) -> Band | None:
    """The figures in the words of a band."""
    read = [band_in(each) for each in (words.zh, words.en) if each]
    for each in read:
        if isinstance(each, Unclear):
            tell(row, "volume", f"a volume band that is not clear: {each.wrong}", _REMEDY)
            return None
    bands = [each for each in read if isinstance(each, Band)]
    if len({(each.minimum, each.below) for each in bands}) > 1:
        tell(row, "volume", "the figures differ in Chinese and English", "Mend one of them")
        return None
    return Band(bands[0].minimum, bands[0].below, counts_in(f"{words.zh} {words.en}"))


def _pieces(words: Texts) -> list[Texts]:
    """The bands of a cell, as many in both languages."""
    zh, en = _parts(words.zh), _parts(words.en)
    if zh and en and len(zh) != len(en):
        return [words]
    return [Texts(en[i] if en else "", zh[i] if zh else "") for i in range(max(len(zh), len(en)))]


def _parts(words: str) -> list[str]:
    return [part.strip() for part in words.replace("；", ";").split(";") if part.strip()]
