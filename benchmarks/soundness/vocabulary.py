"""The words of random documents: few enough that texts resemble each other by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

NOUNS = (
    'anchor', 'barge', 'basin', 'boat', 'bridge', 'canal', 'captain', 'cargo', 'chain', 'clerk',
    'coast', 'crane', 'crew', 'dock', 'ferry', 'fish', 'flag', 'gate', 'harbour', 'island', 'lamp',
    'letter', 'mast', 'net', 'office', 'pier', 'pilot', 'port', 'quay', 'rope', 'sail', 'shed',
    'signal', 'storm', 'ticket', 'tide', 'tower', 'wave', 'wharf', 'winch',
)  # fmt: skip
ADJECTIVES = (
    'old', 'new', 'small', 'large', 'grey', 'heavy', 'narrow', 'broken', 'northern', 'empty',
    'quiet', 'wooden', 'rusty', 'early', 'late', 'cheap', 'famous', 'hidden',
)  # fmt: skip
VERBS = (
    'crosses', 'leaves', 'passes', 'reaches', 'carries', 'closes', 'opens', 'follows', 'guards',
    'lifts', 'paints', 'repairs', 'watches', 'hides', 'pulls',
)  # fmt: skip
REST = ('near the', 'behind the', 'below the', 'today, in the', 'once a month on the', 'by the')
#: Words that are cut, joined or folded in an unusual way.
ODD = (
    '"quay"', "crew's", 'north-east', '3.5', '1,200', 'e.g.', 'U.S.', 'café',
    'cafe\u0301', 'naïve', 'a/b', '(old)', '“new”', '’t', 'ferry’s', 'x²', '日本語',
    'ภาษาไทย', 'в\u0301', '…', '–', '§ 4', 'no\u00a0break', 'soft\u00adhyphen',
    'zero\u200bwidth', '100%', '$5', 'ﬁsh', 'ＡＢＣ', 'שלום', '\u0301e', 'か\u3099',
    '👩\u200d👩\u200d👧', 'I.', '--', 'C++', 'a.b.c', '№ 7', 'don’t', "'old'",
)  # fmt: skip


class Words:
    """Draws words."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._odd = 0.04 if random.random() < 0.7 else 0

    def noun(self) -> str:
        """Return a noun."""
        return self._random.choice(NOUNS)

    def phrase(self) -> list[str]:
        """Return a noun, mostly with an adjective."""
        adjective = [self._random.choice(ADJECTIVES)] if self._random.random() < 0.6 else []
        return [*adjective, self.noun()]

    def title(self) -> list[str]:
        """Return the words of a heading, a term or a cell."""
        words = self.phrase() if self._random.random() < 0.4 else []
        return [*words, *self.phrase()] if words else [self.noun().capitalize(), *self.phrase()]

    def any(self) -> str:
        """Return any word, seldom an odd one."""
        pick = self._random.choice
        if self._random.random() < self._odd * 4:
            return pick(ODD)
        return pick((self.noun(), pick(ADJECTIVES), pick(VERBS)))

    def sentence(self) -> list[str]:
        """Return the words of a sentence."""
        pick, happens = self._random.choice, self._random.random
        words = ['The', *self.phrase(), pick(VERBS), 'the', *self.phrase()]
        if happens() < 0.5:
            words += [*pick(REST).split(), *self.phrase()]
        if happens() < 0.3:
            words += [',', 'and', 'the', *self.phrase(), pick(VERBS), 'it']
        words = [pick(ODD) if happens() < self._odd else word for word in words]
        return [*words, pick('.....!?')]
