"""A phrase that readers see, in English.

In: nothing.  Out: the type of the rows of our tables of phrases.
"""

from __future__ import annotations

from typing import NamedTuple


class Phrase(NamedTuple):
    """A phrase; ``plural`` is what it is for another number of things than one.

    ``fields`` are the names in braces that it may have, ``meaning`` is for translators.
    """

    text: str
    plural: str = ''
    fields: tuple[str, ...] = ()
    meaning: str = ''
