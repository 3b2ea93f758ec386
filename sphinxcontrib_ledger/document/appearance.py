"""Keys of what a reader sees of a node besides its text: two nodes with one key look the same.

In: a node and its construct.
Out: a text that two nodes share if readers see no difference. Cutting an article into blocks
calls it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.constructs.rules import EVERY
from sphinxcontrib_ledger.document.formulas import formula_key, renamed_text
from sphinxcontrib_ledger.read.link_targets import target_name

if TYPE_CHECKING:
    from sphinxcontrib_ledger.document.constructs import Construct, Constructs
    from sphinxcontrib_ledger.engine.tokens.normalization import Folding

#: Attributes that say where a node comes from, and that no reader sees.
UNSHOWN = frozenset({
    'ids', 'names', 'dupnames', 'backrefs', 'source', 'docname', 'refdoc', 'xml:space',
    'translated', 'original_uri', 'candidates',
})  # fmt: skip


def inline_format(node: nodes.Element, construct: Construct) -> str:
    """Return what a reader sees of an inline node besides its text."""
    # Elements answer for their attributes themselves, but take their time.
    attributes = node.attributes
    if construct.look == 'link':
        if 'refuri' in attributes:
            return f'link:{attributes["refuri"]}'
        return f'link:#{target_name(node)}'
    if construct.look == 'none':
        return ''
    if 'markup' in attributes:
        return f'html:{attributes["markup"]}'
    # A word that is one thing has its attributes in its identity.
    shown = _shown(node, construct.shown) if construct.compare == 'words' else []
    if not attributes['classes'] and not shown:
        return str(node.tagname)
    # Classes that docutils and Sphinx give to links say how they were written, not how they look.
    classes = [
        name for name in attributes['classes'] if name not in {'internal', 'external', 'xref'}
    ]
    return '.'.join([node.tagname, *classes, *shown])


def _shown(node: nodes.Element, names: tuple[str, ...]) -> list[str]:
    """Return what a node shows in the attributes of some names."""
    if names == EVERY:
        names = tuple(sorted(node.attributes.keys() - UNSHOWN))
    # Sphinx gives the edited article's images other addresses, and keeps those that were written.
    written = {'uri': node['original_uri']} if 'original_uri' in node else {}
    # Some nodes keep what they show outside of their attributes.
    known = vars(node)
    values = [(name, written.get(name, node.get(name, known.get(name)))) for name in names]
    return [f'{name}={value}' for name, value in values if _is_plain(value)]


def _is_plain(value: object) -> bool:
    """Return whether a value is written out in full where it is printed, and there is one."""
    if isinstance(value, dict):
        return bool(value) and all(map(_is_plain, chain(value, value.values())))
    if isinstance(value, list | tuple):
        return bool(value) and all(map(_is_plain, value))
    return isinstance(value, str | int | float)


def atom_key(
    node: nodes.Element, construct: Construct, constructs: Constructs, folding: Folding
) -> str:
    """Return what must agree for two nodes that are compared as one thing to be the same."""
    look = [inline_format(node, construct)] if construct.look == 'link' else []
    inside = [
        atom_key(image, constructs.inline(image), constructs, folding)
        for image in node.findall(nodes.image)
        if image is not node
    ]
    shown = _shown(node, construct.shown)
    if isinstance(node, nodes.math | nodes.math_block):
        text = formula_key(node)
    else:
        text = folding.collapse_spaces(renamed_text(node) or node.astext())
    return ' '.join([node.tagname, *look, *shown, *inside, *_figure_settings(node), text])


def _figure_settings(node: nodes.Element) -> list[str]:
    """Return how the figure is set that a picture is in."""
    figure = node.parent
    if not isinstance(figure, nodes.figure):
        return []
    return [f'{name}={figure.get(name, "default")}' for name in ('align', 'width')]
