"""Tables of other files, in a file that is read for a page in another folder.

Sphinx makes a path with a leading ``/`` one from the folder of the page, and docutils reads it
from the folder of the file that it stands in, which for an article is another one.

In: Sphinx's environment, or none.
Out: docutils' directive, which finds its file for a time. Reading calls it.
"""

from __future__ import annotations

import os.path
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.compat.registries import directive_registry, registry_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = 'csv-table'


@contextmanager
def csv_files_found(env: Any) -> Iterator[None]:
    """Have tables find files by paths from the folder of the sources, wherever they stand."""
    registry = directive_registry()
    known: Any = registry.get(NAME)
    if env is None or known is None:
        yield
        return

    class CSVTable(known):  # type: ignore[misc]
        def run(self) -> Any:
            name = self.options.get('file', '')
            if name.startswith('/'):
                document = self.state.document
                folder = Path(document.current_source or '').absolute().parent
                path = Path(document.settings.env.srcdir, name[1:])
                self.options['file'] = os.path.relpath(path, folder)
            return super().run()

    with registry_kept(registry, NAME):
        registry[NAME] = CSVTable
        yield
