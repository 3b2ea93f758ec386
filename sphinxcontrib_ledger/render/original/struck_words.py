"""The original's words, struck through before those that are there now.

In: the document of an :class:`.Output` whose records have the original's words, if its authors ask
for them so.  Out: the document with these words before the first mark of each edit.  It is a step
of formats that can strike words through; others say them in footnotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.recording import WORDS
from sphinxcontrib_ledger.export.storage import records_that_reveal
from sphinxcontrib_ledger.render.original.original_words import having
from sphinxcontrib_ledger.render.page_nodes import ledger_struck, ledger_struck_line

if TYPE_CHECKING:
    from sphinxcontrib_ledger.render.media import Output

#: The class of words that are struck through before others.
STRUCK = 'ledger-struck'


def strike_words_through(output: Output) -> None:
    """Put what edits replaced or removed before what is there now."""
    records = records_that_reveal(output.document)
    ours = {name: record for name, record in records.items() if record.reveal == 'inline'}
    for mark, record in having(WORDS, output.document, ours) if ours else ():
        output.document[ledger.REVEALS] = 'struck'
        words = record.words[int(mark.attributes.pop(WORDS))].words
        _put_before(mark, words)


def _put_before(mark: nodes.Element, words: str) -> None:
    """Put words before a mark; those of a block are a block of their own."""
    if isinstance(mark, ledger.ledger_block):
        struck = ledger_struck('', words=words, classes=[STRUCK])
        if 'lines' in mark:
            struck['classes'].append(ledger.BEFORE_CODE)
        line = ledger_struck_line('', '', struck, classes=[ledger.REVEALED])
        if isinstance(mark.parent, nodes.figure):
            set_children(mark, [line, *mark.children])
        else:
            replace_node(mark, [line, mark])
        return
    sign: nodes.Node = mark
    if not isinstance(mark, ledger.ledger_highlight | ledger.ledger_ellipsis):
        sign = next(iter(mark.findall(ledger.ledger_ellipsis)), mark)
    struck = ledger_struck('', words=words, classes=[STRUCK])
    if _has_space_between(words, sign.astext()):
        struck['space'] = ' '
    replace_node(sign, [struck, sign])


def _has_space_between(before: str, behind: str) -> bool:
    """Return whether there is a space between two texts: some scripts have none."""
    letters = before[-1:] + behind[:1]
    return not all(east_asian_width(letter) in 'WF' for letter in letters)
