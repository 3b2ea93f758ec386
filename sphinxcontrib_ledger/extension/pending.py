"""What waits in a document until all of it is read, and how long it waits.

Priority 885 comes after smart quotes, the domains and the collectors of titles, labels and the
table of contents, so that none of them sees a mark.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.errors import Subtype

if TYPE_CHECKING:
    from docutils.transforms import Transform

    from sphinxcontrib_ledger.export.recording import Files
    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.read.sides import Shadows
    from sphinxcontrib_ledger.settings import Settings

PRIORITY = 885

Warn = Callable[[Subtype, str], None]
Note = Callable[[str], None]


@dataclass(frozen=True, eq=False)
class Pending:
    """An article that waits for its document to be read: what the directive found out.

    ``tag`` marks the elements of the edited file (``read.graft``); ``opens`` says that the page's
    first fields are the article's.
    ``files`` are the files as the directive names them.
    ``warn`` reports at the directive's line; ``note`` records a file that the document depends on.
    """

    shadows: Shadows
    tag: Tag
    settings: Settings
    opens: bool
    files: Files
    warn: Warn
    note: Note


def pending_node(transform: Transform) -> nodes.pending:
    """Return the node that a transform was waiting for."""
    node = transform.startnode
    assert isinstance(node, nodes.pending)
    return node
