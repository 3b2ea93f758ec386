"""Texts that were given another form: which blocks each mark for that is about.

In: an annotated article.  Out: a :class:`FormChange` for each mark, in reading order; the record
and the data for other programs have an edit of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.original_words import Located
from sphinxcontrib_ledger.document.node_map import NodeMap
from sphinxcontrib_ledger.engine.kept_parts import kept_parts
from sphinxcontrib_ledger.engine.model import Range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.model import Annotation, Article


class FormChange(NamedTuple):
    """A mark around blocks in another form, and what of both sides it is about.

    ``edited`` are the numbers of all blocks in the mark, ``original`` the parts of blocks that
    they were before.
    """

    mark: nodes.Element
    original: tuple[Located, ...]
    edited: tuple[int, ...]

    @property
    def blocks_before(self) -> list[int]:
        """The numbers of the original's blocks."""
        return sorted({part.block for part in self.original})


def form_changes(article: Article, annotation: Annotation) -> list[FormChange]:
    """Return the changes of form in an article.

    What only some formats show no longer is one, too, where an elision stands before it there.
    """
    marks = [mark for mark in annotation.marks if 'frame' in mark]
    around = [*marks, *(hidden.node for hidden in article.hidden if annotation.kinds)]
    if not around:
        return []
    numbers: NodeMap[nodes.Element, int] = NodeMap()
    for number, block in enumerate(article.edited):
        numbers[block.node] = number
    changes = []
    seen: set[tuple[int, ...]] = set()
    for mark in around:
        edited = tuple(sorted(_blocks_in(mark, numbers)))
        if edited and edited not in seen:
            seen.add(edited)
            changes.append(FormChange(mark, tuple(_original(article, edited)), edited))
    return sorted(changes, key=lambda change: (change.edited[0], -change.edited[-1]))


def _blocks_in(mark: nodes.Element, numbers: NodeMap[nodes.Element, int]) -> Iterator[int]:
    return (numbers[node] for node in mark.findall(nodes.Element) if node in numbers)


def _original(article: Article, edited: tuple[int, ...]) -> list[Located]:
    """Return the parts of the original that became some blocks and did not move."""
    parts: set[Located] = set()
    account = article.account
    for j in edited:
        pair = account.by_edited[j]
        if pair.moved:
            continue
        if len(pair.original) == len(pair.edited) == 1:
            i = pair.original[0]
            parts.add(Located(i, Range(0, len(account.original.tokens(i)))))
        else:
            kept = (part for part in kept_parts(account, pair) if part.j == j)
            parts.update(Located(part.i, part.original) for part in kept)
    return sorted(parts)
