"""A paragraph is split, and something is put in between its parts.

The parts are unmarked, what was put in is new.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from case import Case, dense, seen
from prose import KINDS, Prose, indented, titled

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

VARIANTS = ('two', 'three', 'long', 'item', 'several', 'like', 'heading', 'edited', 'lost')

#: The letters of the longest word that may be edited.
WORD = 12


def make(random: Random) -> Case:
    """Return a paragraph and its parts with something between them."""
    prose = Prose(random)
    variant = random.choice(VARIANTS)
    kind = random.choice(KINDS)
    count = {'three': 3, 'lost': 3}.get(variant, 2)
    parts = [prose.sentences(1, 2) for _ in range(count)]
    if variant == 'long':
        parts[random.randrange(2)] = prose.sentences(5, 9)
    whole = ' '.join(parts)
    put = [prose.block(kind)]
    if variant == 'several':
        put += [prose.block(random.choice(KINDS)) for _ in range(random.randint(1, 3))]
    if variant == 'like':
        words = parts[1].split()
        put = [' '.join(words[: random.randint(1, 2)]) + ' ' + prose.sentence().lower()]
    if variant == 'heading':
        put = [titled(prose.heading()), *(put if kind == 'paragraph' else [])]
    if variant == 'lost':
        parts[1:2] = []
    if variant == 'edited':
        words = parts[1].split()
        words[len(words) // 2] = 'entirely'
        parts[1] = ' '.join(words)
    split = [parts[0]]
    for part in parts[1:]:
        split += [*put, part]
        put = [prose.block(kind)]
    before, after = prose.sentences(1, 2), prose.sentences(1, 2)
    if variant == 'item':
        original = [before, indented(whole), after]
        edited = [before, indented('\n\n'.join(split)), after]
    else:
        around = random.randrange(3)
        original, edited = [whole], split
        if around:
            original, edited = [before, *original, after], [before, *edited, after]
        if around == 2 or variant == 'heading':
            title = titled(prose.heading())
            original, edited = [title, *original], [title, *edited]
    known = tuple(parts), variant
    return Case(f'{variant}, {kind}', '\n\n'.join(original), '\n\n'.join(edited), known)


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the parts are unmarked and all else that was not there is new."""
    parts, variant = case.known
    old = {dense(text) for text in re.split(r'\n\n|\n(?==)', case.original)}
    for text in seen(comparison):
        if text.text in parts:
            if variant == 'edited' and text.new == 'entirely':
                continue
            is_lossy = text.text == parts[0] and (
                variant == 'lost' or (variant == 'edited' and len(text.gone) < WORD)
            )
            if text.new or text.moved or text.boxed or (text.gone and not is_lossy):
                return False
        elif dense(text.text) in old or f'-{dense(text.text)}' in old:
            if not text.is_unmarked:
                return False
        elif text.text == '\ufffc':
            if not text.new:
                return False
        elif not text.is_new and variant != 'heading':
            return False
    return True
