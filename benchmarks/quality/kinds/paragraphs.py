"""Articles of one paragraph that is edited, and of some around it that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case import Case
from documents import Maker

if TYPE_CHECKING:
    import random

    from sphinxcontrib_ledger.pipeline import Comparison

FORMS = ('', '', '', '- ', '   ')


class Piece(NamedTuple):
    """Some words of the edited paragraph: kept or new, or a removal (no words)."""

    text: str
    is_new: bool = False


def sentence(maker: Maker, least: int = 3) -> str:
    """Return a sentence of at least so many words."""
    while True:
        words = maker.sentence()
        if len(words) >= least:
            return joined(words)


def joined(words: list[str]) -> str:
    """Return words and signs as a text."""
    return ' '.join(words).replace(' ,', ',').replace(' .', '.')


def maker_of(random: random.Random) -> Maker:
    """Return a maker whose choices are those of a random generator."""
    return Maker(str(random.random()))


def article(maker: Maker, before: str, after: str, known: object) -> Case:
    """Return a paragraph as it was and as it is, among others that stayed."""
    form = maker.random.choice(FORMS)
    others = [sentence(maker) for _ in range(maker.random.randint(0, 3))]
    at = maker.random.randint(0, len(others))
    sides = []
    for text in (before, after):
        blocks = [*others[:at], f'{form}{text}', *others[at:]]
        sides.append('\n\n'.join(['Harbour\n=======', *blocks]) + '\n')
    return Case(form.strip() or 'paragraph', sides[0], sides[1], known)


def is_shown(comparison: Comparison, *expected: str) -> bool:
    """Return whether some block is shown as one of those that are expected."""
    texts = {plain(text) for text in shown(comparison)}
    return any(plain(text) in texts for text in expected)


def plain(text: str) -> str:
    """Return a marked text so that it does not matter where white space is."""
    return text.replace('+} {+', ' ').replace(' ', '')


def shown(comparison: Comparison) -> list[str]:
    """Return each block with its marks: ``{+added+}``, ``[...]`` and ``{moved}``.

    A removed block is ``[...]``.
    """
    if comparison.failures:
        return ['no proof']
    account = comparison.article.account
    texts: list[str] = []
    for pair in account.pairs:
        if not pair.edited:
            texts.append('[...]')
            continue
        moved = '{moved} ' if pair.moved else ''
        words = account.edited_tokens(pair)
        block_ends = _ends([len(account.edited.tokens(j)) for j in pair.edited])
        if pair.identical:
            texts += [moved + account.edited[j].text for j in pair.edited]
            continue
        text = moved
        is_open = False
        for edit in pair.edits:
            if edit.kind == 'removed' and not edit.edited:
                text += ' [...]'
            is_highlight = edit.kind in ('added', 'modified')
            for number in range(*edit.edited):
                if number in block_ends:
                    texts.append(text + '+}' * is_open)
                    text, is_open = moved, False
                if words.is_spaced(number) if number else False:
                    text += ' '
                if is_highlight and not is_open:
                    text += '{+'
                    is_open = True
                text += words.texts(number, number + 1)[0]
            if is_open:
                text += '+}'
                is_open = False
        texts.append(text)
    return [' '.join(text.split()) for text in texts]


def _ends(sizes: list[int]) -> set[int]:
    """Return where blocks begin, but the first, in the tokens of all."""
    ends, total = set(), 0
    for size in sizes[:-1]:
        total += size
        ends.add(total)
    return ends
