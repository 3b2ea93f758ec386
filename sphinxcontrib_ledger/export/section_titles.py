"""The headings that edits are listed below.

In: the mark of an edit in its document.
Out: the heading that readers see it below, and its number among those of a record.
"""

from __future__ import annotations

from docutils import nodes

from sphinxcontrib_ledger.document.traversal import self_and_ancestors


def number_of(title: nodes.title, titles: list[nodes.title]) -> int:
    """Return the number of a heading among those that are known, of which it becomes one."""
    for number in reversed(range(len(titles))):
        if titles[number] is title:
            return number
    titles.append(title)
    return len(titles) - 1


def title_of(mark: nodes.Node) -> nodes.title | None:
    """Return the heading that a mark stands below, as readers see it.

    A footnote is in that of the text that refers to it, wherever its file has it.
    The elision of a section that was removed stands behind the section before it, as its last
    block seems to::

        before: A, B and C, sections of a page
        now:    A [...] and C
        wrong:  below the heading of the page
        right:  below A
    """
    note = _note_around(mark)
    for node in self_and_ancestors((note and _reference_to(note)) or mark):
        section = node if isinstance(node, nodes.section) else _last_section_before(node)
        if section is not None:
            children = section.children
            return next((child for child in children if isinstance(child, nodes.title)), None)
    return None


def _last_section_before(node: nodes.Node) -> nodes.section | None:
    """Return the section of which a block that stands behind it seems to be the last part."""
    if not isinstance(node.parent, nodes.section | nodes.document):
        return None
    before = node.parent.children[: node.parent.index(node)]
    last = next((each for each in reversed(before) if isinstance(each, nodes.section)), None)
    return last and (list(last.findall(nodes.section)) or [last])[-1]


def _note_around(node: nodes.Node) -> nodes.footnote | None:
    around = self_and_ancestors(node)
    return next((outer for outer in around if isinstance(outer, nodes.footnote)), None)


def _reference_to(
    note: nodes.footnote, notes: tuple[nodes.footnote, ...] = ()
) -> nodes.Element | None:
    """Return the first reference of a footnote in a text, if need be that of a note with it.

    ``notes`` are those that the way led through: a note may refer to itself.
    """
    ids = note.document.ids if note.document is not None else {}
    references = [ids[name] for name in note['backrefs'] if name in ids]
    holders = [_note_around(reference) for reference in references]
    for reference, holder in zip(references, holders, strict=True):
        if holder is None:
            return reference
    seen = (*notes, note)
    others = [holder for holder in holders if not any(holder is known for known in seen)]
    return next(filter(None, (_reference_to(other, seen) for other in others if other)), None)
