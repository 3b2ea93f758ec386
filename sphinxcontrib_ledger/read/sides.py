"""What an article is compared by: the original, and both files as written if they are translated.

Sphinx translates a document while it reads it, message by message.
An original is translated as its host is, which holds for those of its messages that are in the
host's catalog.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_ledger.read.sandbox import Reading, Shadow, parse_isolated

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.read.registry import Format


class File(NamedTuple):
    """A file of an article."""

    text: str
    path: Path
    form: Format


class Shadows(NamedTuple):
    """The original as it is shown; both files as they are written, in a translated document."""

    original: Shadow
    written: tuple[Shadow, Shadow] | None


def read_sides(original: File, edited: File, host: nodes.document, *, opens: bool) -> Shadows:
    """Read beside a document what its article, which may open it, is compared by."""
    if not _is_translated(getattr(host.settings, 'env', None)):
        return Shadows(parse_isolated(*original, host, Reading(opens=opens)), None)
    # What is to be said of the edited file is said where it is read into the host, and a warning
    # about a translation belongs to the host, too.
    written = (
        parse_isolated(*original, host, Reading(translated=False, opens=opens)),
        parse_isolated(*edited, host, Reading(translated=False, reported=False, opens=opens)),
    )
    return Shadows(parse_isolated(*original, host, Reading(reported=False, opens=opens)), written)


def _is_translated(env: Any) -> bool:
    """Return whether there is a catalog for the document that is being read."""
    # Plain docutils translates nothing.
    if env is None or not env.config.language:
        return False
    from sphinx.util.i18n import docname_to_domain

    domain = docname_to_domain(env.docname, env.config.gettext_compact)
    return any(
        gettext.find(domain, str(Path(env.srcdir, folder)), [env.config.language])
        for folder in env.config.locale_dirs
    )
