"""The tag by which the elements of an article are found again when their document is read.

docutils and Sphinx move, replace and drop nodes while they read a document.  Each element of an
article has the article's tag from the moment it is parsed; :func:`roots` finds at the end where
the article stands.

In: the nodes of a parsed article.
Out: the same nodes with their tag, and later the outermost of them in document order.
"""

from __future__ import annotations

from docutils import nodes

#: The attribute of Python objects that says which article a node belongs to while a document is
#: read; :meth:`Tag.take_off` takes it away.
TAG = 'ledger_article'


class Tag:
    """Marks the elements of an article while their document is read, and knows them all.

    Texts have no tag, but for those of titles, of which docutils may make a subtitle.
    """

    def __init__(self) -> None:
        self._tagged: list[nodes.Node] = []
        #: The article's nodes as they were put into the document.
        self.tops: list[nodes.Node] = []
        #: Nodes that stand before the article for as long as the document is read.
        self.before: list[nodes.Node] = []

    def put_on(self, node: nodes.Node) -> None:
        """Tag a node."""
        setattr(node, TAG, self)
        self._tagged.append(node)

    def take_off(self) -> None:
        """Take the tag off all nodes again."""
        for node in self._tagged:
            # A node may have lost it already, or been tagged twice.
            if hasattr(node, TAG):
                delattr(node, TAG)
        self._tagged.clear()


def tag_of(node: nodes.Node) -> Tag | None:
    """Return the tag of a node of an article; ``None`` outside of articles and in sandboxes."""
    tag: Tag | None = getattr(node, TAG, None)
    return tag


def roots(document: nodes.document, tag: Tag) -> list[nodes.Element]:
    """Return the elements of an article that are in no other element of it, in their order."""
    elements: list[nodes.Element] = []
    waiting: list[nodes.Node] = [document]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, nodes.Element):
            continue
        if _is_root(node, tag):
            elements.append(node)
        else:
            waiting += reversed(node.children)
    return elements


def _is_root(node: nodes.Element, tag: Tag) -> bool:
    if isinstance(node, nodes.subtitle) and tag_of(node) is not tag:
        # docutils made it of a heading, of which nothing but the text is left.
        return any(tag_of(child) is tag for child in node.children)
    if isinstance(node, nodes.topic) and tag_of(node) is not tag:
        # docutils made it of a field; a topic that the article stands in holds what waits there.
        return len(node.children) > 1 and all(tag_of(child) is tag for child in node.children[1:])
    return tag_of(node) is tag and tag_of(node.parent) is not tag
