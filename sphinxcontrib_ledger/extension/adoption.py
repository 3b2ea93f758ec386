"""Articles and legends that wait in a part of a document are made to wait in the document.

MyST-Parser reads reStructuredText in Markdown as such a part, whose own transforms never run.
"""

from __future__ import annotations

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.compat.host_document import waiting_transforms
from sphinxcontrib_ledger.document.traversal import walk

#: Before the articles' own transforms (``pending.PRIORITY``).
PRIORITY = 884
#: The key in Sphinx's environment while it reads a document with one of our directives.
EXPECTED = 'ledger_pending'


def expect_pending(document: nodes.document) -> None:
    """Note that one of our directives was read into a document or a part of it."""
    env = getattr(document.settings, 'env', None)
    if env is not None:
        env.temp_data[EXPECTED] = True


class Adoption(Transform):
    """Notes the articles and legends that no transform is waiting for.

    It runs in every document of a project, and looks for them only where a directive was read.
    """

    default_priority = PRIORITY

    def apply(self) -> None:
        """Note them with the document's transformer."""
        if EXPECTED not in self.document.settings.env.temp_data:
            return
        from sphinxcontrib_ledger.extension.legend_placement import LegendTransform
        from sphinxcontrib_ledger.extension.transforms import ArticleTransform

        known = {id(node) for _, node in waiting_transforms(self.document)}
        orphans = [
            node
            for node in walk(self.document)
            if isinstance(node, nodes.pending)
            and node.transform in (ArticleTransform, LegendTransform)
            and id(node) not in known
        ]
        for pending in orphans:
            self.document.note_pending(pending)
        # The part's own document is not to be kept with this one.
        for node in walk(self.document) if orphans else ():
            node.document = self.document
