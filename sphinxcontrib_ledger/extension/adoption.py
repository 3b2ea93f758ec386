"""Articles and legends whose directive could not do its work get it done, or a notice.

MyST-Parser reads reStructuredText in Markdown into a document of its own, keeps its nodes and
gives it up: its names lead nowhere, its transforms never run.
docutils runs no directive with an option twice or with a line among the options that is none; it
reports an error, and Sphinx shows no errors on pages.
In: nodes of such directives in the host document, before any other transform.
Out: the articles are read into the host, as they would have been by its own directives; legends
wait in it; a notice stands where a directive could not be read.
"""

from __future__ import annotations

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.compat.host_document import waiting_transforms
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import walk
from sphinxcontrib_ledger.extension import priorities

#: The beginning of docutils' own message.
ERROR = 'Error in "ledger-article" directive:'
#: The level of errors.
LEVEL = 3
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


class UnreadableDirectives(Transform):
    """Puts a notice where a directive could not be read.

    A document without errors is not looked at.
    """

    default_priority = priorities.UNREADABLE

    def apply(self) -> None:
        """Look for docutils' messages."""
        if self.document.reporter.max_level < LEVEL:
            return
        if self.document.settings.env.config.ledger_on_error == 'omit':
            return
        from sphinxcontrib_ledger.document.traversal import all_of
        from sphinxcontrib_ledger.document.tree_edits import replace_node
        from sphinxcontrib_ledger.legend.notice import with_notice

        for message in all_of(self.document, nodes.system_message):
            if message.children[0].astext().startswith(ERROR):
                replace_node(message, with_notice('lost', [message], self.document))
