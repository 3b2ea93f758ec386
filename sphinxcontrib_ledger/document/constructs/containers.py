"""What holds blocks: whether readers see it, and whether an elision may stand in it.

A row is about all nodes that are of a class or come from it, and a class may have one row only.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.document.constructs.kinds import component, names

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes


class Container(NamedTuple):
    """A row of the table: what is true of containers of some classes.

    ``seen``: readers see it, besides what is in it and around it; so it is compared.
    ``open``: paragraphs may stand in it, and so may the elision of whatever was removed there.
    ``body``: it is what is said of something, and stays where nothing is said any more.
    ``styled``: its classes say how it looks, and not what its contents are.
    """

    nodes: str
    seen: bool
    open: bool = False
    body: bool = False
    styled: bool = True


CONTAINERS: Sequence[Container] = (
    Container('section list_item entry legend compound ledger_block', seen=False, open=True),
    Container('definition field_body description desc_content', seen=False, open=True, body=True),
    Container(
        'definition_list_item field option_list_item option_group option glossary tgroup tbody '
        'row figure hlistcol reference',
        seen=False,
    ),
    Container(
        'document block_quote Admonition sidebar topic footnote citation container only header '
        'footer',
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
    """The same of the containers of sphinx-design, by what they say that they are.

    ``seen``: it is not placed by another one, in which the text stands that has a look.
    ``open``: it may hold others than certain components.
    ``alone``: no paragraph can stand beside it, so what is left of one is one of its kind.
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
#: A container of which nothing is known.
_OTHER = Container('', seen=True)
_NO_COMPONENT = Component('')


def _found(kind: type) -> Container:
    return next((_CONTAINERS[name] for name in names(kind) if name in _CONTAINERS), _OTHER)


#: The row that holds for a class of nodes: that of its nearest base.
container_of: Callable[[type], Container] = cache(_found)


def component_of(node: nodes.Node) -> Component:
    """Return the row that holds for a component of sphinx-design, or for what is none."""
    return _COMPONENTS.get(component(node), _NO_COMPONENT)
