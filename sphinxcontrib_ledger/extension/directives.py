"""The directives ``ledger-article`` and ``ledger-legend``.

They find out all that can be known while a document is read, and leave a pending node.
"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives
from docutils.utils import relative_path

from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.export.recording import Files
from sphinxcontrib_ledger.extension.legend_placement import LegendTransform
from sphinxcontrib_ledger.extension.pending import Pending
from sphinxcontrib_ledger.extension.transforms import ArticleTransform
from sphinxcontrib_ledger.read.article_tag import Tag
from sphinxcontrib_ledger.read.document_state import is_original, reading_of
from sphinxcontrib_ledger.read.embedding import parse_into_host
from sphinxcontrib_ledger.read.files import read_text
from sphinxcontrib_ledger.read.host_fit import (
    holds_sections,
    keep_fields,
    shield_first_paragraph,
    without_sections,
)
from sphinxcontrib_ledger.read.registry import format_of
from sphinxcontrib_ledger.read.sides import File, read_sides
from sphinxcontrib_ledger.settings import OPTIONS, settings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_ledger.settings import Settings
    from sphinxcontrib_ledger.settings.option import Option


def _yes_or_no(argument: str | None) -> str:
    return directives.choice(argument or 'yes', ('yes', 'no'))


def _converter(option: Option) -> Callable[[str], str]:
    """Return how the argument of an option is read."""
    if option.types == (bool,):
        return _yes_or_no
    if option.choices is None:
        return directives.unchanged
    choices = tuple(option.choices())
    return lambda argument: directives.choice(argument, choices)


def _called(option: str) -> str:
    """Return an option by its name here."""
    return f':{option}:'


class LedgerDirective(Directive):
    """What both directives need: the environment, if there is one, and warnings."""

    @property
    def env(self) -> Any:
        """Sphinx's build environment; ``None`` in plain docutils."""
        return getattr(self.state.document.settings, 'env', None)

    def warn(self, subtype: Subtype, message: str) -> None:
        """Warn at the directive's own line; nobody can mend an original, so not in one."""
        if is_original(self.state.document):
            return
        source, line = self.state_machine.get_source_and_line(self.lineno)
        if self.env is None:
            self.state.document.reporter.warning(
                f'{message} [ledger.{subtype}]', source=source or '', line=line
            )
        else:
            from sphinx.util import logging

            logging.getLogger(__name__).warning(
                message, type='ledger', subtype=str(subtype), location=f'{source}:{line}'
            )


class LedgerArticle(LedgerDirective):
    """Shows the edited file with everything marked that differs from the original."""

    required_arguments = 2
    optional_arguments = 0
    final_argument_whitespace = True
    has_content = False
    option_spec: ClassVar[dict[str, Any]] = {
        **{
            option.directive: _converter(option) for option in OPTIONS.values() if option.directive
        },
        'name': directives.unchanged,
        'class': directives.class_option,
    }

    def run(self) -> list[nodes.Node]:
        """Read both files; return the edited one's nodes and a promise to mark them."""
        document = self.state.document
        if not document.settings.file_insertion_enabled:
            raise self.warning(f'"{self.name}" directive disabled.')
        settings = settings_of(self.env and self.env.config, self.options)
        names = self._file_names()
        original, edited = map(self._find, names)
        for path in (original, edited):
            # Also of one that cannot be read: the page is built again when it can.
            self._note(str(path))
        try:
            file = self._read(edited, settings)
        except LedgerError as error:
            self.warn(error.subtype, error.message_for(_called))
            return []
        tag, opens = Tag(), self._opens_page()
        children = parse_into_host(*file, document, tag)
        children = self._fitting(children)
        self._name(children)
        try:
            before = self._read(original, settings)
            self._refuse_nesting()
            beside = read_sides(before, file, document, opens=opens)
            pending = Pending(beside, tag, settings, opens, names, self.warn, self._note)
        except LedgerError as error:
            self.warn(
                error.subtype,
                f'{error.message_for(_called)}; the edited text is shown without marks',
            )
            tag.take_off()
            return children
        self._warn_if_published(original)
        tag.tops = list(children)
        if self.env is None:
            children = keep_fields(children, tag)
        return self._with_promise(shield_first_paragraph(children, self._holder, tag), pending)

    @property
    def _holder(self) -> nodes.Element:
        """Return what the article is read into; in Markdown, a state does not tell."""
        node = self.state_machine.node
        assert isinstance(node, nodes.Element)
        return node

    def _opens_page(self) -> bool:
        """Return whether Sphinx takes an article's first fields for those of its page."""
        document = self.state.document
        before = [child for child in document if not isinstance(child, nodes.PreBibliographic)]
        return self.env is not None and self._holder is document and not before

    def _file_names(self) -> Files:
        """Return the two files as they are named."""
        try:
            names = shlex.split(' '.join(self.arguments), posix=True)
        except ValueError as error:
            raise self.error(f'"{self.name}" directive: {error} in its arguments.') from None
        if len(names) != 2:
            raise self.error(
                f'"{self.name}" directive: 2 files are needed, the original and the edited one, '
                f'but {len(names)} are named (quote names with spaces).'
            )
        return Files(*names)

    def _find(self, name: str) -> Path:
        """Return a file, found as ``include`` finds its file."""
        if self.env is not None:
            return Path(self.env.relfn2path(name)[1])
        settings = self.state.document.settings
        if name.startswith('/') and getattr(settings, 'root_prefix', None):
            return Path(settings.root_prefix) / name[1:]
        base = self.state.document.current_source or ''
        return Path(relative_path(None, Path(base).parent / name))

    def _read(self, path: Path, settings: Settings) -> File:
        form = format_of(path, settings.read_as)
        text = read_text(path, settings.encoding)
        self._refuse_recursion(path, text)
        return File(text, path, form)

    def _note(self, path: str) -> None:
        """Note that the document must be read again when a file changes."""
        if self.env is not None:
            self.env.note_dependency(path)
        self.state.document.settings.record_dependencies.add(path)

    def _refuse_recursion(self, path: Path, text: str) -> None:
        document = self.state.document
        host = document.current_source or document['source']
        outer = [*reading_of(document), *([Path(host)] if self.name in text else [])]
        if any(path.resolve() == one.resolve() for one in outer):
            raise LedgerError(
                Subtype.RECURSION,
                f'{str(path)!r} contains this directive, so it would contain itself: '
                'keep the article in a file of its own',
            )

    def _refuse_nesting(self) -> None:
        if reading_of(self.state.document):
            raise LedgerError(Subtype.NESTED, 'an article cannot be marked within another article')

    def _fitting(self, children: list[nodes.Node]) -> list[nodes.Node]:
        """Return an article's nodes as they may stand here: in a list item there is no section."""
        has_sections = any(isinstance(child, nodes.section) for child in children)
        if not has_sections or holds_sections(self.state, self.state_machine):
            return children
        self.warn(
            Subtype.PLACE,
            'an article with headings stands where there can be no sections, so its headings are '
            'no part of the contents: move the directive to the left margin',
        )
        return without_sections(children, self.state.document)

    def _warn_if_published(self, original: Path) -> None:
        if self.env is None:
            return
        docname = self.env.path2doc(str(original))
        if docname in self.env.found_docs:
            self.warn(
                Subtype.PUBLISHED,
                f'the original is also the document {docname!r} of this project, so what was '
                'removed from it is published: add it to exclude_patterns',
            )

    def _name(self, children: Sequence[nodes.Node]) -> None:
        """Give the options name and class to the article's own elements."""
        elements = [child for child in children if isinstance(child, nodes.Element)]
        if elements:
            self.add_name(elements[0])
        for element in elements:
            element['classes'] += self.options.get('class', [])

    def _with_promise(self, children: list[nodes.Node], article: Pending) -> list[nodes.Node]:
        """Put the pending node last, inside a section if there is one.

        Before the article it would keep a label above the directive from reaching the article;
        after its section it would keep docutils from making its heading the document's title.
        """
        pending = nodes.pending(ArticleTransform, {'article': article})
        pending.source, pending.line = self.state_machine.get_source_and_line(self.lineno)
        self.state.document.note_pending(pending)
        last = children[-1] if children else None
        if isinstance(last, nodes.section):
            last.append(pending)
            return children
        return [*children, pending]


class LedgerLegend(LedgerDirective):
    """Puts the legend of a document's articles where the author wants it."""

    has_content = False

    def run(self) -> list[nodes.Node]:
        """Return a promise of a legend."""
        pending = nodes.pending(LegendTransform, {'warn': self.warn})
        self.state.document.note_pending(pending)
        return [pending]
