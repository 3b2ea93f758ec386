"""Which files have another name in a later commit.

In: a repository and two commits.
Out: the earlier path of each file that was renamed, by its later one.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinxcontrib_ledger.revisions.git import Repository

#: How many files each side may have for git to compare those that came with those that went: its
#: own bound is 1,000; more finds renames in larger changes and takes time with their product.
LIMIT = 2000


def renames(repository: Repository, before: str, after: str) -> dict[str, str]:
    """Return the paths of renamed files, from the repository's root: ``{later: earlier}``.

    ``before`` and ``after`` are ids of commits.
    """
    listed = repository.run(
        'diff-tree', '-r', '-z', '-M', f'-l{LIMIT}', '--diff-filter=R', '--name-status',
        '--no-ext-diff', '--no-textconv', before, after,
    )  # fmt: skip
    fields = [os.fsdecode(field) for field in listed.split(b'\0')[:-1]]
    return {later: earlier for _, earlier, later in zip(*[iter(fields)] * 3, strict=True)}
