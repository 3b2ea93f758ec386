"""The examples in the docstrings of the engine are true: "before" gets the "right marks"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinxcontrib_ledger import engine
from sphinxcontrib_ledger.engine.compare import compare
from sphinxcontrib_ledger.engine.model import Block
from support.tokens import default_options

FOLDER = Path(engine.__file__).parent
MODULES = [
    'script/coalescing.py',
    'script/edit_script.py',
    'script/readability.py',
    'script/rewritten.py',
    'tokens/normalization.py',
    'tokens/segmentation.py',
]
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
    account = compare([Block('text', original)], [Block('text', text)], default_options())
    [pair] = account.pairs
    if pair.identical:
        return text
    words = account.edited_tokens(pair)
    parts: list[str] = []
    position = 0
    for edit in pair.edits:
        if not edit.edited:
            parts.append(' [...] ')
            continue
        start, stop = words.characters(*edit.edited)
        parts.append(text[position:start])
        # An ellipsis that the editor typed is the mark itself.
        is_highlight = edit.kind in {'added', 'modified'}
        parts += ['{+' * is_highlight, text[start:stop], '+}' * is_highlight]
        position = stop
    return re.sub(r' +', ' ', ''.join(parts)).strip()


@pytest.mark.parametrize(('original', 'wrong', 'right'), examples())
def test_an_example_has_the_right_marks(original: str, wrong: str, right: str) -> None:
    assert shown(original, edited(right)) == right
    assert edited(wrong) == edited(right)
    assert wrong != right
