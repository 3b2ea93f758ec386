"""A page that was read beside what it was becomes an article, or gets a notice.

In: what waits for the page, when it is parsed.
Out: a node that waits in it for its marks, as that of an article does; or a notice at its top.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.transforms import SphinxTransform

from sphinxcontrib_ledger.baseline.pages import outcomes_of
from sphinxcontrib_ledger.baseline.reading import WAITING, Waiting
from sphinxcontrib_ledger.baseline.todays_names import Place, give_todays_names
from sphinxcontrib_ledger.errors import LedgerError
from sphinxcontrib_ledger.extension import priorities
from sphinxcontrib_ledger.extension.messages import OUTCOMES, Location, warn
from sphinxcontrib_ledger.extension.pending import EarlierFiles, Pending, pending, pending_node
from sphinxcontrib_ledger.extension.transforms import ArticleTransform
from sphinxcontrib_ledger.legend.notice import has_notice, put_notice
from sphinxcontrib_ledger.read.article_tag import Tag

if TYPE_CHECKING:
    from sphinxcontrib_ledger.legend.notice import Reason
    from sphinxcontrib_ledger.read.sides import IsolatedSides


def tag_all(document: nodes.document) -> Tag:
    """Make all of a document an article."""
    tag = Tag()
    for child in document.children:
        for node in child.findall():
            if isinstance(node, nodes.Element) or isinstance(node.parent, nodes.title):
                tag.put_on(node)
    tag.tops = list(document.children)
    return tag


class BaselineTransform(SphinxTransform):
    """Has a page wait for its marks, as an article does."""

    default_priority = priorities.BASELINE

    def apply(self, **options: Any) -> None:
        """Tag what the page holds, and leave the node of an article behind it."""
        waiting: Waiting | None = self.env.temp_data.get(WAITING)
        if waiting is None:
            return
        self.env.temp_data[WAITING] = None
        document = self.document
        location = Location(str(self.env.doc2path(self.env.docname)), 1)
        if isinstance(waiting.beside, LedgerError):
            # A page is never left out.
            on_error = 'error' if self.config.ledger_on_error == 'error' else 'notice'
            why = waiting.beside.message_for('ledger_baseline_{}'.format)
            message = f'{why}; {OUTCOMES[on_error]}'
            warn(document, location, waiting.beside.subtype, message, on_error)
            self._leave(pending(NoticeTransform, {'reason': 'unread', 'version': ''}))
        elif waiting.outcome.kind == 'new':
            label = waiting.version.label if waiting.version else ''
            self._leave(pending(NoticeTransform, {'reason': 'new', 'version': label}))
        elif waiting.beside is not None:
            self._promise(waiting, waiting.beside, location)

    def _promise(self, waiting: Waiting, beside: IsolatedSides, location: Location) -> None:
        """Make an article of the page."""
        document, version = self.document, waiting.version
        assert version is not None
        assert waiting.settings is not None
        before = Place(version.folder, waiting.docname)
        now = Place(Path(self.env.srcdir), self.env.docname)
        earlier = [beside.original, *(beside.written or ())[:1]]
        for side in earlier:
            give_todays_names(side.document, document, version, before, now)
        tag = tag_all(document)
        files = EarlierFiles(version.commit is None, version.label)
        article = Pending(
            beside, tag, waiting.settings, True, waiting.files, location, of_version=files
        )
        self._leave(pending(ArticleTransform, {'article': article}))

    def _leave(self, node: pending) -> None:
        """Put a node last, inside the last section of the page if it has one.

        What is behind contents is behind all other pages in a book, so it stands before them.
        """
        last = self.document.children[-1] if self.document.children else None
        holder = last if isinstance(last, nodes.section) else self.document
        behind = len(holder)
        while behind and list(holder.children[behind - 1].findall(toctree)):
            behind -= 1
        holder.insert(behind, node)
        self.document.note_pending(node)


class NoticeTransform(SphinxTransform):
    """Puts a notice at the top of a page that is new, or could not be compared."""

    default_priority = priorities.ARTICLE

    def apply(self, **options: Any) -> None:
        """Put it behind the heading."""
        node = pending_node(self)
        reason: Reason = node.details['reason']
        node.parent.remove(node)
        top = next(
            (child for child in self.document.children if isinstance(child, nodes.section)), None
        )
        if top is None and not self.document.children:
            return
        version = node.details['version']
        put_notice(reason, top or self.document.children[0], self.document, version=version)


class IncompleteTransform(SphinxTransform):
    """Notes that a page was compared with less than all of its earlier text."""

    default_priority = priorities.ARTICLE + 1

    def apply(self, **options: Any) -> None:
        """Look for the notice that says so, which is the only one that such a page has."""
        outcomes, docname = outcomes_of(self.env), self.env.docname
        known = outcomes.get(docname)
        if known is not None and known.kind in ('changed', 'same') and has_notice(self.document):
            outcomes[docname] = known._replace(incomplete=True)
