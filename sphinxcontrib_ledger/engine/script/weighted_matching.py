"""The heaviest matches of two short runs of words, few edits being better than many.

In: the keys of two runs that begin and end differently.
Out: matches, as those of :mod:`sphinxcontrib_ledger.engine.sequences.matching`.
A longest common subsequence counts words; here a word says more than a small word or a sign.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.sequences.matching import Match, joined
from sphinxcontrib_ledger.engine.tokens.sentences import CLOSERS, OPENERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
    from sphinxcontrib_ledger.engine.tokens.token import Tokens
    from sphinxcontrib_ledger.engine.tokens.weights import Weights

    #: The weight of a chain, and the number of its last pair.
    Entry = tuple[int, int]

#: The signs that may open as well as close, and the others that do either.
QUOTATION_MARKS = OPENERS | CLOSERS


class Words(NamedTuple):
    """A run of words: their keys, and the numbers of those that open a quotation or bracket."""

    keys: Sequence[str]
    openers: frozenset[int]


def words_of(tokens: Tokens, start: int, stop: int) -> Words:
    """Return a run of tokens; quotation marks that open and close may have the same key."""
    keys = tokens.keys[start:stop]
    openers = [
        number
        for number, key in enumerate(keys)
        if key in QUOTATION_MARKS and (start + number == 0 or tokens.is_spaced(start + number))
    ]
    return Words(keys, frozenset(openers))


def heaviest_matches(
    original: Words, edited: Words, weights: Weights, thresholds: ScriptThresholds
) -> list[Match] | None:
    """Return the matches of the greatest weight, or none if the search would take too long.

    Of equal ones those are taken that are found from the end, which are more often what people
    mark.
    """
    last_i, last_j = len(original.keys) - 1, len(edited.keys) - 1
    places = defaultdict[str, list[int]](list)
    for j, key in enumerate(reversed(edited.keys)):
        places[key].append(j)
    if sum([len(places.get(key, ())) for key in original.keys]) > thresholds.weighted_pairs:
        return None
    tree: list[Entry] = [(0, 1)] * (last_j + 2)
    pairs: list[tuple[int, int, int]] = []
    before: dict[int, Entry] = {}
    for i, key in enumerate(reversed(original.keys)):
        if key not in places:
            before = {}
            continue
        weight = weights[key]
        # Signs recur, and quotation marks that open are the same as those that close.
        bonus = thresholds.run_bonus if weight > weights.sign else 0
        is_quotation_mark = key in QUOTATION_MARKS
        row: dict[int, Entry] = {}
        for j in places[key]:
            score, last = _best_below(tree, j)
            score -= thresholds.region_cost
            run = before.get(j - 1)
            if run is not None and run[0] + bonus >= score:
                score, last = run[0] + bonus, run[1]
            if is_quotation_mark:
                is_same = (last_i - i in original.openers) == (last_j - j in edited.openers)
                score += thresholds.quote_bonus if is_same else 0
            row[j] = score + weight, -len(pairs)
            pairs.append((i, j, -last))
        for j, entry in row.items():
            _insert(tree, j + 1, entry)
        before = row
    pieces = []
    index = -_best_below(tree, last_j + 1)[1]
    while index >= 0:
        i, j, index = pairs[index]
        pieces.append(Match(last_i - i, last_j - j, 1))
    return joined(pieces)


def _insert(tree: list[Entry], rank: int, entry: Entry) -> None:
    while rank < len(tree):
        if entry > tree[rank]:
            tree[rank] = entry
        rank += rank & -rank


def _best_below(tree: list[Entry], rank: int) -> Entry:
    """Return the best entry of a Fenwick tree of prefix maxima."""
    best: Entry = (0, 1)
    while rank > 0:
        if tree[rank] > best:
            best = tree[rank]
        rank -= rank & -rank
    return best
