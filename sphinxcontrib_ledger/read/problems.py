"""What is wrong with the markup of an original, told without a word of it.

Build logs are published, and what was removed is not to be read there: so a message names the
line and the kind of a problem, and everything else that is said meanwhile is kept back.

In: the messages of docutils, Sphinx and other extensions while an original is read.
Out: its :class:`Problem` s, which the directive reports.
"""

from __future__ import annotations

import logging
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The level from which an original's own problems are reported: those that cost text.
ERROR = 3
#: The level that no problem has.
NOTHING = 5
#: How messages of docutils begin that may be quoted; the rest of them may quote the file.
KINDS = (
    'Anonymous hyperlink mismatch',
    'Circular inclusion',
    'Circular substitution definition',
    'Content block expected',
    'Document may not end with a transition',
    'Document or section may not begin with a transition',
    'Duplicate substitution definition name',
    'Duplicate target name',
    'Error in',
    'Inconsistent literal block quoting',
    'Inconsistent title style',
    'Incomplete section title',
    'Invalid context',
    'Invalid option list marker',
    'Invalid section title or transition marker',
    'Malformed table',
    'Missing matching underline for section title overline',
    'Title level inconsistent',
    'Title overline & underline mismatch',
    'Too many autonumbered footnote references',
    'Too many symbol footnote references',
    'Undefined substitution referenced',
    'Unexpected indentation',
    'Unexpected section title',
    'Unknown directive type',
    'Unknown interpreted text role',
    'Unknown target name',
)
#: How MyST-Parser calls the problems that cost text.
MYST_KINDS = {
    'directive_unknown': 'Unknown directive type',
    'role_unknown': 'Unknown interpreted text role',
    'footnote': 'Unknown footnote',
}
#: The kind of problems that nobody can mend: an original may be older than what there is today.
FILE = 'a file that is not there'
#: How messages of docutils and MyST-Parser about files begin, and the name of its warning.
FILE_KINDS = ('Problem with', 'Problems with', 'Directive "include": ')
MYST_FILE = 'include'
#: How Sphinx's messages about files of listings begin, in two of its versions.
LISTINGS = (
    "Include file '%s' not found or reading it failed",
    'Include file %r not found or reading it failed',
)
#: What is said of all others.
OTHER = 'markup that cannot be read'


class Problem(NamedTuple):
    """A problem of an original: the file, a line of it if that is known, and its kind."""

    source: str
    line: int | None
    kind: str


@contextmanager
def problems_noted(document: nodes.document, problems: list[Problem]) -> Iterator[None]:
    """Add to ``problems`` what costs text of a document meanwhile, and keep all messages back."""

    def observe(message: nodes.system_message) -> None:
        if _costs_text(message, document):
            note(message.get('source', ''), message.get('line'), _kind_of_message(message))

    def note(source: str, line: int | None, kind: str) -> None:
        problem = Problem(str(source), line, kind)
        if problem not in problems:
            problems.append(problem)

    document.reporter.attach_observer(observe)
    try:
        if getattr(document.settings, 'env', None) is None:
            yield
            return
        from sphinx.util.logging import suppress_logging

        with suppress_logging() as kept_back, _other_loggers_quiet():
            yield
        for record in kept_back.buffer:
            if kind := _kind_of(record):
                note(*_place_of(record), kind)
    finally:
        document.reporter.detach_observer(observe)


@contextmanager
def _other_loggers_quiet() -> Iterator[None]:
    """Keep back what extensions say past Sphinx, by loggers of Python's own.

    A logger that was given a handler of its own still writes where that leads.
    """
    root = logging.getLogger()
    handlers = root.handlers[:]
    root.handlers[:] = [logging.NullHandler()]
    try:
        yield
    finally:
        root.handlers[:] = handlers


def _kind_of_message(message: nodes.system_message) -> str:
    text = _text_of(message)
    if text.startswith(FILE_KINDS) or message['level'] < ERROR:
        return FILE
    return next((kind for kind in KINDS if text.startswith(kind)), OTHER)


def costs_more_text(problems: Sequence[Problem], document: nodes.document) -> bool:
    """Return whether an original has lost text in more ways than the document beside it has.

    A directive that nothing knows any more may stand in both, and then both are shown without it.
    """
    messages = [*document.findall(nodes.system_message), *document.parse_messages]
    here = Counter(_kind_of_message(one) for one in messages if _costs_text(one, document))
    there = Counter(problem.kind for problem in problems)
    return bool(there - here)


def _kind_of(record: logging.LogRecord) -> str:
    """Return the kind of a problem that MyST-Parser logs; nothing of all others."""
    known: Any = getattr(record, 'subtype', '')
    if getattr(record, 'type', '') != 'myst':
        return ''
    return FILE if known == MYST_FILE else MYST_KINDS.get(known, '')


def _place_of(record: logging.LogRecord) -> tuple[str, int | None]:
    """Return the file and the line that a message is about."""
    location: Any = getattr(record, 'location', '')
    if isinstance(location, nodes.Node):
        around = location
        while around.line is None and around.parent is not None:
            around = around.parent
        return str(around.source or ''), around.line
    source, _, line = str(location).rpartition(':')
    return source, int(line) if line.isdecimal() else None


def _costs_text(message: nodes.system_message, document: nodes.document) -> bool:
    """Return whether docutils' message says that text is lost.

    Sphinx but warns of a listing whose file is not there.
    """
    if message['level'] >= ERROR:
        return True
    if message['level'] < ERROR - 1 or getattr(document.settings, 'env', None) is None:
        return False
    from sphinx.locale import __

    text = _text_of(message)
    return any(text.startswith(str(__(said)).partition('%')[0]) for said in LISTINGS)


def _text_of(message: nodes.system_message) -> str:
    return message.astext().partition(f'({message["type"]}/{message["level"]}) ')[2]
