"""What a page says without white space, and the marks in it with what is around each.

In: nodes of an annotated article, or of a whole page.  Out: their :class:`Place`s.
Where a host may put nodes elsewhere, as footnotes, they are read behind all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.document.traversal import is_marked_reference, is_number, walk
from sphinxcontrib_ledger.proof.found_marks import FoundMark, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: How many characters of each side are compared.  Fewer are alike in many places of a page; more
#: take space in each stored document.
REACH = 24
#: Stands for what may be written anew.
UNKNOWN = '\ufffc'
#: Nodes with a place, by the kind that is noted of it.
_MARKS = (
    ledger.ledger_highlight,
    ledger.ledger_elision,
    ledger.ledger_moved_sign,
    ledger.ledger_reference,
)
#: Nodes that hosts put at other places, with all they hold: they are read on their own.
_APART = frozenset({'footnote', 'citation', 'footnotetext'})
#: What Sphinx's LaTeX writes for the number of a footnote.
_NUMBERS = frozenset({'footnotemark'})
#: Nodes whose text may become another one.
_WRITTEN_ANEW = frozenset({'pending_xref', 'reference', 'math_reference', 'number_reference'})
#: What is no text of the article, or is not shown: by class of the node, and by name of its style.
_SKIPPED = (
    nodes.raw,
    nodes.comment,
    nodes.substitution_definition,
    nodes.system_message,
    nodes.footnote_reference,
    nodes.citation_reference,
    ledger.ledger_legend,
    ledger.ledger_changes,
    ledger.ledger_original,
    ledger.ledger_before,
)
_SKIPPED_STYLES = frozenset({ledger.REVEALED, ledger.COLUMN, ledger.NOTICE})


class MarkedText:
    """Reads the text of elements without white space, and the marks in it.

    ``records``: what may be written anew has a sign of its own.
    """

    def __init__(self, tops: Iterable[nodes.Node], *, records: bool) -> None:
        tops = list(tops)
        self.top = tops[0]
        waiting: list[Sequence[nodes.Node]] = [tops]
        self.marks: list[FoundMark] = []
        self._records = records
        self._pieces: list[str] = []
        self._length = 0
        self._texts: list[str] = []
        self._apart: list[Sequence[nodes.Node]] = []
        #: Whether nodes of a class are skipped: to ask that of each node takes half of the time.
        self._skipped: dict[type[nodes.Node], bool] = {}
        self._apart_start = -1
        #: The ranges of what stands in a section, or was made by an extension, by its number.
        self.constructs: dict[int, tuple[int, int]] = {}
        self._construct = -1
        self._in_extension = False
        while waiting:
            for together in waiting:
                self._add_unknown()
                if waiting[0] is tops:
                    self._read_tops(together)
                else:
                    self._read_construct(together)
            waiting, self._apart = self._apart, []
            if self._apart_start < 0:
                self._apart_start = self._position()
        self._add_unknown()
        self._position()
        self.text = ''.join(self._pieces)

    def _position(self) -> int:
        """Return how long the text is so far, without white space and escapes."""
        if self._texts:
            piece = ''.join(''.join(self._texts).replace('\x00', '').split())
            self._texts.clear()
            self._pieces.append(piece)
            self._length += len(piece)
        return self._length

    def _add_unknown(self) -> None:
        if self._records:
            self._texts.append(UNKNOWN)

    def _read_tops(self, together: Iterable[nodes.Node]) -> None:
        """Read what stands in sections, each on its own."""
        for node in together:
            if isinstance(node, nodes.section | nodes.document):
                self._read_tops(node.children)
            else:
                self._read_construct([node])

    def _read_construct(self, together: Sequence[nodes.Node]) -> None:
        around, start = self._construct, self._position()
        number = self._construct = len(self.constructs)
        self.constructs[number] = start, start
        self._read_all(together)
        self.constructs[number] = start, self._position()
        self._construct = around

    def _read_all(self, together: Iterable[nodes.Node]) -> None:
        for node in together:
            if isinstance(node, nodes.Text):
                self._texts.append(node)
            elif isinstance(node, nodes.Element):
                self._read(node)

    def _read(self, node: nodes.Element) -> None:
        if isinstance(node, _MARKS) or is_marked_reference(node):
            self._read_mark(node)
        elif node.tagname in _APART:
            # Hosts put it elsewhere with all that it holds, and maybe in another order.
            self._add_unknown()
            self._apart.append(node.children)
        elif not (self._is_skipped(node) or is_number(node)):
            self._read_element(node)

    def _is_skipped(self, node: nodes.Element) -> bool:
        kind = type(node)
        if kind not in self._skipped:
            self._skipped[kind] = issubclass(kind, _SKIPPED) or kind.__name__ in _NUMBERS
        return self._skipped[kind] or not _SKIPPED_STYLES.isdisjoint(node.attributes['classes'])

    def _read_element(self, node: nodes.Element) -> None:
        is_reference = _is_written_anew(node)
        # What is around a subtitle in a title depends on the format.
        is_apart = node.tagname == 'only' or isinstance(node, nodes.subtitle)
        if is_reference or is_apart or _is_unwritten(node):
            self._add_unknown()
        if is_reference:
            return
        inside = node.marked if isinstance(node, ledger.ledger_link) else node.children
        self._read_inside(node, inside)
        if is_apart:
            self._add_unknown()

    def _read_inside(self, node: nodes.Element, inside: Sequence[nodes.Node]) -> None:
        if self._construct < 0 or not self._records:
            self._read_all(inside)
        elif node.tagname == 'only':
            around, self._construct = self._construct, -1
            self._read_all(inside)
            self._construct = around
        elif not self._in_extension and is_of_extension(node):
            self._in_extension = True
            self._read_construct(inside)
            self._in_extension = False
        else:
            self._read_all(inside)

    def _read_mark(self, node: nodes.Element) -> None:
        start = self._position()
        if isinstance(node, ledger.ledger_highlight | ledger.ledger_reference):
            # LaTeX has the footnote there, which is read elsewhere.
            self._read_all(node.children)
        for inner in walk(node):
            if isinstance(inner, nodes.Element) and ledger.EDIT in inner.attributes:
                names = inner[ledger.ARTICLE], inner[ledger.EDIT]
                stop = self._position()
                self.marks.append(FoundMark(node, *names, start, stop, self._construct))
                break

    def place(self, mark: FoundMark) -> Place:
        """Return the place of a mark."""
        start, stop = mark.start, mark.stop
        place = Place(
            mark.edit,
            mark.kind,
            self._until(start, 0),
            self._from(stop, self._length),
            is_apart=start >= self._apart_start,
            construct=mark.construct,
        )
        if start == stop:
            return place
        return place._replace(first=self._from(start, stop), last=self._until(stop, start))

    def _until(self, stop: int, start: int) -> str:
        return self.text[max(start, stop - REACH) : stop].rpartition(UNKNOWN)[2]

    def _from(self, start: int, stop: int) -> str:
        return self.text[start : min(stop, start + REACH)].partition(UNKNOWN)[0]

    def is_there(self, mark: FoundMark, place: Place) -> bool:
        """Return whether a mark is in a place that was noted."""
        text, start, stop = self.text, mark.start, mark.stop
        if place.first or place.last:
            is_begun = text.startswith(place.first, start, stop)
            return is_begun and text.endswith(place.last, start, stop)
        if not (place.before or place.after):
            return True
        is_behind = bool(place.before) and text.endswith(place.before, 0, start)
        return is_behind or (bool(place.after) and text.startswith(place.after, stop))

    def is_bare(self, place: Place) -> bool:
        """Return whether what was at both sides of a mark is there without one."""
        behind = place.first or place.after
        if not (place.before and behind):
            return False
        starts = {mark.start for mark in self.marks if mark.kind == place.kind}
        at = self.text.find(place.before + behind, self._apart_start if place.is_apart else 0)
        while at >= 0 and at + len(place.before) in starts:
            at = self.text.find(place.before + behind, at + 1)
        return at >= 0


def _is_written_anew(node: nodes.Element) -> bool:
    """Return whether a node is a reference without marks in it."""
    if node.tagname not in _WRITTEN_ANEW:
        return False
    return not any(isinstance(inner, _MARKS) or is_marked_reference(inner) for inner in walk(node))


def is_of_extension(node: nodes.Element) -> bool:
    """Return whether an extension made a class for a node that holds blocks."""
    module = type(node).__module__
    is_known = module.startswith(('docutils.', 'sphinx.addnodes', 'sphinxcontrib_ledger.'))
    return not (is_known or isinstance(node, nodes.TextElement))


def _is_unwritten(node: nodes.Element) -> bool:
    """Return whether a node shows something that is not there yet, as a table of contents."""
    return not (
        node.children or isinstance(node, nodes.Invisible | nodes.TextElement | ledger.ledger_link)
    )
