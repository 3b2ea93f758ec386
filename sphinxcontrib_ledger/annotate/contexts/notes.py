"""Which footnotes of both sides are the same one, so that references to them can be compared.

In: the blocks of both sides, and which became which.
Out: a key for each footnote that is on both sides; planning and the proof ask for it.
The text of a footnote says which it is, never its number: footnotes of the same text are one.
Where a reference stands is told by the letters before it, so that signs beside it do not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from docutils import nodes

from sphinxcontrib_ledger.document.traversal import self_and_ancestors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account, Side

#: What is no sign of punctuation and no accent; a Korean syllable counts as one however it is
#: written.
_LETTERS = regex.compile(r'[[\p{L}\p{N}\p{S}&%‰‱@\#*§¶†‡/\\]--[\u1160-\u11ff]]', regex.VERSION1)
#: A footnote of one side: the name of the side, and its id there.
Note = tuple[str, str]


class Notes:
    """The footnotes of an article that stayed: those of which a text is on both sides."""

    def __init__(
        self, original: Sequence[TextBlock], edited: Sequence[TextBlock], account: Account
    ) -> None:
        before, now = _notes_of(original, 'original'), _notes_of(edited, 'edited')
        self._keys: dict[Note, Note] = {}
        self._known = {*before.values(), *now.values()}
        for blocks, side in ((before, account.original), (now, account.edited)):
            self._join_alike(blocks, side)
        stayed: set[Note] = set()
        for pair in account.pairs:
            sides = (
                [before[i] for i in pair.original if i in before],
                [now[j] for j in pair.edited if j in now],
            )
            if all(sides):
                together = [*sides[0], *sides[1]]
                stayed.update(together)
                for note in together[1:]:
                    self._join(together[0], note)
        self._stayed = {self._key(note) for note in stayed}

    def before(self, reference: nodes.Element) -> Note | None:
        """Return the key of the footnote that a reference of the original leads to."""
        return self._of(reference, 'original')

    def now(self, reference: nodes.Element) -> Note | None:
        """Return the key of the footnote that a reference of the edited article leads to.

        There is none if the footnote came or went with its references.
        """
        return self._of(reference, 'edited')

    def _of(self, reference: nodes.Element, side: str) -> Note | None:
        note = side, str(reference.get('refid', ''))
        if note not in self._known:
            # It is one of the page, not of the article, and is known by its name.
            return '', reference.rawsource
        key = self._key(note)
        return key if key in self._stayed else None

    def _join_alike(self, blocks: dict[int, Note], side: Side) -> None:
        """Let footnotes of one side that say the same be one: nobody could tell them apart."""
        texts: dict[Note, list[object]] = {}
        for number, note in blocks.items():
            texts.setdefault(note, []).append(side.key(number))
        known: dict[tuple[object, ...], Note] = {}
        for note, keys in texts.items():
            self._join(known.setdefault(tuple(keys), note), note)

    def _join(self, first: Note, second: Note) -> None:
        self._keys[self._key(second)] = self._key(first)

    def _key(self, note: Note) -> Note:
        while (other := self._keys.get(note, note)) != note:
            note = other
        return note


def _notes_of(blocks: Sequence[TextBlock], side: str) -> dict[int, Note]:
    """Return the footnote of each block that is in one, by the number of the block."""
    return {
        number: (side, str(outer['ids'][0]))
        for number, block in enumerate(blocks)
        if 'footnote' in block.block.path
        for outer in self_and_ancestors(block.node)
        if isinstance(outer, nodes.footnote) and outer['ids']
    }


def count_letters(text: str) -> int:
    """Return how many letters, figures and symbols there are in a text."""
    return len(_LETTERS.findall(text))
