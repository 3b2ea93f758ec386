"""Of tabs, one that is there is open first, and not the elision of one that was removed.

In: a document whose articles have their marks, before sphinx-design makes labels and inputs of it.
Out: the same; where an elision is the first tab, the next one is said to be selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

SELECTED = 'selected'


def select_real_tabs(document: nodes.document) -> None:
    """Select the first tab that is no elision, in sets whose author selected none."""
    for tab_set in document.findall(nodes.container):
        if tab_set.get('design_component') != 'tab-set':
            continue
        tabs = list(_tabs(tab_set))
        # Elisions are made without what an author can choose.
        real = [tab for tab in tabs if SELECTED in tab]
        if real and tabs[0] is not real[0] and not any(tab[SELECTED] for tab in real):
            real[0][SELECTED] = True


def _tabs(tab_set: nodes.Element) -> Iterator[nodes.Element]:
    for node in tab_set.findall(nodes.container):
        if node.get('design_component') == 'tab-item' and _set_of(node) is tab_set:
            yield node


def _set_of(tab: nodes.Element) -> nodes.Element | None:
    node = tab.parent
    while node is not None and node.get('design_component') != 'tab-set':
        node = node.parent
    return node
