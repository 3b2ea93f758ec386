"""Sentences are matched before words, where that tells which words belong together.

In: the tokens of both sides of a pair.
Out: regions of both texts, in order, that cover them; words are only matched within a region.
It is the first step of an edit script.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.sequences.chain import heaviest_chain
from sphinxcontrib_ledger.engine.sequences.overlap import are_some_similar, overlaps
from sphinxcontrib_ledger.engine.tokens.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.engine.tokens.weights import Weights

    #: The keys of the words of a sentence.
    Keys = tuple[str, ...]
    #: The numbers of two sentences that belong together.
    NumberPair = tuple[int, int]


class Region(NamedTuple):
    """A part of the original and the part of the edited text that its words are looked for in."""

    original: range
    edited: range


def sentence_regions(
    original: Tokens, edited: Tokens, thresholds: ScriptThresholds, weights: Weights
) -> list[Region]:
    """Return the regions of two texts: their sentences that stayed, and what is between these.

    Where sentences resemble each other, those that were edited are regions, too::

        before: Adults pay 4 euros. Pupils pay 2 euros.
        wrong marks: {+Guests+} pay {+9+} euros. {+Adults+} pay {+4+} euros.
        right marks: {+Guests pay 9 euros.+} Adults pay 4 euros. [...]
    """
    sides = sentences(original), sentences(edited)
    if min(map(len, sides)) == 0 or max(map(len, sides)) == 1:
        return [Region(range(len(original)), range(len(edited)))]
    texts = SentencePair(
        [original.keys[part.start : part.stop] for part in sides[0]],
        [edited.keys[part.start : part.stop] for part in sides[1]],
    )
    return list(_regions(sides, matched_sentences(texts, thresholds, weights)))


class SentencePair(NamedTuple):
    """The sentences of both sides, by the keys of their words."""

    original: Sequence[Keys]
    edited: Sequence[Keys]

    def of_numbers(self, rows: range, columns: range) -> tuple[dict[int, Keys], dict[int, Keys]]:
        """Return some sentences of both sides by their numbers."""
        return {i: self.original[i] for i in rows}, {j: self.edited[j] for j in columns}

    def between(self, pairs: Sequence[NumberPair]) -> Iterator[tuple[range, range]]:
        """Go through the sentences, by number, between pairs of which none cross."""
        ends = [(-1, -1), *pairs, (len(self.original), len(self.edited))]
        for (i1, j1), (i2, j2) in pairwise(ends):
            yield range(i1 + 1, i2), range(j1 + 1, j2)


def matched_sentences(
    texts: SentencePair, thresholds: ScriptThresholds, weights: Weights
) -> list[NumberPair]:
    """Return the pairs of sentences that are the same, or the same but for an edit."""
    pairs = _same(texts, thresholds, weights)
    similar = [
        pair
        for numbers in texts.between(pairs)
        for pair in _of_one_frame(texts, *numbers, thresholds, weights)
    ]
    return sorted([*pairs, *similar])


def _same(texts: SentencePair, thresholds: ScriptThresholds, weights: Weights) -> list[NumberPair]:
    """Return the pairs of sentences that stayed, of which none cross.

    A sentence that changed places with several others that were edited has moved, and not these:
    so those that are similar have a say in which stayed.
    """
    original, edited = texts
    head = 0
    while head < min(len(original), len(edited)) and original[head] == edited[head]:
        head += 1
    tail = 0
    while (
        tail < min(len(original), len(edited)) - head and original[-1 - tail] == edited[-1 - tail]
    ):
        tail += 1
    rows, columns = range(head, len(original) - tail), range(head, len(edited) - tail)
    pairs = [(number, number) for number in range(head)]
    pairs += _chain(texts, rows, columns, thresholds, weights)
    shift = len(edited) - len(original)
    pairs += [(number, number + shift) for number in range(rows.stop, len(original))]
    return pairs


def _chain(
    texts: SentencePair,
    rows: range,
    columns: range,
    thresholds: ScriptThresholds,
    weights: Weights,
) -> list[NumberPair]:
    places = defaultdict[tuple[str, ...], list[int]](list)
    for j in columns:
        if len(texts.edited[j]) >= thresholds.known_sentence:
            places[texts.edited[j]].append(j)
    same = [(i, j) for i in rows for j in places.get(texts.original[i], ())]
    if not same:
        return []
    likeness = {pair: float(weights.weigh(texts.original[pair[0]])) for pair in same}
    chain = heaviest_chain([(*pair, weight) for pair, weight in likeness.items()])
    if not _may_cross(chain, rows, columns):
        return chain
    if len(rows) * len(columns) <= thresholds.sentence_pairs:
        old, new = texts.of_numbers(rows, columns)
        for pair, weight, similarity in overlaps(old, new, weights.__getitem__):
            if pair not in likeness and similarity >= thresholds.similar_sentence:
                likeness[pair] = weight * similarity
    chain = heaviest_chain([(*pair, likeness[pair]) for pair in sorted(likeness)])
    stayed = set(same)
    return [pair for pair in chain if pair in stayed]


def _may_cross(chain: Sequence[NumberPair], rows: range, columns: range) -> bool:
    """Return whether sentences may belong together that stand on different sides of a pair.

    They may where some are left over from the original, and some of the edited text elsewhere.
    """
    left = [0]
    ends = [(rows.start - 1, columns.start - 1), *chain, (rows.stop, columns.stop)]
    for (i1, j1), (i2, j2) in pairwise(ends):
        left.append((i2 - i1) - (j2 - j1))
    return min(left) < 0 < max(left)


def _of_one_frame(
    texts: SentencePair,
    rows: range,
    columns: range,
    thresholds: ScriptThresholds,
    weights: Weights,
) -> list[NumberPair]:
    """Return the pairs of edited sentences among some that resemble each other."""
    if not rows or not columns or len(rows) + len(columns) < 3:
        return []
    if len(rows) * len(columns) > thresholds.sentence_pairs:
        return []
    old, new = texts.of_numbers(rows, columns)
    if not any(
        are_some_similar([*side.values()], weights.__getitem__, thresholds.similar_sentence)
        for side in (old, new)
    ):
        return []
    # Words that all of the sentences have tell nothing.
    several = [*old.values(), *new.values()]
    frequency = Counter(key for keys in several for key in set(keys))
    telling = {
        key: weights[key] * (thresholds.frame + log(len(several) / count))
        for key, count in frequency.items()
    }
    chain = heaviest_chain(
        [
            (*pair, similarity)
            for pair, _, similarity in overlaps(old, new, telling.__getitem__)
            if similarity >= thresholds.special_sentence
        ]
    )
    return [pair for pair in chain if not _is_torn(pair, chain, texts, rows, columns, weights)]


def _is_torn(
    pair: NumberPair,
    chain: Sequence[NumberPair],
    texts: SentencePair,
    rows: range,
    columns: range,
    weights: Weights,
) -> bool:
    """Return whether a neighbour without a partner is a part of one of a pair of sentences.

    Sentences of which one was split or merged are compared word by word::

        before: The ferry is late. The ferry is full and slow.
        after:  The ferry is late. The ferry is full. The ferry is slow.
    """
    i, j = pair
    old, new = Counter(texts.original[i]), Counter(texts.edited[j])
    taken = {i for i, _ in chain}, {j for _, j in chain}
    parts = [
        (texts.original[row], new - old)
        for row in (i - 1, i + 1)
        if row in rows and row not in taken[0]
    ] + [
        (texts.edited[column], old - new)
        for column in (j - 1, j + 1)
        if column in columns and column not in taken[1]
    ]
    return any(
        2 * weights.weigh((Counter(keys) & rest).elements()) >= weights.weigh(keys)
        for keys, rest in parts
    )


def _regions(
    sides: tuple[Sequence[range], Sequence[range]], pairs: Sequence[NumberPair]
) -> Iterator[Region]:
    i = j = 0
    for number, partner in pairs:
        old, new = sides[0][number], sides[1][partner]
        yield Region(range(i, old.start), range(j, new.start))
        yield Region(old, new)
        i, j = old.stop, new.stop
    yield Region(range(i, sides[0][-1].stop), range(j, sides[1][-1].stop))
