"""Texts that were given another form: which blocks each mark for that is about.

In: an annotated article.  Out: a :class:`FormChange` for each mark, in reading order; the record
and the data for other programs have an edit of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.node_map import NodeMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.model import Annotation, Article


class FormChange(NamedTuple):
    """A mark around blocks in another form, and the numbers of the blocks on both sides.

    ``edited`` are all blocks in the mark, ``original`` those that stood there before.
    """

    mark: nodes.Element
    original: tuple[int, ...]
    edited: tuple[int, ...]


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


def _original(article: Article, edited: tuple[int, ...]) -> list[int]:
    """Return the blocks of the original that became some blocks and did not move."""
    pairs = [article.account.by_edited[j] for j in edited]
    return sorted({i for pair in pairs if not pair.moved for i in pair.original})
