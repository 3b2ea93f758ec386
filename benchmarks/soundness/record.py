"""Reads the account of an article as data, as the reference describes them, by letters.

Letters are all characters but white space, as in :mod:`shown`; ranges count them.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any, NamedTuple


class Edit(NamedTuple):
    """An edit: its kind, and its ranges on both sides, empty where it has none."""

    kind: str
    original: range
    edited: range


class Pair(NamedTuple):
    """Texts that belong together, by the ranges of their letters."""

    original: tuple[range, ...]
    edited: tuple[range, ...]
    moved: bool


@dataclass(frozen=True)
class Record:
    """The account of an article; ``formed`` are ranges of the edited side in another form."""

    original: str
    edited: str
    pairs: tuple[Pair, ...]
    edits: tuple[Edit, ...]
    formed: tuple[range, ...]
    failures: tuple[str, ...]
    faults: tuple[str, ...]


class _Side:
    def __init__(self, data: dict[str, Any]) -> None:
        text = data['text']
        self._places = [at for at, letter in enumerate(text) if not letter.isspace()]
        self.text = ''.join(text[at] for at in self._places)
        self.blocks = [self.range(block) for block in data['blocks']]

    def range(self, place: dict[str, Any] | None) -> range:
        """Return a range of letters for one of characters."""
        if place is None:
            return range(0)
        return range(*(bisect_left(self._places, place[end]) for end in ('start', 'stop')))


def read(text: str) -> Record:
    """Return an account."""
    data = json.loads(text)
    sides = _Side(data['original']), _Side(data['edited'])
    names = ('original', 'edited')
    pairs = []
    for pair in data['pairs']:
        ranges = [
            tuple(side.blocks[number] for number in pair[name])
            for side, name in zip(sides, names, strict=True)
        ]
        pairs.append(Pair(*ranges, pair['moved']))
    edits = [
        Edit(
            edit['kind'],
            *(side.range(edit[name]) for side, name in zip(sides, names, strict=True)),
        )
        for edit in data['edits']
        if edit['kind'] in ('added', 'modified', 'removed')
    ]
    formed = [
        sides[1].blocks[number]
        for edit in data['edits']
        if edit['kind'] == 'form'
        for number in edit['blocks']['edited']
    ]
    return Record(
        sides[0].text, sides[1].text, tuple(pairs), tuple(edits), tuple(formed),
        tuple(data.get('failures', ())), tuple(_uncovered(data)),
    )  # fmt: skip


def _uncovered(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with the pairs: each block must be in exactly one."""
    faults = []
    for name in ('original', 'edited'):
        numbers = sorted(number for pair in data['pairs'] for number in pair[name])
        if numbers != list(range(len(data[name]['blocks']))):
            faults.append(f'blocks of the {name} side are in no pair, or in several: {numbers}')
    return faults
