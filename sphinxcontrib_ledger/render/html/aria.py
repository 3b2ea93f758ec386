"""Labels of marks that screen readers say.

In: the document of an :class:`.Output`, its marks and legends fitted to HTML. Out: the same with
labels on its marks and names for its legends. Steps of rendering for HTML.

All of it is in labels of elements that hold no text: nobody copies it, no search finds it, and a
page or an e-book without any style does not show it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.node_text import columns
from sphinxcontrib_ledger.document.traversal import (
    all_of,
    is_whole,
    outside_links,
    self_and_ancestors,
    walk,
)
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.render.legend_titles import give_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.i18n.wording import Wording
    from sphinxcontrib_ledger.render.media import Output

#: From how many columns on an insertion has a start and an end that are said: a line of print.
#: Screen readers name the role of each insertion as it begins; few say where it ends, and some
#: say neither.  With a lower bound a page of small edits would talk more about edits than of its
#: subject; with a higher one a listener must remember for more than some five seconds of speech
#: that these are not the author's words.
LONG = 80


def label_marks(output: Output) -> None:
    """Give the marks of a document labels that screen readers say."""
    document, wording = output.document, output.wording
    for sign in all_of(document, ledger.ledger_ellipsis):
        if ledger.ELISION in sign['classes']:
            sign['label'] = wording.text('elided')
    for moved in all_of(document, ledger.ledger_moved_sign):
        moved['label'] = wording.text('moved-sign')
    for run in list(_runs(document)):
        _say_where(run, wording)


def name_legends(output: Output) -> None:
    """Give the legends of a document names: landmarks have names, each one of its own.

    The title names the first legend; others have numbers.
    """
    wording = output.wording
    titles = give_titles(output.document)
    if not wording.text('title'):
        # A landmark has a name that is said, also where no title is seen.
        wording = replace(wording, own=())
    legends = all_of(output.document, ledger.ledger_legend)
    for number, legend in enumerate(legends, 1):
        title = next((title for named, title in titles if named is legend), None)
        if number == 1 and title is not None:
            title['ids'] = [f'{ledger.LEGEND}-title']
            legend['named'] = {'aria-labelledby': f'{ledger.LEGEND}-title'}
        else:
            count = f' ({wording.number(number)})' if number > 1 else ''
            label = f'{wording.text("title")}{count}'
            legend['named'] = {'aria-label': label}


def _runs(document: nodes.document) -> Iterator[list[nodes.Element]]:
    """Go through what is marked; marks with nothing unmarked in between are one insertion.

    Those in headings do not count: screen readers make lists of headings.
    """
    run: list[nodes.Element] = []
    for node in walk(document):
        if isinstance(node, nodes.Element) and _is_marked(node):
            around = list(self_and_ancestors(node))[1:]
            if not any(_is_marked(outer) or isinstance(outer, _APART) for outer in around):
                run.append(node)
        elif run and _ends_run(node):
            yield run
            run = []
    yield run


#: Nodes whose marks are no part of a long insertion.
_APART = (nodes.title, ledger.ledger_legend)


def _ends_run(node: nodes.Node) -> bool:
    if isinstance(node, ledger.ledger_legend | ledger.ledger_ellipsis):
        return True
    is_text = isinstance(node, nodes.Text) and bool(node.strip())
    return is_text and not any(map(_is_marked, self_and_ancestors(node)))


def _is_marked(node: nodes.Node) -> bool:
    """Return whether all text in a node is marked; in code and new contexts not all of it is."""
    if isinstance(node, ledger.ledger_block):
        return is_whole(node)
    return isinstance(node, ledger.ledger_highlight)


def _say_where(run: Sequence[nodes.Element], wording: Wording) -> None:
    """Say where an insertion starts and ends, if it is long.

    A picture, a formula or a table is, since no role tells that it is an insertion.
    """
    if sum(map(_length, run)) < LONG:
        return
    start, end = (
        ledger.ledger_spoken(classes=[ledger.SPOKEN], label=wording.text(name))
        for name in ('starts', 'ends')
    )
    if isinstance(run[0], ledger.ledger_block):
        run[0].insert(0, start)
    else:
        # Nothing becomes a part of the name of a link.
        first = outside_links(run[0])
        replace_node(first, [start, first])
    if isinstance(run[-1], ledger.ledger_block):
        run[-1].append(end)
    else:
        last = outside_links(run[-1])
        replace_node(last, [last, end])


def _length(mark: nodes.Element) -> int:
    return LONG if isinstance(mark, ledger.ledger_block) else columns(mark.astext())
