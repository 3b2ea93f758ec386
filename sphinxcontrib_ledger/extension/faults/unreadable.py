"""A directive that docutils cannot read, with an option twice or a line of another kind in it.

docutils reports an error and runs no directive, and Sphinx shows no errors on pages.

In: a document that was read.
Out: the same with a notice where such a directive stands.
"""

from __future__ import annotations

from docutils import nodes
from docutils.transforms import Transform

from sphinxcontrib_ledger.extension import priorities

#: The beginning of docutils' own message.
ERROR = 'Error in "ledger-article" directive:'
#: The level of errors.
LEVEL = 3


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
