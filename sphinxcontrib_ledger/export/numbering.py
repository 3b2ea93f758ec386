"""The numbers of edits on marks, and the marks of a document by their numbers.

In: the edits of an article as readers count them.
Out: marks that carry the name of their article and the number of their edit, as strings; later,
in whatever document they are by then, the marks of each edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import self_and_ancestors, walk
from sphinxcontrib_ledger.export.visible_edits import MarkSpan, runs_of_code
from sphinxcontrib_ledger.nodes import ARTICLE, EDIT, ledger_change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.export.visible_edits import CodePlace


class EditKey(NamedTuple):
    """The name of an article and the number of an edit in it."""

    article: str
    number: int


def number_marks(article: str, edits: Iterable[Sequence[MarkSpan]]) -> None:
    """Note on the marks of an article's edits of which edit they are."""
    for number, edit in enumerate(edits, 1):
        for span in edit:
            span.node[ARTICLE] = article
            earlier = f'{span.node[EDIT]} ' if EDIT in span.node else ''
            span.node[EDIT] = f'{earlier}{number}'


def numbers_on(mark: nodes.Element) -> list[int]:
    """Return the numbers of the edits that a mark is about; several only on code."""
    return [int(number) for number in mark.get(EDIT, '').split()]


def number_around(mark: nodes.Node) -> int:
    """Return the number of the edit that a mark, or the mark around it, is of; 0 if of none."""
    for node in self_and_ancestors(mark):
        if isinstance(node, nodes.Element) and EDIT in node.attributes:
            return numbers_on(node)[0]
    return 0


def number_within(element: nodes.Element) -> int:
    """Return the number of the first edit in an element or around it; 0 if there is none."""
    for node in walk(element):
        if isinstance(node, nodes.Element) and EDIT in node.attributes:
            return numbers_on(node)[0]
    return number_around(element)


def edits_in_code(block: nodes.Element) -> Iterator[tuple[int, tuple[CodePlace, ...]]]:
    """Go through the edits in code: the number of each, and its lines and gaps."""
    return zip(numbers_on(block), runs_of_code(block), strict=False)


def marks_by_edit(document: nodes.Element) -> dict[EditKey, list[MarkSpan]]:
    """Return the marks of each edit that a document shows, in its order.

    Where marks were put into the text of code, those are the marks, and not the one around it.
    """
    marks: dict[EditKey, list[MarkSpan]] = {}
    for node in _numbered(document):
        if 'lines' in node:
            for number, places in edits_in_code(node):
                marks[EditKey(node[ARTICLE], number)] = [MarkSpan(node, 'lines', places)]
            continue
        for number in numbers_on(node):
            of_edit = marks.setdefault(EditKey(node[ARTICLE], number), [])
            if of_edit and of_edit[-1].places:
                of_edit.clear()
            of_edit.append(MarkSpan(node))
    return marks


def _numbered(document: nodes.Element) -> Iterator[nodes.Element]:
    """Go through the marks with numbers; an entry of a list has one, too, and is no mark."""
    for node in walk(document):
        if isinstance(node, ledger_change) or not isinstance(node, nodes.Element):
            continue
        if EDIT in node.attributes:
            yield node


def page_numbers(counts: Mapping[str, int], marks: Mapping[EditKey, object]) -> dict[EditKey, int]:
    """Return the number that each edit on a page has there: articles count on where others end.

    Edits that are not shown keep their numbers, so that all formats have the same ones.
    ``counts`` says how many edits each article has, in reading order.
    """
    offsets: dict[str, int] = {}
    total = 0
    for article, count in counts.items():
        offsets[article] = total
        total += count
    # Marks that an extension copied from another page have no number here.
    numbers = {key: offsets[key.article] + key.number for key in marks if key.article in offsets}
    return dict(sorted(numbers.items(), key=lambda entry: entry[1]))
