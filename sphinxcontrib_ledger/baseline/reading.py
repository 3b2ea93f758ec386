"""A page is read beside what it was: its earlier file in a sandbox, before its own is parsed.

In: a page that Sphinx is about to read.
Out: what waits for the page until it is parsed: its earlier file, read, or why there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

from sphinxcontrib_ledger.baseline.earlier_names import Said, earlier_name, near_docnames
from sphinxcontrib_ledger.baseline.pages import Outcome, outcome_of, outcomes_of
from sphinxcontrib_ledger.baseline.parsed_pages import read_parsed
from sphinxcontrib_ledger.baseline.telling.made_page import made_page
from sphinxcontrib_ledger.baseline.todays_names import Place
from sphinxcontrib_ledger.baseline.unchanged import files_shown, is_unchanged
from sphinxcontrib_ledger.compat.page_parsing import page_parser, stand_in
from sphinxcontrib_ledger.compat.throwaway import is_throwaway
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.recording import Files
from sphinxcontrib_ledger.read.files import refuse_long_lines, text_from
from sphinxcontrib_ledger.read.registry import Format
from sphinxcontrib_ledger.read.sandbox import COLLECTING
from sphinxcontrib_ledger.read.sides import File, read_sides

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.baseline.version import EarlierVersion
    from sphinxcontrib_ledger.read.sides import IsolatedSides
    from sphinxcontrib_ledger.settings import Settings

#: The key in Sphinx's environment of what waits for the page that is read.
WAITING = 'ledger_baseline'
#: The directives of reStructuredText and Markdown that show what running code makes.
GENERATING = re.compile(
    r'^[ \t]*(?:\.\. |[`~:]{3,}\{)(?:auto(?:module|class|exception|function|method|attribute|data|'
    r'decorator|property|type|summary|program|doxygen\w*)|argparse|click|command-output|'
    r'jupyter-execute|plot|program-output|typer)(?:::|\})',
    re.MULTILINE,
)
#: The suffixes of formats whose directives are known.
KNOWN_FORMATS = ('.rst', '.txt', '.md')
#: What makes marks of its own on a page.
ARTICLE = re.compile(r'ledger-article\b')


@dataclass(frozen=True, eq=False)
class Waiting:
    """What waits for a page: its earlier file, read, or why there is nothing to compare."""

    outcome: Outcome
    beside: IsolatedSides | LedgerError | None = None
    settings: Settings | None = None
    files: Files = Files('', '')
    version: EarlierVersion | None = None
    docname: str = ''


class PageReader:
    """Reads the earlier file of each page before the page itself is parsed."""

    def __init__(self, version: EarlierVersion, settings: Settings) -> None:
        self._version = version
        self._settings = settings

    def read(self, env: Any, docname: str, text: str) -> Waiting:
        """Return what waits for a page whose file has a text."""
        version = self._version
        path = Path(env.doc2path(docname))
        if ARTICLE.search(text):
            return Waiting(Outcome('own'))
        earlier, misnamed = earlier_name(docname, text, version, path.relative_to(env.srcdir))
        if misnamed is not None:
            _warn_of_name(misnamed, version, path)
        other = earlier if earlier != docname else ''
        if earlier not in version.project.docnames:
            return Waiting(Outcome('new'), version=version)
        before = Path(version.project.doc2path(earlier, absolute=True))
        if version.commit is None:
            env.note_dependency(str(before))
        if earlier == docname and self._is_unchanged(env, docname, path, before, text):
            return Waiting(Outcome('same', generated=_is_generated(text, version, earlier)))
        files = Files(
            f'{version.label}:{before.relative_to(version.folder).as_posix()}',
            path.relative_to(env.srcdir).as_posix(),
        )
        if parsed := version.parsed(earlier):
            env.note_dependency(str(parsed))
        generated = _is_generated(text, version, earlier)
        return Waiting(
            Outcome('unread', other, generated=generated),
            self._sides(env, (before, files.original), earlier, path, text),
            self._settings,
            files,
            version,
            earlier,
        )

    def _is_unchanged(self, env: Any, docname: str, path: Path, before: Path, text: str) -> bool:
        """Return whether nothing of a page changed, so that it need not be compared."""
        config, version = env.config, self._version
        # What the project puts around its pages may show a file on any of them, by substitutions.
        around = f'{config.rst_prolog or ""}\n{config.rst_epilog or ""}'
        if path.suffix not in KNOWN_FORMATS or any(True for _ in files_shown(around)):
            return False
        try:
            old = _text_of(before, repr(before), config)
        except LedgerError:
            return False
        now = Place(Path(env.srcdir), docname)
        then = now._replace(sources=version.folder)
        # What running code made then is known by what its own environment wrote.
        shown = is_unchanged(text, old, now, then, code=version.parsed(docname) is None)
        for file in shown or () if version.commit is None else ():
            env.note_dependency(str(file))
        return shown is not None

    def _sides(
        self, env: Any, file: tuple[Path, str], earlier: str, path: Path, text: str
    ) -> IsolatedSides | LedgerError:
        """Return the earlier file, read; or why it cannot be.

        ``file`` is its path, and what it is called to people.
        """
        before, named = file
        host = stand_in(env, path)
        try:
            old = _text_of(before, repr(named), env.config)
            refuse_long_lines(old, Path(named), host.settings.line_length_limit)
            parse = partial(_parse_earlier, self._version, earlier)
            original = File(old, before, Format((), parse))
            return read_sides(original, File(text, path, Format((), _parse)), host, opens=True)
        except LedgerError as error:
            return error


def _text_of(before: Path, named: str, config: Any) -> str:
    """Return the text of an earlier page, in UTF-8 as Sphinx reads pages, or as the project says.

    It is no guess: a text in another encoding is hardly ever UTF-8 as well.
    """
    data, other = before.read_bytes(), config.ledger_baseline_encoding
    try:
        return text_from(data, 'utf-8-sig', named)
    except LedgerError:
        if not other:
            raise
    return text_from(data, other, named)


def _warn_of_name(misnamed: Said, version: EarlierVersion, path: Path) -> None:
    """Warn that a page says that it was called what no page of the earlier version was."""
    near = ' or '.join(map(repr, near_docnames(misnamed.name, version)))
    logging.getLogger(__name__).warning(
        '%s has no page %r, so this page counts as new: %s, or take this line away',
        version.label,
        misnamed.name,
        f'did you mean {near}? Correct the name' if near else 'correct the name',
        type='ledger',
        subtype=str(Subtype.BASELINE),
        location=f'{path}:{misnamed.line}',
    )


def _is_generated(text: str, version: EarlierVersion, earlier: str) -> bool:
    """Return whether a page holds what today's code makes on both sides."""
    return version.parsed(earlier) is None and GENERATING.search(text) is not None


def _parse_earlier(
    version: EarlierVersion, docname: str, text: str, document: nodes.document
) -> None:
    """Parse an earlier file where its own tree is that of the project.

    If it was parsed in another environment, what that made of it is taken.
    """
    env: Any = document.settings.env
    env.srcdir, env.project = type(env.srcdir)(version.folder), version.project
    env.temp_data['docname'] = docname
    if parsed := version.parsed(docname):
        read_parsed(parsed, document)
        return
    content = [text]
    # What extensions make of the sources of pages, they make of earlier ones.
    env.events.emit('source-read', docname, content)
    _parse(content[0], document)


def _parse(text: str, document: nodes.document) -> None:
    """Parse the file of a page, and have it go through what its parser does last.

    The transforms before that are those of the page as it is today, as of all originals.
    """
    parser = page_parser(document.settings.env, document['source'])
    parser.parse(text, document)
    for transform in parser.get_transforms():
        if (transform.default_priority or 0) >= COLLECTING:
            document.transformer.add_transform(transform)


def note_waiting(reader: PageReader, app: Sphinx, docname: str, source: list[str]) -> None:
    """Read the earlier file of a page, at Sphinx's event ``source-read``."""
    env: Any = app.env
    if is_throwaway(env) or not is_compared(docname, app.config) or docname == made_page(app):
        return
    waiting = reader.read(env, docname, source[0])
    env.temp_data[WAITING] = waiting
    outcomes_of(env)[docname] = waiting.outcome


def is_compared(docname: str, config: Any) -> bool:
    """Return whether a project has a page compared."""
    from sphinx.util.matching import Matcher

    included = config.ledger_baseline_include
    excluded = Matcher(config.ledger_baseline_exclude)
    return (not included or Matcher(included)(docname)) and not excluded(docname)


def note_outcome(app: Sphinx, docname: str, comparison: Any) -> None:
    """Note what became of a page when it has its marks, at our event ``ledger-compared``."""
    outcomes = outcomes_of(app.env)
    if docname in outcomes and outcomes[docname].kind != 'own':
        known = outcomes[docname]
        found = outcome_of(comparison.record, known.earlier)
        outcomes[docname] = found._replace(generated=known.generated)
