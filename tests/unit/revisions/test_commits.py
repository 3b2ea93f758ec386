"""A revision becomes a commit, or an error that says what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.revisions import git
from sphinxcontrib_ledger.revisions.commits import commit_of
from sphinxcontrib_ledger.revisions.git import Repository, repository_of
from support.repository import Made, new_repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope='module')
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    repository = new_repository(tmp_path_factory.mktemp('commits'))
    repository.commit({'a.rst': 'One.\n', 'docs/b.rst': 'Two.\n'}, 'v1.0')
    repository.commit({'a.rst': 'Three.\n'})
    return repository


def refused(repository: Repository, revision: str) -> str:
    with pytest.raises(LedgerError) as caught:
        commit_of(repository, revision)
    assert caught.value.subtype is Subtype.REVISION
    return str(caught.value)


def test_a_tag_is_a_commit_with_its_author_and_date(made: Made) -> None:
    commit = commit_of(repository_of(made.root), 'v1.0')
    assert commit.id == made.git('rev-parse', 'v1.0')
    assert (commit.name, commit.author) == ('v1.0', 'Ann Lee')
    assert commit.date.isoformat() == '2025-03-03T10:30:00+01:00'
    assert commit.is_named
    assert not commit_of(repository_of(made.root), commit.short).is_named


def test_a_repository_is_found_from_a_folder_within_it(made: Made) -> None:
    folder = made.root / 'sub'
    folder.mkdir(exist_ok=True)
    assert repository_of(folder).root.samefile(made.root)


@pytest.mark.parametrize(
    'revision',
    [
        '',
        'v9.9',
        '--upload-pack=touch pwned',
        '-p',
        '--all',
        'HEAD:a.rst',
        'HEAD^{tree}',
        'v1.0\nHEAD',
        'v1.0\0',
        'v1.0..HEAD',
        'v1.0 HEAD',
    ],
)
def test_what_is_no_commit_is_refused_and_runs_nothing(made: Made, revision: str) -> None:
    message = refused(repository_of(made.root), revision)
    assert message.startswith(f'there is no revision {revision!r} in the git repository')
    assert '\n' not in message
    assert not (made.root / 'pwned').exists()


@pytest.mark.parametrize(
    ('revision', 'command', 'then'),
    [
        ('v1.0', 0, 'v1.0'),
        ('old', 1, 'origin/old'),
        ('origin/old', 0, 'origin/old'),
        ('origin/a/branch', 0, 'origin/a/branch'),
        ('FETCH_HEAD', 0, 'FETCH_HEAD'),
        ('HEAD~1', 0, 'HEAD~1'),
        ('{id}', 0, '{id}'),
        ('{short}', 0, '{short}'),
    ],
)
def test_a_shallow_clone_is_told_how_to_get_what_is_missing(
    made: Made, tmp_path: Path, revision: str, command: int, then: str
) -> None:
    for branch in ('old', 'a/branch'):
        made.git('branch', '-f', branch, 'v1.0')
    made.git(
        'clone', '-q', '--depth', '1', '--no-tags', f'file://{made.root}', str(tmp_path / 's')
    )
    made.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    clone = Made(tmp_path / 's')
    known = made.git('rev-parse', 'v1.0')
    names = {'id': known, 'short': known[:7]}
    message = refused(repository_of(clone.root), revision.format(**names))
    told = re.findall(r'"(git fetch [^"]+)"', message)[command].replace('BRANCH', 'old')
    clone.git(*told.split()[1:])
    assert commit_of(repository_of(clone.root), then.format(**names)).id == known


@pytest.mark.parametrize(
    ('revision', 'told'),
    [
        ('1.0', "did you mean 'v1.0'?"),
        ('V1.0', "did you mean 'v1.0'?"),
        ('main', "did you mean 'origin/main'?"),
        ('origin/nothing', 'run "git fetch origin nothing:refs/remotes/origin/nothing" before'),
        ('FETCH_HEAD', 'run "git fetch --depth 1 origin BRANCH" before the build, with the'),
        ('nothing/of/this', 'see "git tag" and "git branch --all"'),
    ],
)
def test_a_whole_clone_is_told_what_may_be_meant(
    made: Made, tmp_path: Path, revision: str, told: str
) -> None:
    made.git('clone', '-q', f'file://{made.root}', str(tmp_path / 'c'))
    clone = Made(tmp_path / 'c')
    clone.git('checkout', '-q', '--detach')
    clone.git('branch', '-q', '-D', 'main')
    assert told in refused(repository_of(clone.root), revision)


def test_a_folder_outside_of_any_repository_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('GIT_CEILING_DIRECTORIES', str(tmp_path.parent))
    with pytest.raises(LedgerError, match='it is in no git repository: run the build in a clone'):
        repository_of(tmp_path)


def test_without_git_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('PATH', str(tmp_path))
    with pytest.raises(LedgerError, match="the program 'git' is not installed"):
        repository_of(tmp_path)


def test_a_caller_that_is_a_hook_of_git_leads_nowhere_else(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in git.OF_CALLERS:
        monkeypatch.setenv(name, '/nowhere')
    assert repository_of(made.root).root.samefile(made.root)
