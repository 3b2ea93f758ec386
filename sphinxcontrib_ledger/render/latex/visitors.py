"""The marks in LaTeX: robust commands of the style file that comes with this package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import code_in
from sphinxcontrib_ledger.document.tree_edits import replace_node, set_children
from sphinxcontrib_ledger.i18n.phrases import PHRASES
from sphinxcontrib_ledger.render.code_marks import is_coloured, stretches_of
from sphinxcontrib_ledger.render.latex import page_references
from sphinxcontrib_ledger.render.latex.pygments_marks import with_words

if TYPE_CHECKING:
    from sphinx.writers.latex import LaTeXTranslator


#: What LaTeX reads as something else than a letter.
_SPECIAL = frozenset('\\{}$&#%^_~')


def for_latex(document: nodes.document) -> None:
    """Fit the marks to LaTeX: underlined text, and a sign of moves that every font has."""
    for sign in list(document.findall(ledger.ledger_moved_sign)):
        set_children(sign, [nodes.math('', r'\updownarrow'), nodes.Text(' ')])
    underline(document)
    for block in list(document.findall(ledger.ledger_moved_block)):
        keep_with_next(block)
    for option in list(document.findall(nodes.option_string)):
        # The writer takes the text of the name of an option, and no marks in it.
        if any(map(_is_mark, option.findall())):
            replace_node(option, [nodes.inline('', '', *option.children)])
    for classifier in list(document.findall(nodes.classifier)):
        # The writer puts brackets around one, which an elision has.
        if all(isinstance(child, ledger.ledger_elision) for child in classifier.children):
            replace_node(classifier, classifier.children)


def keep_with_next(block: ledger.ledger_moved_block) -> None:
    """Keep a sign of a move on the page of what was moved, which might float away."""
    siblings = block.parent.children
    place = siblings.index(block)
    moved = siblings[place + 1 : place + 2]
    together = ledger.ledger_together('', classes=[ledger.TOGETHER])
    set_children(block.parent, [*siblings[:place], together, *siblings[place + 2 :]])
    set_children(together, [block, *moved])


def visit_moved_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of a move as a paragraph."""
    self.visit_paragraph(node)


def depart_moved_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close it so that no page ends there."""
    self.body.append('\\par\\nobreak\n')


def visit_together(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what stays on one page."""
    self.body.append('\n\\begin{sphinxledgertogether}\n')


def depart_together(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close what stays on one page."""
    self.body.append('\n\\end{sphinxledgertogether}\n')


def say_elided(document: nodes.document, said: str) -> None:
    """Say in the document's language what elisions are called in a PDF with tags."""
    if said != PHRASES['elided'].text:
        plain = ''.join(letter for letter in said if letter not in _SPECIAL)
        document.insert(0, nodes.raw('', f'\\sphinxledgerelided{{{plain}}}', format='latex'))


def name_citations(document: nodes.document) -> None:
    """Let citations write their labels with the marks; Sphinx's writer takes nothing but text."""
    for citation in list(document.findall(nodes.citation)):
        label = citation.children[0]
        if any(map(_is_mark, label.findall())):
            marked = ledger.ledger_citation('', *citation.children, **citation.attributes)
            replace_node(citation, [marked])


def visit_citation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an entry of the bibliography; references to it show its label, and so the marks."""
    label, body = node.children[0], self.body
    self.body = []
    for child in label.children:
        child.walkabout(self)
    written, self.body = ''.join(self.body), body
    self.body.append(f'\\bibitem[{{{written}}}]{{{node["docname"]}:{node["ids"][0]}}}')


def depart_citation(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Leave it as it is: the next entry ends it."""


def _is_mark(node: nodes.Node) -> bool:
    return isinstance(node, ledger.ledger_highlight | ledger.ledger_elision)


def underline(document: nodes.document) -> None:
    """Wrap what is in highlights, piece by piece: LaTeX underlines text or a formula, no more."""
    for mark in list(document.findall(ledger.ledger_highlight)):
        for formula in list(mark.findall(nodes.math)):
            wrapper = ledger.ledger_underline(classes=[ledger.MATH])
            replace_node(formula, [wrapper])
            set_children(wrapper, [formula])
        for text in list(mark.findall(nodes.Text)):
            if text.strip() and not isinstance(text.parent, nodes.math):
                replace_node(text, _edges(text))


def _edges(text: nodes.Text) -> list[nodes.Node]:
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


def visit_highlight(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a highlight."""
    self.body.append(r'\sphinxledgerhighlight{')


def visit_underline(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open what a highlight underlines."""
    name = 'math' if ledger.MATH in node['classes'] else 'underline'
    self.body.append(rf'\sphinxledger{name}{{')


def visit_elision(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an elision with its spaces."""
    self.body.append(r'\sphinxledgerelision{')


def visit_ellipsis(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of an elision; an author's own ellipsis is text."""
    self.body.append(r'\sphinxledgerellipsis{' if ledger.ELISION in node['classes'] else '{')


def visit_moved_sign(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open the sign of a move, which has the colour of the marks."""
    self.body.append(r'\sphinxledgerellipsis{')


def depart_inline(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close a command."""
    self.body.append('}')


def visit_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a block that is marked as a whole, or code of which lines are."""
    if 'lines' in node:
        changed = _note_lines(self, node)
        lines = ','.join(map(str, changed))
        self.body.append(f'\n\\begin{{sphinxledgercode}}[{lines}]\n')
        self.body += page_references.of_lines(node, changed)
        self.context.append(str(len(self.body)))
    elif ledger.FORMULA in node['classes']:
        # No empty line: a displayed formula belongs to the paragraph before it.
        first = '' if self.body and self.body[-1].endswith('\n') else '\n'
        place = page_references.of_block(node)
        self.body.append(
            f'{first}{place}\\begin{{sphinxledgerblock}}\n\\begin{{sphinxledgerformula}}\n'
        )
    else:
        place = page_references.of_block(node)
        self.body.append(f'\n{place}\\begin{{sphinxledgerblock}}\n')


def _note_lines(self: LaTeXTranslator, node: nodes.Element) -> list[int]:
    """Have the writer highlight the changed lines beside the author's; return their numbers."""
    code = code_in(node)
    if not is_coloured(code):
        return []
    lines: list[int] = node['lines']
    text = code.astext()
    language = code.get('language', 'default')
    options = self.config.highlight_options.get(language, {})
    if text.startswith('\n') and _strips(self.highlighter.get_lexer(text, language, options)):
        # Empty lines before the code are not shown.
        lines = [line - len(text) + len(text.lstrip('\n')) for line in lines]
    arguments: dict[str, Any] = dict(code.get('highlight_args', {}))
    arguments['hl_lines'] = sorted({*arguments.get('hl_lines', ()), *lines})
    code['highlight_args'] = arguments
    return lines


def _strips(lexer: object) -> bool:
    return bool(getattr(lexer, 'stripnl', False))


def depart_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Close such a block."""
    if ledger.FORMULA in node['classes']:
        self.body.append('\n\\end{sphinxledgerformula}')
    if 'lines' in node:
        start = int(self.context.pop())
        code = code_in(node)
        if is_coloured(code):
            written = ''.join(self.body[start:])
            self.body[start:] = [with_words(written, code.astext(), stretches_of(node))]
    name = 'sphinxledgercode' if 'lines' in node else 'sphinxledgerblock'
    self.body.append(f'\n\\end{{{name}}}\n')
