"""The whole of a comparison.

In: two articles as blocks, and the options.
Out: the account of what became of every block and word.
``alignment`` says which blocks belong together, ``script`` what was edited in each pair of them.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.engine.alignment.align import Link, align
from sphinxcontrib_ledger.engine.model import Account, Pair, Side
from sphinxcontrib_ledger.engine.script.edit_script import (
    edits,
    one_sided_script,
    replacement_script,
)
from sphinxcontrib_ledger.engine.script.matched_words import draft_of_lines, draft_of_words
from sphinxcontrib_ledger.engine.script.punctuation.removed_signs import SignMarks, sign_marks
from sphinxcontrib_ledger.engine.tokens.tokenizer import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinxcontrib_ledger.engine.model import Block
    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.script.matched_words import Draft


def compare(original: Iterable[Block], edited: Iterable[Block], options: Options) -> Account:
    """Compare two articles, given as their blocks in reading order."""
    return _compare(*sides(original, edited, options), blocks_only=False)


def compare_whole(original: Iterable[Block], edited: Iterable[Block], options: Options) -> Account:
    """Compare two articles block by block only: a changed block is one mark.

    It is what an article falls back to when the proof of its account fails.
    """
    return _compare(*sides(original, edited, options), blocks_only=True)


def with_whole_pairs(account: Account, numbers: Iterable[int]) -> Account:
    """Return an account in which some pairs, by their numbers, are one edit each."""
    pairs = list(account.pairs)
    for number in numbers:
        pair = pairs[number]
        if pair.original and pair.edited:
            script = replacement_script(account.original_tokens(pair), account.edited_tokens(pair))
            pairs[number] = Pair(pair.original, pair.edited, script, moved=pair.moved)
    return Account(account.original, account.edited, tuple(pairs))


def sides(
    original: Iterable[Block], edited: Iterable[Block], options: Options
) -> tuple[Side, Side]:
    """Return both articles with one tokenizer, so that words of the one are known in the other."""
    tokenizer = Tokenizer(options.folding, options.dictionaries, options.thresholds.tokens)
    return Side(original, options, tokenizer), Side(edited, options, tokenizer)


def _compare(original: Side, edited: Side, *, blocks_only: bool) -> Account:
    links = align(original, edited)
    drafts = [draft_of(link, original, edited, blocks_only=blocks_only) for link in links]
    pairs = tuple(
        [pair_of(link, draft, original, edited) for link, draft in zip(links, drafts, strict=True)]
    )
    return Account(original, edited, pairs)


def draft_of(link: Link, original: Side, edited: Side, *, blocks_only: bool) -> Draft | None:
    """Return the first script of a link whose words are compared, if they are.

    ``blocks_only`` says that they are not, and that what was changed is one edit.
    """
    if blocks_only or not (link.original and link.edited):
        return None
    if link.kind == 'identical' and (not link.moved or _are_equal(link, original, edited)):
        return None
    options, weights = edited.options, edited.tokenizer.weights
    before, after = original.tokens_of(link.original), edited.tokens_of(link.edited)
    draft = draft_of_words
    if 'code' in {edited[j].kind for j in link.edited}:
        draft = draft_of_lines
    return draft(before, after, options, weights, positional=link.kind == 'positional')


def pair_of(link: Link, draft: Draft | None, original: Side, edited: Side) -> Pair:
    """Return what became of blocks that belong together, from the first script of their words.

    Nothing but these blocks tells it, so that the marks of a paragraph are the same whatever else
    was edited in the article.
    """
    if link.kind == 'identical' and not link.moved:
        return Pair(link.original, link.edited, identical=True)
    if not (link.original and link.edited):
        counts = original.count_tokens(link.original), edited.count_tokens(link.edited)
        return Pair(link.original, link.edited, one_sided_script(*counts), moved=link.moved)
    signs = SignMarks()
    if draft is None:
        before, after = original.tokens_of(link.original), edited.tokens_of(link.edited)
        script = replacement_script(before, after)
    else:
        weights = edited.tokenizer.weights
        script = edits(draft, edited.options, weights)
        if not draft.by_lines:
            borders = _borders_of_items(link, original, edited)
            most = edited.options.thresholds.script.sign_moved_words
            signs = sign_marks(script, draft.original, draft.edited, borders, most)
    return Pair(
        link.original,
        link.edited,
        script,
        moved=link.moved,
        positional=link.kind == 'positional',
        told=signs.told,
        carriers=signs.carriers,
    )


def _borders_of_items(link: Link, original: Side, edited: Side) -> frozenset[int]:
    """Return the ends, in tokens, of those parts of a split text that became items.

    So did any that stand in a container in which the text did not stand.
    """
    if len(link.edited) == 1:
        return frozenset()
    known = {original[i].path for i in link.original}
    ends = [*accumulate([len(edited.tokens(j)) for j in link.edited], initial=0)]
    return frozenset(
        place
        for j, borders in zip(link.edited, pairwise(ends), strict=True)
        if edited[j].path not in known
        for place in borders
    )


def _are_equal(link: Link, original: Side, edited: Side) -> bool:
    """Return whether nothing at all differs, as in most of what moved; words need no look then."""
    before = [(original[i].text, original[i].spans) for i in link.original]
    return before == [(edited[j].text, edited[j].spans) for j in link.edited]
