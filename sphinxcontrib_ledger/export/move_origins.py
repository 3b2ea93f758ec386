"""Where what moved was: the text of the edited article that it stood beside.

In: an article whose edits have numbers.
Out: on elements of the article, strings that say which moves began beside them.
It is a part of recording; formats with links make signs of these strings.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.export.moved_pairs import moves_of
from sphinxcontrib_ledger.export.numbering import EditKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.export.visible_edits import MarkSpan

#: The attributes of an element that have the edits by which something moved away from behind it,
#: and from before it: the name of the article and a number.
LEFT_BEHIND, LEFT_BEFORE = 'ledger-left-behind', 'ledger-left-before'


class Origin(NamedTuple):
    """A place that something moved away from: beside an element, and by which edit."""

    node: nodes.Element
    key: EditKey
    before: bool


def note_origins(article: Article, name: str, edits: Sequence[Sequence[MarkSpan]]) -> None:
    """Note beside what each of an article's moves began.

    It is the nearest text before that stayed, or behind; rather a paragraph than a heading, in
    which a link would be another one::

        before: # Keys | text A | text B | # Doors | text C
        wrong:  # Keys (from here: A) | text B | # Doors | text C | > text A
        right:  # Keys | (from here: A) text B | # Doors | text C | > text A
    """
    pairs = article.account.pairs
    stayed = sorted(i for pair in pairs if pair.edited and not pair.moved for i in pair.original)
    first: dict[int, int] = {}
    for number, pair in moves_of(article, edits):
        first[number] = min(first.get(number, pair.original[0]), pair.original[0])
    for number, index in first.items():
        at = bisect_left(stayed, index)
        found = [(i, name) for i, name in ((at - 1, LEFT_BEHIND), (at, LEFT_BEFORE))]
        beside = [(stayed[i], where) for i, where in found if 0 <= i < len(stayed)]
        places = [_place(article, i, where) for i, where in beside]
        places.sort(key=lambda place: not isinstance(place[0], nodes.paragraph))
        for node, where in places[:1]:
            node[where] = [*node.get(where, ()), f'{name} {number}']


def _place(article: Article, index: int, where: str) -> tuple[nodes.Element, str]:
    """Return what a block of the original became, on the side where something was."""
    pair = article.account.by_original[index]
    return article.edited[pair.edited[-1 if where == LEFT_BEHIND else 0]].node, where


def take_origins(document: nodes.document) -> Iterator[Origin]:
    """Take what was noted off a document, in its order."""
    for node in list(walk(document)):
        for where in (LEFT_BEFORE, LEFT_BEHIND):
            if isinstance(node, nodes.Element) and where in node.attributes:
                for edit in node.attributes.pop(where):
                    article, _, number = edit.rpartition(' ')
                    key = EditKey(article, int(number))
                    yield Origin(node, key, before=where == LEFT_BEFORE)
