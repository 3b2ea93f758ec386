"""What an editor may do to a document of ``documents``, one thing at a time.

Each operation takes a maker and the document, changes one place that none before it touched, and
returns whether there was one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from documents import ADMONITIONS, SIGNS, Node, Text, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from documents import Maker

    Operation = Callable[[Maker, Node], bool]

#: A text of fewer words is not said to have moved by itself (``AlignmentThresholds.short_unit``,
#: more for items, so that what is asked for is plain).
PLAIN_WORDS = 8
#: What may be moved by itself.
MOVABLE = ('paragraph', 'item', 'section', 'row', 'definition')


class Place(NamedTuple):
    """Where a construct stands: what holds it, and its number there."""

    parent: Node
    index: int

    @property
    def node(self) -> Node:
        """The construct."""
        return self.parent.children[self.index]


def places(document: Node, kinds: Iterable[str]) -> list[Place]:
    """Return the places of some constructs that nobody touched yet."""
    wanted = set(kinds)
    return [
        Place(parent, index)
        for parent in document.all()
        for index, child in enumerate(parent.children)
        if child.kind in wanted and not is_touched(child)
    ]


def is_touched(node: Node) -> bool:
    """Return whether anything in it was changed."""
    return any(text.touched for text in node.all_texts())


def touch(node: Node, *, moved: bool = False, other_context: bool = False) -> None:
    """Note that all in it was changed."""
    for text in node.all_texts():
        text.touched = True
        text.moved = text.moved or moved
        text.other_context = text.other_context or other_context


def _some_text(maker: Maker, document: Node) -> Text | None:
    texts = [
        text
        for node in document.all()
        for text in node.texts
        if node.kind not in ('code', 'image') and not text.touched and len(text.words) >= 4
    ]
    if not texts:
        return None
    text = maker.random.choice(texts)
    text.touched = True
    return text


def _word_at(maker: Maker, text: Text) -> int:
    return maker.random.choice([k for k, one in enumerate(text.words) if one.text not in SIGNS])


def _words(operation: Callable[[Maker, Text], None]) -> Operation:
    def change(maker: Maker, document: Node) -> bool:
        text = _some_text(maker, document)
        if text is not None:
            operation(maker, text)
        return text is not None

    return change


def _replace_word(maker: Maker, text: Text) -> None:
    at = _word_at(maker, text)
    others = sorted({word for word in maker.noun_phrase() if word != text.words[at].text})
    text.words[at] = word(others[0] if others else 'nothing')


def _insert_words(maker: Maker, text: Text) -> None:
    at = _word_at(maker, text)
    text.words[at:at] = [word(one) for one in maker.noun_phrase()]


def _remove_word(maker: Maker, text: Text) -> None:
    del text.words[_word_at(maker, text)]


def _replace_text(maker: Maker, document: Node) -> bool:
    named = [node for node in document.all() if node.kind in ('definition', 'section')]
    found = [node.texts[0] for node in named if not node.texts[0].touched]
    if found:
        text = maker.random.choice(found)
        kept = {one.text: one for one in text.words}
        # A word that both have is the same word.
        text.words = [kept.pop(one.text, one) for one in maker.phrase().words]
        text.touched = True
    return bool(found)


def _replace_cell(maker: Maker, document: Node) -> bool:
    rows = [node for node in document.all() if node.kind == 'row' and not node.texts[1].touched]
    if rows:
        row = maker.random.choice(rows)
        touch(row)
        row.texts[1].words = [word(str(maker.random.randint(401, 999)))]
    return bool(rows)


def _change_line(maker: Maker, document: Node) -> bool:
    found = places(document, ['code'])
    if found:
        node = maker.random.choice(found).node
        at = maker.random.randrange(len(node.texts[0].words))
        node.texts[0].words[at] = word(f'{maker.random.choice(ADMONITIONS)}.changed()')
        touch(node)
    return bool(found)


def _new(maker: Maker, kind: str) -> Node:
    makers = {
        'item': lambda: maker.item(1), 'row': maker.row, 'definition': maker.definition,
        'field': maker.field_, 'section': lambda: maker.section(1),
    }  # fmt: skip
    return makers.get(kind, maker.paragraph)()


def _insert(kind: str) -> Operation:
    def change(maker: Maker, document: Node) -> bool:
        found = places(document, [kind])
        if found:
            place = maker.random.choice(found)
            new = _new(maker, kind)
            touch(new)
            index = place.index + maker.random.randint(0, 1)
            # A paragraph behind sections would be in the last one.
            place.parent.children.insert(index, new)
        return bool(found)

    return change


def _remove(kind: str) -> Operation:
    def change(maker: Maker, document: Node) -> bool:
        found = [p for p in places(document, [kind]) if len(p.parent.children) > 1]
        if kind == 'paragraph':
            found = [p for p in found if p.parent.kind in ('section', 'document')]
        if found:
            place = maker.random.choice(found)
            del place.parent.children[place.index]
        return bool(found)

    return change


def _move(kind: str) -> Operation:
    def change(maker: Maker, document: Node) -> bool:
        found = [
            place
            for place in places(document, [kind])
            if sum(child.kind == kind for child in place.parent.children) > 2
            and all(len(text.words) >= PLAIN_WORDS for text in place.node.texts[-1:])
        ]
        if not found:
            return False
        parent, index = maker.random.choice(found)
        own = [k for k, child in enumerate(parent.children) if child.kind == kind and k != index]
        node = parent.children[index]
        touch(node, moved=True)
        target = maker.random.choice(own)
        del parent.children[index]
        parent.children.insert(target, node)
        return True

    return change


def _paragraphs(document: Node, least: int) -> list[tuple[Place, list[int]]]:
    """Return the paragraphs of several sentences, with where these end."""
    found = []
    for place in places(document, ['paragraph']):
        words = place.node.texts[0].words
        ends = [k + 1 for k, one in enumerate(words) if one.text == '.']
        if len(ends) >= least and place.parent.kind in ('section', 'document'):
            found.append((place, ends))
    return found


def _split(maker: Maker, document: Node) -> bool:
    found = _paragraphs(document, 2)
    if not found:
        return False
    (parent, index), ends = maker.random.choice(found)
    at = maker.random.choice(ends[:-1])
    text = parent.children[index].texts[0]
    halves = [Text(half, list(text.origins)) for half in (text.words[:at], text.words[at:])]
    parent.children[index : index + 1] = [Node('paragraph', [half]) for half in halves]
    for half in halves:
        half.touched = True
    return True


def _merge(maker: Maker, document: Node) -> bool:
    found = [
        place
        for place in places(document, ['paragraph'])
        if place.index + 1 < len(place.parent.children)
        and place.parent.children[place.index + 1].kind == 'paragraph'
        and not is_touched(place.parent.children[place.index + 1])
    ]
    if not found:
        return False
    parent, index = maker.random.choice(found)
    one, other = (parent.children[k].texts[0] for k in (index, index + 1))
    both = Text([*one.words, *other.words], [*one.origins, *other.origins], touched=True)
    parent.children[index : index + 2] = [Node('paragraph', [both])]
    return True


def _other_list(maker: Maker, document: Node) -> bool:
    found = places(document, ['bullets', 'numbers'])
    if found:
        node = maker.random.choice(found).node
        node.kind = 'numbers' if node.kind == 'bullets' else 'bullets'
        touch(node, other_context=True)
    return bool(found)


def _other_note(maker: Maker, document: Node) -> bool:
    found = places(document, ADMONITIONS)
    if found:
        node = maker.random.choice(found).node
        node.kind = next(kind for kind in ADMONITIONS if kind != node.kind)
        touch(node, other_context=True)
    return bool(found)


def _into_note(maker: Maker, document: Node) -> bool:
    found = [p for p in places(document, ['paragraph']) if p.parent.kind == 'section']
    if found:
        parent, index = maker.random.choice(found)
        touch(parent.children[index], other_context=True)
        note = maker.random.choice(ADMONITIONS)
        parent.children[index] = Node(note, [], [parent.children[index]])
    return bool(found)


def _out_of_note(maker: Maker, document: Node) -> bool:
    found = places(document, ADMONITIONS)
    if found:
        parent, index = maker.random.choice(found)
        touch(parent.children[index], other_context=True)
        parent.children[index : index + 1] = parent.children[index].children
    return bool(found)


def _into_heading(maker: Maker, document: Node) -> bool:
    found = [
        (place, section)
        for section in document.children
        if section.kind == 'section'
        for place, ends in _paragraphs(section, 1)
        if place.parent is section and place.index and len(ends) == 1
    ]
    if not found:
        return False
    (parent, index), section = maker.random.choice(found)
    touch(parent.children[index], other_context=True)
    new = Node('section', parent.children[index].texts, parent.children[index + 1 :])
    del parent.children[index:]
    at = next(k for k, child in enumerate(document.children) if child is section)
    document.children.insert(at + 1, new)
    return True


def _out_of_heading(maker: Maker, document: Node) -> bool:
    found = [
        place
        for place in places(document, ['section'])
        if place.index and place.parent.children[place.index - 1].kind == 'section'
    ]
    if not found:
        return False
    parent, index = maker.random.choice(found)
    before, section = parent.children[index - 1], parent.children[index]
    if any(child.kind == 'section' for child in before.children):
        return False
    heading = Node('paragraph', section.texts)
    touch(heading, other_context=True)
    before.children += [heading, *section.children]
    del parent.children[index]
    return True


OPERATIONS: dict[str, Operation] = {
    'replace a word': _words(_replace_word),
    'insert words': _words(_insert_words),
    'remove a word': _words(_remove_word),
    'replace a heading or a term': _replace_text,
    'replace a number in a cell': _replace_cell,
    'change a line of code': _change_line,
    **{f'insert: {kind}': _insert(kind) for kind in (*MOVABLE, 'field')},
    **{
        f'remove: {kind}': _remove(kind)
        for kind in (*MOVABLE, 'field', 'code', 'image', 'footnote', 'bullets', 'table', 'note')
    },
    **{f'move: {kind}': _move(kind) for kind in MOVABLE},
    'split a paragraph': _split,
    'merge paragraphs': _merge,
    'another kind of list': _other_list,
    'another kind of note': _other_note,
    'a paragraph becomes a note': _into_note,
    'a note becomes paragraphs': _out_of_note,
    'a paragraph becomes a heading': _into_heading,
    'a heading becomes a paragraph': _out_of_heading,
}
