"""Builds the documentation as HTML and PDF and prints where they are: ``tox run -e docs``.

A warning is an error, and so are a reference to what is not there and a letter without a glyph.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from demo import TEX, typeset

DOCS = Path(__file__).parents[1] / 'docs'
BUILD = DOCS / '_build'
LOST = re.compile(r'Missing character: (.*)')


def main() -> int:
    """Build both; return 0 if all that this machine can build is there."""
    shutil.rmtree(BUILD, ignore_errors=True)
    for builder in ('html', 'latex'):
        command = (sys.executable, '-m', 'sphinx', '-W', '-n', '--keep-going', '-q', '-b', builder)
        made = subprocess.run((*command, str(DOCS), str(BUILD / builder)), check=False)
        if made.returncode:
            return 1
    print(f'HTML   {BUILD / "html" / "index.html"}')
    missing = [program for program in ('latexmk', 'lualatex') if not shutil.which(program)]
    if missing:
        print(TEX.format(missing=' and '.join(missing)))
        return 0
    if typeset(BUILD / 'latex'):
        return 1
    [log] = (BUILD / 'latex').glob('*.log')
    lost = sorted(set(LOST.findall(log.read_text(encoding='utf-8', errors='replace'))))
    print(*lost, sep='\n', end='\n' if lost else '')
    return 1 if lost else 0


if __name__ == '__main__':
    sys.exit(main())
