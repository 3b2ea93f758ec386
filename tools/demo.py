"""Builds the demo as HTML and PDF and prints where they are: ``tox run -e demo``.

The handbook of a harbour is built, too, against its version 1.0, which is in a git repository that
is made for that.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

DEMO = Path(__file__).parents[1] / 'demo_docs'
BUILD = DEMO / '_build'
#: A folder for each version of a small project, the last one without a tag.
HANDBOOK = DEMO / 'handbook'
VERSIONS = ('v1.0', 'today')
#: Who commits them, and when; the user's own configuration of git has no part in it.
GIT = {
    'GIT_CONFIG_GLOBAL': os.devnull,
    'GIT_CONFIG_SYSTEM': os.devnull,
    **{f'GIT_{who}_NAME': 'The harbour office' for who in ('AUTHOR', 'COMMITTER')},
    **{f'GIT_{who}_EMAIL': 'office@example.org' for who in ('AUTHOR', 'COMMITTER')},
    **{f'GIT_{who}_DATE': '2025-03-03T10:30:00 +0100' for who in ('AUTHOR', 'COMMITTER')},
}
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
    handbook = BUILD / 'handbook'
    make_repository(handbook / 'repository')
    for source, out in ((DEMO, BUILD), (handbook / 'repository', handbook)):
        for builder in ('html', 'latex'):
            command = (sys.executable, '-m', 'sphinx', '-W', '--keep-going', '-q', '-b', builder)
            made = subprocess.run((*command, str(source), str(out / builder)), check=False)
            if made.returncode:
                print(f'\nThe demo could not be built as {builder}: see the warnings above.')
                return 1
    print()
    for out in (BUILD, handbook):
        print(f'HTML   {out / "html" / "index.html"}')
    missing = [program for program in ('latexmk', 'pdflatex') if not shutil.which(program)]
    if missing:
        print(f'LaTeX  {BUILD / "latex"}, {handbook / "latex"}\nPDF    none\n')
        print(TEX.format(missing=' and '.join(missing)))
        return 0
    return typeset(BUILD / 'latex') or typeset(handbook / 'latex')


def make_repository(folder: Path) -> None:
    """Make a git repository of the versions of the handbook, those before the last with a tag."""
    folder.mkdir(parents=True)

    def git(*arguments: str) -> None:
        environment = {**os.environ, **GIT}
        subprocess.run(('git', '-C', str(folder), *arguments), check=True, env=environment)

    git('init', '--quiet', '--initial-branch', 'main')
    for version in VERSIONS:
        git('rm', '-r', '--quiet', '--ignore-unmatch', '.')
        shutil.copytree(HANDBOOK / version, folder, dirs_exist_ok=True)
        git('add', '--all')
        git('commit', '--quiet', '--message', f'The handbook, {version}')
        if version != VERSIONS[-1]:
            git('tag', version)


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
