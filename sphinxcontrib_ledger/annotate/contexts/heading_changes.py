"""Changes of level: which headings were promoted or demoted.

In: an article with its account.  Out: the numbers of the pairs of such headings, which
``context_changes`` has marked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.heading_levels import Levels, heads_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.model import Article


def changed_levels(article: Article) -> Iterator[int]:
    """Go through the numbers of the pairs of headings that were promoted or demoted.

    All of an article may stand deeper in its page; so the shift of most headings counts as none:

        before  1 One   2 Two     (levels in the original)
        wrong   [2 One] [3 Two]
        right   2 One   3 Two
    """
    shifts: dict[int, int] = {}
    before, now = Levels(), Levels()
    for number, pair in enumerate(article.account.pairs):
        if len(pair.original) == len(pair.edited) == 1:
            old, new = article.original[pair.original[0]], article.edited[pair.edited[0]]
            is_title = new.block.kind == 'title'
            if is_title and heads_section(old.node) and heads_section(new.node):
                shifts[number] = now.level_of(new.node) - before.level_of(old.node)
    usual = Counter(shifts.values()).most_common(1)
    return (number for number, shift in shifts.items() if shift != usual[0][0])
