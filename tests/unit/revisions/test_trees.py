"""A commit is written to a folder, and nothing else happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.errors import LedgerError
from sphinxcontrib_ledger.revisions.git import repository_of
from sphinxcontrib_ledger.revisions.renames import renames
from sphinxcontrib_ledger.revisions.trees import export
from support.repository import Made, new_repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return new_repository(tmp_path / 'repository')


def written(made: Made, commit: str, folder: Path) -> dict[str, str]:
    """Export a commit; return what its files say, and where its links lead."""
    export(repository_of(made.root), commit, folder)
    return {
        path.relative_to(folder).as_posix(): str(path.readlink())
        if path.is_symlink()
        else path.read_text()
        for path in sorted(folder.rglob('*'))
        if path.is_symlink() or path.is_file()
    }


def test_all_files_of_a_commit_are_there_as_they_were(made: Made, tmp_path: Path) -> None:
    files = {'a.rst': 'One.\n', 'docs/b c.rst': 'Two.\r\n', 'docs/é.md': '', 'x\ny.txt': 'Four.'}
    commit = made.commit({name: text.encode() for name, text in files.items()})
    made.commit({'a.rst': 'Later.\n'})
    export(repository_of(made.root), commit, tmp_path / 'out')
    assert {name: (tmp_path / 'out' / name).read_bytes().decode() for name in files} == files


def test_working_tree_index_and_references_stay_as_they_are(made: Made, tmp_path: Path) -> None:
    commit = made.commit({'a.rst': 'One.\n'}, 'v1')
    made.commit({'b.rst': 'Two.\n'})
    (made.root / 'new.rst').write_text('Not noted yet.\n')

    def state() -> dict[str, bytes]:
        paths = sorted(path for path in made.root.rglob('*') if path.is_file())
        return {str(path): path.read_bytes() for path in paths}

    before = state()
    written(made, commit, tmp_path / 'out')
    renames(repository_of(made.root), commit, made.git('rev-parse', 'HEAD'))
    assert state() == before


def test_no_filter_or_hook_of_the_repository_runs(made: Made, tmp_path: Path) -> None:
    mark = tmp_path / 'ran'
    commit = made.commit(
        {'a.rst': 'One.\n', '.gitattributes': '*.rst filter=bad diff=bad\n'}, 'v1'
    )
    for name in ('filter.bad.smudge', 'filter.bad.process', 'diff.bad.textconv', 'diff.external'):
        made.git('config', name, f'touch {mark}')
    made.git('config', 'core.fsmonitor', f'touch {mark}')
    hook = made.root / '.git' / 'hooks' / 'post-checkout'
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\ntouch {mark}\n')
    hook.chmod(0o755)
    assert written(made, commit, tmp_path / 'out')['a.rst'] == 'One.\n'
    renames(repository_of(made.root), commit, commit)
    assert not mark.exists()


def test_links_within_a_tree_stay_and_those_out_of_it_do_not(made: Made, tmp_path: Path) -> None:
    (tmp_path / 'secret').write_text('Nobody is to read this.')
    made.commit({'a/b/c.rst': 'One.\n'})
    links = {
        'a/in': 'b/c.rst',
        'a/folder': 'b',
        'out': '../secret',
        'absolute': str(tmp_path / 'secret'),
        'a/up': '../..',
        'a/b/root': '../..',
        'through': 'a/b/root/../secret',
    }
    for name, target in links.items():
        (made.root / name).symlink_to(target)
    made.git('add', '--all')
    made.git('commit', '-q', '-m', 'Links')
    found = written(made, 'HEAD', tmp_path / 'out' / 'deep')
    assert {name for name in links if name in found} == {'a/in', 'a/folder', 'a/b/root'}


@pytest.mark.parametrize(
    'entry',
    [
        pytest.param(('100644', 'blob', '..'), id='the folder above'),
        pytest.param(('100644', 'blob', '.git'), id='what git keeps'),
        pytest.param(('100644', 'blob', '.GIT'), id='the same on other systems'),
        pytest.param(('100644', 'blob', 'a\\b'), id='a folder on other systems'),
        pytest.param(('160000', 'commit', 'module'), id='a submodule'),
        pytest.param(('120000', 'blob', 'link'), id='a link out of the tree'),
    ],
)
def test_names_that_no_file_may_have_are_left_out(
    made: Made, tmp_path: Path, entry: tuple[str, str, str]
) -> None:
    commit = made.commit_tree([entry, ('100644', 'blob', 'kept')])
    before = sorted(tmp_path.iterdir())
    assert written(made, commit, tmp_path / 'a' / 'b') == {'kept': '../../outside'}
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / 'a'])


def test_what_a_clone_has_not_got_is_said(made: Made, tmp_path: Path) -> None:
    made.commit({'a.rst': 'One.\n'}, 'v1')
    blob = made.git('rev-parse', 'v1:a.rst')
    (made.root / '.git' / 'objects' / blob[:2] / blob[2:]).unlink()
    with pytest.raises(LedgerError, match=r"has not got what 'a.rst' was: run 'git fetch'"):
        export(repository_of(made.root), 'v1', tmp_path / 'out')


def test_renamed_files_are_known_by_what_they_say(made: Made) -> None:
    text = 'A long text of some lines.\n' * 20
    before = made.commit({'old name.rst': text, 'gone.rst': 'Gone.\n', 'kept.rst': 'Kept.\n'})
    after = made.commit(
        {'sub/new\nname.rst': text + 'One more.\n', 'other.rst': 'Other.\n', 'kept.rst': 'Kept.\n'}
    )
    assert renames(repository_of(made.root), before, after) == {
        'sub/new\nname.rst': 'old name.rst'
    }
