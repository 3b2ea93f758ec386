"""A project without articles does not pay for the extension: what it imports is counted."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

#: What loads when the first article is read, or the first node of ours is written.
LATER = (
    'diff_match_patch',
    'rapidfuzz',
    'regex',
    'sphinxcontrib_ledger.annotate',
    'sphinxcontrib_ledger.document.blocks',
    'sphinxcontrib_ledger.document.constructs',
    'sphinxcontrib_ledger.engine',
    'sphinxcontrib_ledger.export',
    'sphinxcontrib_ledger.i18n',
    'sphinxcontrib_ledger.legend',
    'sphinxcontrib_ledger.pipeline',
    'sphinxcontrib_ledger.proof',
    'sphinxcontrib_ledger.read.formats',
    'sphinxcontrib_ledger.render.html.visitors',
    'sphinxcontrib_ledger.render.latex',
    'sphinxcontrib_ledger.render.steps',
    'sphinxcontrib_ledger.render.text',
)
BUILD = """\
import sys
from sphinx.cmd.build import main
status = main(['-q', '-b', sys.argv[1], sys.argv[2], sys.argv[3]])
print(*sys.modules, sep='\\n')
sys.exit(status)
"""


@pytest.mark.parametrize('builder', ['html', 'latex', 'text'])
def test_a_project_without_articles_loads_next_to_nothing(tmp_path: Path, builder: str) -> None:
    (tmp_path / 'conf.py').write_text("extensions = ['sphinxcontrib_ledger']\n", encoding='utf-8')
    (tmp_path / 'index.rst').write_text('Page\n====\n\nA :ref:`genindex`.\n', encoding='utf-8')
    ran = subprocess.run(
        [sys.executable, '-c', BUILD, builder, str(tmp_path), str(tmp_path / 'out')],
        capture_output=True,
        check=False,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    loaded = ran.stdout.split()
    assert 'sphinxcontrib_ledger.nodes' in loaded
    names = [name for name in loaded if any(f'{name}.'.startswith(f'{late}.') for late in LATER)]
    assert names == []
    assert sum(name.startswith('sphinxcontrib_ledger') for name in loaded) <= 43
