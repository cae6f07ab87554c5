"""All that can befall a ledger, its histories or the content between releases."""

from __future__ import annotations

import dataclasses
import random
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.ledger import History, Ledger, Record, Release, Said, Successors
from generator.permalinks.ledger import Published, kept, verified


@dataclass(frozen=True)
class State:
    """All that the check compares: the ledger, its texts, what is published, what is excused."""

    ledger: Ledger
    histories: tuple[History, ...]
    published: Mapping[str, Published]
    successors: Successors

    def faults(self) -> list[str]:
        found = [
            *verified(self.ledger, self.histories),
            *kept(self.ledger, self.published, self.successors),
        ]
        return [f"{each.key}: {each.wrong}" for each in found]


Damage = Callable[[State, random.Random], State]


def _with_units(state: State, units: Mapping[str, tuple[Record, ...]]) -> State:
    ledger = state.ledger.model_copy(update={"units": dict(units)})
    return dataclasses.replace(state, ledger=ledger)


def _with_releases(state: State, releases: list[Release]) -> State:
    ledger = state.ledger.model_copy(update={"releases": tuple(releases)})
    return dataclasses.replace(state, ledger=ledger)


def lose_in_ledger(state: State, rng: random.Random) -> State:
    units = dict(state.ledger.units)
    del units[rng.choice(sorted(units))]
    return _with_units(state, units)


def lose_in_content(state: State, rng: random.Random) -> State:
    now = dict(state.published)
    del now[rng.choice(sorted(now))]
    return dataclasses.replace(state, published=now)


def lose_everywhere(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(state.published))
    units = {each: records for each, records in state.ledger.units.items() if each != key}
    texts = tuple(
        history.model_copy(update={"texts": {k: v for k, v in history.texts.items() if k != key}})
        for history in state.histories
    )
    now = {each: value for each, value in state.published.items() if each != key}
    lost = _with_units(state, units)
    return dataclasses.replace(lost, histories=texts, published=now)


def rename_in_ledger(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(state.ledger.units))
    renamed = key + rng.choice(string.ascii_lowercase)
    units = {renamed if each == key else each: r for each, r in state.ledger.units.items()}
    return _with_units(state, units)


def rename_in_content(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(state.published))
    renamed = key + rng.choice(string.ascii_lowercase)
    now = {renamed if each == key else each: v for each, v in state.published.items()}
    return dataclasses.replace(state, published=now)


def swap_in_ledger(state: State, rng: random.Random) -> State:
    one, other = rng.sample(sorted(state.ledger.units), 2)
    units = dict(state.ledger.units)
    units[one], units[other] = units[other], units[one]
    return _with_units(state, units)


def move_in_content(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(state.published))
    moved = dataclasses.replace(state.published[key], page="atlantis/1/nowhere.html")
    return dataclasses.replace(state, published={**state.published, key: moved})


def lose_alias_in_content(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(key for key, each in state.published.items() if each.aliases))
    without = dataclasses.replace(state.published[key], aliases=())
    return dataclasses.replace(state, published={**state.published, key: without})


def lose_alias_in_ledger(state: State, rng: random.Random) -> State:
    units = state.ledger.units
    key = rng.choice(sorted(k for k, each in units.items() if any(r.aliases for r in each)))
    records = tuple(each.model_copy(update={"aliases": ()}) for each in units[key])
    return _with_units(state, {**units, key: records})


def alter_record(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(state.ledger.units))
    records = list(state.ledger.units[key])
    place = rng.randrange(len(records))
    changes: dict[str, Any] = rng.choice(
        [
            {"en": f"{rng.getrandbits(32):08x}"},
            {"zh": f"{rng.getrandbits(32):08x}"},
            {"page": "atlantis/1/elsewhere.html"},
            {"status": "attested"},
            {"aliases": ("art-99",)},
            {"retired": not records[place].retired},
            {"release": "0.0.9"},
            {"successors": ("ch1", "ch2")},
        ]
    )
    records[place] = records[place].model_copy(update=changes)
    return _with_units(state, {**state.ledger.units, key: tuple(records)})


def lose_record(state: State, rng: random.Random) -> State:
    key = rng.choice(sorted(state.ledger.units))
    records = list(state.ledger.units[key])
    del records[rng.randrange(len(records))]
    return _with_units(state, {**state.ledger.units, key: tuple(records)})


def alter_release(state: State, rng: random.Random) -> State:
    releases = list(state.ledger.releases)
    place = rng.randrange(len(releases))
    old = releases[place]
    changes: dict[str, Any] = rng.choice(
        [
            {"count": old.count + 1},
            {"date": old.date.replace(year=old.date.year + 1)},
            {"announced": not old.announced},
            {"ids": old.state},
            {"state": old.ids},
            {"before": old.ids},
            {"seal": old.ids},
            {"release": "9.9.9"},
            {"pdf": "lost.pdf"},
        ]
    )
    releases[place] = old.model_copy(update=changes)
    return _with_releases(state, releases)


def lose_release(state: State, rng: random.Random) -> State:
    releases = list(state.ledger.releases)
    del releases[rng.randrange(len(releases))]
    return _with_releases(state, releases)


def swap_releases(state: State, rng: random.Random) -> State:
    releases = list(state.ledger.releases)
    one, other = rng.sample(range(len(releases)), 2)
    releases[one], releases[other] = releases[other], releases[one]
    return _with_releases(state, releases)


def lose_history(state: State, rng: random.Random) -> State:
    histories = list(state.histories)
    del histories[rng.randrange(len(histories))]
    return dataclasses.replace(state, histories=tuple(histories))


def alter_history(state: State, rng: random.Random) -> State:
    place = rng.choice([n for n, each in enumerate(state.histories) if each.texts])
    texts = dict(state.histories[place].texts)
    key = rng.choice(sorted(texts))
    said = texts[key]
    changed = [
        Said(en=said.en + "!", zh=said.zh),
        Said(en=said.en, zh=(said.zh or "") + "！"),
        None,
    ]
    new = rng.choice(changed)
    texts = {k: v for k, v in texts.items() if k != key} | ({key: new} if new else {})
    histories = list(state.histories)
    histories[place] = histories[place].model_copy(update={"texts": texts})
    return dataclasses.replace(state, histories=tuple(histories))


DAMAGES: tuple[Damage, ...] = (
    lose_in_ledger,
    lose_in_content,
    lose_everywhere,
    rename_in_ledger,
    rename_in_content,
    swap_in_ledger,
    move_in_content,
    lose_alias_in_content,
    lose_alias_in_ledger,
    alter_record,
    lose_record,
    alter_release,
    lose_release,
    swap_releases,
    lose_history,
    alter_history,
)
