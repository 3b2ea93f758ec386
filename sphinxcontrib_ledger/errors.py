"""The warnings that this extension gives: one table of their subtypes, and the errors behind them.

All are of type ``ledger``; ``suppress_warnings = ['ledger.published']`` silences one of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Subtype(StrEnum):
    """The subjects of warnings."""

    FILE = 'file'
    ENCODING = 'encoding'
    FORMAT = 'format'
    DIRECTIVE = 'directive'
    RECURSION = 'recursion'
    NESTED = 'nested'
    EMPTY = 'empty'
    PUBLISHED = 'published'
    PLACE = 'place'
    LEGEND = 'legend'
    DICTIONARY = 'dictionary'
    PROOF = 'proof'
    SANDBOX = 'sandbox'
    ORIGINAL = 'original'
    REVISION = 'revision'
    GENERATED = 'generated'
    BASELINE = 'baseline'
    FEED = 'feed'


#: The meaning of each subtype, for the reference; a test holds that it is complete.
MEANING: dict[Subtype, str] = {
    Subtype.FILE: 'A file of an article is missing, is a folder or cannot be read.',
    Subtype.ENCODING: 'The bytes of a file are not text in the encoding that was named.',
    Subtype.FORMAT: 'There is no reader for a file, or the two files are of different formats.',
    Subtype.DIRECTIVE: 'An option is unknown or cannot be so, or not two files are named.',
    Subtype.RECURSION: 'An article contains the document that shows it.',
    Subtype.NESTED: 'An article stands in a file of another article; it is shown without marks.',
    Subtype.EMPTY: 'The original, or neither file, shows anything that could be compared.',
    Subtype.PUBLISHED: 'The project publishes the original as well, so removed text is published.',
    Subtype.PLACE: 'An article cannot stand where it does with its headings, or its marks.',
    Subtype.LEGEND: 'A ledger-legend stands in a document, or a project, that shows no article.',
    Subtype.DICTIONARY: 'A dictionary is not installed, so characters are compared as words.',
    Subtype.PROOF: 'An account could not be proved, so changed blocks are marked as wholes.',
    Subtype.SANDBOX: 'Reading the original changed the project, so removed text may be published.',
    Subtype.ORIGINAL: 'Markup of the original cannot be read; the message quotes nothing of it.',
    Subtype.REVISION: 'An earlier version cannot be had from git.',
    Subtype.GENERATED: 'Pages hold what running code made, which is the same on both sides.',
    Subtype.BASELINE: 'A value or a page names something of an earlier version that is not there.',
    Subtype.FEED: 'A feed of the changes cannot be written.',
}

#: The options about files that can mend an error; each front end has a name for them.
Option = Literal['format', 'encoding']


class Remedy(NamedTuple):
    """A way to mend an error: ``advice`` to give something, and the ``option`` to give it with."""

    advice: str
    option: Option


class LedgerError(Exception):
    """Something that keeps an article from being compared.

    ``message`` says what is wrong, and ``remedy`` what mends it, if an option does.
    """

    def __init__(self, subtype: Subtype, message: str, remedy: Remedy | None = None) -> None:
        super().__init__(message)
        self.subtype = subtype
        self.remedy = remedy

    def message_for(self, called: Callable[[Option], str]) -> str:
        """Return what to tell people; ``called(option)`` is what they call an option."""
        if self.remedy is None:
            return str(self)
        advice, option = self.remedy
        return f'{self}: {advice} with the option {called(option)}'
