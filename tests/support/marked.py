"""A text with its marks, as the engine gives them, without any document."""

from __future__ import annotations

import re
from itertools import pairwise

from sphinxcontrib_ledger.engine.compare import compare
from sphinxcontrib_ledger.engine.model import Block
from sphinxcontrib_ledger.engine.thresholds import Thresholds
from sphinxcontrib_ledger.engine.thresholds.script import ScriptThresholds
from support.tokens import default_options

#: By these, each text was rewritten, as if it were longer: not a few words of it were corrected.
THRESHOLDS = Thresholds(script=ScriptThresholds(rewritten_block=0))


def shown(original: str, text: str, thresholds: Thresholds = THRESHOLDS) -> str:
    """Return the edited text with its marks."""
    options = default_options(thresholds=thresholds)
    account = compare([Block('text', original)], [Block('text', text)], options)
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
