"""The thresholds of ``engine.tokens``: how texts are cut into tokens and weighed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TokenThresholds:
    """The thresholds of ``engine.tokens``.

    Weights are whole numbers, so that sums are exact in whatever order they are made.
    """

    #: How much it says that a word, a small word and a sign stayed; an empty line of code says
    #: nothing.  Heavier small words and signs make a rewritten text look kept: any text has them.
    word: int = 10
    small_word: int = 5
    sign: int = 3
    #: The most letters of a small word.  Small words are told by their length, which asks for no
    #: list of words per language; a higher value takes names and verbs for small words.
    small_word_letters: int = 3
    #: The most characters that a text may have for each stretch between white space if its
    #: stretches are cut one by one and remembered.  Few stretches of natural text are longer than
    #: 20; a script without spaces has stretches of a hundred, none of which would ever be seen
    #: again.
    stretch_length: int = 20
    #: How many stretches, and how many weights, are remembered before all are forgotten: more
    #: words than a long book has.  Fewer would cut the words of a book again and again.
    remembered: int = 1 << 16
