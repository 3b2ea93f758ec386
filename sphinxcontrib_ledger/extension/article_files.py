"""The two files of an article: how they are named, and where they are.

In: a directive.
Out: the paths of its files.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.utils import relative_path

from sphinxcontrib_ledger.export.recording import Files

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.parsers.rst import Directive


def file_names(directive: Directive) -> Files:
    """Return the two files as they are named."""
    try:
        names = shlex.split(' '.join(directive.arguments), posix=True)
    except ValueError as error:
        raise directive.error(f'"{directive.name}" directive: {error} in its arguments.') from None
    if len(names) != 2:
        raise directive.error(
            f'"{directive.name}" directive: 2 files are needed, the original and the edited '
            f'one, but {len(names)} are named (quote names with spaces).'
        )
    return Files(*names)


def find_file(document: nodes.document, name: str) -> Path:
    """Return a file, found as ``include`` finds its file."""
    env: Any = getattr(document.settings, 'env', None)
    if env is not None:
        return Path(env.relfn2path(name)[1])
    settings = document.settings
    if name.startswith('/') and getattr(settings, 'root_prefix', None):
        return Path(settings.root_prefix) / name[1:]
    base = document.current_source or ''
    return Path(relative_path(None, Path(base).parent / name))
