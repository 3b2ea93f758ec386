"""References of footnotes that stand behind other words now, came or went, their notes staying.

In: an article whose account is final, and its marks on words.  Out: a :class:`ReferenceMark` for
each reference that is marked, and elisions for those that are gone where nothing else is marked::

    before:      The gale [1]_ came late. Nobody was hurt.
    wrong marks: The gale came late. Nobody was hurt [1].
    right marks: The gale [...] came late. Nobody was hurt {+[1]+}.

A reference stays if those of the words before it that stayed are the same ones: a comma that it
changed places with, and words that were put in, taken out or replaced before it, are no change
of its own.  Of several between two words that stayed, the longest sequence in order stayed.
One whose footnote came or went with it has no mark, since the footnote is marked.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.annotate.contexts.notes import Notes, count_letters
from sphinxcontrib_ledger.annotate.model import ReferenceChange
from sphinxcontrib_ledger.annotate.operations import InlineMark, ReferenceMark
from sphinxcontrib_ledger.annotate.original_words import located
from sphinxcontrib_ledger.annotate.spacing import elision_at
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.engine.model import Edit, Range
from sphinxcontrib_ledger.engine.sequences.matching import matches
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.annotate.contexts.notes import Note
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.original_words import Located
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Pair, Side


def reference_marks(article: Article) -> Iterator[ReferenceMark | InlineMark]:
    """Go through the marks of references, and the elisions where one went."""
    # Most articles have no footnotes, which is seen at once.
    if not any(block.references for block in chain(article.original, article.edited)):
        return
    notes = Notes(article.original, article.edited, article.account)
    for pair in article.account.pairs:
        blocks = [article.original[i] for i in pair.original]
        blocks += [article.edited[j] for j in pair.edited]
        if pair.edited and any(block.references for block in blocks):
            yield from _marks_of_pair(article, pair, notes)


class _Place(NamedTuple):
    """Where a reference to a footnote that stayed stands in the texts of its pair.

    ``kept`` and ``letters`` are how many letters are before it: those of words that stayed, and
    all.  ``token`` is how many tokens are, and ``block`` the range of those of its block.
    """

    kept: int
    letters: int
    note: Note
    token: int
    block: Range
    node: nodes.footnote_reference


def _marks_of_pair(
    article: Article, pair: Pair, notes: Notes
) -> Iterator[ReferenceMark | InlineMark]:
    """Go through the marks of the references of a pair, and its elisions."""
    account = article.account
    words = _Words(article, pair)
    before = _places(article.original, account.original, pair.original, words.before, notes.before)
    now = _places(article.edited, account.edited, pair.edited, words.now, notes.now)
    went, came = dict(enumerate(before)), dict(enumerate(now))
    keys = [[(place.kept, place.note) for place in side] for side in (before, now)]
    for match in matches(keys[0], keys[1], SequenceThresholds()):
        for at in range(match.size):
            del went[match.original + at], came[match.edited + at]
    marked = words.marked()
    for place in came.values():
        marked.add(place.kept)
        yield ReferenceMark(place.node, words.change(place, is_now=True))
    for place in went.values():
        # One sign is enough for several that stood together.
        if place.kept not in marked and _has_places(article, pair):
            marked.add(place.kept)
            yield _elision(article, words, place)


def _places(
    blocks: Sequence[TextBlock],
    side: Side,
    numbers: Sequence[int],
    counts: _Counts,
    note_of: Callable[[nodes.Element], Note | None],
) -> list[_Place]:
    """Return the references of a side of a pair; those behind one letter in the order of notes."""
    places: list[_Place] = []
    start = 0
    for number in numbers:
        tokens = side.tokens(number)
        block = Range(start, start + len(tokens))
        for node, at in blocks[number].references:
            note = note_of(node)
            if note is not None:
                token = start + bisect_left(tokens.starts, at)
                text = blocks[number].block.text
                inside = (
                    text[at : tokens.characters(token - start - 1, token - start)[1]]
                    if token > start
                    else ''
                )
                kept, letters = counts.before(token, count_letters(inside))
                places.append(_Place(kept, letters, note, token, block, node))
        start = block.stop
    return sorted(places, key=attrgetter('letters', 'note'))


def _has_places(article: Article, pair: Pair) -> bool:
    """Return whether references are compared by the words before them, and not their order alone.

    Marks on words tell where those of a text stand, and those of translations are not compared.
    """
    edited = [article.edited[j] for j in pair.edited]
    return edited[0].mark in IN_TEXT and not any(block.source for block in edited)


class _Counts(NamedTuple):
    """How many letters are before each token of a side, and at its end: that stayed, and all."""

    kept: Sequence[int]
    all: Sequence[int]

    def before(self, token: int, rest: int) -> tuple[int, int]:
        """Return how many letters are before a token, the last ``rest`` of them left out."""
        is_kept = token > 0 and self.kept[token] > self.kept[token - 1]
        return self.kept[token] - rest * is_kept, self.all[token] - rest


def _counts(letters: Sequence[int], kept: Iterable[int]) -> _Counts:
    return _Counts(*[list(accumulate(side, initial=0)) for side in (kept, letters)])


class _Words:
    """The words of a pair: which of them stayed, and where they stand on both sides."""

    def __init__(self, article: Article, pair: Pair) -> None:
        self._account = account = article.account
        self.pair = pair
        before = account.original_tokens(pair) if pair.original else ()
        now = account.edited_tokens(pair)
        edits: Sequence[Edit] = pair.edits
        if pair.identical and len(before) == len(now):
            edits = (Edit('same', Range(0, len(before)), Range(0, len(now))),)
        if not _has_places(article, pair):
            edits = ()
        self._kept = [edit for edit in edits if edit.keeps_words]
        letters = [[count_letters(token.text) for token in side] for side in (before, now)]
        stayed = [[0] * len(side) for side in letters]
        for edit in self._kept:
            # What matches a pattern of the project counts as what it was.
            same = letters[0][slice(*edit.original)]
            stayed[0][slice(*edit.original)] = stayed[1][slice(*edit.edited)] = same
        self.before, self.now = map(_counts, letters, stayed)

    def marked(self) -> set[int]:
        """Return behind how many letters that stayed there is a mark that is seen."""
        return {
            self.before.kept[edit.original.start]
            for number, edit in enumerate(self.pair.edits)
            if not edit.keeps_words and number not in self.pair.told
        }

    def partner(self, token: int, *, is_now: bool) -> int | None:
        """Return the number that a token has on the other side, if it stayed."""
        for edit in self._kept:
            here, there = (edit.edited, edit.original) if is_now else (edit.original, edit.edited)
            if here.start <= token < here.stop:
                return token + there.start - here.start
        return None

    def first_partner(self, tokens: Iterable[int]) -> int | None:
        """Return the number on the edited side of the first of some tokens that stayed."""
        partners = (self.partner(token, is_now=False) for token in tokens)
        return next((partner for partner in partners if partner is not None), None)

    def change(self, place: _Place, *, is_now: bool) -> ReferenceChange:
        """Return what a mark is about: the word that a reference stands behind, on both sides."""
        counts = (self.now if is_now else self.before).all
        token = max(place.token - 1, place.block.start)
        while token > place.block.start and counts[token + 1] == counts[token]:
            token -= 1
        other = self.partner(token, is_now=is_now)
        before, now = (other, token) if is_now else (token, other)
        sides = self._account.original, self._account.edited
        return ReferenceChange(
            _located(sides[0], self.pair.original, before),
            _located(sides[1], self.pair.edited, now),
        )


def _located(side: Side, blocks: Sequence[int], token: int | None) -> tuple[Located, ...]:
    return () if token is None else tuple(located(side, blocks, Range(token, token + 1)))


def _elision(article: Article, words: _Words, place: _Place) -> InlineMark:
    """Return the elision where a reference was: between the words that were beside it."""
    before = range(place.token - 1, place.block.start - 1, -1)
    left = words.first_partner(before)
    behind = words.first_partner(range(place.token, place.block.stop))
    last = len(words.now.all) - 2
    token = left if left is not None else last if behind is None else behind
    [at] = _located(article.account.edited, words.pair.edited, token)
    tokens = article.account.edited.tokens(at.block)
    start, stop = tokens.characters(*at.tokens)
    is_last = at.tokens.stop == len(tokens)
    ends: tuple[int | None, int | None] = stop, None if is_last else tokens.starts[at.tokens.stop]
    if left is None and behind is not None:
        ends = None, start
    gap = elision_at(article.edited[at.block].block.text, *ends)
    change = words.change(place, is_now=False)
    spaces = gap.before, gap.after
    return InlineMark(at.block, gap.position, gap.position, 'removed', None, *spaces, change)
