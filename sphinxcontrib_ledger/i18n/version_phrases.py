"""The phrases about an earlier version of a project: a part of the table of :mod:`i18n.phrases`.

In: nothing.  Out: rows of the table.
"""

from __future__ import annotations

from sphinxcontrib_ledger.i18n.phrase import Phrase

VERSION_PHRASES: dict[str, Phrase] = {
    'new': Phrase(
        'This page is new since {version}.',
        fields=('version',),
        meaning='{version} is the name of an earlier version of the project, like “v1.0”.',
    ),
    'highlight-since': Phrase(
        'Text that was added or modified since {version} is {example}.',
        fields=('version', 'example'),
        meaning='Where nobody is named who edited; {example} is “highlighted in blue”.',
    ),
    'characters-since': Phrase(
        'Text that was added or modified since {version} stands between {open} and {close}.',
        fields=('version', 'open', 'close'),
        meaning='The same, for formats without colour.',
    ),
    'compared': Phrase(
        'Compared with {version}.',
        fields=('version',),
        meaning='Above a list of pages; {version} is like “v1.0, 3 March 2025, 1a2b3c4”.',
    ),
    'changed-pages': Phrase('Changed pages', meaning='Above a list of pages.'),
    'beginning': Phrase(
        'Beginning', meaning='In a list of sections: what stands before the first of them.'
    ),
    'new-pages': Phrase('New pages', meaning='Above a list of pages.'),
    'gone-pages': Phrase('Pages that are gone', meaning='Above a list of pages.'),
    'unread-pages': Phrase('Pages that could not be compared', meaning='Above a list of pages.'),
    'renamed-page': Phrase(
        'formerly {name}', fields=('name',), meaning='Behind a page that has another name now.'
    ),
    'no-pages': Phrase('No page changed.', meaning='In place of a list of pages.'),
    'changes-since': Phrase(
        'What changed since {version}',
        fields=('version',),
        meaning='The heading of a page; {version} is like “v1.0”.',
    ),
    'all-changes': Phrase('All changes', meaning='A link to that page.'),
    'previous-page': Phrase('Previous changed page', meaning='A link.'),
    'next-page': Phrase('Next changed page', meaning='A link.'),
    'only-changed': Phrase(
        'Only sections with changes are printed.', meaning='At the beginning of a book.'
    ),
}
