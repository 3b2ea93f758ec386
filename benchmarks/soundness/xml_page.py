"""Reads a finished document as docutils' XML: the one format that has all texts in their order."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from shown import OBJECT, Container, Path, Reference, Shown, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: What shows nothing, or numbers that are counted.
SKIPPED = frozenset(
    (
        'ledger_legend', 'ledger_record', 'footnote_reference', 'comment', 'index', 'generated',
        'substitution_definition', 'system_message', 'colspec', 'toctree', 'meta', 'target', 'raw',
        'transition',
    )
)  # fmt: skip
#: An ellipsis stands in an elision, but where a writer keeps no inline elements (options).
SIGNS = frozenset(
    ('ledger_elision', 'ledger_elided_lines', 'ledger_moved_sign', 'ledger_ellipsis')
)
#: The class of the sign where what moved in a row ends.
MOVED_END = 'ledger-moved-end'
#: What has no words, and counts as one letter; Markdown has a rule above its footnotes.
ATOMS = frozenset(('image', 'math_block'))
#: The signs of marks, and HTML tags, which plain documents have as raw nodes.
_MARKS = re.compile(r'\{\+|\+\}|</?u>')
_LINES = re.compile(r'\{\+lines? ([\d\s,-]+)\+\}')


class _Reader:
    def __init__(self) -> None:
        self.shown = Shown()
        self._numbers = count()
        self._lines: frozenset[int] = frozenset()

    def read(self, element: Element, state: State, path: Path) -> None:
        classes = _classes(element)
        tag = element.tag
        if MOVED_END in classes:
            # Where what moved in a row ends nothing moved again.
            return
        if tag == 'inline' and 'ledger-moved-sign' in classes:
            self.shown.sign('moved', path)
        elif tag in SIGNS:
            kind = 'moved' if tag == 'ledger_moved_sign' else 'elision'
            self.shown.sign('reference' if 'ledger-reference' in classes else kind, path)
        elif tag == 'footnote_reference':
            is_marked = path[-1].kind == 'ledger_reference'
            at, around = len(self.shown.letters), path[: len(path) - is_marked]
            self.shown.references.append(
                Reference(at, element.get('refid', ''), around, is_marked)
            )
        elif tag == 'inline' and 'ledger-highlight' in classes:
            self._lines = lines_in(element) or self._lines
        elif not self._is_skipped(element, path):
            state = _state(element, classes, state)
            path = (*path, Container(tag, next(self._numbers), _look(element, classes)))
            if tag in ATOMS:
                self.shown.add(OBJECT, state, path)
            elif tag in ('literal_block', 'doctest_block') and self._lines:
                self._read_lines(element, state, path)
            else:
                self._read_inside(element, state, path)

    def _is_skipped(self, element: Element, path: Path) -> bool:
        is_number = element.tag == 'label' and path[-1][0] == 'footnote'
        is_list_of_contents = path and 'contents' in path[-1].look and element.tag != 'title'
        return element.tag in SKIPPED or is_number or bool(is_list_of_contents)

    def _read_inside(self, element: Element, state: State, path: Path) -> None:
        start = len(self.shown.letters)
        self.shown.add(_MARKS.sub('', element.text or ''), state, path)
        for child in element:
            # The sign of a citation that moved is in its text, before which its label stands.
            is_label = child.tag == 'label'
            is_moved = is_label and any('ledger-moved' in _classes(other) for other in element)
            self.read(child, state._replace(moved=state.moved or is_moved), path)
            self.shown.add(_MARKS.sub('', child.tail or ''), state, path)
        if element.tag == 'footnote':
            letters = range(start, len(self.shown.letters))
            self.shown.notes.update(dict.fromkeys((element.get('ids') or '').split(), letters))

    def _read_lines(self, element: Element, state: State, path: Path) -> None:
        text = ''.join(element.itertext())
        for number, line in enumerate(text.split('\n'), 1):
            self.shown.add(line, state._replace(boxed=state.boxed or number in self._lines), path)
        self._lines = frozenset()


def _classes(element: Element) -> list[str]:
    return (element.get('classes') or '').split()


def _look(element: Element, classes: list[str]) -> str:
    """Return what readers see of a container besides its kind."""
    names = [name for name in classes if name in ('epigraph', 'contents')]
    shown = [element.get(name, '') for name in ('enumtype', 'design_component', 'refuri')]
    return ' '.join(part for part in (*names, *shown) if part)


def _state(element: Element, classes: list[str], state: State) -> State:
    marked, boxed, moved = state
    is_whole = element.tag == 'ledger_block'
    is_around = is_whole and not element.get('frame') and 'ledger-code' not in classes
    marked = marked or element.tag == 'ledger_highlight' or is_around
    boxed = boxed or (is_whole and 'ledger-code' not in classes)
    return State(marked, boxed or marked, moved or 'ledger-moved' in classes)


def lines_in(element: Element) -> frozenset[int]:
    """Return the numbers of the lines that a sign before code names."""
    match = _LINES.search(''.join(element.itertext()))
    return frozenset(_numbers(match[1])) if match else frozenset()


def _numbers(text: str) -> Iterator[int]:
    for part in text.split(','):
        first, _, last = part.strip().partition('-')
        yield from range(int(first), int(last or first) + 1)


def shown_by(xml: str) -> Shown:
    """Return what a document shows."""
    reader = _Reader()
    reader.read(ElementTree.fromstring(xml), State(), ())
    return reader.shown
