"""What Sphinx puts around a text for its translation is taken off before marks come.

In: the elements of an article.  Out: the same without such wrappers.
Sphinx takes them off in its last transform of reading, and puts what they held at the end of their
parent, behind an elision that stands after them::

    before:      Changed in version 2.0: House under carries a flag.
    wrong marks: Changed in version 2.0: [...]House under carries.
    right marks: Changed in version 2.0: House under carries [...].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.document.tree_edits import replace_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable


def unwrap_translatable(tops: Iterable[nodes.Node]) -> None:
    """Leave what is in the wrappers where they stand."""
    wrappers = [node for top in tops for node in walk(top) if _is_wrapper(node)]
    replace_nodes(wrappers, lambda wrapper: wrapper.children)


def _is_wrapper(node: nodes.Node) -> bool:
    # Sphinx has them in ``versionadded`` and the like; those of others are the same.
    return isinstance(node, nodes.inline) and 'translatable' in node.attributes
