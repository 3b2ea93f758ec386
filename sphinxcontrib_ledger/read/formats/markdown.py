"""Markdown, as MyST-Parser reads it, which need not be installed.

In: text and an empty document.
Out: the document, filled, or a :class:`LedgerError` without MyST-Parser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.errors import LedgerError, Subtype

if TYPE_CHECKING:
    from docutils import nodes

#: The message where an article is Markdown and nothing can read it.
MISSING = (
    'Markdown is read by MyST-Parser, which is not installed: '
    'install sphinxcontrib-ledger[markdown]'
)


def require() -> None:
    """Raise :class:`LedgerError` (subtype ``format``) if there is nothing to read Markdown."""
    try:
        import myst_parser  # noqa: F401
    except ImportError:
        raise LedgerError(Subtype.FORMAT, MISSING) from None


def parse(text: str, document: nodes.document) -> None:
    """Parse ``text`` into ``document``."""
    from sphinxcontrib_ledger.read.formats import myst

    myst.parse(text, document)
