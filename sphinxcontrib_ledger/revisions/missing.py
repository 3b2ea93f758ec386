"""What to do about a revision that a repository has not got.

In: a repository and the name of a revision.
Out: a sentence with the command that fetches it, or with the names that may be meant.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_ledger.revisions.git import Repository

#: How much alike two names are, of 1: ``v1.10`` is 0.89 like ``v1.1``; with less, any two tags are
#: alike, with more, ``1.0`` is not like ``v1.0``.
ALIKE = 0.8
#: How many names a message has at most.
MOST = 3
#: What a tag or a branch may be called, and what the id of a commit looks like.
NAME = re.compile(r'\w[\w./+-]*')
ID = re.compile(r'[0-9a-f]{7,40}')


def unknown(repository: Repository, revision: str) -> str:
    """Return what to tell people of a revision that is not there."""
    message = f'there is no revision {revision!r} in the git repository {str(repository.root)!r}'
    if revision == 'FETCH_HEAD':
        return (
            f'{message}: run "git fetch --depth 1 origin BRANCH" before the build, with the '
            'branch to compare with'
        )
    is_shallow = repository.succeeds('rev-parse', '--is-shallow-repository') == b'true\n'
    if NAME.fullmatch(revision):
        remote, _, branch = revision.partition('/')
        if branch and remote in _lines(repository, 'remote'):
            depth = '--depth 1 ' if is_shallow else ''
            return (
                f'{message}: run "git fetch {depth}{remote} {branch}:refs/remotes/{revision}" '
                f'before the build, if {remote!r} has such a branch'
            )
        if is_shallow:
            return f'{message}, which is a shallow clone: {_fetched(revision)} before the build'
    elif is_shallow:
        return f'{message}, which is a shallow clone: run "git fetch --unshallow" before the build'
    if near := _near(repository, revision):
        return f'{message}: did you mean {" or ".join(map(repr, near))}?'
    return f'{message}: see "git tag" and "git branch --all"'


def _fetched(revision: str) -> str:
    """Return the command that fetches what a name may be: the id of a commit, a tag, a branch."""
    if len(revision) == 40 and ID.fullmatch(revision):
        return f'run "git fetch --depth 1 origin {revision}"'
    if ID.fullmatch(revision) and not revision.isalpha():
        return 'run "git fetch --unshallow"'
    tag = f'refs/tags/{revision}'
    return (
        f'run "git fetch --depth 1 origin {tag}:{tag}" if it is a tag, or '
        f'"git fetch --depth 1 origin {revision}:refs/remotes/origin/{revision}" if it is a '
        f"branch, which is 'origin/{revision}' then,"
    )


def _near(repository: Repository, revision: str) -> list[str]:
    """Return tags and branches of nearly a name, also those of another clone."""
    names = _lines(
        repository,
        *('for-each-ref', '--format=%(refname:lstrip=2)'),
        *('refs/tags', 'refs/heads', 'refs/remotes'),
    )
    of_others = [name for name in names if name.endswith(f'/{revision}')]
    folded = {name.casefold(): name for name in names}
    near = get_close_matches(revision.casefold(), folded, MOST, ALIKE)
    return list(dict.fromkeys([*of_others, *(folded[name] for name in near)]))[:MOST]


def _lines(repository: Repository, *arguments: str) -> list[str]:
    printed = repository.succeeds(*arguments) or b''
    return printed.decode(errors='replace').splitlines()
