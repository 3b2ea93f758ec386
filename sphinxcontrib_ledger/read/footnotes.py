"""The footnotes of an article are its own: others on its page may have the same names.

Names count for a whole document: where a footnote's name comes again, docutils breaks all
references to either, and MyST-Parser leaves the second footnote out.
So the names of an article's footnotes are kept aside until the whole page is read.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.transforms import Transform
from docutils.transforms.references import Substitutions

from sphinxcontrib_ledger.compat.host_document import name_books

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

#: What each book of a document says of some names, in the order of these.
Entries = list[dict[str, Any]]


@contextmanager
def own_footnotes(part: nodes.document) -> Iterator[None]:
    """Let what is parsed into ``part`` meanwhile have footnotes of names that others have, too.

    ``part`` is empty yet and shares the books of the document that it will be a part of.
    """
    others = _taken_out(part, [*part.footnotes, *part.autofootnotes])
    try:
        yield
        own = list(part.findall(nodes.footnote))
        if own:
            part.transformer.add_transform(
                FootnoteNames,
                own=own,
                references=list(part.findall(nodes.footnote_reference)),
                entries=_taken_out(part, own),
            )
    finally:
        _put_back(part, others, {})


class FootnoteNames(Transform):
    """Puts the names of an article's footnotes back, new ones instead of those that others have.

    The article's footnotes then go on counting.
    """

    default_priority = Substitutions.default_priority - 1

    def apply(
        self,
        own: Sequence[nodes.footnote],
        references: Sequence[nodes.footnote_reference],
        entries: Entries,
    ) -> None:
        """Put ``entries`` back, the names of ``own`` footnotes."""
        names = [name for footnote in own for name in footnote['names']]
        # What a heading is called is no name of its own.
        taken = {name for name in names if self.document.nametypes.get(name)}
        known = self.document.nameids.keys() | set(names)
        renamed = {
            name: next(new for n in count(2) if (new := f'{name}-{n}') not in known)
            for name in names
            # docutils leaves out numbers that are names.
            if name in taken or (taken and name.isdecimal())
        }
        if renamed:
            _number(self.document, own, references)
            for footnote in own:
                footnote['names'] = [renamed.get(name, name) for name in footnote['names']]
            for name, new in renamed.items():
                _refer(self.document, references, name, new)
        _put_back(self.document, entries, renamed)


def _taken_out(document: nodes.document, footnotes: Sequence[nodes.footnote]) -> Entries:
    names = [name for footnote in footnotes for name in footnote['names']]
    return [
        {name: book.pop(name) for name in names if name in book} for book in name_books(document)
    ]


def _put_back(document: nodes.document, entries: Entries, renamed: Mapping[str, str]) -> None:
    for book, entry in zip(name_books(document), entries, strict=True):
        book.update({renamed.get(name, name): value for name, value in entry.items()})


def _refer(
    document: nodes.document, references: Sequence[nodes.Element], name: str, new: str
) -> None:
    """Let those of some references that are to a name be to another one."""
    own = [reference for reference in references if reference.get('refname') == name]
    for reference in own:
        reference['refname'] = new
    books: list[dict[str, list[Any]]] = [document.footnote_refs, document.refnames]
    for book in books:
        book[name] = [one for one in book.get(name, ()) if one not in own]
        book[new] = [*own]


def _number(
    document: nodes.document,
    own: Sequence[nodes.footnote],
    references: Sequence[nodes.footnote_reference],
) -> None:
    """Let docutils number all footnotes, in the order of the numbers that they would have alone.

    MyST-Parser sets them by their numbers, and they are not to stand in another order than those
    of the original do.
    """
    order = _in_order(own, [reference.get('refname') for reference in references])
    rank = {name: number for number, one in enumerate(order) for name in one['names']}
    for one in order:
        if not one.get('auto'):
            document.footnotes.remove(one)
            del one[0]
            one['auto'] = 1
    known = [reference for reference in references if reference.get('refname') in rank]
    for reference in known:
        reference.clear()
        reference['auto'] = 1
    known.sort(key=lambda reference: rank[reference['refname']])
    _put_together(document.autofootnotes, order)
    _put_together(document.autofootnote_refs, known)


def _put_together(listed: list[Any], those: Sequence[nodes.Element]) -> None:
    """Put some elements of a list behind what is before the first of them."""
    at = next((k for k, one in enumerate(listed) if one in those), len(listed))
    listed[:] = [*listed[:at], *those, *[one for one in listed[at:] if one not in those]]


def _in_order(own: Sequence[nodes.footnote], names: Sequence[str | None]) -> list[nodes.footnote]:
    """Return footnotes by their numbers; ``names`` are those that are referred to, in order.

    What is counted gets the numbers that are left, in the order of the references.
    """
    given = {int(one[0].astext()): one for one in own if not one.get('auto')}
    first = {name: number for number, name in reversed([*enumerate(names)])}
    counted = [one for one in own if one.get('auto') == 1]
    counted.sort(key=lambda one: min([first.get(n, len(names)) for n in one['names']], default=0))
    free = (number for number in count(1) if number not in given)
    numbered = {**given, **dict(zip(free, counted, strict=False))}
    return [numbered[number] for number in sorted(numbered)]
