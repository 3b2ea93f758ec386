"""Both sides of an article are read in sandboxes: a file becomes a doctree that waits.

Sphinx translates a document while it reads it, message by message.
An original is translated as its host is, which holds for those of its messages that are in the
host's catalog.

In: two files and the host.
Out: :class:`IsolatedSides`, which the comparison takes. First step of reading.
"""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_ledger.read.sandbox import IsolatedDocument, Reading, parse_isolated

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.read.problems import Problem
    from sphinxcontrib_ledger.read.registry import Format


class File(NamedTuple):
    """A file of an article."""

    text: str
    path: Path
    form: Format


def agreed(original: File, edited: File) -> tuple[File, File]:
    """Return the files of an article, each to be parsed with what the other one says of it."""
    both = edited.form.both
    if both is None or original.form is not edited.form:
        return original, edited
    parsers = both(original.text, edited.text)
    before, after = (edited.form._replace(parse=parse) for parse in parsers)
    return original._replace(form=before), edited._replace(form=after)


class IsolatedSides(NamedTuple):
    """The files that an article is compared by, read in sandboxes.

    ``original`` is the original as it is shown; ``written`` are both files as they are written, if
    their document is translated.
    """

    original: IsolatedDocument
    written: tuple[IsolatedDocument, IsolatedDocument] | None

    def problems(self) -> list[Problem]:
        """Return what costs text of the original, as it is written."""
        return (self.written[0] if self.written else self.original).problems

    def touched(self) -> list[str]:
        """Return the names of attributes of the project that reading them has changed."""
        every = (self.original, *(self.written or ()))
        return list(dict.fromkeys(name for side in every for name in side.touched))


def read_sides(
    original: File, edited: File, host: nodes.document, *, opens: bool
) -> IsolatedSides:
    """Read in sandboxes what the article of a document is compared by.

    ``opens`` says that the article's first fields are those of its page.
    """
    if not _is_translated(getattr(host.settings, 'env', None)):
        return IsolatedSides(parse_isolated(*original, host, Reading(opens=opens)), None)
    written = (
        parse_isolated(*original, host, Reading(translated=False, opens=opens)),
        parse_isolated(*edited, host, Reading(translated=False, opens=opens)),
    )
    shown = parse_isolated(*original, host, Reading(opens=opens))
    return IsolatedSides(shown, written)


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
