"""The edits of a page as its readers count them, and the ids that links lead to.

One edit is what a reader sees as one: the marks in a text that have nothing unmarked between
them, blocks in a row that are new altogether, lines of code in a row, a sign of something moved.
Ids are put on when a page is written, so that no other format and no stored document has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.columns import REMOVED_COLUMN
from sphinxcontrib_ledger.compat import application
from sphinxcontrib_ledger.grid import grid, groups
from sphinxcontrib_ledger.render.code import code_in, is_coloured
from sphinxcontrib_ledger.render.highlighted import IDENTITIES
from sphinxcontrib_ledger.render.revealed import REVEALED, has_buttons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What the ids of edits begin with, and the attribute of a document that has it; another one has
#: the number of edits.
STEM, STEM_OF, COUNT_OF = 'ledger-edit', 'ledger-stem', 'ledger-edits'
#: Around an elision with its spaces.
ELIDED = 'ledger-elided'
#: What is seen and is no text of an article.
_ASIDE = (ledger.ledger_legend, ledger.ledger_before, ledger.ledger_original)
#: The kinds of marks that stand in a text.
_IN_TEXT = frozenset({'added', 'modified', 'removed'})


class Spot(NamedTuple):
    """Something that a reader sees: a mark of a kind, or what is not marked (no kind).

    ``places`` are those in code that the mark is about, as in its ``IDENTITIES``.
    """

    node: nodes.Element
    kind: str = ''
    places: tuple[tuple[str, int], ...] = ()


class EditsOfPage(SphinxPostTransform):
    """Gives each edit of a page an id, and says of elisions and columns what goes with them."""

    formats = ('html',)
    #: After the marks were fitted to the format.
    default_priority = 910

    def run(self, **kwargs: Any) -> None:
        """Do so if the page has edits."""
        if not has_buttons(application(self.env).builder):
            return
        found = list(edits(self.document))
        if not found:
            return
        stem = self.document[STEM_OF] = _free_stem(self.document)
        self.document[COUNT_OF] = str(len(found))
        for number, edit in enumerate(found, 1):
            _identify(edit, f'{stem}-{number}')
        for elision in self.document.findall(ledger.ledger_elision):
            if not _is_elision_block(elision.parent):
                elision['classes'].append(ELIDED)
        for group in self.document.findall(nodes.tgroup):
            _note_spans(group)


def edits(document: nodes.document) -> Iterator[list[Spot]]:
    """Go through the edits of a document, each as its marks."""
    edit: list[Spot] = []
    was_new = False
    for block in _blocks(document):
        is_new = all(spot.kind == 'added' for spot in block)
        is_apart = not (was_new and is_new)
        for spot in block:
            if edit and (is_apart or not {spot.kind, edit[-1].kind} <= _IN_TEXT):
                yield edit
                edit = []
            is_apart = not spot.kind
            if spot.kind:
                edit.append(spot)
        was_new = is_new
    if edit:
        yield edit


def _blocks(document: nodes.document) -> Iterator[list[Spot]]:
    """Go through what has text of its own, as what is seen of it."""
    block: list[Spot] = []
    for spot in _spots(document):
        if spot is not None:
            block.append(spot)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _spots(document: nodes.document) -> Iterator[Spot | None]:
    """Go through what a reader sees; nothing (``None``) stands where a block begins or ends."""
    waiting: list[nodes.Node | None] = [document]
    while waiting:
        node = waiting.pop()
        if node is None:
            yield None
        elif isinstance(node, nodes.Text):
            if node.strip():
                yield Spot(node.parent)
        elif isinstance(node, nodes.Element) and not _is_silent(node):
            kind = _kind(node)
            is_block = not isinstance(node, nodes.Inline) or isinstance(node, nodes.Part)
            if is_block:
                yield None
            if kind or isinstance(node, nodes.image):
                yield Spot(node, kind)
            elif isinstance(node, nodes.FixedTextElement) and (block := _coloured(node)):
                yield from _runs(block)
            if not kind or kind == 'frame':
                waiting += [None] if is_block else []
                waiting += reversed(node.children)
            if is_block and kind:
                yield None


def _kind(node: nodes.Element) -> str:
    """Return what kind of mark a node is; nothing if it is none."""
    if isinstance(node, ledger.ledger_moved_sign):
        return 'moved'
    if isinstance(node, ledger.ledger_ellipsis):
        return 'removed' if ledger.ELISION in node['classes'] else ''
    if isinstance(node, ledger.ledger_block):
        if 'lines' in node:
            return ''
        if 'frame' in node:
            return 'frame'
    elif not isinstance(node, ledger.ledger_highlight):
        return ''
    return 'added' if 'ledger-added' in node['classes'] else 'modified'


def _is_silent(node: nodes.Element) -> bool:
    if isinstance(node, ledger.ledger_elided_lines):
        # Where code has colours, it has the signs in their places.
        return is_coloured(code_in(node.parent))
    return isinstance(node, (*ledger.SILENT, *_ASIDE)) or REVEALED in node['classes']


def _coloured(code: nodes.Element) -> ledger.ledger_block | None:
    """Return the mark around coloured code, whose writer puts marks into its lines."""
    for block in ledger.around(code):
        if isinstance(block, ledger.ledger_block) and 'lines' in block:
            return block if code_in(block) is code and is_coloured(code) else None
    return None


def _runs(block: ledger.ledger_block) -> Iterator[Spot]:
    """Go through the runs of changed lines of code, and of places where some were removed."""
    places = [('line', number) for number in block['lines']]
    places += [('gap', number) for number in block['gaps']]
    run: list[tuple[str, int]] = []
    for name, number in sorted(places, key=lambda place: (place[1], place[0] == 'gap')):
        # A gap stands behind the line of its number.
        is_next = run and number == run[-1][1] + (name == 'line')
        if run and not is_next:
            yield Spot(block, 'lines', tuple(run))
            run = []
        run.append((name, number))
    if run:
        yield Spot(block, 'lines', tuple(run))


def _identify(edit: Sequence[Spot], identity: str) -> None:
    """Give the marks of an edit ids: the first one's is that of the edit."""
    names = iter([identity, *(f'{identity}-{n}' for n in range(2, _size(edit) + 1))])
    for spot in edit:
        if spot.places:
            identities: dict[tuple[str, int], str] = spot.node.setdefault(IDENTITIES, {})
            identities.update({place: next(names) for place in spot.places})
        else:
            spot.node['ids'].append(next(names))


def _size(edit: Sequence[Spot]) -> int:
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
    removed = {place for place, spec in enumerate(specs) if REMOVED_COLUMN in spec['classes']}
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
