"""The phrases of lists of changes, in English: a part of the table of :mod:`i18n.phrases`.

In: nothing.  Out: rows of the table.
"""

from __future__ import annotations

from sphinxcontrib_ledger.i18n.phrase import Phrase

LIST_PHRASES: dict[str, Phrase] = {
    'changes': Phrase('List of changes', meaning='The heading of a list of all edits.'),
    'change-added': Phrase(
        'added: {what}', fields=('what',), meaning='An entry of the list of changes.'
    ),
    'change-modified': Phrase(
        'changed: {what}', fields=('what',), meaning='The same; {what} is what is there now.'
    ),
    'change-removed': Phrase('something was removed', meaning='The same: a text, a picture ...'),
    'change-row': Phrase('a row was removed', meaning='The same, of a table.'),
    'change-lost': Phrase(
        'removed: {what}',
        fields=('what',),
        meaning='The same, where original words are shown; {what} is what was there.',
    ),
    'change-link': Phrase(
        'link changed: {what}',
        fields=('what',),
        meaning='The same, of words that are as they were and lead elsewhere.',
    ),
    'placed': Phrase(
        '{change}, {place}',
        fields=('change', 'place'),
        meaning='The same: {change} is one of these entries, {place} one of the next four.',
    ),
    'after': Phrase('after {words}', fields=('words',), meaning='{words} is a quotation.'),
    'before': Phrase('before {words}', fields=('words',), meaning='{words} is a quotation.'),
    'led': Phrase('led to {target}', fields=('target',), meaning='Where a link led.'),
    'leads': Phrase('leads to {target}', fields=('target',), meaning='Where a link leads now.'),
    'change-moved': Phrase('moved here: {what}', fields=('what',), meaning='The same.'),
    'change-frame': Phrase('given another form: {what}', fields=('what',), meaning='The same.'),
    'change-reference': Phrase(
        'footnote reference: {what}',
        fields=('what',),
        meaning='The same; {what} is the number of a footnote with the words before it.',
    ),
    'quoted': Phrase('“{words}”', fields=('words',), meaning='Goes into {what}: first words.'),
    'formula': Phrase('a formula', meaning='Goes into {what}.'),
    'picture': Phrase('a picture', meaning='Goes into {what}.'),
}
