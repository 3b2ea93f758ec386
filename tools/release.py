"""Makes what is released, twice with the same bytes, and checks it: ``tox run -e release``.

In: the committed state of the repository.
Out: ``dist/``, whose wheel builds a page in an empty environment and whose source runs its tests.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / 'dist'
#: A project of one page, beside the two files of the first article.
PAGE = """\
News
====

.. ledger-article:: night-ferry.original.rst night-ferry.rst
"""
CONF = """\
extensions = ['sphinxcontrib_ledger']
exclude_patterns = ['night-ferry*']
"""


def run(*command: str | Path, cwd: Path = ROOT, **more: str) -> str:
    """Run a command, which has to succeed; return what it prints."""
    environment = {name: text for name, text in os.environ.items() if name != 'PYTHONPATH'}
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**environment, **more},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f'{done.stdout}\n{" ".join(map(str, command))} failed')
    return done.stdout


def build(folder: Path) -> dict[str, str]:
    """Build the source release and the wheel of it; return the digests of both by their names."""
    source = folder / 'source'
    archive = folder / 'source.tar'
    run('git', 'archive', '--output', archive, 'HEAD')
    with tarfile.open(archive) as tar:
        tar.extractall(source, filter='data')
    date = run('git', 'log', '-1', '--format=%ct').strip()
    out = folder / 'dist'
    run(sys.executable, '-m', 'build', '--outdir', out, source, SOURCE_DATE_EPOCH=date)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())
    }


def check_wheel(wheel: Path, folder: Path) -> None:
    """Build a page with nothing but the wheel and what it asks for."""
    environment = folder / 'environment'
    run(sys.executable, '-m', 'venv', environment)
    binaries = environment / ('Scripts' if os.name == 'nt' else 'bin')
    run(binaries / 'pip', 'install', '--quiet', wheel)
    project = folder / 'project'
    project.mkdir()
    for name in ('night-ferry.original.rst', 'night-ferry.rst'):
        shutil.copy(ROOT / 'docs/articles' / name, project)
    (project / 'conf.py').write_text(CONF, encoding='utf-8')
    (project / 'index.rst').write_text(PAGE, encoding='utf-8')
    run(binaries / 'sphinx-build', '-W', '-q', project, project / 'html')
    page = (project / 'html/index.html').read_text(encoding='utf-8')
    if '>half past</ins>' not in page:
        sys.exit('the page that the wheel built has no marks')
    printed = run(binaries / 'sphinx-ledger', 'diff', *sorted(project.glob('night-ferry*')))
    if '{+half past+}' not in printed:
        sys.exit('sphinx-ledger of the wheel finds no marks')


def check_source(source: Path, folder: Path) -> None:
    """Run the quickest tests of the source release, with the libraries that are here."""
    with tarfile.open(source) as tar:
        tar.extractall(folder, filter='data')
    [unpacked] = [path for path in folder.iterdir() if path.name.startswith('sphinxcontrib')]
    tests = ('tests/unit/document', 'tests/unit/proof')
    command = (sys.executable, '-m', 'pytest', '-q', '-p', 'no:cacheprovider', *tests)
    run(*command, cwd=unpacked, PYTHONPATH=str(unpacked))


def main() -> None:
    """Build twice, check, and leave the first in ``dist``."""
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name, side) for side in ('first', 'second')]
        for folder in folders:
            folder.mkdir()
        built = [build(folder) for folder in folders]
        if built[0] != built[1]:
            sys.exit(f'two builds differ: {built}')
        out = folders[0] / 'dist'
        [wheel], [source] = out.glob('*.whl'), out.glob('*.tar.gz')
        run(sys.executable, '-m', 'twine', 'check', '--strict', wheel, source)
        run('check-wheel-contents', wheel)
        run('validate-pyproject', ROOT / 'pyproject.toml')
        check_wheel(wheel, folders[0])
        check_source(source, folders[1])
        shutil.rmtree(DIST, ignore_errors=True)
        shutil.copytree(out, DIST)
    for name, digest in built[0].items():
        print(f'{digest}  dist/{name}')


if __name__ == '__main__':
    main()
