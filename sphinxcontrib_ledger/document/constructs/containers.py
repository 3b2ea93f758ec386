"""Containers of blocks: whether readers see them, and whether an elision may stand in them.

A row is about all nodes of a class and of the classes that come from it; a class has one row.

In: a node.
Out: the row of its class. Cutting into blocks and placing elisions ask for it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.document.constructs.kinds import component, names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes


class Container(NamedTuple):
    """A row of the table: the properties of containers of some classes.

    ``seen``: readers see the container itself, so it is compared.
    ``open``: paragraphs may stand in it, and so may the elision of any block.
    ``body``: it explains something, as a definition does, and stays when it is empty.
    ``styled``: its classes say how it looks, and not what it contains.
    """

    nodes: str
    seen: bool
    open: bool = False
    body: bool = False
    styled: bool = True


CONTAINERS: Sequence[Container] = (
    Container('section list_item entry compound ledger_block', seen=False, open=True),
    Container('definition field_body description desc_content', seen=False, open=True, body=True),
    Container(
        'definition_list_item field option_list_item option_group option glossary tgroup tbody '
        'row figure hlistcol reference',
        seen=False,
    ),
    Container(
        'document block_quote Admonition sidebar topic footnote citation container only header '
        'footer legend',
        seen=True,
        open=True,
    ),
    # An object's description is an admonition to docutils, and yet has signatures and a body.
    Container('desc', seen=True, styled=False),
    Container('table', seen=True, styled=False),
    # Cells of its head look other than those below.
    Container('thead', seen=True, styled=False),
)


class Component(NamedTuple):
    """The same of the containers of sphinx-design, by the name of their component.

    ``seen``: readers see it; others are only placed by one around them that is seen.
    ``open``: it may hold others than certain components.
    ``alone``: no paragraph can stand beside it, so its elision is a component of its kind.
    """

    name: str
    seen: bool = True
    open: bool = True
    alone: bool = False


COMPONENTS: Sequence[Component] = (
    Component('tab-set', open=False),
    Component('tab-item', seen=False, open=False, alone=True),
    Component('tab-content', seen=False),
    Component('grid-container', open=False),
    Component('grid-row', seen=False, open=False),
    Component('grid-item', seen=False, alone=True),
    Component('card', open=False),
    Component('card-header', seen=False, alone=True),
    Component('card-body', seen=False),
    Component('card-title', seen=False, open=False),
    Component('card-footer', seen=False, alone=True),
    Component('accordion', open=False),
)

_CONTAINERS = {name: row for row in CONTAINERS for name in row.nodes.split()}
_COMPONENTS = {row.name: row for row in COMPONENTS}
#: An unknown container.
_OTHER = Container('', seen=True)
_NO_COMPONENT = Component('')


def _row_of(kind: type) -> Container:
    return next((_CONTAINERS[name] for name in names(kind) if name in _CONTAINERS), _OTHER)


#: The row that holds for a class of nodes: that of its nearest base.
container_of: Callable[[type], Container] = cache(_row_of)


def component_of(node: nodes.Node) -> Component:
    """Return the row that holds for a component of sphinx-design, or for what is none."""
    return _COMPONENTS.get(component(node), _NO_COMPONENT)
