"""Builds the demo as HTML and PDF and prints where they are: ``tox run -e demo``."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parents[1] / 'demo_docs'
BUILD = DEMO / '_build'
LATEXMK = ('latexmk', '-pdf', '-dvi-', '-ps-', '-interaction=nonstopmode', '-halt-on-error')
TEX = """\
The PDF needs TeX, which this machine lacks ({missing}).
  Debian, Ubuntu   apt-get install latexmk lmodern tex-gyre texlive-fonts-recommended \
texlive-latex-recommended texlive-latex-extra
  Fedora           dnf install latexmk texlive-scheme-medium
  macOS            brew install --cask mactex-no-gui
  others           https://tug.org/texlive/
Then run the same command again."""


def main() -> int:
    """Build both; return 0 if all that this machine can build is there."""
    shutil.rmtree(BUILD, ignore_errors=True)
    for builder in ('html', 'latex'):
        command = (sys.executable, '-m', 'sphinx', '-W', '--keep-going', '-q', '-b', builder)
        if subprocess.run((*command, str(DEMO), str(BUILD / builder)), check=False).returncode:
            print(f'\nThe demo could not be built as {builder}: see the warnings above.')
            return 1
    print(f'\nHTML   {BUILD / "html" / "index.html"}')
    missing = [program for program in ('latexmk', 'pdflatex') if not shutil.which(program)]
    if missing:
        print(f'LaTeX  {BUILD / "latex"}\nPDF    none\n')
        print(TEX.format(missing=' and '.join(missing)))
        return 0
    return typeset(BUILD / 'latex')


def typeset(folder: Path) -> int:
    """Make PDF of all that is LaTeX in a folder."""
    for source in sorted(folder.glob('*.tex')):
        made = subprocess.run(
            (*LATEXMK, source.name),
            cwd=folder,
            check=False,
            capture_output=True,
            text=True,
            errors='replace',
        )
        if made.returncode:
            print(made.stdout[-3000:])
            print(f'PDF    failed; the whole log is {source.with_suffix(".log")}')
            return 1
        print(f'PDF    {source.with_suffix(".pdf")}')
    return 0


if __name__ == '__main__':
    sys.exit(main())
