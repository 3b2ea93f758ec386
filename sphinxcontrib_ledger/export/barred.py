"""What has a bar beside it in an article: the names of ``i18n.bar_phrases``, for its legend.

In: an article and its marks.
Out: the names of the kinds of things that have bars, in the order of that table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.model import BLOCK
from sphinxcontrib_ledger.document.constructs.kinds import is_production
from sphinxcontrib_ledger.document.traversal import is_whole
from sphinxcontrib_ledger.i18n.bar_phrases import BARRED, DASHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.annotate.model import Annotation, Article

#: The names of what is in a block that is marked from the outside; the first that holds.
_INSIDE: tuple[tuple[type[nodes.Element], str], ...] = (
    (nodes.table, 'tables'),
    (nodes.math_block, 'formulas'),
    (nodes.literal_block, 'code'),
    (nodes.image, 'pictures'),
)
#: Elements of which pages have none of their own, so that a bar has no place.
_UNSEEN = (nodes.definition_list_item, nodes.option_list_item)
#: The name of all others.
OTHERS = 'blocks'


def barred(article: Article, annotation: Annotation) -> tuple[str, ...]:
    """Return the names of what has a bar, in any of the formats that have bars."""
    names = {*_texts(article), *_blocks(annotation)}
    if BLOCK in annotation.kinds and not names:
        names.add(OTHERS)
    shown = tuple(name for name in BARRED if name in names)
    return (*shown, DASHED) if _has_dashed(annotation) else shown


def _has_dashed(annotation: Annotation) -> bool:
    """Return whether a sign stands for a removed block, and has a bar."""
    dashed = {ledger.BLOCK, ledger.REMOVED}
    return any(
        dashed <= {*node['classes']} and not (isinstance(node, _UNSEEN) or is_production(node))
        for mark, _ in annotation.removals
        for node in mark.findall(nodes.Element)
    )


def _texts(article: Article) -> Iterator[str]:
    """Go through the texts that are new or rewritten altogether, or were given another form.

    In a table, rows that are new are such; texts that pages hide have the bar of what they are in,
    as a card.
    """
    for pair in article.account.pairs:
        kinds = {edit.kind for edit in pair.edits}
        if pair.identical or kinds <= {'same'}:
            continue
        if 'form' in kinds:
            yield 'form'
        for index in pair.edited:
            block = article.edited[index]
            in_row = block.block.row >= 0 and kinds != {'added'}
            if block.mark == 'holder':
                yield OTHERS
            elif block.mark in ('block', 'text') and not in_row and len(kinds) == 1:
                yield from ('passages',) if kinds <= {'added', 'modified'} else ()


def _blocks(annotation: Annotation) -> Iterator[str]:
    for mark in annotation.marks:
        if not isinstance(mark, ledger.ledger_block):
            continue
        if is_whole(mark):
            yield _name_of(mark)
        elif 'frame' in mark:
            yield 'form'
        elif mark['lines']:
            yield 'code'


def _name_of(block: ledger.ledger_block) -> str:
    for kind, name in _INSIDE:
        if next(block.findall(kind), None) is not None:
            return name
    return OTHERS
