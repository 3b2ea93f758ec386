"""Articles and legends that wait in a document which Sphinx gives up are taken over by its host.

MyST-Parser reads reStructuredText in Markdown into a document of its own, keeps its nodes and
gives it up: its names lead nowhere, its transforms never run.
In: such nodes in the host document, before any other transform.
Out: the articles are read into the host, as they would have been by its own directives; legends
wait in it.
"""

from __future__ import annotations

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.compat.host_document import waiting_transforms
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.extension import priorities

#: The key in Sphinx's environment while it reads a document with one of our directives.
EXPECTED = 'ledger_pending'


def expect_pending(document: nodes.document) -> None:
    """Note that one of our directives was read into a document or a part of it."""
    env = getattr(document.settings, 'env', None)
    if env is not None:
        env.temp_data[EXPECTED] = True


class Adoption(Transform):
    """Reads the articles and notes the legends that no transform is waiting for.

    It runs in every document of a project, and looks for them only where a directive was read.
    """

    default_priority = priorities.ADOPTION

    def apply(self) -> None:
        """Take them over."""
        if EXPECTED not in self.document.settings.env.temp_data:
            return
        from sphinxcontrib_ledger.extension.legends.placement import LegendTransform

        known = NodeSet(node for _, node in waiting_transforms(self.document) if node is not None)
        orphans = [
            node
            for node in walk(self.document)
            if isinstance(node, nodes.pending)
            and node.transform in (Adoption, LegendTransform)
            and node not in known
        ]
        # The document that was given up is not to be kept with this one.
        for node in walk(self.document) if orphans else ():
            node.document = self.document
        for pending in orphans:
            if pending.transform is Adoption:
                pending.details['reader'].read_into(self.document, pending)
            else:
                self.document.note_pending(pending)
