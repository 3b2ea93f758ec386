"""An article that waits in a document until all of it is read.

In: what the directive found out.  Out: the same, for the transform of the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from docutils.transforms import Transform

    from sphinxcontrib_ledger.export.recording import Files
    from sphinxcontrib_ledger.extension.messages import Location
    from sphinxcontrib_ledger.nodes import ledger_note
    from sphinxcontrib_ledger.read.article_tag import Tag
    from sphinxcontrib_ledger.read.sides import IsolatedSides
    from sphinxcontrib_ledger.settings import Settings


class EarlierFiles(NamedTuple):
    """The files of an earlier version of a project: whether they are there after the build.

    ``label`` is what readers call that version.
    """

    last: bool
    label: str


@dataclass(frozen=True, eq=False)
class Pending:
    """An article that waits for its document to be read: what the directive found out.

    It is the only holder of what is no plain data: the files that were parsed beside the host,
    and the tag on the elements of the edited one.  They have to wait, since the original goes
    through the transforms of its host, which are known only when they have run, and may use
    substitutions that the host defines further down.  Both are gone when the article has its
    marks, before the document is stored.
    ``opens`` says that the page's first fields are the article's.
    ``files`` are the files as the directive names them, ``location`` is where it stands.
    ``note`` is what the editor says to readers, for the legend; ``own_legend``: the directive says
    where that goes.
    ``of_version`` says that the original is a page of an earlier version, which nobody mends.
    """

    isolated: IsolatedSides
    tag: Tag
    settings: Settings
    opens: bool
    files: Files
    location: Location
    note: ledger_note | None = None
    own_legend: bool = False
    of_version: EarlierFiles | None = None


class pending(nodes.pending):  # noqa: N801 (docutils knows nodes by the names of their classes)
    """The node of an article or a legend that waits, of which no copy waits for anything.

    Other extensions copy and store what they have read, before marks are made.
    """

    def copy(self) -> nodes.comment:  # type: ignore[override]
        """Return a node that nothing shows."""
        return nodes.comment()

    def __deepcopy__(self, memo: object) -> nodes.comment:
        return self.copy()

    def __reduce__(self) -> tuple[type[nodes.comment], tuple[()]]:
        return nodes.comment, ()


def pending_node(transform: Transform) -> nodes.pending:
    """Return the node that a transform was waiting for."""
    node = transform.startnode
    assert isinstance(node, nodes.pending)
    return node
