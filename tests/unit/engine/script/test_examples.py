"""The examples in the docstrings of the engine are true: "before" gets the "right marks"."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from sphinxcontrib_ledger import engine
from sphinxcontrib_ledger.engine.compare import compare
from sphinxcontrib_ledger.engine.model import Block
from support.tokens import default_options

FOLDER = Path(engine.__file__).parent
MODULES = [
    'script/coalescing.py',
    'script/quoted_phrases.py',
    'script/removed_signs.py',
    'script/sign_alignment.py',
    'script/signs.py',
    'script/swapped_signs.py',
    'script/edit_script.py',
    'script/kept.py',
    'script/readability.py',
    'script/rewritten.py',
    'script/runs.py',
    'script/sentence_regions.py',
    'tokens/normalization.py',
    'tokens/segmentation.py',
]
#: With so many, the article was rewritten, and not a few words of it corrected.
OTHER_EDITS = [(f'Opening hour {number}', f'Closing hour {number}') for number in range(5)]
EXAMPLE = re.compile(
    r'^ +before: +(.+)\n +wrong marks: +(.+)\n +right marks: +(.+)$', re.MULTILINE
)


def examples() -> list[tuple[str, str, str]]:
    """Return what the modules show: the original, wrong marks and right ones."""
    found = []
    for name in MODULES:
        text = (FOLDER / name).read_text(encoding='utf-8')
        found += EXAMPLE.findall(text)
        assert EXAMPLE.search(text), name
    return found


def edited(marked: str) -> str:
    """Return the text without its marks."""
    # In the one example about the government the editor typed the ellipsis.
    marks = r'\{\+|\+\}' if 'government' in marked else r' ?\[\.\.\.\]|\{\+|\+\}'
    return re.sub(marks, '', marked).strip()


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


@pytest.mark.parametrize(('original', 'wrong', 'right'), examples())
def test_an_example_has_the_right_marks(original: str, wrong: str, right: str) -> None:
    assert shown(original, edited(right)) == right
    assert edited(wrong) == edited(right)
    assert wrong != right
