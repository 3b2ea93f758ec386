"""Whether a text that stands somewhere else now is plainly the one that it was.

In: two units, and their similarity where it is known.
Out: yes or no.  The steps that match units across the order, and that decide moves, ask it.
"""

from __future__ import annotations

from itertools import accumulate, chain, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from sphinxcontrib_ledger.engine.alignment.units import NUMBER
from sphinxcontrib_ledger.engine.sequences.matching import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.alignment.units import Unit
    from sphinxcontrib_ledger.engine.thresholds import Thresholds
    from sphinxcontrib_ledger.engine.tokens.weights import Weights


class Recognition(NamedTuple):
    """The rules by which a text is known again, with their thresholds."""

    thresholds: Thresholds
    weights: Weights

    def is_long_enough_to_move(self, unit: Unit) -> bool:
        """Return whether a unit would be known again elsewhere although its words changed."""
        return unit.kind != 'title' and unit.size >= self.thresholds.alignment.short_unit

    def is_distinctive(self, unit: Unit) -> bool:
        """Return whether an unchanged unit would be known again elsewhere.

        Headings, code, formulas and pictures are, however short; so are rows with more than one
        cell, and long addresses, though they are one word.
        A short signature or term is not: many classes have a method ``close()``, and a term goes
        along with what it names::

            before: class File, close() | class Boat, sail()
            wrong:  class File | class Boat, sail(), > close()
            right:  class File, [-close()-] | class Boat, sail(), {+close()+}
        """
        if unit.kind == 'row':
            return len(unit.blocks) > 1 or self.is_long_enough_to_move(unit)
        is_long = self.is_long_enough_to_move(unit)
        if unit.kind not in ('text', 'label', 'note', 'signature') or is_long:
            return True
        return unit.kind == 'text' and unit.length >= self.thresholds.alignment.known_length

    def has_wording(self, unit: Unit) -> bool:
        """Return whether a unit would be known again elsewhere although its numbers changed."""
        words = sum([key.isalpha() for key in unit.keys])
        return words >= self.thresholds.alignment.renumbered

    def is_same_text(self, original: Unit, edited: Unit, score: float) -> bool:
        """Return whether two units of some similarity are the same, their words changed.

        A text that merely has many words of another one has them in another order::

            before: The wharf guards the buoy, and the lamp repairs it. | text A
            wrong:  text A | > [-The wharf guards the buoy, and-]{+An island hides+} the lamp ...
            right:  [-The wharf ...-] | text A | {+An island hides the lamp ...+}
        """
        if original.kind != edited.kind or not is_namesake(original, edited):
            return False
        limits = self.thresholds.alignment
        if original.kind == 'code' and self.is_same_code(original, edited):
            return True
        if score < limits.moved_by_letters_words:
            return False
        size = min(original.size, edited.size)
        is_few = size < limits.in_order_words
        if size >= limits.moved_short_words and score >= limits.moved:
            least = limits.in_order_short if is_few else limits.in_order
            if self._share_in_order(original, edited) >= least:
                return True
            if self._have_same_opening(original, edited):
                return True
        # So short a text is known by its numbers, if it has some: "Table 3" is not "Table 4".
        if is_few and _numbers(original) != _numbers(edited):
            return False
        is_short = size < limits.moved_short_words
        least_letters = limits.moved_short if is_short else limits.moved_by_letters
        return likeness_of_letters(original, edited, least_letters) >= least_letters

    def is_known_code(self, unit: Unit) -> bool:
        """Return whether code would be known again elsewhere although its letters changed."""
        return unit.length >= self.thresholds.alignment.known_length

    def is_same_code(self, original: Unit, edited: Unit) -> bool:
        """Return whether two pieces of code are the same, of which some letters changed."""
        is_known = self.is_known_code(original) and self.is_known_code(edited)
        return is_known and likeness_of_letters(original, edited) >= (
            self.thresholds.alignment.same_code
        )

    def _have_same_opening(self, original: Unit, edited: Unit) -> bool:
        """Return whether two units begin with the same words, which are much of the shorter one.

        So an item is known again whose end was rewritten or put in::

            before: * Ferries have rules of their own, see below. | text A
            wrong:  * {+Ferries have rules of their own, which the council sets ...+} | text A
            right:  > * Ferries have rules of their own, {+which the council sets ...+} | text A
        """
        pairs = zip(original.keys, edited.keys, strict=False)
        size = len([*takewhile(lambda pair: pair[0] == pair[1], pairs)])
        if original.kind != 'text' or size < self.thresholds.alignment.same_opening:
            return False
        weigh = self.weights.weigh
        least = self.thresholds.alignment.same_opening_share
        return weigh(original.keys[:size]) >= least * min(weigh(original.keys), weigh(edited.keys))

    def is_similar_enough_between_moves(self, original: Unit, edited: Unit) -> bool:
        """Return whether two units between others that moved together are similar enough."""
        weigh = self.weights.weigh
        least = self.thresholds.alignment.moved_between
        return self._kept(original, edited) >= least * min(
            weigh(original.keys), weigh(edited.keys)
        )

    def has_parts(self, whole: Unit, parts: Sequence[Unit]) -> bool:
        """Return whether a unit has most words of several others, all in one order."""
        least = self.thresholds.alignment.contained_apart
        kept = self.kept_of_parts(whole, parts)
        weights = [self.weights.weigh(part.keys) for part in parts]
        return all(now >= least * weight for now, weight in zip(kept, weights, strict=True))

    def adds_part(self, whole: Unit, parts: Sequence[Unit], at: int, least: float) -> bool:
        """Return whether a unit has so much of a part in order, and no less of the others by it.

        ``at`` is the number of the part, ``least`` the share of its weight, 0 to 1.
        """
        kept = self.kept_of_parts(whole, parts)
        if kept.pop(at) < least * self.weights.weigh(parts[at].keys):
            return False
        others = [*parts[:at], *parts[at + 1 :]]
        share = self.thresholds.alignment.whole
        weights = [self.weights.weigh(part.keys) for part in others]
        if all(now >= share * most for now, most in zip(kept, weights, strict=True)):
            # They cannot have had more in common with it than they are.
            return True
        before = self.kept_of_parts(whole, others)
        return all(now >= share * then for now, then in zip(kept, before, strict=True))

    def kept_of_parts(self, whole: Unit, parts: Sequence[Unit]) -> list[int]:
        """Return the weight of the words of each part that the whole has, all in one order."""
        keys = [*chain.from_iterable([part.keys for part in parts])]
        of_words = [0] * len(keys)
        for match in matches(whole.keys, keys, self.thresholds.sequences):
            of_words[match.of_edited] = map(self.weights.__getitem__, keys[match.of_edited])
        sums = [0, *accumulate(of_words)]
        ends = [0, *accumulate([part.size for part in parts])]
        return [sums[stop] - sums[start] for start, stop in pairwise(ends)]

    def _share_in_order(self, original: Unit, edited: Unit) -> float:
        """Return the share of the weight of two units' words that is in both, in order, 0 to 1."""
        weigh = self.weights.weigh
        return 2 * self._kept(original, edited) / (weigh(original.keys) + weigh(edited.keys))

    def _kept(self, original: Unit, edited: Unit) -> int:
        """Return the weight of two units' words that are the same and in order."""
        runs = matches(original.keys, edited.keys, self.thresholds.sequences)
        return self.weights.weigh_parts(original.keys, [match.of_original for match in runs])


def is_namesake(original: Unit, edited: Unit) -> bool:
    """Return whether two units are no signatures or have the same name."""
    return original.kind != 'signature' or original.name == edited.name


def differ_in_numbers(original: Unit, edited: Unit) -> bool:
    """Return whether two units differ, in their numbers only."""
    if original.kind != edited.kind or original.size != edited.size:
        return False
    if original.keys == edited.keys:
        return False
    return all(
        before == after or NUMBER.sub('', before) == NUMBER.sub('', after)
        for before, after in zip(original.keys, edited.keys, strict=True)
    )


def likeness_of_letters(original: Unit, edited: Unit, least: float = 0.0) -> float:
    """Return how similar the texts of two units are, letter by letter, 0 to 1.

    0 is less than ``least``, too: the higher that is, the less time it takes.
    """
    texts = original.text, edited.text
    return float(Indel.normalized_similarity(*texts, score_cutoff=least))


def _numbers(unit: Unit) -> list[str]:
    return [key for key in unit.keys if any(map(str.isdigit, key))]
