"""The fifth part of the proof: references of footnotes have marks if they moved, and only then.

In: an annotated article.  Out: a :class:`Fault` for each fault.
It reads the finished tree and knows nothing of how references are chosen to be marked.  Its rule:
the unmarked references of a text are some of those that the original had, in its order and
behind the same letters of unmarked words; no other choice leaves more of them unmarked; and
where one went, there is a mark.  It looks at references only whose footnotes are on both sides.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from rapidfuzz.distance import LCSseq

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.contexts.notes import Notes, count_letters
from sphinxcontrib_ledger.document.constructs.rules import IN_TEXT
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.node_text import plain, text_of
from sphinxcontrib_ledger.document.traversal import is_marked_reference, walk
from sphinxcontrib_ledger.proof.report import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.contexts.notes import Note
    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.engine.model import Pair


class _Reference(NamedTuple):
    """A reference by the letters before it: those of unmarked words, and all."""

    kept: int
    letters: int
    note: Note
    is_marked: bool = False


_ORDER = attrgetter('letters', 'note')


def reference_faults(
    article: Article, annotation: Annotation, roots: Sequence[nodes.Element]
) -> Iterator[Fault]:
    """Go through references without a mark that moved, and marks on or for others."""
    if not any(block.references for block in chain(article.original, article.edited)):
        return
    notes = Notes(article.original, article.edited, article.account)
    seen: NodeSet[nodes.Node] = NodeSet()
    for number, pair in enumerate(article.account.pairs):
        blocks = [article.original[i] for i in pair.original]
        blocks += [article.edited[j] for j in pair.edited]
        if pair.edited and any(block.references for block in blocks):
            reader = _Reader(article, annotation, number, notes)
            for j in pair.edited:
                reader.read(article.edited[j].node)
            for node in reader.marks:
                seen.add(node)
            if reason := _fault(article, pair, notes, reader):
                yield Fault(reason, number)
    for node in chain.from_iterable(map(walk, roots)):
        if isinstance(node, nodes.Text | ledger.ledger_elision) or node in seen:
            continue
        if isinstance(node, nodes.Element) and ledger.REFERENCE in node['classes']:
            yield Fault(f'"{node.astext()}" is marked and is no reference of a text')


def _fault(article: Article, pair: Pair, notes: Notes, reader: _Reader) -> str:
    """Return what is wrong with the references of a pair; nothing, if nothing is."""
    if reader.unknown:
        return 'the reference of a footnote that came with it is marked'
    folding = article.account.options.folding
    if folding.masks or any(article.edited[j].source for j in pair.edited):
        # The letters that stayed are not the same on both sides.
        return ''
    before, letters = _of_original(article, pair, notes)
    now = sorted(reader.references, key=_ORDER)
    has_places = letters == reader.kept and article.edited[pair.edited[0]].mark in IN_TEXT
    old, new = ([(each.kept * has_places, each.note) for each in side] for side in (before, now))
    stayed = [key for key, each in zip(new, now, strict=True) if not each.is_marked]
    name = f'of block {pair.edited}'
    if LCSseq.similarity(old, stayed) != len(stayed):
        return f'a reference {name} stands behind other words and carries no mark'
    if LCSseq.similarity(old, new) != len(stayed):
        return f'a reference {name} is marked and did not move'
    went = {kept for kept, _ in Counter(old) - Counter(stayed)}
    marked = reader.marked.union(each.kept for each in now if each.is_marked)
    if has_places and not went <= marked | reader.elided:
        return f'a reference {name} went and left no mark'
    if has_places and not reader.elided <= went - marked:
        return f'an elision {name} stands where no reference was, or beside a mark'
    return ''


def _of_original(article: Article, pair: Pair, notes: Notes) -> tuple[list[_Reference], int]:
    """Return the references that the original had, and how many letters of it stayed."""
    references: list[_Reference] = []
    kept = every = 0
    gone = [edit.original for edit in pair.edits if not edit.keeps_words]
    offset = 0
    for i in pair.original:
        text, tokens = article.original[i].block.text, article.account.original.tokens(i)
        is_letter = [count_letters(character) for character in text]
        stays = list(is_letter)
        for start, stop in gone:
            first, last = max(start - offset, 0), min(stop - offset, len(tokens))
            if first < last:
                place = slice(*tokens.characters(first, last))
                stays[place] = [0] * len(stays[place])
        offset += len(tokens)
        counts = [[*accumulate(side, initial=0)] for side in (stays, is_letter)]
        for node, at in article.original[i].references:
            note = notes.before(node)
            if note is not None:
                references.append(_Reference(kept + counts[0][at], every + counts[1][at], note))
        kept, every = kept + counts[0][-1], every + counts[1][-1]
    return sorted(references, key=_ORDER), kept


class _Reader:
    """Reads annotated blocks of a pair: references, letters that stayed, and where marks are.

    ``marked`` and ``elided`` say behind how many letters that stayed there is a mark on words, or
    an elision of a reference; ``marks`` are the marked references, and ``unknown`` those of
    footnotes that came.
    """

    def __init__(
        self, article: Article, annotation: Annotation, number: int, notes: Notes
    ) -> None:
        self.references: list[_Reference] = []
        self.marks: list[nodes.Node] = []
        self.unknown: list[nodes.Node] = []
        self.marked: set[int] = set()
        self.elided: set[int] = set()
        self.kept = self._all = 0
        self._constructs, self._notes = article.constructs, notes
        self._annotation, self._number = annotation, number
        self._pair = article.account.pairs[number]

    def read(self, node: nodes.Element, *, is_kept: bool = True) -> None:
        """Read what a node holds; ``is_kept`` says whether its words stayed."""
        for child in node.children:
            if isinstance(child, nodes.Text):
                self._add(plain(child), is_kept)
                continue
            assert isinstance(child, nodes.Element)
            if isinstance(child, nodes.footnote_reference):
                self._read_reference(child)
            elif isinstance(child, ledger.MARKS):
                self._read_elision(child)
            elif child in self._annotation.edit_of:
                self._read_mark(child)
            elif child.children and self._constructs.inline(child).compare in ('words', 'part'):
                self.read(child, is_kept=is_kept)
            else:
                self._add(text_of(child, self._constructs), is_kept)

    def _add(self, text: str, is_kept: bool) -> None:
        letters = count_letters(text)
        self._all += letters
        self.kept += letters * is_kept

    def _read_reference(self, node: nodes.footnote_reference) -> None:
        is_marked = is_marked_reference(node)
        if is_marked:
            self.marks.append(node)
        note = self._notes.now(node)
        if note is not None:
            self.references.append(_Reference(self.kept, self._all, note, is_marked))
        elif is_marked:
            self.unknown.append(node)

    def _read_elision(self, node: nodes.Element) -> None:
        if isinstance(node, ledger.ledger_elision) and ledger.TOLD not in node['classes']:
            is_of_words = node in self._annotation.edit_of
            (self.marked if is_of_words else self.elided).add(self.kept)

    def _read_mark(self, node: nodes.Element) -> None:
        """Read a mark: words that it stands beside, or that have another form now, stayed."""
        _, which = self._annotation.edit_of[node]
        stays = self._pair.edits[which].keeps_words
        is_carried = any(number == which for number, _ in self._pair.carriers)
        if not stays:
            self.marked.add(self.kept)
        self.read(node, is_kept=stays or is_carried)
        if not stays:
            self.marked.add(self.kept)
