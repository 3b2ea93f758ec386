"""The proof made once more of a stored or resolved document: marks are where they were put.

In: a document after others have changed it, and the places of an article's marks as they were when
it was proved.  Out: a node for each mark that is somewhere else now, or was lost.
A place is what is written right before and behind a mark, white space left out.  An elision has
moved if neither is there any more, so whatever is put in or taken out beside it is no fault; a
highlight has if it is around other words.  What a host may write anew, as the text of a reference,
ends a place.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.proof.marked_text import FoundMark, MarkedText, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes

#: How many marks that are not there are looked for in the whole page, which takes its length each.
SOUGHT = 50


def places_of(tops: Iterable[nodes.Node]) -> str:
    """Return the places of an article's marks, as they are to be stored."""
    reader = MarkedText(tops, records=True)
    return json.dumps([reader.place(mark) for mark in reader.marks], ensure_ascii=False)


def displaced_marks(
    document: nodes.Element, recorded: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, nodes.Node]]:
    """Go through the articles whose marks are not all where they were, each with one of these.

    ``recorded`` are the names of articles and what :func:`places_of` gave for them.
    """
    reader = MarkedText([document], records=False)
    found: dict[str, list[FoundMark]] = defaultdict(list)
    for mark in reader.marks:
        found[mark.article].append(mark)
    for article, text in recorded:
        places = [Place(*values) for values in json.loads(text)]
        marks = found[article]
        node = _displaced(reader, marks, places)
        if node is not None:
            yield article, node


def _displaced(
    reader: MarkedText, marks: Sequence[FoundMark], places: Sequence[Place]
) -> nodes.Node | None:
    """Return a mark of an article that is elsewhere; any, if another one was lost."""
    by_edit: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        by_edit[place.edit, place.kind].append(place)
    seen: set[Place] = set()
    for mark in marks:
        candidates = by_edit[mark.edit, mark.kind]
        there = [place for place in candidates if reader.is_there(mark, place)]
        if not there:
            return mark.node
        seen.update(there)
    lost = [place for place in places if place not in seen][:SOUGHT]
    if not any(map(reader.is_bare, lost)):
        return None
    return marks[0].node if marks else reader.top
