"""A revision as somebody names it becomes a commit: its id, its date and its author.

In: a repository and a name such as ``v1.0``, ``main~3`` or ``1a2b3c4``.
Out: a :class:`Commit`, or an error that says what to do.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.revisions.missing import unknown

if TYPE_CHECKING:
    from sphinxcontrib_ledger.revisions.git import Repository

#: How many digits of an id are shown, as git itself shows of a small repository.
SHORT = 7
#: A person and a moment in a commit: ``author Ann Lee <ann@example.org> 1740988800 +0100``.
_SIGNED = re.compile(
    rb'^(author|committer) (?P<name>.*?) ?<[^>\n]*> (?P<time>\d+) (?P<sign>[-+])(?P<hours>\d\d)'
    rb'(?P<minutes>\d\d)$',
    re.MULTILINE,
)


class Commit(NamedTuple):
    """A commit: its id, the name that somebody asked for, who wrote it, and when it was made."""

    id: str
    name: str
    author: str
    date: datetime

    @property
    def short(self) -> str:
        """The beginning of the id, as people quote it."""
        return self.id[:SHORT]

    @property
    def is_named(self) -> bool:
        """Whether the name says more than the id."""
        return not self.id.startswith(self.name.lower())


def commit_of(repository: Repository, revision: str) -> Commit:
    """Return the commit that a revision is.

    Raises :class:`LedgerError` (subtype ``revision``) if there is none.
    """
    found = None
    # These would end an argument, or begin another line for whoever reads the message.
    if revision and revision.isprintable():
        found = repository.succeeds(
            'rev-parse', '--verify', '--quiet', '--end-of-options', f'{revision}^{{commit}}'
        )
    if found is None:
        raise LedgerError(Subtype.REVISION, unknown(repository, revision))
    commit = found.decode('ascii').strip()
    author, _ = _signed(repository, commit, b'author')
    _, date = _signed(repository, commit, b'committer')
    return Commit(commit, revision, author, date)


def _signed(repository: Repository, commit: str, role: bytes) -> tuple[str, datetime]:
    """Return who wrote or made a commit, and when; the header is read as git stores it."""
    header = repository.run('cat-file', 'commit', commit).partition(b'\n\n')[0]
    for found in _SIGNED.finditer(header):
        if found[1] == role:
            offset = timedelta(hours=int(found['hours']), minutes=int(found['minutes']))
            zone = timezone(-offset if found['sign'] == b'-' else offset)
            moment = datetime.fromtimestamp(int(found['time']), zone)
            return found['name'].decode(errors='replace'), moment
    return '', datetime.fromtimestamp(0, UTC)
