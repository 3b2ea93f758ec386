"""reStructuredText, as docutils reads it.

In: text and an empty document.
Out: the document, filled.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import Parser

from sphinxcontrib_ledger.compat.registries import DEFAULT_ROLE, registry_kept, role_registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes


def parse(text: str, document: nodes.document) -> None:
    """Parse ``text`` into ``document``.

    docutils' parser rather than Sphinx's, which differs in that it puts the project's prolog and
    epilog around the text: those belong to the host document, once.
    """
    with _default_role(getattr(document.settings, 'env', None)):
        Parser().parse(text, document)


@contextmanager
def _default_role(env: Any) -> Iterator[None]:
    """Keep the host's default role: a parser forgets it at the end of what it takes for all.

    A ``default-role`` in an article holds for the article alone.
    """
    name = env.temp_data.get('default_role') if env is not None else None
    try:
        with registry_kept(role_registry(), DEFAULT_ROLE):
            yield
    finally:
        if env is not None:
            env.temp_data['default_role'] = name or ''
