"""A sentence of a paragraph is put into a footnote, or into an item, directly behind it.

What stayed of the paragraph is unmarked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from case import Case, dense, seen
from prose import Prose

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison


def make(random: Random) -> Case:
    """Return a paragraph, and the same with one of its sentences behind it."""
    prose = Prose(random)
    sentences = [prose.sentence() for _ in range(random.randint(2, 5))]
    at = random.randrange(1, len(sentences))
    kept = [*sentences[:at], *sentences[at + 1 :]]
    form = random.choice(('footnote', 'citation', 'item', 'items', 'clause'))
    original = ' '.join(sentences)
    if form == 'clause':
        words = sentences[0].rstrip('.').split()
        clause = f'which {prose.sentence()[:-1].lower()}'
        middle = random.randrange(2, len(words) - 1)
        first = f'{" ".join(words[:middle])}, {clause}, {" ".join(words[middle:])}.'
        original = ' '.join([first, *sentences[1:]])
        kept, gone = sentences, f'It {clause[6:]}.'
        form = 'footnote'
    else:
        gone = sentences[at]
    sign = {'footnote': ' [#a]_', 'citation': ' [Note]_'}.get(form, '')
    place = min(at, len(kept))
    stayed = ' '.join(kept[:place]) + sign + ''.join(f' {one}' for one in kept[place:])
    behind = {
        'footnote': f'.. [#a] {gone}',
        'citation': f'.. [Note] {gone}',
        'item': f'- {gone}',
        'items': f'- {gone}\n- {prose.sentence()}',
    }[form]
    before, after = prose.sentence(), prose.sentence()
    texts = [original], [stayed, behind]
    if random.random() < 0.5:
        texts = [before, *texts[0]], [before, *texts[1]]
    if random.random() < 0.5:
        texts[0].append(after)
        texts[1].append(after)
    name = f'{form}, {at + 1} of {len(sentences)}'
    return Case(name, *('\n\n'.join(side) for side in texts), (tuple(kept), gone))


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether nothing that stayed is marked, and nothing else is but the other words."""
    kept, gone = case.known
    texts = seen(comparison)
    stayed = next(text for text in texts if dense(text.text).startswith(dense(kept[0])))
    if stayed.new not in ('', 'Note') or stayed.moved or stayed.boxed:
        return False
    others = [text for text in texts if text is not stayed and text.text != gone]
    return all(text.is_unmarked or text.is_new for text in others)
