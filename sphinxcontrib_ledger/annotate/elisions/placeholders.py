"""Placeholders of removed blocks: an elision of the kind of thing that was removed.

In: a removed element and its sibling that stayed.  Out: the nodes that hold the elision's sign.
:func:`form_of` decides the form when an elision is planned; :func:`placeholder` builds it when the
plan is applied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.annotate.operations import ElisionForm
from sphinxcontrib_ledger.document.constructs.containers import component_of
from sphinxcontrib_ledger.document.constructs.kinds import (
    component,
    is_conditional,
    is_production,
    is_signature,
    names,
)
from sphinxcontrib_ledger.document.mark_nodes import REMOVED_BLOCK, elision, elision_block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinxcontrib_ledger.annotate.operations import Anchoring

#: The form of an elision where nothing else than a paragraph is needed.
PARAGRAPH = ElisionForm(nodes.paragraph)
#: That of one within a text.
WITHIN = ElisionForm(nodes.inline)


def _item(sign: str) -> nodes.Element:
    return nodes.list_item('', nodes.paragraph('', '', elision(sign)), classes=[*REMOVED_BLOCK])


def _definition(sign: str) -> nodes.Element:
    term = nodes.term('', '', elision(sign))
    return nodes.definition_list_item('', term, nodes.definition(), classes=[*REMOVED_BLOCK])


def _field(sign: str) -> nodes.Element:
    name = nodes.field_name('', '', elision(sign))
    return nodes.field('', name, nodes.field_body(), classes=[*REMOVED_BLOCK])


def _option(sign: str) -> nodes.Element:
    option = nodes.option('', nodes.option_string('', '', elision(sign)))
    group = nodes.option_group('', option)
    return nodes.option_list_item('', group, nodes.description(), classes=[*REMOVED_BLOCK])


#: The classes that leave an elision of their own kind, and how that is made.
FORMS: Mapping[type[nodes.Element], Callable[[str], nodes.Element]] = {
    nodes.list_item: _item,
    nodes.definition_list_item: _definition,
    nodes.field: _field,
    nodes.option_list_item: _option,
    nodes.term: lambda sign: nodes.term('', '', elision(sign), classes=[*REMOVED_BLOCK]),
    # It stands behind a term, so there is no room for a bar.
    nodes.classifier: lambda sign: nodes.classifier('', '', elision(sign)),
    nodes.line: lambda sign: nodes.line('', '', elision(sign), classes=[*REMOVED_BLOCK]),
    nodes.header: lambda sign: nodes.header('', elision_block(sign)),
    nodes.footer: lambda sign: nodes.footer('', elision_block(sign)),
}


def placeholder_type(top: nodes.Element, sibling: nodes.Node) -> type[nodes.Element]:
    """Return what an elision of the same kind as what was removed is, fit for its place.

    ``top`` is the largest element of the original that is gone, ``sibling`` the element of the
    edited article that the elision will stand beside.
    """
    if isinstance(top, nodes.row):
        return nodes.row if isinstance(sibling, nodes.row) else nodes.paragraph
    if isinstance(top, nodes.line_block) and isinstance(sibling.parent, nodes.line_block):
        return nodes.line
    if is_signature(top) or is_production(top):
        return type(top)
    if _is_of_figure(top, sibling.parent):
        return nodes.legend
    if component_of(top).alone:
        return nodes.container
    return next((kind for kind in FORMS if isinstance(top, kind)), nodes.paragraph)


def _is_of_figure(top: nodes.Element, figure: nodes.Node) -> bool:
    """Return whether a figure has room for the elision of its caption or its legend."""
    if not isinstance(figure, nodes.figure) or not isinstance(top, nodes.caption | nodes.legend):
        return False
    parts = {type(part) for part in figure.children}
    return nodes.legend not in parts and (
        isinstance(top, nodes.legend) or nodes.caption not in parts
    )


def form_of(top: nodes.Element, sibling: nodes.Element) -> ElisionForm:
    """Return the form of an elision for what was removed, fit to stand beside a sibling."""
    kind = placeholder_type(top, sibling)
    if kind is nodes.container:
        name = component(top)
        classes = (f'sd-{name}',)
        if component(sibling) == name:
            classes = tuple(
                [given for given in sibling['classes'] if not given.startswith('ledger-')]
            )
        return ElisionForm(kind, component=name, classes=classes)
    if kind is nodes.paragraph and is_conditional(top):
        # Where readers never saw it, nothing was removed.
        return ElisionForm(type(top), expr=top['expr'])
    return ElisionForm(kind)


def placeholder(form: ElisionForm, sign: str, side: Anchoring) -> nodes.Element:
    """Return an elision of a form, for a side of what it stands beside or within."""
    kind = form.kind
    if kind is nodes.definition:
        # Of a term among others that one definition explains.
        return nodes.definition('', elision_block(sign))
    if kind is nodes.legend:
        return nodes.legend('', elision_block(sign))
    if kind is nodes.inline:
        # Within a text that stands beside what is gone, where nothing can stand between them.
        return elision(sign, after=' ') if side == 'first' else elision(sign, before=' ')
    if kind in FORMS:
        return FORMS[kind](sign)
    if form.component:
        return _component(form, sign)
    bases = names(kind)
    if 'production' in bases:
        assert issubclass(kind, nodes.TextElement)
        # Sphinx ends each rule of a grammar with its own line break.
        return kind('', '', elision(sign, after='\n'), classes=[*REMOVED_BLOCK], tokenname='')
    if 'desc_signature' in bases:
        assert issubclass(kind, nodes.TextElement)
        return kind('', '', elision(sign), classes=[*REMOVED_BLOCK])
    if 'only' in bases:
        return kind('', elision_block(sign), expr=form.expr)
    return elision_block(sign)


def elided_row(cells: int, sign: str) -> nodes.row:
    """Return a table row of so many cells with an elision in the first one."""
    entries = [nodes.entry('') for _ in range(cells)]
    entries[0] += nodes.paragraph('', '', elision(sign))
    return nodes.row('', *entries, classes=[*REMOVED_BLOCK])


def _component(form: ElisionForm, sign: str) -> nodes.container:
    """Return a component of sphinx-design, set like its neighbour, with an elision in it."""
    if form.component == 'tab-item':
        label = nodes.rubric('', '', elision(sign), classes=['sd-tab-label'])
        children = [label, _container('tab-content', ['sd-tab-content'])]
    else:
        children = [elision_block(sign)]
    return _container(form.component, form.classes, *children)


def _container(name: str, classes: Sequence[str], *children: nodes.Element) -> nodes.container:
    return nodes.container('', *children, design_component=name, is_div=True, classes=[*classes])


def may_become(old: nodes.Node, new: nodes.Node) -> bool:
    """Return whether a container may have become another one: a note became a warning."""
    kinds = (type(old), nodes.Admonition)
    return any(isinstance(old, kind) and isinstance(new, kind) for kind in kinds)
