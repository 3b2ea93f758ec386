"""Pages as they were parsed in another environment: what running code described there, too.

In: a document that was parsed, and no transform has changed.
Out: a file, which fills a document with the same again.  What belongs to the build that reads it,
as its settings and its reporter, is that of the new document.
"""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    from pathlib import Path

#: The suffix of the files.
SUFFIX = '.parsed'
#: The attributes of a document that belong to a build.
OF_BUILD = ('reporter', 'settings', 'transformer')
#: The attributes that every node has, of which the new document keeps its own.
OF_NODE = ('attributes', 'children', 'document', 'parent', 'current_source', 'current_line')


def write_parsed(document: nodes.document, path: Path) -> None:
    """Write a document as it is."""
    state = {k: v for k, v in vars(document).items() if k not in (*OF_BUILD, *OF_NODE)}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open('wb') as file:
        _Pickler(file, document).dump((document.children, state))


def read_parsed(path: Path, document: nodes.document) -> None:
    """Fill a document with one that was written.

    Raises :class:`LedgerError` (subtype ``format``) if another environment wrote what this one
    does not know.
    """
    try:
        with path.open('rb') as file:
            children, state = _Unpickler(file, document).load()
    except Exception as error:  # whatever a class that changed since raises
        raise LedgerError(
            Subtype.FORMAT,
            f'{path.name!r} of ledger_baseline_data cannot be read here ({error}): write it again '
            'with the extensions of both versions installed',
        ) from None
    vars(document).update(state)
    document.extend(children)
    for pending in list(document.findall(nodes.pending)):
        document.note_pending(pending)


class _Pickler(pickle.Pickler):
    """Leaves out what belongs to the build."""

    def __init__(self, file: Any, document: nodes.document) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        known = {name: getattr(document, name) for name in OF_BUILD}
        known |= {'document': document, 'env': getattr(document.settings, 'env', None)}
        self._names = {id(value): name for name, value in known.items() if value is not None}

    def persistent_id(self, value: Any) -> str | None:
        return self._names.get(id(value))


class _Unpickler(pickle.Unpickler):
    """Puts the new document's own in its place."""

    def __init__(self, file: Any, document: nodes.document) -> None:
        super().__init__(file)
        self._document = document

    def persistent_load(self, name: Any) -> Any:
        document = self._document
        if name == 'document':
            return document
        return document.settings.env if name == 'env' else getattr(document, name)
