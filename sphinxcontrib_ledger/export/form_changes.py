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
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.engine.model import Side
    from sphinxcontrib_ledger.export.visible_edits import MarkSpan


class FormChange(NamedTuple):
    """A mark for another form, and the parts of blocks of both sides that it is about.

    It is around blocks, or it is the reference of a footnote, or an elision where one was.
    """

    mark: nodes.Element
    original: tuple[Located, ...]
    now: tuple[Located, ...]

    @property
    def blocks_before(self) -> list[int]:
        """The numbers of the original's blocks."""
        return sorted({part.block for part in self.original})

    @property
    def edited(self) -> tuple[int, ...]:
        """The numbers of the edited article's blocks."""
        return tuple(sorted({part.block for part in self.now}))


def form_changes(article: Article, annotation: Annotation) -> list[FormChange]:
    """Return the changes of form in an article.

    What only some formats show no longer is one, too, where an elision stands before it there.
    """
    changes = [*_around(article, annotation)]
    changes += [FormChange(mark, *change) for mark, change in annotation.references.items()]
    return sorted(changes, key=lambda change: (change.edited[0], -change.edited[-1]))


def _around(article: Article, annotation: Annotation) -> Iterator[FormChange]:
    """Go through the marks around blocks."""
    marks = [mark for mark in annotation.marks if 'frame' in mark]
    around = [*marks, *(hidden.node for hidden in article.hidden if annotation.kinds)]
    if not around:
        return
    numbers: NodeMap[nodes.Element, int] = NodeMap()
    for number, block in enumerate(article.edited):
        numbers[block.node] = number
    seen: set[tuple[int, ...]] = set()
    for mark in around:
        edited = tuple(sorted(_blocks_in(mark, numbers)))
        if edited and edited not in seen:
            seen.add(edited)
            wholes = [Located(j, _whole(article.account.edited, j)) for j in edited]
            yield FormChange(mark, tuple(_original(article, edited)), tuple(wholes))


def is_form(article: Article, annotation: Annotation, edit: Sequence[MarkSpan]) -> bool:
    """Return whether an edit is of words that are the same, or of a reference alone.

    Words have marks of their own where there is no room for a bar.
    """
    return all(
        _is_of_reference(annotation, span) or _keeps_words(article, annotation, span)
        for span in edit
    )


def _is_of_reference(annotation: Annotation, span: MarkSpan) -> bool:
    """Return whether a mark is the reference of a footnote, or the sign where one was."""
    return any(node in annotation.references for node in (span.node, span.node.parent))


def _keeps_words(article: Article, annotation: Annotation, span: MarkSpan) -> bool:
    number = annotation.edit_of.get(span.node)
    if number is None:
        return False
    return article.account.pairs[number.pair].edits[number.edit].kind == 'form'


def _whole(side: Side, number: int) -> Range:
    return Range(0, len(side.tokens(number)))


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
            parts.add(Located(i, _whole(account.original, i)))
        else:
            kept = (part for part in kept_parts(account, pair) if part.j == j)
            parts.update(Located(part.i, part.original) for part in kept)
    return sorted(parts)
