"""From the first script to marks that read as if a person had made them.

Finding what changed (``diff``) and saying it to readers are separate steps; each function here
takes matches (runs of words that stay unmarked) and returns matches, and only ever by moving or
dropping unmarked words, so that the marks stay true.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

from sphinxcontrib_ledger.engine.diff import Match, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.engine.words import Word

Granularity = Literal['fine', 'balanced', 'coarse']


class Islands(NamedTuple):
    """When unchanged words between two replacements are drowned: by their weight.

    It is at most ``share`` times the geometric mean of the lengths of the two edits (in words),
    or less than ``long`` times what that mean has over ``LONG``.
    """

    share: float
    long: float


#: Measured on texts that people had marked.  Copy editors mark words, writers mark phrases; what
#: suits one misses the other, so it is a setting.  ``fine``: 0.1 of the mean gains over nothing
#: drowned.  ``balanced``: more where both edits are long, which is where writers are at work (the
#: best of 0.3, 0.5, 0.8, 1.0 and of 1.5, 2, 3, 4 words).  ``coarse``: half of the mean anywhere.
GRANULARITY: dict[Granularity, Islands] = {
    'fine': Islands(0.1, 0.0),
    'balanced': Islands(0.1, 0.8),
    'coarse': Islands(0.5, 0.8),
}
LONG = 2
#: Longer runs of unchanged words than this are never drowned.
ISLAND_WORDS = 8
#: A pair of blocks is one mark when less than this share of the weight of its smaller side stayed.
#: 0.3 marks a rewritten paragraph whole although its small words recur, and leaves alone one that
#: was merely cut down, of which all that remains is unchanged.
REWRITTEN = 0.3
#: Blocks of fewer words (a heading, a cell) are never called rewritten: the words are the mark.
REWRITTEN_WORDS = 8

SENTENCE_ENDS = frozenset('.!?…。！？؟۔।')
CLOSERS = frozenset('"\'”’»›)]}」』）')
CLAUSE_ENDS = frozenset(',;:–—、，；：،؛')
OPENERS = frozenset('“‘«‹([{「『（¿¡')


def widen(
    found: Sequence[Match],
    original: Sequence[Word],
    edited: Sequence[Word],
    granularity: Granularity = 'balanced',
) -> list[Match]:
    """Return the matches that stay unmarked for a reader."""
    kept = drown(found, original, edited, GRANULARITY[granularity])
    kept = slide(kept, original, edited)
    return [] if is_rewritten(kept, original, edited) else kept


def weight(word: Word) -> float:
    """Return how much it says that this word is unchanged: 1, 0.5 (a small word), 0.3 (a sign).

    Small words are told by their length, which asks for no list of words per language; three
    capital letters are a name.
    """
    key = word.key
    if not (key[0].isalnum() or key[-1].isalnum()):
        return 0.3
    small = len(key) <= 3 and not key[0].isdigit() and not key.isupper()
    return 0.5 if small else 1.0


def drown(
    found: Sequence[Match],
    original: Sequence[Word],
    edited: Sequence[Word],
    islands: Islands,
) -> list[Match]:
    """Drop small islands of unchanged words between two edits that replace text."""
    kept: list[Match] = []
    todo = list(found)
    while todo:
        match = todo.pop(0)
        follower = todo[0] if todo else Match(len(original), len(edited), 0)
        before = _gap(kept[-1] if kept else Match(0, 0, 0), match)
        after = _gap(match, follower)
        if not _is_island(match, before, after, original, islands):
            kept.append(match)
    return kept


def _gap(left: Match, right: Match) -> tuple[int, int]:
    return (
        right.original - left.original - left.size,
        right.edited - left.edited - left.size,
    )


def _is_island(
    match: Match,
    before: tuple[int, int],
    after: tuple[int, int],
    original: Sequence[Word],
    islands: Islands,
) -> bool:
    removed, added = before[0] + after[0], before[1] + after[1]
    if match.size > ISLAND_WORDS or not (max(before) and max(after) and removed and added):
        return False
    words = original[match.original : match.original + match.size]
    # The end of a sentence parts two marks, as it parts what is said in them.
    if any(word.key in SENTENCE_ENDS for word in words):
        return False
    mean = sqrt(max(before) * max(after))
    island = sum(map(weight, words))
    return island <= islands.share * mean or island < islands.long * (mean - LONG)


def slide(found: Sequence[Match], original: Sequence[Word], edited: Sequence[Word]) -> list[Match]:
    """Move pure removals and pure additions to the edges of phrases and sentences.

    In "a b a" it makes no difference to the words whether "a b" or "b a" is new, but it does to
    the reader.
    """
    ends = [Match(0, 0, 0), *found, Match(len(original), len(edited), 0)]
    for index in range(1, len(ends)):
        left, right = ends[index - 1], ends[index]
        removed, added = _gap(left, right)
        if bool(removed) == bool(added):
            continue
        by = (
            _best_shift(original, edited, left, right, removed)
            if removed
            else _best_shift(edited, original, _flipped(left), _flipped(right), added)
        )
        ends[index - 1] = left._replace(size=left.size + by)
        ends[index] = Match(right.original + by, right.edited + by, right.size - by)
    return joined(ends)


def _flipped(match: Match) -> Match:
    return Match(match.edited, match.original, match.size)


#: What a word that would be matched with one of another look costs: more than any edge is worth.
LOOK = 100


def _best_shift(
    words: Sequence[Word], others: Sequence[Word], left: Match, right: Match, length: int
) -> int:
    """Return by how many words a run that only ``words`` have reads best if it is moved.

    Negative is to the left; ``length`` is the run's, and it stands between two matches.
    """
    start, stop = right.original - length, right.original
    best = (edge(words, start) + edge(words, stop), 0)
    for step, room in ((-1, left.size), (1, right.size)):
        by = cost = 0
        while abs(by) < room:
            at = min(by, by + step)
            gained, lost = (stop + at, start + at) if step < 0 else (start + at, stop + at)
            if words[gained].key != words[lost].key:
                break
            partner = others[right.edited + at].look
            cost += LOOK * ((words[gained].look != partner) - (words[lost].look != partner))
            by += step
            score = edge(words, start + by) + edge(words, stop + by) - cost
            if score > best[0]:
                best = (score, by)
    return best[1]


def edge(words: Sequence[Word], at: int) -> int:
    """Return how well a mark may begin or end before word ``at``: 0 (badly) to 5."""
    if at in (0, len(words)):
        return 5
    before, after = words[at - 1].key, words[at].key
    if after in SENTENCE_ENDS or after in CLAUSE_ENDS or before in OPENERS:
        return 0
    spaced = words[at].start > words[at - 1].stop
    if is_sentence_end(words, at):
        return 4
    if before in CLAUSE_ENDS:
        return 3
    if after in OPENERS:
        return 2
    return 1 if spaced else 0


def is_sentence_end(words: Sequence[Word], at: int) -> bool:
    """Return whether a sentence ends before word ``at``."""
    index = at - 1
    while index > 0 and words[index].key in CLOSERS:
        index -= 1
    key = words[index].key
    return key in SENTENCE_ENDS and (words[at].start > words[at - 1].stop or key in '。！？')


def is_rewritten(found: Sequence[Match], original: Sequence[Word], edited: Sequence[Word]) -> bool:
    """Return whether so little stayed that the whole reads better as one mark."""
    if min(len(original), len(edited)) < REWRITTEN_WORDS:
        return False
    same = sum(
        weight(word)
        for match in found
        for word in original[match.original : match.original + match.size]
    )
    whole = min(sum(map(weight, original)), sum(map(weight, edited)))
    return same < REWRITTEN * whole
