"""An edited article with its marks as one line, so that kinds can say exactly what is expected.

A mark stands between ``{+`` and ``+}``, ``[...]`` where words went, ``¶`` between two texts, and
spaces are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import dense

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.engine.model import Account, Pair
    from sphinxcontrib_ledger.pipeline import Comparison


def line_of(comparison: Comparison) -> str:
    """Return what is marked in an edited article; texts that went altogether come last."""
    account = comparison.article.account
    pairs = sorted([pair for pair in account.pairs if pair.edited], key=lambda pair: pair.edited)
    gone = ['[...]' for pair in account.pairs if not pair.edited]
    texts = ['¶'.join(_texts(account, pair)) for pair in pairs]
    return '¶'.join([*texts, *gone]).replace('+}{+', '')


def expected(*texts: str) -> str:
    """Return texts with their marks, written with spaces, as ``line_of`` has them."""
    return dense('¶'.join(texts))


def _texts(account: Account, pair: Pair) -> Iterator[str]:
    """Go through the texts of a pair with their marks."""
    if pair.identical:
        yield from (dense(account.edited[j].text) for j in pair.edited)
        return
    marks = dict(_marks(pair))
    start = 0
    for j in pair.edited:
        words = account.edited.tokens(j)
        parts = [marks.get((start, ''), '')] if not start else []
        for at, word in enumerate(words, start):
            text = dense(word.text)
            parts.append(f'{{+{text}+}}' if (at, 'mark') in marks else text)
            parts.append(marks.get((at + 1, ''), ''))
        start += len(words)
        yield ''.join(parts)


def _marks(pair: Pair) -> Iterator[tuple[tuple[int, str], str]]:
    """Go through the marks of a pair by the place, or the number, of a token."""
    carriers = dict(pair.carriers)
    for number, edit in enumerate(pair.edits):
        if number in carriers:
            yield (carriers[number], 'mark'), ''
        elif edit.kind not in {'same', 'removed'}:
            for at in range(*edit.edited):
                yield (at, 'mark'), ''
        elif edit.kind == 'removed' and number not in pair.told:
            yield (edit.edited.start, ''), '[...]'
