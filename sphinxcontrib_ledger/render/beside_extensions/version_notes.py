"""A marked note of a version is not the first thing in its mark beside sphinxcontrib-log-cabinet.

That extension puts older notes into a box, behind what stands before the first of them; where
nothing does, it puts the box into itself.

In: the document of a project with that extension, whose marks fit its format.
Out: the same with something before such notes that nobody sees.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.addnodes import versionmodified

from sphinxcontrib_ledger.document.traversal import all_of

CABINET = 'sphinxcontrib.log_cabinet'


def put_something_before_notes(document: nodes.document) -> None:
    """Put a comment before each note that its mark begins with."""
    for note in all_of(document, versionmodified):
        mark = note.parent
        # Some formats take the class from the container that a passage is in.
        if isinstance(mark, nodes.container) and mark.children[0] is note:
            mark.insert(0, nodes.comment())
