"""The phrases that readers see, in English: one table, from which the catalogs are made.

A project can replace each phrase by its name (``ledger_phrases``); the names in braces are filled
in, and each may stand anywhere in a phrase or be left out.
"""

from __future__ import annotations

from string import Formatter

from sphinxcontrib_ledger.i18n.bar_phrases import BAR_PHRASES
from sphinxcontrib_ledger.i18n.list_phrases import LIST_PHRASES
from sphinxcontrib_ledger.i18n.phrase import Phrase
from sphinxcontrib_ledger.i18n.version_phrases import VERSION_PHRASES

PHRASES: dict[str, Phrase] = {
    'title': Phrase('About the marks', meaning='The heading of a legend.'),
    'editor': Phrase('the editor', meaning='Who edited, where nobody is named.'),
    'more': Phrase('More about the marks', meaning='A button: it shows the rest of a legend.'),
    'highlight': Phrase(
        'Text that {editor} added or modified is {example}.',
        'Text that {editor} added or modified is {example}.',
        ('editor', 'example'),
        'The number is that of the editors; {example} is “highlighted in blue”, so highlighted.',
    ),
    'blue': Phrase('highlighted in blue', meaning='Goes into {example}.'),
    'colour': Phrase('highlighted in colour', meaning='Goes into {example}.'),
    'characters': Phrase(
        'Text that {editor} added or modified stands between {open} and {close}.',
        'Text that {editor} added or modified stands between {open} and {close}.',
        ('editor', 'open', 'close'),
        'For formats without colour; the number is that of the editors.',
    ),
    **BAR_PHRASES,
    'code': Phrase(
        '{mark} before code names a line that was added or modified in it.',
        fields=('mark',),
        meaning='For formats without colour; {mark} is like “{+line 1+}”.',
    ),
    'elision': Phrase(
        '{sign} stands where text was removed and nothing put in its place.',
        fields=('sign',),
        meaning='{sign} is [...].',
    ),
    'example': Phrase(
        'For example, “The oppressive government imposed a curfew” becomes “The {sign} government '
        'imposed a curfew”.',
        fields=('sign',),
        meaning='Follows the sentence before; the same sign.',
    ),
    'moved': Phrase(
        '{sign} stands before a passage that was moved here from elsewhere.',
        fields=('sign',),
        meaning='{sign} is a symbol, or “{moved}” where there are but letters.',
    ),
    'section': Phrase(
        '{sign} before a heading says that its whole section was moved here from elsewhere.',
        fields=('sign',),
        meaning='The same sign.',
    ),
    'moved-bar': Phrase(
        'A double bar stands beside all that was moved together.',
        meaning='Behind the last two.',
    ),
    'moved-end': Phrase(
        '{sign} stands where that ends, if it has several parts.',
        fields=('sign',),
        meaning='The same, where there are but letters: {sign} is “{/moved}”.',
    ),
    'origin': Phrase(
        'A small {sign} stands where it was before; the two lead to each other.',
        fields=('sign',),
        meaning='Behind the last two: the same sign, smaller.',
    ),
    'ignored': Phrase(
        'These changes are not marked: {classes}.',
        fields=('classes',),
        meaning='{classes} is a list of what follows.',
    ),
    'quotes': Phrase('straight and curly quotation marks', meaning='Goes into {classes}.'),
    'hyphens': Phrase('kinds of hyphens', meaning='Goes into {classes}.'),
    'invisible': Phrase('invisible characters', meaning='Goes into {classes}.'),
    'composition': Phrase('the encoding of letters with accents', meaning='Goes into {classes}.'),
    'punctuation': Phrase('punctuation', meaning='Goes into {classes}.'),
    'presentation': Phrase(
        'how code and formulas are set',
        meaning='Goes into {classes}: the language of code, numbers and emphasis of its lines.',
    ),
    'patterns': Phrase(
        'text that changes of itself, such as dates',
        meaning='Goes into {classes}: what the patterns of a project match.',
    ),
    'added': Phrase(
        '{count} word added', '{count} words added', ('count',), 'Goes into {counts}.'
    ),
    'removed': Phrase(
        '{count} word removed', '{count} words removed', ('count',), 'Goes into {counts}.'
    ),
    'relocated': Phrase(
        '{count} word moved', '{count} words moved', ('count',), 'Goes into {counts}.'
    ),
    'stats': Phrase(
        'Extent of the edits: {counts}; {share} of the original was kept.',
        fields=('counts', 'share'),
        meaning='{counts} is a list like “3 words added and 1 word removed”, {share} like “98%”.',
    ),
    'unchanged': Phrase('This text is that of the original.', meaning='Where nothing was edited.'),
    'by': Phrase(
        'Editor: {editor}.',
        'Editors: {editor}.',
        ('editor',),
        'Who edited, where no text was added or modified; the number is that of the editors.',
    ),
    'source': Phrase('Original: {source}.', fields=('source',), meaning='Where it was published.'),
    'date': Phrase('Edited on {date}.', fields=('date',)),
    'moved-sign': Phrase(
        'moved', meaning='Before a moved passage; stands in braces where there is no colour.'
    ),
    'moved-here': Phrase(
        'moved; to where it was', meaning='Spoken for the sign before a moved passage: a link.'
    ),
    'moved-away': Phrase(
        'moved from here; to where it is',
        meaning='Spoken for the sign where a moved passage was: a link.',
    ),
    'line': Phrase(
        'line {lines}',
        'lines {lines}',
        ('lines',),
        'Lines of code that changed; the number is how many.',
    ),
    'before-lines': Phrase(
        'before line {lines}',
        'before lines {lines}',
        ('lines',),
        'Behind [...]: where in the code above it lines were removed; the number is how many.',
    ),
    'after-lines': Phrase(
        'after line {lines}',
        'after lines {lines}',
        ('lines',),
        'Behind [...]: where in the code above it lines were removed; the number is how many.',
    ),
    'within-lines': Phrase(
        'in line {lines}',
        'in lines {lines}',
        ('lines',),
        'Behind [...]: where in the code above it words were removed; the number is how many.',
    ),
    'toolbar': Phrase('Edits on this page', meaning='What the bar of buttons is for.'),
    'count': Phrase('{count} edit', '{count} edits', ('count',), 'How many a page has.'),
    'position': Phrase(
        'Edit {number} of {count}', fields=('number', 'count'), meaning='Which one is looked at.'
    ),
    'previous': Phrase('Previous edit', meaning='A button.'),
    'next': Phrase('Next edit', meaning='A button.'),
    'view': Phrase('View', meaning='The name of the list of views.'),
    'annotated': Phrase('Annotated', meaning='A view: the article with its marks.'),
    'simple': Phrase('Simple', meaning='A view: the article with bars at the margin only.'),
    'clean': Phrase('Clean', meaning='A view: the article without its marks.'),
    'views': Phrase(
        '“{annotated}” shows all marks, “{simple}” only bars at the margin, “{clean}” none.',
        fields=('annotated', 'simple', 'clean'),
        meaning='Help: what the views are.',
    ),
    'help': Phrase('Help', meaning='A button of the bar.'),
    'close': Phrase('Close', meaning='A button: the bar becomes a chip again.'),
    'keys': Phrase('Keys n and p', meaning='A switch: whether they lead to other edits.'),
    'permalink': Phrase('Link to this edit', meaning='What a sign beside an edit is.'),
    'starts': Phrase('start of edited text', meaning='Spoken before a long edit.'),
    'ends': Phrase('end of edited text', meaning='Spoken behind a long edit.'),
    'elided': Phrase('text was removed here', meaning='Spoken for the sign of an elision.'),
    'wording': Phrase('Original wording', meaning='Before the words that an edit replaced.'),
    'reveal': Phrase(
        'What stood there before shows at {sign} behind each edit.',
        fields=('sign',),
        meaning='{sign} is on a button.',
    ),
    'columns': Phrase(
        'What stood there before is in a column of its own; what is not there any more is struck '
        'through.'
    ),
    'struck': Phrase('What stood there before is struck through, before what is there now.'),
    'in-brackets': Phrase(
        'What stood there before is between [- and -], before what is there now.',
        meaning='Where nothing can be struck through.',
    ),
    'footnotes': Phrase('Footnotes say what stood there before.'),
    **LIST_PHRASES,
    'unproved': Phrase(
        'This text was edited. Its changes could not be marked with certainty, so it has no '
        'marks.',
        meaning='In a box above a text whose marks could not be proved.',
    ),
    'unread': Phrase(
        'The original could not be compared with this text, so its edits are not marked.',
        meaning='In a box above a text whose original is missing, or cannot be read.',
    ),
    'lost': Phrase(
        'The edited text that belongs here could not be read.',
        meaning='In a box in the place of a text that is missing.',
    ),
    'incomplete': Phrase(
        'Some text of the original could not be read, so some marks may be wrong.',
        meaning='In a box above a text that was compared with less than all of its original.',
    ),
    **VERSION_PHRASES,
    'displaced': Phrase(
        'Some marks of this text may stand in wrong places.',
        meaning='In a box above a text that was changed after it had got its marks.',
    ),
    'original': Phrase('Original', meaning='The heading of a column.'),
    'edited': Phrase('Edited', meaning='The heading of a column.'),
}


def unfit(own: object) -> str | None:
    """Return why phrases of a project's own cannot be used; nothing if they can."""
    if not isinstance(own, dict):
        return f'it is {own!r}: it must be a dictionary'
    for name, text in own.items():
        if name not in PHRASES:
            return f'it has {name!r}: it may have {", ".join(PHRASES)}'
        if not isinstance(text, str):
            return f'{name!r} is {text!r}: it must be text'
        fields = PHRASES[name].fields
        try:
            used = [field for _, field, _, _ in Formatter().parse(text) if field is not None]
        except ValueError as error:
            return f'{name!r} is {text!r}: {error} (write {{{{ for a brace)'
        if unknown := [field for field in used if field not in fields]:
            allowed = ', '.join(f'{{{field}}}' for field in fields) or 'none'
            return f'{name!r} has {{{unknown[0]}}}: it may have {allowed}'
    return None
