"""Where nothing but punctuation went, a neighbour carries the mark and no elision stands.

In: the edits of a pair.
Out: which of them are shown by a mark on a word, and which by something else on the page.
The edits stay what they are, so that the account says exactly that a sign went; only the marks
differ.

An elision says that words went, and for a comma it says too much.  One rule for all: the token
that the sign stood at carries the mark, as a word does when one of its letters went::

    before:      Dr. Miller ate pears, and plums.
    wrong marks: Dr [...] Miller ate pears [...] and plums.
    right marks: {+Dr+} Miller ate {+pears+} and plums.

A mark of its own would be a second sign to learn, smaller than what people see on paper, and would
be lost in formats without colour.
Where the same sign came back a few words on, the highlight there tells all, and the words between
are left alone (:func:`told_signs`)::

    before:      It was “a mess”.
    wrong marks: It was {+a “+}mess”.
    right marks: It was a {+“+}mess”.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT
from sphinxcontrib_ledger.engine.tokens.punctuation import is_punctuation, says_nothing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sphinxcontrib_ledger.engine.model import Edit
    from sphinxcontrib_ledger.engine.tokens.token import Tokens


def is_removed_punctuation(edit: Edit, original: Tokens) -> bool:
    """Return whether nothing but punctuation went, and nothing came in its stead."""
    if edit.kind != 'removed' or edit.edited:
        return False
    return all(map(is_punctuation, original.keys[slice(*edit.original)]))


def told_signs(
    edits: Sequence[Edit], original: Tokens, edited: Tokens, most: int
) -> frozenset[int]:
    """Return the edits, by number, in which signs went that a highlight nearby shows.

    The same signs came at most ``most`` words before or behind, and one highlight tells of one
    removal.
    """
    gone = [at for at, edit in enumerate(edits) if is_removed_punctuation(edit, original)]
    told: set[int] = set()
    taken: set[int] = set()
    for at in gone:
        signs = Counter(original.keys[slice(*edits[at].original)])
        for other in _nearest(edits, at, most):
            came = edits[other]
            # A sign for a sign is a change of its own.
            is_sign = came.kind == 'added' and other not in taken
            if is_sign and not signs - Counter(edited.keys[slice(*came.edited)]):
                told.add(at)
                taken.add(other)
                break
    return frozenset(told)


def _nearest(edits: Sequence[Edit], at: int, most: int) -> Iterator[int]:
    """Go through the numbers of edits that are at most so many words away, the nearest first."""
    place = edits[at].edited.start
    near = [
        (min(abs(edit.edited.start - place), abs(edit.edited.stop - place)), number)
        for number, edit in enumerate(edits)
        if edit.kind != 'same' and number != at
    ]
    return (number for distance, number in sorted(near) if distance <= most)


def told_removals(
    edits: Sequence[Edit], original: Tokens, edited: Tokens, borders: Collection[int], most: int
) -> frozenset[int]:
    """Return the removals, by number, that something else on the page shows.

    Signs that came back nearby, and what held an enumeration together that became items: readers
    see these, and that they are new.  ``borders`` are the places in the edited text, in tokens,
    where such items begin and end::

        before: We sell ropes, lamps and nets.
        wrong:  We sell / - ropes [...] / - lamps [...] / - nets [...]
        right:  We sell / - ropes / - lamps / - nets
    """
    if not any(edit.kind == 'removed' and not edit.edited for edit in edits):
        return frozenset()
    told = told_signs(edits, original, edited, most)
    return told | {
        number for number, edit in enumerate(edits) if _is_glue(edit, original, borders)
    }


def _is_glue(edit: Edit, original: Tokens, borders: Collection[int]) -> bool:
    """Return whether no more went than a comma, or an "and", where two items meet now."""
    if edit.kind != 'removed' or edit.edited or edit.edited.start not in borders:
        return False
    return all(map(says_nothing, original.keys[slice(*edit.original)]))


class SignMarks(NamedTuple):
    """How removals of signs are shown that have no elision.

    ``told`` are the numbers of edits that something else shows; ``carriers`` are pairs of the
    number of an edit and the token of the edited text that carries the mark for it.
    """

    told: frozenset[int] = frozenset()
    carriers: tuple[tuple[int, int], ...] = ()


def sign_marks(
    edits: Sequence[Edit], original: Tokens, edited: Tokens, borders: Collection[int], most: int
) -> SignMarks:
    """Return how the removals of signs are shown; ``borders`` and ``most`` as above."""
    told = set(told_removals(edits, original, edited, borders, most))
    carriers: dict[int, int] = {}
    for number, edit in enumerate(edits):
        if number in told or not is_removed_punctuation(edit, original):
            continue
        token = _carrier(edits, number, original, edited)
        if token is None:
            continue
        if token in carriers.values():
            # Of a word whose quotation marks both went, one mark is enough.
            told.add(number)
        else:
            carriers[number] = token
    return SignMarks(frozenset(told), tuple(carriers.items()))


def _carrier(edits: Sequence[Edit], number: int, original: Tokens, edited: Tokens) -> int | None:
    """Return the unmarked token beside a sign that went: the one that it stood at, if it can."""
    start, stop = edits[number].original
    place = edits[number].edited.start
    neighbours = (
        (place - 1, number > 0 and edits[number - 1].kind == 'same'),
        (place, number + 1 < len(edits) and edits[number + 1].kind == 'same'),
    )
    fit = [token for token, is_kept in neighbours if is_kept and _can_carry(edited, token)]
    is_at_right = (
        original.is_spaced(start) and stop < len(original) and not original.is_spaced(stop)
        if start
        else True
    )
    return (fit[-1] if is_at_right else fit[0]) if fit else None


def _can_carry(edited: Tokens, at: int) -> bool:
    """Return whether a token can be marked for a sign: a picture or a formula would mislead."""
    token = edited[at]
    # What is one thing, as a picture, is not compared by its text.
    is_text = DEFAULT.fold(token.text) == DEFAULT.fold(token.key)
    return is_text and (token.text[0].isalnum() or is_punctuation(token.key))
