"""The footnotes of an article are its own: others on its page may have the same names.

In: the part of a document that the edited file is parsed into.  Out: the same, its footnotes with
names that no other has.  It happens while the edited file is parsed, and when its page is read.

Names count for a whole document: if two footnotes have the same, docutils breaks all references to
either, and MyST-Parser leaves the second footnote out.
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

#: The entries of some names in each book of a document, in the order of the books.
Entries = list[dict[str, Any]]


@contextmanager
def own_footnotes(part: nodes.document) -> Iterator[None]:
    """Allow footnotes that are parsed into ``part`` meanwhile to have names that others have, too.

    ``part`` is empty and shares its books of names with the document that it will be a part of.
    """
    of_host = _taken_out(part, [*part.footnotes, *part.autofootnotes])
    try:
        yield
        own = list(part.findall(nodes.footnote))
        if own:
            part.transformer.add_transform(
                FootnoteNames,
                own=own,
                references=list(part.findall(nodes.footnote_reference)),
                links=list(part.findall(nodes.reference)),
                entries=_taken_out(part, own),
            )
    finally:
        _put_back(part, of_host, {})


class FootnoteNames(Transform):
    """Puts the names of an article's footnotes back, and renames those that others have, too.

    The article's footnotes then continue the numbers of those before.
    """

    default_priority = Substitutions.default_priority - 1

    def apply(
        self,
        own: Sequence[nodes.footnote],
        references: Sequence[nodes.footnote_reference],
        links: Sequence[nodes.reference],
        entries: Entries,
    ) -> None:
        """Put ``entries`` back, the names of ``own`` footnotes.

        A footnote's number may be the name of a link, too: ``1_``.
        """
        names = [name for footnote in own for name in footnote['names']]
        # The names of headings are implicit, and may be those of footnotes.
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
                _refer(self.document, references, links, name, new)
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
    document: nodes.document,
    references: Sequence[nodes.footnote_reference],
    links: Sequence[nodes.reference],
    name: str,
    new: str,
) -> None:
    """Let the references and links to the name ``name`` refer to ``new``."""
    own = [reference for reference in references if reference.get('refname') == name]
    named = [*own, *(link for link in links if link.get('refname') == name)]
    books: list[tuple[dict[str, list[Any]], Sequence[nodes.Element]]] = [
        (document.footnote_refs, own),
        (document.refnames, named),
    ]
    for book, renamed in books:
        book[name] = [link for link in book.get(name, ()) if link not in renamed]
        book[new] = [*renamed]
    for link in named:
        link['refname'] = new


def _number(
    document: nodes.document,
    own: Sequence[nodes.footnote],
    references: Sequence[nodes.footnote_reference],
) -> None:
    """Let docutils number all footnotes, in the order of the numbers that they would have alone.

    MyST-Parser sorts them by their numbers, and their order must not differ from the original's.
    """
    order = _in_order(own, [reference.get('refname') for reference in references])
    rank = {name: number for number, note in enumerate(order) for name in note['names']}
    for footnote in order:
        if not footnote.get('auto'):
            document.footnotes.remove(footnote)
            del footnote[0]
            footnote['auto'] = 1
    known = [reference for reference in references if reference.get('refname') in rank]
    for reference in known:
        reference.clear()
        reference['auto'] = 1
    known.sort(key=lambda reference: rank[reference['refname']])
    _put_together(document.autofootnotes, order)
    _put_together(document.autofootnote_refs, known)


def _put_together(listed: list[Any], elements: Sequence[nodes.Element]) -> None:
    """Gather some elements of a list, in the order given, at the place of the first of them."""
    start = next((i for i, node in enumerate(listed) if node in elements), len(listed))
    after = [node for node in listed[start:] if node not in elements]
    listed[:] = [*listed[:start], *elements, *after]


def _in_order(own: Sequence[nodes.footnote], names: Sequence[str | None]) -> list[nodes.footnote]:
    """Return footnotes in the order of their numbers; ``names`` are those of the references.

    Footnotes without a number of their own get the free ones, in the order of the references.
    """
    given = {int(note[0].astext()): note for note in own if not note.get('auto')}
    first = {name: number for number, name in reversed([*enumerate(names)])}
    counted = [note for note in own if note.get('auto') == 1]
    last = len(names)
    counted.sort(key=lambda note: min([first.get(n, last) for n in note['names']], default=0))
    free = (number for number in count(1) if number not in given)
    numbered = {**given, **dict(zip(free, counted, strict=False))}
    return [numbered[number] for number in sorted(numbered)]
