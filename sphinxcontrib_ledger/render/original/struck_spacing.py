"""The space between words that are struck through and what is there now.

In: a sign or a highlight in its text, and the words.
Out: whether there is a space between the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category, east_asian_width

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Signs that belong to what follows them, of the category of other signs.
_OPENING = frozenset('¿¡#@&§')


def text_before(node: nodes.Node) -> nodes.Text | None:
    """Return the text that a reader sees before a node in its block."""
    for outer in self_and_ancestors(node):
        if isinstance(outer, nodes.TextElement) and not isinstance(outer, nodes.Inline):
            return None
        if outer.parent is None:
            return None
        for sibling in _before(outer):
            texts = [text for text in sibling.findall(nodes.Text) if text.astext()]
            if texts:
                return texts[-1]
    return None


def _before(node: nodes.Node) -> Iterator[nodes.Node]:
    """Go through the siblings before a node, the nearest first."""
    siblings = node.parent.children
    number = next(number for number, child in enumerate(siblings) if child is node)
    return reversed(siblings[:number])


def has_space_between(words: str, now: str, glued: str) -> bool:
    """Return whether there is a space between struck words and what is there ``now``.

    ``now`` is empty for a sign; ``glued`` is the last letter before them, if no space is there.

    Some scripts have no spaces; a sign of punctuation stands at once behind what it ends; and
    signs that became others stand where they stood.
    """
    first, last = now[:1], words[-1:]
    if is_wide(last) and (is_wide(first) if first else glued):
        return False
    if not (glued and first):
        return True
    return not (_closes(first) or all(map(_is_sign, words + now)))


def is_wide(letter: str) -> bool:
    """Return whether a letter is of a script without spaces."""
    return bool(letter) and east_asian_width(letter) in 'WF'


def opens(letter: str) -> bool:
    """Return whether a sign belongs to what follows it."""
    return letter in _OPENING or category(letter) in ('Ps', 'Pi', 'Sc')


def _is_sign(letter: str) -> bool:
    return category(letter)[0] in 'PS'


def _closes(letter: str) -> bool:
    return _is_sign(letter) and not opens(letter)
