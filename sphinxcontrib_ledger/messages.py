"""The warnings that this extension gives: one table of their subtypes.

All are of type ``ledger``; ``suppress_warnings = ['ledger.published']`` silences one of them.
"""

from __future__ import annotations

from enum import StrEnum


class Subtype(StrEnum):
    """What a warning is about."""

    FILE = 'file'
    ENCODING = 'encoding'
    FORMAT = 'format'
    RECURSION = 'recursion'
    NESTED = 'nested'
    EMPTY = 'empty'
    PUBLISHED = 'published'
    PLACE = 'place'
    LEGEND = 'legend'
    DICTIONARY = 'dictionary'
    PROOF = 'proof'


#: What each subtype means, for the reference; a test holds that it is complete.
MEANING: dict[Subtype, str] = {
    Subtype.FILE: 'A file of an article is missing, is a folder or cannot be read.',
    Subtype.ENCODING: 'The bytes of a file are not text in the encoding that was named.',
    Subtype.FORMAT: 'There is no reader for a file, or the two files are of different formats.',
    Subtype.RECURSION: 'An article contains the document that shows it.',
    Subtype.NESTED: 'An article stands in a file of another article; it is shown without marks.',
    Subtype.EMPTY: 'A file of an article has no text.',
    Subtype.PUBLISHED: 'The original is a document of the project, so removed text is published.',
    Subtype.PLACE: 'An article cannot stand where it does with its headings, or its marks.',
    Subtype.LEGEND: 'A ledger-legend stands in a document that shows no article.',
    Subtype.DICTIONARY: 'A dictionary is not installed, so characters are compared as words.',
    Subtype.PROOF: 'An account could not be proved, so changed blocks are marked as wholes.',
}
