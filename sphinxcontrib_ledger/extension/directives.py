"""The directives ``ledger-article`` and ``ledger-legend``: what may be written, and where.

Their work is done by modules that are imported when the first of them is read, so that a project
without articles does not pay for them.
docutils reads the options of a directive before it runs it, and runs none with a wrong option: the
page would be without the article.  So every option can be read, and what is wrong is told later.

In: a directive as an author wrote it.
Out: pending nodes, which are filled when the document has been read. First step of an article.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils.parsers.rst import Directive, directives

from sphinxcontrib_ledger.extension.adoption import expect_pending
from sphinxcontrib_ledger.extension.messages import Location
from sphinxcontrib_ledger.settings import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from docutils import nodes

    from sphinxcontrib_ledger.errors import LedgerError
    from sphinxcontrib_ledger.nodes import ledger_note
    from sphinxcontrib_ledger.settings.option import Option


def _yes_or_no(argument: str | None) -> str:
    return directives.choice(argument or 'yes', ('yes', 'no'))


def _converter(option: Option) -> Callable[[str], str]:
    """Return how the argument of an option is read."""
    if option.types == (bool,):
        return _yes_or_no
    if option.check is not None:
        return partial(_lines, option.check)
    if option.choices is None:
        return directives.unchanged
    choices = tuple(option.choices())
    return lambda argument: directives.choice(argument, choices)


def _lines(check: Callable[[str], str], argument: str | None) -> str:
    """Return an argument of which each line is a value; ``check`` raises ``ValueError``."""
    lines = [line.strip() for line in (argument or '').splitlines()]
    return '\n'.join([check(line) for line in lines if line])


class Fault(NamedTuple):
    """In the place of an option's value: what is wrong with it."""

    problem: str


class OptionSpec(dict[str, Any]):
    """The options of a directive, by which those can be read, too, that it does not know.

    Sphinx has such a mapping, too, for the options of ``automodule``.
    """

    def __init__(self, converters: Mapping[str, Callable[[str], Any]]) -> None:
        super().__init__({name: partial(_value, name, read) for name, read in converters.items()})

    def __missing__(self, name: str) -> Callable[[str], Any]:
        return partial(_unknown, name, sorted(self))


def _value(name: str, read: Callable[[str], Any], argument: str) -> Any:
    try:
        return read(argument)
    except (ValueError, TypeError) as error:
        return Fault(f'the option :{name}: cannot be used ({error})')


def _unknown(name: str, known: Iterable[str], argument: str) -> Fault:
    """Say that there is no such option, and which one may be meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), 1)
    meant = f' (did you mean :{near[0]}:?)' if near else ''
    return Fault(f'there is no option :{name}:{meant}')


def fault_in(options: dict[str, Any]) -> LedgerError | None:
    """Return what is wrong with options, and take those that are wrong away."""
    faults = [name for name, value in options.items() if isinstance(value, Fault)]
    if not faults:
        return None
    from sphinxcontrib_ledger.errors import LedgerError, Subtype

    return LedgerError(Subtype.DIRECTIVE, '; '.join(options.pop(name).problem for name in faults))


class LedgerArticle(Directive):
    """Shows the edited file with everything marked that differs from the original."""

    # With too few or too many the article would not be on its page, and nothing would say so.
    required_arguments = 0
    optional_arguments = 2
    final_argument_whitespace = True
    has_content = True
    option_spec: ClassVar[dict[str, Any]] = OptionSpec(
        {
            **{
                option.directive: _converter(option)
                for option in OPTIONS.values()
                if option.directive
            },
            'note': directives.unchanged,
            'name': directives.unchanged,
            'class': directives.class_option,
        }
    )

    def run(self) -> list[nodes.Node]:
        """Read both files; return the edited one's nodes and a promise to mark them."""
        from sphinxcontrib_ledger.extension.article_reading import ArticleReader

        expect_pending(self.state.document)
        fault = fault_in(self.options)
        reader = ArticleReader(self, _location(self))
        reader.fault = fault
        reader.note = self._note()
        return reader.read()

    def _note(self) -> ledger_note | None:
        """Return what the editor says to readers: the option ``note``, and the body."""
        from docutils import nodes

        from sphinxcontrib_ledger.nodes import REASON, ledger_note

        note = ledger_note(classes=[REASON])
        if text := self.options.get('note'):
            inline, messages = self.state.inline_text(text, self.lineno)
            paragraph = nodes.paragraph(text, '', *inline)
            paragraph.source, paragraph.line = _location(self)
            note += [paragraph, *messages]
        if self.content:
            document = self.state.document
            source = document.current_source, document.current_line
            self.state.nested_parse(self.content, self.content_offset, note)
            # Names of files are found from there.
            document.current_source, document.current_line = source
        return note if note.children else None


class LedgerLegend(Directive):
    """Puts the legend of a document's articles, or of a project's, where the author wants it."""

    has_content = False
    option_spec: ClassVar[dict[str, Any]] = {
        'scope': lambda argument: directives.choice(argument, ('page', 'project'))
    }

    def run(self) -> list[nodes.Node]:
        """Return a promise of a legend."""
        env: Any = getattr(self.state.document.settings, 'env', None)
        if self.options.get('scope') == 'project' and env is not None:
            from sphinxcontrib_ledger.extension.legends.project import project_legend
            from sphinxcontrib_ledger.extension.legends.summaries import note_legend

            note_legend(env)
            return [project_legend()]
        from sphinxcontrib_ledger.extension.legends.placement import LegendTransform
        from sphinxcontrib_ledger.extension.pending import pending

        expect_pending(self.state.document)
        node = pending(LegendTransform, {'location': _location(self)})
        self.state.document.note_pending(node)
        return [node]


def _location(directive: Directive) -> Location:
    return Location(*directive.state_machine.get_source_and_line(directive.lineno))
