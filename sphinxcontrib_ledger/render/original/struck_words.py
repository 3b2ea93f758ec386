"""The original's words, struck through before those that are there now.

In: the document of an :class:`.Output` whose records have the original's words, if its authors ask
for them so.  Out: the document with these words before the first mark of each edit.  It is a step
of formats that can strike words through; others say them in footnotes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.export.recording import WORDS
from sphinxcontrib_ledger.export.storage import records_that_reveal
from sphinxcontrib_ledger.render.original.original_words import having
from sphinxcontrib_ledger.render.original.struck_spacing import (
    has_space_between,
    is_wide,
    opens,
    text_before,
)
from sphinxcontrib_ledger.render.page_nodes import ledger_struck, ledger_struck_line

if TYPE_CHECKING:
    from sphinxcontrib_ledger.export.record import OriginalWords
    from sphinxcontrib_ledger.render.media import Output

#: The class of words that are struck through before others.
STRUCK = 'ledger-struck'


def strike_words_through(output: Output) -> None:
    """Put what edits replaced or removed before what is there now."""
    records = records_that_reveal(output.document)
    ours = {name: record for name, record in records.items() if record.reveal == 'inline'}
    for mark, record in having(WORDS, output.document, ours) if ours else ():
        output.document[ledger.REVEALS] = 'struck'
        _put_before(mark, record.words[int(mark.attributes.pop(WORDS))])


def _put_before(mark: nodes.Element, original: OriginalWords) -> None:
    """Put words before a mark; those of a block are a block of their own."""
    struck = ledger_struck('', words=original.words, classes=[STRUCK])
    if isinstance(mark, ledger.ledger_block):
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
    _put_before_sign(sign, struck, original)


def _put_before_sign(sign: nodes.Node, struck: ledger_struck, original: OriginalWords) -> None:
    """Put struck words before a sign, with the space before them that the original has::

        original:    The boat left, early.    edited: The boat left!
        wrong marks: The boat left [-, early.-] {+!+}
        right marks: The boat left[-, early.-]{+!+}

    A reader who leaves out what is new has the original, and so the other way round.
    """
    text = text_before(sign)
    before = text.astext() if text is not None else ''
    if text is not None and before[-1:].isspace():
        is_near = any(outer is text.parent for outer in self_and_ancestors(sign))
        if not original.spaced and is_near:
            _put_before_space(text, struck)
            return
        glued = ''
    else:
        glued = before[-1:]
        if glued and original.spaced and not (is_wide(glued) or opens(glued)):
            struck['lead'] = ' '
    now = '' if isinstance(sign, ledger.ledger_ellipsis) else sign.astext()
    if has_space_between(original.words, now, glued):
        struck['space'] = ' '
    replace_node(sign, [struck, sign])


def _put_before_space(text: nodes.Text, struck: ledger_struck) -> None:
    """Put struck words between a text and the white space at its end."""
    words = text.rstrip()
    kept = [nodes.Text(words)] if words else []
    replace_node(text, [*kept, struck, nodes.Text(text[len(words) :])])
