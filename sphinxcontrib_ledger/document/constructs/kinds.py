"""Questions about the class of a node: is it a signature, a production, a condition?

In: a node.
Out: the answer. Every step asks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

#: The lists of parameters, and the results, of a signature.
PARTS = frozenset({'desc_parameterlist', 'desc_type_parameter_list', 'desc_returns'})


def _names(kind: type) -> tuple[str, ...]:
    return tuple([base.__name__ for base in kind.__mro__])


#: The names of a node's class and of its bases, nearest first; classes are few, and asked for
#: again and again.
names: Callable[[type], tuple[str, ...]] = cache(_names)


def is_signature(node: nodes.Node) -> bool:
    """Return whether a block is the signature of an object."""
    return 'desc_signature' in names(type(node))


def is_production(node: nodes.Element) -> bool:
    """Return whether a block is a rule of a grammar."""
    return 'production' in names(type(node))


def component(node: nodes.Node) -> str:
    """Return the name of a component of sphinx-design: card, tab, cell of a grid."""
    return str(getattr(node, 'attributes', {}).get('design_component', ''))


def is_conditional(node: nodes.Node) -> TypeGuard[nodes.Element]:
    """Return whether only some formats show what a node holds."""
    return 'only' in names(type(node))
