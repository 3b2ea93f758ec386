"""A section moves as a whole, and something within it is edited.

It has one sign, at its heading, and the edits within it stand where they were made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from case import Case
from page import Prose, is_page

if TYPE_CHECKING:
    from random import Random

    from sphinxcontrib_ledger.pipeline import Comparison

#: How deep a heading is, by its underline.
UNDERLINES = '=-~'


class Piece(NamedTuple):
    """A construct as it was, as it is, both in reStructuredText, and as it is shown."""

    original: str
    edited: str
    shown: tuple[str, ...]
    #: How many blocks it has that may move.
    size: int = 1


class Edits(NamedTuple):
    """How likely a text, an item or a row within a section is edited."""

    rate: float
    number: int = 0


def make(random: Random) -> Case:
    """Return an article of some sections of which one moved."""
    prose = Prose(random)
    are_numbered = random.random() < 0.3
    count = random.randint(3, 5)
    moved = random.randrange(count)
    rates = [0.0] * count
    rates[moved] = random.choice((0.3, 0.6, 1.0))
    names = [f'The {prose.name().lower()}' for _ in range(count)]
    others = [number for number in range(count) if number != moved]
    to = random.choice([place for place in range(count) if place != moved])
    order = [*others[:to], moved, *others[to:]]
    sections = []
    for number in range(count):
        is_moved = number == moved
        inside = _inside(prose, Edits(rates[number]), is_long=not is_moved)
        place = order.index(number)
        heads = [
            f'{n + 1} {names[number]}' if are_numbered else names[number] for n in (number, place)
        ]
        shown = names[number]
        if are_numbered:
            shown = f'{{+{place + 1}+}} {shown}' if number != place else f'{number + 1} {shown}'
        sign = '{moved} ' if is_moved else ''
        sections.append(
            Piece(
                _titled(heads[0], 1) + inside.original,
                _titled(heads[1], 1) + inside.edited,
                (sign + shown, *inside.shown),
                1 + inside.size,
            )
        )
    between = range(min(moved, to), max(moved, to) + 1)
    passed = sum(sections[order[place]].size for place in between if order[place] != moved)
    if passed <= sections[moved].size:
        return make(random)
    opening = prose.sentences(1, 2)
    original = ''.join([piece.original for piece in sections])
    edited = ''.join([sections[number].edited for number in order])
    shown = [line for number in order for line in sections[number].shown]
    title = _titled('Harbour', 0)
    return Case(
        'numbered' if are_numbered else 'plain',
        f'{title}{opening}\n\n{original}',
        f'{title}{opening}\n\n{edited}',
        ['Harbour', opening, *shown],
    )


def right(case: Case, comparison: Comparison) -> bool:
    """Return whether the page is as expected."""
    return is_page(comparison, case.known)  # type: ignore[arg-type]


def _titled(heading: str, depth: int) -> str:
    return f'{heading}\n{UNDERLINES[depth] * len(heading)}\n\n'


def _joined(pieces: list[Piece]) -> Piece:
    return Piece(
        ''.join([piece.original for piece in pieces]),
        ''.join([piece.edited for piece in pieces]),
        tuple([line for piece in pieces for line in piece.shown]),
        sum(piece.size for piece in pieces),
    )


def _inside(prose: Prose, edits: Edits, *, is_long: bool) -> Piece:
    random = prose.random
    kinds = (_text, _text, _items, _rows, _terms)
    pieces = [_text(prose, edits)]
    pieces += [random.choice(kinds)(prose, edits) for _ in range(random.randint(1, 3) + is_long)]
    for _ in range(random.choice((0, 0, 1, 2))):
        name = f'Of {prose.name().lower()}'
        held = _text(prose, edits)
        pieces.append(
            Piece(
                _titled(name, 2) + held.original,
                _titled(name, 2) + held.edited,
                (name, *held.shown),
                1 + held.size,
            )
        )
    if random.random() < edits.rate / 2:
        added = prose.sentences()
        pieces.insert(1, Piece('', f'{added}\n\n', (f'{{+{added}+}}',), 0))
    return _joined(pieces)


def _edited(prose: Prose, text: str, edits: Edits) -> tuple[str, str, str]:
    """Return a text as it was, as it is, and as it is shown."""
    random = prose.random
    if random.random() >= edits.rate:
        return text, text, text
    words = text.split()
    way = random.randrange(3)
    if way == 0:
        at = random.randrange(1, len(words) - 1)
        while words[at][-1] in ',.':
            at -= 1
        before, after = ' '.join(words[:at]), ' '.join(words[at + 1 :])
        new = random.choice(('seventeen', 'entirely', 'Portuguese'))
        return text, f'{before} {new} {after}', f'{before} {{+{new}+}} {after}'
    if way == 1:
        clause = f'except with {prose.name().lower()} or a manager'
        return f'{text[:-1]}, {clause}.', text, f'{text[:-1]} [...].'
    added = prose.sentence()
    return text, f'{text} {added}', f'{text} {{+{added}+}}'


def _text(prose: Prose, edits: Edits) -> Piece:
    before, after, shown = _edited(prose, prose.sentences(), edits)
    return Piece(f'{before}\n\n', f'{after}\n\n', (shown,))


def _lost(prose: Prose, count: int, edits: Edits) -> int:
    """Return which of some items or rows is gone; one that is not there, if none is."""
    return prose.random.randrange(count) if prose.random.random() < edits.rate else count


def _items(prose: Prose, edits: Edits) -> Piece:
    names = prose.names(3, 5)
    if prose.random.random() < 0.5:
        names = [prose.sentence() for _ in names]
    lost = _lost(prose, len(names), edits)
    kept = [name for number, name in enumerate(names) if number != lost]
    sign = prose.random.choice(('- ', '#. '))
    shown = list(names)
    shown[lost : lost + 1] = ['[...]'] if lost < len(names) else []
    return Piece(
        ''.join([f'{sign}{name}\n' for name in names]) + '\n',
        ''.join([f'{sign}{name}\n' for name in kept]) + '\n',
        tuple(shown),
        len(names),
    )


def _rows(prose: Prose, edits: Edits) -> Piece:
    rows = [(name, str(prose.random.randint(2, 400))) for name in prose.names(3, 5)]
    lost = _lost(prose, len(rows), edits)
    shown: list[str] = []
    texts = ['', '']
    for number, (name, price) in enumerate(rows):
        row = f'   * - {name}\n     - {price}\n'
        texts[0] += row
        texts[1] += '' if number == lost else row
        shown += ['[...]'] if number == lost else [name, price]
    opening = '.. list-table::\n\n'
    return Piece(f'{opening}{texts[0]}\n', f'{opening}{texts[1]}\n', tuple(shown), len(rows))


def _terms(prose: Prose, edits: Edits) -> Piece:
    texts, shown = ['', ''], []
    names = prose.names(2, 4)
    for name in names:
        before, after, marked = _edited(prose, prose.sentence(), edits)
        texts[0] += f'{name}\n   {before}\n'
        texts[1] += f'{name}\n   {after}\n'
        shown += [name, marked]
    return Piece(f'{texts[0]}\n', f'{texts[1]}\n', tuple(shown), 2 * len(names))
