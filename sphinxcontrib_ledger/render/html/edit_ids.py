"""The ids of the edits of a page, which links lead to.

Ids are put on when a page is written, so that no other format and no stored document has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.compat import application
from sphinxcontrib_ledger.document.table_grid import grid, groups
from sphinxcontrib_ledger.document.tree_edits import replace_node
from sphinxcontrib_ledger.export.visible_edits import visible_edits
from sphinxcontrib_ledger.render.html.pygments_marks import IDENTITIES
from sphinxcontrib_ledger.render.original_words import is_browser_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.export.visible_edits import MarkSpan

#: What the ids of edits begin with, and the attribute of a document that has it; another one has
#: the number of edits.
STEM, STEM_OF, COUNT_OF = 'ledger-edit', 'ledger-stem', 'ledger-edits'


class EditsOfPage(SphinxPostTransform):
    """Gives each edit of a page an id, and says of elisions and columns what goes with them."""

    formats = ('html',)
    #: After the marks were fitted to the format.
    default_priority = 910

    def run(self, **kwargs: Any) -> None:
        """Do so if the page has edits."""
        if not is_browser_page(application(self.env).builder):
            return
        found = list(visible_edits(self.document))
        if not found:
            return
        stem = self.document[STEM_OF] = _free_stem(self.document)
        self.document[COUNT_OF] = str(len(found))
        for number, edit in enumerate(found, 1):
            _identify(edit, f'{stem}-{number}')
        for elision in self.document.findall(ledger.ledger_elision):
            if not _is_elision_block(elision.parent):
                elision['classes'].append(ledger.ELIDED)
        for group in self.document.findall(nodes.tgroup):
            _note_spans(group)
        for change in list(self.document.findall(ledger.ledger_change)):
            _link(change)


def _identify(edit: Sequence[MarkSpan], identity: str) -> None:
    """Give the marks of an edit ids: the first one's is that of the edit."""
    names = iter([identity, *(f'{identity}-{n}' for n in range(2, _size(edit) + 1))])
    for spot in edit:
        if spot.places:
            identities: dict[tuple[str, int], str] = spot.node.setdefault(IDENTITIES, {})
            identities.update({place: next(names) for place in spot.places})
        else:
            spot.node['ids'].append(next(names))


def _link(change: ledger.ledger_change) -> None:
    """Make what is said of a change in a list a link to it."""
    if change.places:
        identity = change.mark[IDENTITIES][change.places[0]]
    else:
        identity = change.mark['ids'][-1]
    link = nodes.reference('', '', *change.children, refid=identity, internal=True)
    replace_node(change, [link])


def _size(edit: Sequence[MarkSpan]) -> int:
    return sum(max(1, len(spot.places)) for spot in edit)


def _free_stem(document: nodes.document) -> str:
    """Return what no id of a document begins with, with a hyphen behind it."""
    stem = STEM
    taken = [identity for node in document.findall(nodes.Element) for identity in node['ids']]
    while any(identity.startswith(f'{stem}-') for identity in taken):
        stem += 's'
    return stem


def _is_elision_block(node: nodes.Element) -> bool:
    """Return whether an element, which holds an elision, is or fills one for a removed block."""
    outer = node.parent if isinstance(node.parent, nodes.list_item) else node
    return isinstance(node, nodes.paragraph) and ledger.ELISION_BLOCK in outer['classes']


def _note_spans(tgroup: nodes.Element) -> None:
    """Tell of cells that reach over removed columns how wide they are without them."""
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


def page_edits(document: object) -> tuple[str, int]:
    """Return what the ids of a written page's edits begin with, and how many edits it has."""
    if not isinstance(document, nodes.document):
        return STEM, 0
    return document.get(STEM_OF, STEM), int(document.get(COUNT_OF, 0))
