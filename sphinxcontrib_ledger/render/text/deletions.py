"""The original's words in text, before those that are there now: ``[-old-] {+new+}``.

In: the document of an :class:`.Output` in which words are struck through.
Out: the same with characters around them, as programs that compare words write them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import all_of
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.render.page_nodes import ledger_struck

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: What stands around words that were there before.
OPEN, CLOSE = '[-', '-]'
#: What stands between lines of these.
STROKE = ' / '


def write_deletions(output: Output) -> None:
    """Write brackets around what was there before, in one line.

    Lines of code, cells and paragraphs have a stroke between them, as one quotes them.
    """
    for struck in all_of(output.document, ledger_struck):
        lines = (' '.join(line.split()) for line in struck['words'].split('\n'))
        words = STROKE.join(line for line in lines if line)
        text = nodes.inline('', f'{OPEN}{words}{CLOSE}', classes=struck['classes'])
        lead, space = ([nodes.Text(' ')] if name in struck else [] for name in ('lead', 'space'))
        replace_node(struck, [*lead, text, *space])
