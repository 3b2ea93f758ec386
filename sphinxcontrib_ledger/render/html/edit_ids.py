"""The ids of the edits of a page, which links lead to.

Ids are put on when a page is written, so that no other format and no stored document has them.

In: a document with the marks of its format.
Out: the same with an ``id`` for each edit. A step of rendering for pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.table_grid import grid, groups
from sphinxcontrib_ledger.document.traversal import all_of, is_marked_reference, outside_links
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.export.numbering import EditKey, marks_by_edit, page_numbers
from sphinxcontrib_ledger.render.html.code_ids import add_code_ids
from sphinxcontrib_ledger.render.move_origins import ends_of_moves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinxcontrib_ledger.export.visible_edits import MarkSpan
    from sphinxcontrib_ledger.i18n.wording import Wording

#: The ids of edits begin with it.
STEM = 'ledger-edit'
#: What leads to other edits in a book: arrows that point neither with nor against a script.
PREVIOUS, NEXT = '↑', '↓'
#: Behind the id of an edit: that of its entry in a list.
_ENTRY = '-entry'
#: Before the id of a move: that of the place where something was, which is no place of the edit.
_ORIGIN = 'origin-of-'


def identify_edits(document: nodes.document, counts: Mapping[str, int]) -> None:
    """Give the marks of a page ids by the numbers of their edits, and link lists to them."""
    marks = marks_by_edit(document)
    numbers = page_numbers(counts, marks)
    if not numbers:
        return
    stem = document[ledger.STEM_OF] = _free_stem(document)
    document[ledger.COUNT_OF] = str(len(numbers))
    identities = {key: f'{stem}-{number}' for key, number in numbers.items()}
    for key, identity in identities.items():
        _identify(marks[key], identity)
    for elision in all_of(document, ledger.ledger_elision):
        if not _is_elision_block(elision.parent):
            elision['classes'].append(ledger.ELIDED)
    for group in all_of(document, nodes.tgroup):
        _note_spans(group)
    _link_entries(document, identities)
    _link_moves(document, identities)


def link_edits(
    document: nodes.document, counts: Mapping[str, int], wording: Wording | None
) -> None:
    """Link the entries of lists of changes in a book to their edits, these back, and moves.

    With ``wording``, each edit has links to the previous and the next one, which it names.
    """
    listed = {
        EditKey(change[ledger.ARTICLE], int(change[ledger.EDIT]))
        for change in all_of(document, ledger.ledger_change)
    }
    ends = {end.key for end in ends_of_moves(document)}
    marks = marks_by_edit(document) if listed or ends or wording else {}
    linked = {key: marks[key] for key in marks if wording or key in listed or key in ends}
    numbers = page_numbers(counts, linked)
    stem = _free_stem(document)
    identities = {key: f'{stem}-{number}' for key, number in numbers.items()}
    order = sorted(numbers, key=lambda key: numbers[key])
    for place, key in enumerate(order):
        identity = identities[key]
        _identify(marks[key], identity)
        if not (wording or key in listed):
            continue
        number = str(key.number)
        entry = f'{identity}{_ENTRY}' if key in listed else ''
        signs = [_link(number, entry) if entry else nodes.Text(number)]
        if wording and place:
            before = identities[order[place - 1]]
            signs = [_link(PREVIOUS, before, wording.text('previous')), *signs]
        if wording and place + 1 < len(order):
            behind = identities[order[place + 1]]
            signs = [*signs, _link(NEXT, behind, wording.text('next'))]
        _put_behind(marks[key], signs)
    _link_entries(document, identities)
    _link_moves(document, identities)


def _link_moves(document: nodes.document, identities: Mapping[EditKey, str]) -> None:
    """Link the signs of each move to each other."""
    for origin, moved, key in list(ends_of_moves(document)):
        if key not in identities:
            # The mark was copied from another page, and so was the place.
            replace_node(origin, [])
            continue
        place = f'{_ORIGIN}{identities[key]}'
        origin['ids'], origin['refid'] = [place], identities[key]
        moved['refid'] = place


def _link(text: str, target: str, title: str = '') -> nodes.reference:
    titled = {'reftitle': title} if title else {}
    return nodes.reference('', text, refid=target, internal=True, **titled)


def _link_entries(document: nodes.document, identities: Mapping[EditKey, str]) -> None:
    for change in all_of(document, ledger.ledger_change):
        identity = identities[EditKey(change[ledger.ARTICLE], int(change[ledger.EDIT]))]
        link = nodes.reference('', '', *change.children, refid=identity, internal=True)
        link['ids'] = [f'{identity}{_ENTRY}']
        replace_node(change, [link])


def _put_behind(edit: Sequence[MarkSpan], signs: Sequence[nodes.Node]) -> None:
    """Put the number of an edit behind it, with its links."""
    sign = ledger.ledger_back('', '', *signs, classes=[ledger.BACK])
    last = edit[-1].node
    if isinstance(last, ledger.ledger_moved_sign):
        # Behind it, as it may be a link.
        replace_node(last, [last, sign])
    elif isinstance(last, ledger.ledger_block):
        last.append(nodes.paragraph('', '', sign))
    else:
        outer = outside_links(last)
        replace_node(outer, [outer, sign])


def _identify(edit: Sequence[MarkSpan], identity: str) -> None:
    """Give the marks of an edit ids: the first one's is that of the edit."""
    size = sum(max(1, len(span.places)) for span in edit)
    names = iter([identity, *(f'{identity}-{n}' for n in range(2, size + 1))])
    for span in edit:
        if span.places:
            add_code_ids(span.node, {place: next(names) for place in span.places})
        else:
            # What has several ids is known by the first, and holds empty elements for the others.
            first = 0 if is_marked_reference(span.node) else len(span.node['ids'])
            span.node['ids'].insert(first, next(names))


def _free_stem(document: nodes.document) -> str:
    """Return a stem with which, and a hyphen behind it, no id of a document begins."""
    stem = STEM
    taken = [identity for node in all_of(document, nodes.Element) for identity in node['ids']]
    while any(identity.startswith(f'{stem}-') for identity in taken):
        stem += 's'
    return stem


def _is_elision_block(node: nodes.Element) -> bool:
    """Return whether an element, which holds an elision, is or fills one for a removed block."""
    outer = node.parent if isinstance(node.parent, nodes.list_item) else node
    return isinstance(node, nodes.paragraph) and ledger.ELISION_BLOCK in outer['classes']


def _note_spans(tgroup: nodes.Element) -> None:
    """Note on cells that reach over removed columns how wide they are without them."""
    specs = [node for node in tgroup.children if isinstance(node, nodes.colspec)]
    removed = {place for place, spec in enumerate(specs) if ledger.REMOVED in spec['classes']}
    if not removed:
        return
    for group in groups(tgroup):
        for _, places in grid(group):
            for place in places:
                gone = removed.intersection(range(place.column, place.column + place.width))
                if gone and place.width > 1:
                    place.entry['classes'].append(f'ledger-span-{place.width - len(gone)}')
