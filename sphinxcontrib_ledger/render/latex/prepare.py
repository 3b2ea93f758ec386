"""Marks prepared for LaTeX: what its writers cannot know or would drop is put into the document.

In: the document of an :class:`.Output`, with its marks as nodes. Out: the same with nodes that
LaTeX's writers write as they should. Steps of rendering: ``MARKS`` for the writers of docutils and
of Sphinx, the others for that of Sphinx.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import all_of, code_in
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.i18n.phrases import PHRASES
from sphinxcontrib_ledger.render.code_marks import changed_code, is_coloured
from sphinxcontrib_ledger.render.latex.moved_bars import put_bars_of_moves
from sphinxcontrib_ledger.render.latex.passages import has_bar
from sphinxcontrib_ledger.render.legend_titles import give_titles
from sphinxcontrib_ledger.render.page_nodes import ledger_citation, ledger_origin, ledger_together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.render.media import Output

#: Characters that LaTeX does not read as letters.
_SPECIAL = frozenset('\\{}$&#%^_~')
#: The attribute of a block of code that has the numbers of its changed lines as they are written.
WRITTEN_LINES = 'written-lines'


# For all writers of LaTeX


def draw_signs_of_moves(output: Output) -> None:
    """Give moves a sign that every font has."""
    for sign in all_of(output.document, ledger.ledger_moved_sign):
        set_children(sign, [nodes.math('', r'\updownarrow'), nodes.Text(' ')])
    for origin in all_of(output.document, ledger_origin):
        set_children(origin, [nodes.math('', r'\updownarrow')])


def underline(output: Output) -> None:
    """Wrap the contents of highlights piece by piece: LaTeX underlines a text or a formula.

    Those beside a bar have none: the bar says it to readers who do not see the colour.
    """
    marks = all_of(output.document, ledger.ledger_highlight)
    for mark in (mark for mark in marks if not has_bar(mark)):
        for formula in list(mark.findall(nodes.math)):
            wrapper = ledger.ledger_underline(classes=[ledger.MATH])
            replace_node(formula, [wrapper])
            set_children(wrapper, [formula])
        for text in list(mark.findall(nodes.Text)):
            if text.strip() and not isinstance(text.parent, nodes.math):
                replace_node(text, _underlined(text))


def _underlined(text: nodes.Text) -> list[nodes.Node]:
    """Return a text underlined but for the white space at its ends."""
    whole = text.astext()
    core = whole.strip()
    start = whole.index(core)
    pieces = [
        nodes.Text(whole[:start]),
        ledger.ledger_underline('', core, classes=[ledger.UNDERLINE]),
        nodes.Text(whole[start + len(core) :]),
    ]
    return [piece for piece in pieces if piece.astext()]


def keep_signs_with_next(output: Output) -> None:
    """Keep each sign of a move on the page of the moved block, which might float away."""
    for block in all_of(output.document, ledger.ledger_moved_block):
        siblings = block.parent.children
        index = siblings.index(block)
        moved = siblings[index + 1 : index + 2]
        together = ledger_together('', classes=[ledger.TOGETHER])
        set_children(block.parent, [*siblings[:index], together, *siblings[index + 2 :]])
        set_children(together, [block, *moved])


def keep_marks_of_options(output: Output) -> None:
    """Turn names of options with marks into text: the writer would take no marks from a name."""
    for option in all_of(output.document, nodes.option_string):
        if any(map(_is_mark, option.findall())):
            replace_node(option, [nodes.inline('', '', *option.children)])


def unwrap_removed_classifiers(output: Output) -> None:
    """Leave an elision alone that is all of a classifier: the writer would put brackets around."""
    for classifier in all_of(output.document, nodes.classifier):
        if all(isinstance(child, ledger.ledger_elision) for child in classifier.children):
            replace_node(classifier, classifier.children)


MARKS: Sequence[Callable[[Output], None]] = (
    put_bars_of_moves,
    draw_signs_of_moves,
    underline,
    keep_signs_with_next,
    keep_marks_of_options,
    unwrap_removed_classifiers,
)


def _is_mark(node: nodes.Node) -> bool:
    return isinstance(node, ledger.ledger_highlight | ledger.ledger_elision)


# For Sphinx's writer

#: What Sphinx's writer labels itself, so that it leaves out targets right before.
_LABELLED = (nodes.figure, nodes.table, nodes.literal_block, nodes.container)
#: Marks around what moved or was edited, and the sign of a move.
_BETWEEN = (ledger.ledger_block, ledger_together, ledger.ledger_moved_block)


def label_once(output: Output) -> None:
    """Put targets into the marks around what they lead to: else its labels are there twice."""
    for target in all_of(output.document, nodes.target):
        following: nodes.Node | None = target
        while isinstance(following, (nodes.target, *_BETWEEN)):
            is_sign = isinstance(following, ledger.ledger_moved_block)
            following = following.next_node(descend=not is_sign, ascend=True)
        if not isinstance(following, _LABELLED) or following.parent is target.parent:
            continue
        if target.get('refid') in following['ids']:
            replace_node(target, [])
            replace_node(following, [target, following])


def keep_lists_in_quotes(output: Output) -> None:
    """Let quotations be lists where they hold marks besides, as Sphinx's writer has those alone.

    It takes a list that is alone in a quotation for one that is indented.
    """
    for quote in all_of(output.document, nodes.block_quote):
        held = list(_held(quote))
        is_list = len(held) == 1 and isinstance(held[0], nodes.bullet_list | nodes.enumerated_list)
        if is_list and held != quote.children:
            replace_node(quote, quote.children)


def _held(element: nodes.Element) -> Iterator[nodes.Node]:
    """Go through what an element would hold if it had no marks."""
    for child in element.children:
        if isinstance(child, ledger.ledger_block | ledger_together):
            yield from _held(child)
        elif not isinstance(child, ledger.MARKS) and not _is_revealed(child):
            yield child


def _is_revealed(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and ledger.REVEALED in node['classes']


def say_elided(output: Output) -> None:
    """Say in the document's language what elisions are called in a PDF with tags."""
    spoken = output.wording.text('elided')
    if spoken != PHRASES['elided'].text:
        command = f'\\sphinxledgerelided{{{plain_letters(spoken)}}}'
        output.document.insert(0, nodes.raw('', command, format='latex'))


def plain_letters(text: str) -> str:
    """Return a text without what LaTeX does not read as letters."""
    return ''.join(letter for letter in text if letter not in _SPECIAL)


def name_citations(output: Output) -> None:
    """Let citations write their labels with the marks; Sphinx's writer takes nothing but text."""
    for citation in all_of(output.document, nodes.citation):
        label = citation.children[0]
        if any(map(_is_mark, label.findall())):
            marked = ledger_citation('', *citation.children, **citation.attributes)
            replace_node(citation, [marked])


def name_legends(output: Output) -> None:
    """Let the first line of each legend be the title of its box."""
    give_titles(output.document)


def note_lines(output: Output) -> None:
    """Have the writer highlight the changed lines of coloured code beside the author's own."""
    for block in changed_code(output.document):
        code = code_in(block)
        if not is_coloured(code):
            continue
        lines: list[int] = block['lines']
        text = code.astext()
        if text.startswith('\n') and _loses_empty_lines(code, text, output.document.settings):
            lines = [line - len(text) + len(text.lstrip('\n')) for line in lines]
        arguments: dict[str, Any] = dict(code.get('highlight_args', {}))
        arguments['hl_lines'] = sorted({*arguments.get('hl_lines', ()), *lines})
        code['highlight_args'], block[WRITTEN_LINES] = arguments, lines


def _loses_empty_lines(code: nodes.Element, text: str, settings: Any) -> bool:
    """Return whether Pygments takes empty lines away before the code, which some languages do."""
    # Plain docutils, which takes the steps above, must do without Sphinx.
    from sphinx.highlighting import PygmentsBridge

    language = code.get('language', 'default')
    options = settings.env.config.highlight_options.get(language, {})
    lexer = PygmentsBridge('latex').get_lexer(text, language, options)
    return bool(getattr(lexer, 'stripnl', False))
