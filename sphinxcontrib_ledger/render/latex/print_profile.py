r"""The colours around marks in LaTeX: Sphinx's dark blue headings and links look like marks.

In: Sphinx's translator, when it writes a mark.
Out: a document whose headings and links are black, unless the project chose their colours.

Before: ``\section{Fees}`` in dark blue, above words that are blue because they are new.
Right: what is blue was edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator

#: What Sphinx calls the colours of headings and links.
COLORS = ('TitleColor', 'InnerLinkColor', 'OuterLinkColor')
#: Sphinx's elements of a document that are put before it; ours comes last.
_PREAMBLE = 'preamble'
PLAIN = '\n\\sphinxsetup{' + ','.join(f'{name}={{rgb}}{{0,0,0}}' for name in COLORS) + '}\n'


def note_mark(translator: LaTeXTranslator) -> None:
    """Have headings and links black in a document that holds a mark."""
    elements, config = translator.elements, translator.config
    if config.ledger_print_profile != 'plain' or elements[_PREAMBLE].endswith(PLAIN):
        return
    chosen = ' '.join(str(value) for value in config.latex_elements.values())
    if not any(name in chosen for name in COLORS):
        elements[_PREAMBLE] += PLAIN
