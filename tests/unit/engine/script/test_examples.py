"""The examples in the docstrings of the engine are true: "before" gets the "right marks"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinxcontrib_ledger import engine
from support.marked import shown

FOLDER = Path(engine.__file__).parent
MODULES = [
    'script/coalescing.py',
    'script/punctuation/quoted_phrases.py',
    'script/punctuation/removed_signs.py',
    'script/punctuation/sign_alignment.py',
    'script/punctuation/signs.py',
    'script/punctuation/swapped_signs.py',
    'script/edit_script.py',
    'script/kept.py',
    'script/readability.py',
    'script/rewritten.py',
    'script/runs.py',
    'script/sentence_regions.py',
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


@pytest.mark.parametrize(('original', 'wrong', 'right'), examples())
def test_an_example_has_the_right_marks(original: str, wrong: str, right: str) -> None:
    assert shown(original, edited(right)) == right
    assert edited(wrong) == edited(right)
    assert wrong != right
