"""The phrases about bars beside edits, in English: a part of the table of :mod:`i18n.phrases`.

In: nothing.  Out: rows of the table.
"""

from __future__ import annotations

from sphinxcontrib_ledger.i18n.phrase import Phrase

#: The names of what can have a bar, in the order in which a legend names them.
BARRED = ('passages', 'pictures', 'formulas', 'tables', 'code', 'form', 'blocks')
#: The name of what has a dashed bar, in formats that have one.
DASHED = 'removed'
BAR_PHRASES: dict[str, Phrase] = {
    'bar': Phrase(
        'A bar in the same colour stands beside larger edits: {what}.',
        fields=('what',),
        meaning='{what} is a list of what follows.',
    ),
    'bar-passages': Phrase('new or rewritten passages', meaning='Goes into {what} of bars.'),
    'bar-pictures': Phrase('pictures', meaning='Goes into {what} of bars.'),
    'bar-formulas': Phrase('formulas', meaning='Goes into {what} of bars.'),
    'bar-tables': Phrase('tables', meaning='Goes into {what} of bars.'),
    'bar-code': Phrase('code', meaning='Goes into {what} of bars.'),
    'bar-form': Phrase(
        'text that was given another form',
        meaning='Goes into {what} of bars: a paragraph that became a list or a warning.',
    ),
    'bar-blocks': Phrase(
        'blocks that changed as a whole', meaning='Goes into {what} of bars: all others.'
    ),
    'dashed': Phrase(
        'A dashed bar stands where a whole paragraph, item or row was removed.',
        meaning='Behind the last two.',
    ),
}
