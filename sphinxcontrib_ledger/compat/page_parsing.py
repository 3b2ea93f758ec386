"""How Sphinx parses the file of a page, for another file that is to be read in just that way.

In: Sphinx's environment, and the path of a page.
Out: the parser that it has, and a document with the settings that it gets.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.core import Publisher
from docutils.readers.standalone import Reader
from docutils.writers.null import Writer

from sphinxcontrib_ledger.compat.environment import application_of, isolated_reporter

if TYPE_CHECKING:
    from pathlib import Path

    from docutils.parsers import Parser


def page_parser(env: Any, path: Path | str) -> Parser:
    """Return a new parser for the file of a page, which asks ``env`` for what it wants to know."""
    from sphinx import version_info
    from sphinx.util import get_filetype

    app: Any = application_of(env)
    filetype = get_filetype(app.config.source_suffix, str(path))
    registry = app.registry
    if version_info >= (9,):
        parser: Parser = registry.create_source_parser(filetype, config=app.config, env=env)
    else:
        parser = registry.create_source_parser(app, filetype)
    return parser


def stand_in(env: Any, path: Path) -> nodes.document:
    """Return an empty document as Sphinx makes one for a page that it is about to read."""
    with warnings.catch_warnings():
        # docutils announces that its options will be read by another module of Python.
        warnings.simplefilter('ignore', DeprecationWarning)
        warnings.simplefilter('ignore', PendingDeprecationWarning)
        publisher = Publisher(Reader(), page_parser(env, path), Writer())
        settings = publisher.get_settings(traceback=True, **env.settings)
    document = nodes.document(settings, isolated_reporter(str(path), settings), source=str(path))
    document.note_source(str(path), -1)
    return document
