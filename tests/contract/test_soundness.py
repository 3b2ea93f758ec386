"""The finished pages of random articles are true: ``benchmarks/soundness`` finds nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.projects import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / 'benchmarks/soundness'


def run(script: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the benchmark in a process of its own, since its modules have plain names."""
    command = [sys.executable, str(FOLDER / script), '--jobs', '1', *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


# So many of each format; LaTeX takes a quarter of the time.
@pytest.mark.slow
@pytest.mark.parametrize(
    'options',
    [
        ('--seed', '1', '--count', '50', '--builder', 'text'),
        pytest.param(('--seed', '2', '--count', '500'), marks=pytest.mark.nightly),
    ],
    ids=['100 pairs', '1000 pairs'],
)
def test_pages_of_random_articles_are_true(options: tuple[str, ...]) -> None:
    done = run('run.py', *options)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


@pytest.mark.slow
@pytest.mark.nightly
def test_planted_faults_are_found() -> None:
    done = run('planted.py', '--count', '20')
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_the_checker_knows_nothing_of_what_it_checks() -> None:
    ours = {'accounts', 'planting', 'planted_accounts', 'planted_marks'}
    paths: list[Path] = [path for path in FOLDER.glob('*.py') if path.stem not in ours]
    assert len(paths) > 20
    for path in paths:
        text = path.read_text(encoding='utf-8')
        assert 'import sphinxcontrib_ledger' not in text, path.name
        assert 'from sphinxcontrib_ledger' not in text, path.name
