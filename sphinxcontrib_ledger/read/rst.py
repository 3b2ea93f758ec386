"""reStructuredText, as docutils reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.parsers.rst import Parser

if TYPE_CHECKING:
    from docutils import nodes


def parse(text: str, document: nodes.document) -> None:
    """Parse ``text`` into ``document``.

    docutils' parser rather than Sphinx's, which differs in that it puts the project's prolog and
    epilog around the text: those belong to the host document, once.
    """
    Parser().parse(text, document)
