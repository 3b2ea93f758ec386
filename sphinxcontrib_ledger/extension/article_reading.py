"""The work of ``ledger-article``: both files are read, and a pending node waits for their marks.

In: the directive, where it stands.
Out: the edited file's nodes, and behind them a pending node with all that its transform needs.
In a document that Sphinx gives up, only the place is kept: ``adoption`` has the files read there.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger.compat.environment import (
    is_given_up,
    reading_state,
    reading_state_restored,
)
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.errors import LedgerError, Subtype
from sphinxcontrib_ledger.extension.adoption import Adoption
from sphinxcontrib_ledger.extension.article_files import (
    file_names,
    find_file,
    note_files,
    read_file,
    read_revision,
)
from sphinxcontrib_ledger.extension.displaced import remove_shields
from sphinxcontrib_ledger.extension.messages import OUTCOMES, Location, warn
from sphinxcontrib_ledger.extension.pending import Pending, pending
from sphinxcontrib_ledger.extension.transforms import ArticleTransform
from sphinxcontrib_ledger.legend.notice import with_notice
from sphinxcontrib_ledger.read.article_tag import Tag
from sphinxcontrib_ledger.read.document_state import reading_of
from sphinxcontrib_ledger.read.embedding import parse_into_host
from sphinxcontrib_ledger.read.host_fit import (
    holds_sections,
    keep_fields,
    name_elements,
    opens_page,
    shield_first_paragraph,
    with_last,
    without_sections,
)
from sphinxcontrib_ledger.read.sides import File, agreed, read_sides
from sphinxcontrib_ledger.read.unlisted import parse_unlisted
from sphinxcontrib_ledger.settings.values import settings_of

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

    from sphinxcontrib_ledger.nodes import ledger_note
    from sphinxcontrib_ledger.read.sides import IsolatedSides
    from sphinxcontrib_ledger.settings import Settings


def _called(option: str) -> str:
    """Return an option by its name here."""
    return f':{option}:'


class ArticleReader:
    """Reads the article of a directive."""

    def __init__(self, directive: Directive, location: Location) -> None:
        self._directive = directive
        self._location = location
        self._document = directive.state.document
        #: Sphinx's build environment; ``None`` in plain docutils.
        self._env: Any = getattr(self._document.settings, 'env', None)
        self._tag = Tag()
        self.note: ledger_note | None = None
        self.fault: LedgerError | None = None  # of the options
        self._settings = settings_of(self._env and self._env.config, directive.options)

    def read(self) -> list[nodes.Node]:
        """Read both files; return the edited one's nodes and a promise to mark them.

        In a document that is given up, return a node that keeps their place.
        """
        document, directive = self._document, self._directive
        if not document.settings.file_insertion_enabled:
            raise directive.warning(f'"{directive.name}" directive disabled.')
        try:
            self._names = file_names(directive)
        except LedgerError as error:
            return self._lost(error)
        # In Markdown, a state does not tell.
        holder = directive.state_machine.node
        assert isinstance(holder, nodes.Element)
        self._holder: nodes.Element = holder
        self._outer_file = Path(document.current_source or document['source'])
        self._may_have_sections = holds_sections(directive.state, directive.state_machine)
        if is_given_up(document) and not reading_of(document):
            return self._shielded([self._place()])
        return self._read_here()

    def _shielded(self, children: list[nodes.Node]) -> list[nodes.Node]:
        return shield_first_paragraph(children, self._holder, self._tag)

    def _place(self) -> nodes.pending:
        """Return a node that keeps the place of an article until its document is adopted."""
        self._state = reading_state(self._env)
        return pending(Adoption, {'reader': self})

    def read_into(self, document: nodes.document, place: nodes.pending) -> None:
        """Read both files into the document that the node which keeps their place is in now."""
        self._document = document
        # The directives around have done what they do.
        remove_shields(self._tag)
        self._tag.before.clear()
        self._holder = place.parent
        with reading_state_restored(self._env, self._state):
            children = self._read_here(place)
        replace_node(place, children)

    def _read_here(self, place: nodes.Node | None = None) -> list[nodes.Node]:
        """Read both files for a place in the document: the one kept by ``place``, or its end."""
        document, settings, tag = self._document, self._settings, self._tag
        original, edited = (find_file(document, name) for name in self._names)
        note_files(document, edited if settings.original_rev else original, edited)
        try:
            file = self._read(edited, settings)
        except LedgerError as error:
            return self._lost(error)
        opens = self._env is not None and opens_page(document, self._holder, place)
        before = self._read_original(original, settings)
        if isinstance(before, File):
            before, file = agreed(before, file)
        # Before the edited file, or it would find what that one leaves: ids, objects, domains.
        beside = self._read_beside(before, file, opens=opens)
        if isinstance(beside, LedgerError) and self._is_left_out(beside):
            return []
        listed = settings.labels or self._env is None
        parse = parse_into_host if listed else parse_unlisted
        children = self._fitting(parse(*file, document, tag))
        name_elements(children, self._document, self._directive.options)
        if isinstance(beside, LedgerError):
            tag.take_off()
            is_nested = beside.subtype is Subtype.NESTED
            shown = children if is_nested else with_notice('unread', children, document)
            return with_last(shown, *filter(None, [self.note]))
        names, note = self._names, self.note
        own = 'legend' in self._directive.options
        article = Pending(beside, tag, self._settings, opens, names, self._location, note, own)
        if not settings.original_rev:
            self._warn_if_published(original)
        tag.tops = list(children)
        if self._env is None:
            children = keep_fields(children, tag)
        return self._with_promise(self._shielded(children), article)

    def _lost(self, error: LedgerError) -> list[nodes.Node]:
        """Warn of an article of which nothing can be shown; return a notice in its place."""
        if self._is_left_out(error, 'lost'):
            return []
        children = with_notice('lost', [], self._document)
        name_elements(children, self._document, self._directive.options)
        return with_last(children, *filter(None, [self.note]))

    def _is_left_out(self, error: LedgerError, shown: str = 'notice') -> bool:
        """Warn of an article that cannot be compared; return whether it is left out.

        ``shown`` is what becomes of it otherwise.  One within another is compared with that one.
        """
        is_nested = error.subtype is Subtype.NESTED
        on_error = 'notice' if is_nested else self._settings.on_error
        outcome = 'nested' if is_nested else shown if on_error == 'notice' else on_error
        problems = dict.fromkeys(each for each in (self.fault, error) if each)
        said = [each.message_for(_called) for each in problems]
        self._warn(error.subtype, '; '.join([*said, OUTCOMES[outcome]]), on_error)
        return on_error == 'omit'

    def _warn(self, subtype: Subtype, message: str, on_error: str = 'notice') -> None:
        warn(self._document, self._location, subtype, message, on_error)

    def _read(self, path: Path, settings: Settings) -> File:
        file = read_file(path, settings, self._document)
        self._refuse_recursion(path, file.text)
        return file

    def _read_original(self, path: Path, settings: Settings) -> File | LedgerError:
        """Return the original, or why it cannot be read; the edited text is shown even so."""
        if self.fault is not None:
            return self.fault
        try:
            if not settings.original_rev:
                return self._read(path, settings)
            # Legends name the revision.
            file, self._settings = read_revision(path, settings, self._document)
        except LedgerError as error:
            return error
        return file

    def _read_beside(
        self, original: File | LedgerError, edited: File, *, opens: bool
    ) -> IsolatedSides | LedgerError:
        """Return what the article is compared by, or why it has no marks."""
        if isinstance(original, LedgerError):
            return original
        if reading_of(self._document):
            return LedgerError(
                Subtype.NESTED, 'an article cannot be marked within another article'
            )
        try:
            return read_sides(original, edited, self._document, opens=opens)
        except LedgerError as error:
            return error

    def _refuse_recursion(self, path: Path, text: str) -> None:
        host = [self._outer_file] if self._directive.name in text else []
        outer = [*reading_of(self._document), *host]
        if any(path.resolve() == file.resolve() for file in outer):
            raise LedgerError(
                Subtype.RECURSION,
                f'{str(path)!r} contains this directive, so it would contain itself: '
                'keep the article in a file of its own',
            )

    def _fitting(self, children: list[nodes.Node]) -> list[nodes.Node]:
        """Return an article's nodes as they may stand here: in a list item there is no section."""
        has_sections = any(isinstance(child, nodes.section) for child in children)
        if not has_sections or self._may_have_sections:
            return children
        self._warn(
            Subtype.PLACE,
            'an article with headings stands where there can be no sections, so its headings are '
            'no part of the contents: move the directive to the left margin',
        )
        return without_sections(children, self._document)

    def _warn_if_published(self, original: Path) -> None:
        if self._env is not None:
            from sphinxcontrib_ledger.extension.published import published_as

            if problem := published_as(self._env, original):
                self._warn(Subtype.PUBLISHED, problem)

    def _with_promise(self, children: list[nodes.Node], article: Pending) -> list[nodes.Node]:
        """Put the pending node last, inside a section if there is one.

        Before the article it would keep a label above the directive from reaching the article;
        after its section it would keep docutils from making its heading the document's title.
        """
        node = pending(ArticleTransform, {'article': article})
        node.source, node.line = self._location
        self._document.note_pending(node)
        return with_last(children, node, *filter(None, [article.note]))
