"""The options of a project and of an article, each declared once.

In: the configuration values and the options of a directive.
Out: :class:`Settings`, which every step of the pipeline is given.
The fields of :class:`Settings` carry all that is known of an option; Sphinx's configuration
values, the directive's options, the command line and the reference are made of them.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.settings.baseline import BaselineSettings
from sphinxcontrib_ledger.settings.option import (
    LEGENDS,
    LISTED,
    ON_ERROR,
    REVEALS,
    Flag,
    Option,
    classes,
    formats,
    granularities,
    invisible,
    languages,
    option,
    pattern,
    unfit_patterns,
    unfit_phrases,
)
from sphinxcontrib_ledger.settings.presentation import PresentationSettings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxcontrib_ledger.document.constructs import Constructs
    from sphinxcontrib_ledger.engine.options import Options
    from sphinxcontrib_ledger.engine.thresholds.script import Granularity

LIST = (list, tuple)


# Nobody compares settings or prints them, and each method made would cost every build half a
# millisecond.
@dataclass(frozen=True, repr=False, eq=False)
class Settings(PresentationSettings, BaselineSettings):
    """The values that an article is read and marked by, and those that pages are written by.

    Each is the configuration value ``ledger_...`` of the same name, and the defaults are its own.
    """

    editor: str = option(
        '',
        'Who edits, where an article does not say.',
        directive='editor',
        flag=Flag('--editor', 'who edited, for the legend'),
    )
    source: str = option(
        '',
        'What the originals are, where an article does not say.',
        directive='source',
        flag=Flag('--source', 'what the original is, for the legend'),
    )
    edited_on: str = option(
        '', 'When it was edited, where an article does not say.', directive='edited-on'
    )
    legend: str = option(
        'bottom',
        "Where legends go: ``'bottom'``, ``'top'`` or ``'none'``.",
        choices=lambda: LEGENDS,
        directive='legend',
        flag=Flag('--legend', 'where the legend goes (default: {default})', lambda: LEGENDS),
    )
    reveal: str = option(
        'never',
        'How original words are shown, where an article does not say: '
        "``'never'``, ``'hover'``, ``'side-by-side'`` or ``'inline'``.\n"
        'They are then in everything that is published.',
        choices=lambda: REVEALS,
        directive='reveal',
    )
    stats: bool = option(
        False,
        'Whether legends say how much changed, where an article does not say.',
        types=(bool,),
        directive='stats',
    )
    list_of_changes: bool = option(
        False,
        'Whether all edits of an article are listed behind it, where it does not say: '
        'see :ref:`lists-of-changes`.',
        types=(bool,),
        directive='list-of-changes',
    )
    list_of_changes_kinds: tuple[str, ...] = option(
        LISTED, 'Which edits :ref:`lists-of-changes` have.', types=LIST, choices=lambda: LISTED
    )
    on_error: str = option(
        'notice',
        'What becomes of an article that could not be compared with its original: '
        "``'notice'``, ``'error'`` or ``'omit'``: see :ref:`articles-that-cannot-be-compared`.",
        choices=lambda: ON_ERROR,
    )
    phrases: tuple[tuple[str, str], ...] = option(
        (),
        'What is said to readers, in words of your own: see :ref:`what-legends-say`.',
        types=(dict,),
        problem=unfit_phrases,
    )
    encoding: str = option(
        'utf-8-sig',
        'The encoding of the files of articles.',
        directive='encoding',
        flag=Flag('--encoding', 'of both files (default: UTF-8)'),
    )
    ellipsis: str = option('[...]', 'The sign of an elision.', problem=invisible)
    granularity: Granularity = option(
        'balanced',
        "How coarse marks are, ``'fine'``, ``'balanced'`` or ``'coarse'``: "
        'see :ref:`how-coarse-marks-are`.',
        choices=granularities,
        flag=Flag('--granularity', 'how coarse marks are (default: {default})', granularities),
    )
    ignore: tuple[str, ...] = option(
        ('quotes', 'hyphens', 'invisible', 'composition', 'presentation'),
        'Which classes of difference are no edits: straight and curly quotes, no-break hyphens, '
        'soft hyphens and zero-width spaces, composed and decomposed letters, how code and '
        "formulas are set; with ``'punctuation'``, signs of punctuation, too.\n"
        'White space and line breaks never are.\n'
        'Quotation marks of another kind, as « » for “ ”, are edits.',
        types=LIST,
        choices=classes,
        flag=Flag(
            '--ignore',
            'differences that are no edits, with commas between (default: {default})',
            classes,
            'CLASSES',
        ),
    )
    ignore_patterns: tuple[str, ...] = option(
        (),
        'Regular expressions whose matches are no edits, as times of day or numbers of builds: '
        'see :ref:`text-that-changes-of-itself`.',
        types=LIST,
        problem=unfit_patterns,
        directive='ignore-patterns',
        check=pattern,
        flag=Flag(
            '--ignore-pattern',
            'a regular expression whose matches are no edits; may be given several times',
            metavar='PATTERN',
            repeated=True,
        ),
    )
    dictionaries: tuple[str, ...] = option(
        (),
        'Languages that are written without spaces and whose words are looked up in a '
        'dictionary: see :ref:`scripts-without-spaces`.',
        types=LIST,
        choices=languages,
        flag=Flag(
            '--dictionary',
            'languages without spaces whose words are looked up, with commas between: '
            '{choices} (default: none)',
            languages,
            'LANGUAGES',
        ),
    )
    #: Rows as ``document.constructs`` reads them; :attr:`rules` is what they say.
    constructs: tuple[Mapping[str, object], ...] = option(
        (),
        'How nodes of other extensions are compared and marked: see :ref:`constructs`.',
        types=LIST,
    )
    #: Whether there is no project around: pages are not there, nor need an original have text.
    alone: bool = option(False, types=(bool,))
    original_rev: str = option('', directive='original-rev')
    #: Whether the project knows the labels and objects of an article.
    labels: bool = option(True, types=(bool,), directive='labels')
    read_as: str = option(
        '',
        directive='format',
        flag=Flag('--read-as', 'the format of both files', formats),
    )

    @cached_property
    def comparison(self) -> Options:
        """How the two sides are compared: the part of the settings that the engine is given."""
        from sphinxcontrib_ledger.engine.options import Options
        from sphinxcontrib_ledger.engine.tokens.normalization import Folding

        folding = Folding(frozenset(self.ignore), self.ignore_patterns)
        return Options(self.granularity, folding, self.dictionaries)

    @cached_property
    def rules(self) -> Constructs:
        """How nodes are compared and marked: our own rules, and those of the project."""
        from sphinxcontrib_ledger.document.constructs.custom import constructs_of

        return constructs_of(self.constructs)


#: The parts of the settings whose options come last, in their order.
_LAST = [{each.name for each in fields(part)} for part in (PresentationSettings, BaselineSettings)]
#: All options by the names of their fields: those of articles, of pages, of an earlier version.
OPTIONS: Mapping[str, Option] = {
    each.name: each.metadata['option']
    for each in sorted(
        fields(Settings), key=lambda each: [each.name in names for names in _LAST[::-1]]
    )
}
