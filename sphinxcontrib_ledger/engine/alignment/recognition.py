"""Whether a text that stands somewhere else now is plainly the one that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.alignment.units import NUMBER
from sphinxcontrib_ledger.engine.sequences.matching import matches
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds
from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds
from sphinxcontrib_ledger.engine.tokens.weights import Weights

if TYPE_CHECKING:
    from sphinxcontrib_ledger.engine.alignment.units import Unit

_WEIGHTS = Weights(TokenThresholds())
#: Least similarity of a block that is said to have moved: it must plainly be the same one.
#: Measured on documents with known moves, where 0.3 would find 2 moves of 148 more; it is not
#: lowered for so few, since what is wrongly called moved misleads more than an addition.
MOVED = 0.4
#: What is less similar than that, in words, is the same all the same if its letters are: this
#: least similarity of words, and this of letters (strangers have 0.3 to 0.5, whoever corrected
#: the spelling of half the words leaves 0.8).
MOVED_BY_LETTERS = (0.3, 0.7)
#: Blocks of fewer words resemble each other by chance ("A rope at the bow."), so that one whose
#: words changed has only moved if at least this share of its letters is the same.  By eye, of the
#: 30 shortest such blocks of real revisions: what is wrong has 0.4 to 0.7, what is right 0.84.
MOVED_SHORT = (12, 0.8)

#: What moved has at least this share of the weight of its words in the same order, or most of it
#: would be marked, if its letters do not say that it is the same: blocks of fewer words the first
#: share, others the second.  In the gold data what moved has 0.62 and 0.51 at least; texts that
#: merely have words in common have up to 0.56 and 0.4 (benchmarks/quality/known.py).
IN_ORDER = (25, 0.6, 0.45)
#: What stands between two that moved together has at least this share of the weight of the shorter
#: one.  By eye, on real revisions: of what has less, nothing is unmarked but the sign of a move.
MOVED_BETWEEN = 0.5
#: So many characters are known again though they are few words, as an address is.  By hand, on the
#: eight real revisions where that mattered: more would miss addresses, far fewer take four common
#: words for known.
KNOWN_LENGTH = 40
#: What has so many words beside its numbers is known again if only these changed.  By hand: of
#: fewer words the articles of the corpora say 46 things with several numbers each, as "entgegen
#: § 19 Absatz 2", of as many 5; more would miss clauses of laws.
RENUMBERED = 5


def is_long_enough_to_move(unit: Unit) -> bool:
    """Return whether a unit would be known again elsewhere although its words changed."""
    return unit.kind != 'title' and not unit.is_short


def is_namesake(one: Unit, other: Unit) -> bool:
    """Return whether two units are no signatures or have the same name."""
    return one.kind != 'signature' or one.name == other.name


def is_distinctive(unit: Unit) -> bool:
    """Return whether an unchanged unit would be known again elsewhere.

    Headings, code, formulas and pictures are, however short; so are rows with more than one cell,
    and long addresses, though they are one word.
    Many classes have a method ``close()``, and a term goes along with what it names.
    """
    if unit.kind == 'row':
        return len(unit.blocks) > 1 or is_long_enough_to_move(unit)
    if unit.kind not in ('text', 'label', 'note', 'signature') or is_long_enough_to_move(unit):
        return True
    return unit.kind == 'text' and unit.length >= KNOWN_LENGTH


def is_same_text(one: Unit, other: Unit, score: float) -> bool:
    """Return whether two units of some similarity are the same, their words changed."""
    if one.kind != other.kind or not is_namesake(one, other):
        return False
    by_words, by_letters = MOVED_BY_LETTERS
    few, by_most_letters = MOVED_SHORT
    if score < by_words:
        return False
    size = min(one.size, other.size)
    few_in_order, share_of_few, share = IN_ORDER
    if size >= few and score >= MOVED:
        least = share_of_few if size < few_in_order else share
        if _in_order(one, other) >= least:
            return True
    if size < few:
        by_letters = by_most_letters
    # What is so short is known by its numbers, if it has some: "Table 3" is not "Table 4".
    if size < few_in_order and _numbers(one) != _numbers(other):
        return False
    return bool(likeness_of_letters(one, other) >= by_letters)


def differ_in_numbers(one: Unit, other: Unit) -> bool:
    """Return whether two units differ, in their numbers only."""
    if one.kind != other.kind or one.size != other.size or one.keys == other.keys:
        return False
    return all(
        ours == theirs or NUMBER.sub('', ours) == NUMBER.sub('', theirs)
        for ours, theirs in zip(one.keys, other.keys, strict=True)
    )


def has_wording(unit: Unit) -> bool:
    """Return whether a unit would be known again elsewhere although its numbers changed."""
    return sum([key.isalpha() for key in unit.keys]) >= RENUMBERED


def is_similar_enough_between_moves(one: Unit, other: Unit) -> bool:
    """Return whether two units between others that moved together are so similar that they did."""
    return _kept(one, other) >= MOVED_BETWEEN * min(
        _WEIGHTS.weigh(one.keys), _WEIGHTS.weigh(other.keys)
    )


def likeness_of_letters(one: Unit, other: Unit) -> float:
    """Return how similar the texts of two units are, letter by letter, 0 to 1."""
    return float(Indel.normalized_similarity(one.text, other.text))


def _numbers(unit: Unit) -> list[str]:
    return [key for key in unit.keys if any(map(str.isdigit, key))]


def _in_order(one: Unit, other: Unit) -> float:
    """Return the share of the weight of two units' words that is the same and in order, 0 to 1."""
    return 2 * _kept(one, other) / (_WEIGHTS.weigh(one.keys) + _WEIGHTS.weigh(other.keys))


def _kept(one: Unit, other: Unit) -> int:
    """Return the weight of two units' words that are the same and in order."""
    found = matches(one.keys, other.keys, SequenceThresholds())
    return _WEIGHTS.weigh_parts(one.keys, [match.of_original for match in found])
