"""Where an elision stands in the signature of an object.

In: the nodes of both signatures, and where the words beside a removal end and begin.  Out: the
place of its elision, for ``marked_ranges``.

Writers set brackets, commas and arrows there, so what was removed from a list of parameters is
told within it, even if the list is empty now::

    before:      moor(quay, rope)
    wrong marks: moor [...]()
    right marks: moor([...])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.spacing import ElisionSpacing
from sphinxcontrib_ledger.document.constructs.kinds import PARTS, is_signature, names
from sphinxcontrib_ledger.document.node_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.document.constructs import Constructs


class Part(NamedTuple):
    """A list of parameters or what is returned, and the range of its text in the signature's."""

    name: str
    start: int
    stop: int


def parts(node: nodes.Element, constructs: Constructs, start: int = 0) -> Iterator[Part]:
    """Go through the parts of a signature that a writer sets apart."""
    for child in node.children:
        stop = start + len(text_of(child, constructs))
        if isinstance(child, nodes.Element) and constructs.inline(child).compare == 'part':
            part = next((name for name in names(type(child)) if name in PARTS), '')
            if part:
                yield Part(part, start, stop)
            else:
                yield from parts(child, constructs, start + 1)
        start = stop


def elision_in(
    signature: nodes.Element,
    original: nodes.Element,
    constructs: Constructs,
    at: int,
    left: int | None,
    right: int | None,
) -> ElisionSpacing | None:
    """Return the place of an elision in a signature; ``None``: where it would be in any text.

    ``at`` is where the removed words began in the text of the original one, ``left`` and ``right``
    are where the words beside them end and begin in the text of the edited one.
    """
    if not is_signature(signature):
        return None
    before, now = list(parts(original, constructs)), list(parts(signature, constructs))
    removed_from = next((part.name for part in before if part.start <= at < part.stop), '')
    for part in now if removed_from else ():
        is_near = (left is None or left <= part.stop) and (right is None or part.start <= right)
        if part.name == removed_from and is_near:
            return _inside(part, left, right)
    if left is None or not (now or before):
        return None
    # The part is gone, or the words were in none: the elision stands behind the part before them.
    end = next((part.stop for part in now if part.start < left < part.stop), left)
    return ElisionSpacing(end, ' ', '')


def _inside(part: Part, left: int | None, right: int | None) -> ElisionSpacing:
    first, last = part.start + 1, part.stop - 1
    if right is not None and first <= right <= last:
        return ElisionSpacing(right, '', ' ')
    if left is not None and first <= left <= last:
        return ElisionSpacing(left, ' ', '')
    return ElisionSpacing(first, '', '')
