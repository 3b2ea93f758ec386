"""A text with its marks, as the engine gives them, without any document."""

from __future__ import annotations

import re
from itertools import pairwise

from sphinxcontrib_ledger.engine.compare import compare
from sphinxcontrib_ledger.engine.model import Block
from support.tokens import default_options

#: With so many, the article was rewritten, and not a few words of it corrected.
OTHER_EDITS = [(f'Opening hour {number}', f'Closing hour {number}') for number in range(5)]


def shown(original: str, text: str) -> str:
    """Return the edited text with its marks."""
    account = compare(
        [Block('text', original), *(Block('title', old) for old, _ in OTHER_EDITS)],
        [Block('text', text), *(Block('title', new) for _, new in OTHER_EDITS)],
        default_options(),
    )
    pair = account.pairs[0]
    if pair.identical:
        return text
    words = account.edited_tokens(pair)
    carried = {place for _, place in pair.carriers}
    parts: list[str] = []
    position = 0
    for number, edit in enumerate(pair.edits):
        is_seen = number not in pair.told and number not in dict(pair.carriers)
        if not edit.edited:
            parts += [' [...] '] * is_seen
            continue
        # An ellipsis that the editor typed is the mark itself.
        is_highlight = edit.kind in {'added', 'modified'}
        for first, last in _runs(edit.edited, carried) if edit.kind == 'same' else [edit.edited]:
            start, stop = words.characters(first, last)
            is_marked = is_highlight or first in carried
            parts += [text[position:start], '{+' * is_marked, text[start:stop], '+}' * is_marked]
            position = stop
    return re.sub(r' +', ' ', ''.join(parts)).strip()


def _runs(tokens: tuple[int, int], alone: set[int]) -> list[tuple[int, int]]:
    """Cut a range of tokens into those that stand alone and the runs between."""
    borders = {*tokens, *(at for each in alone for at in (each, each + 1))}
    return list(pairwise(sorted(at for at in borders if tokens[0] <= at <= tokens[1])))
