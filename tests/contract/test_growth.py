"""The work on an article grows in line with its length, for all shapes of ``benchmarks/speed``.

Calls of our functions are counted, which no busy machine changes.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from typing import TYPE_CHECKING

import pytest
from docutils.core import publish_doctree

from sphinxcontrib_ledger.docutils_parser import Parser
from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / 'benchmarks/speed'
sys.path.insert(0, str(FOLDER))
from shapes import SHAPES  # noqa: E402

sys.path.remove(str(FOLDER))

#: Parts of the smaller article, how often the larger has them, and how much more often it may
#: call a function: a square is 16, a heaviest chain some 7.  Functions that it calls less often
#: than ``FEW`` times are left out: what a bound keeps small grows until it is reached.
PARTS, TIMES, MORE, FEW = 100, 4, 10, 2_000
#: Moved sections were sorted anew for each of them; the other shapes are tried at night.
IN_CI = ('sections, moved',)


def calls(folder: Path, texts: tuple[str, str], options: tuple[str, ...]) -> dict[str, int]:
    """Return how often each function of ours is called for a page with an article."""
    for name, text in zip(('original.rst', 'edited.rst'), texts, strict=True):
        (folder / name).write_text(text, encoding='utf-8')
    page = '\n   '.join(['.. ledger-article:: original.rst edited.rst', *options])
    settings = {'_disable_config': True, 'report_level': 5, 'warning_stream': False}
    with cProfile.Profile() as profile:
        publish_doctree(
            page,
            source_path=str(folder / 'page.rst'),
            parser=Parser(),
            settings_overrides=settings,
        )
    return {
        f'{file.rpartition("sphinxcontrib_ledger")[2]}:{line} {name}': figures[1]
        for (file, line, name), figures in pstats.Stats(profile).stats.items()
        if 'sphinxcontrib_ledger' in file
    }


@pytest.mark.parametrize(
    'shape', [pytest.param(s, marks=[] if s in IN_CI else pytest.mark.nightly) for s in SHAPES]
)
def test_no_function_is_called_much_more_often_than_an_article_is_longer(
    shape: str, tmp_path: Path
) -> None:
    options = SHAPES[shape].options
    small, large = (
        calls(tmp_path, SHAPES[shape].article(count), options) for count in (PARTS, TIMES * PARTS)
    )
    assert [
        (function, small.get(function), count)
        for function, count in large.items()
        if count > max(FEW, MORE * small.get(function, 0))
    ] == []
