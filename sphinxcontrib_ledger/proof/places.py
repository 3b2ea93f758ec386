"""The proof made once more of a stored or resolved document: marks are where they were put.

In: a document after others have changed it, and the places of an article's marks as they were when
it was proved.  Out: a node for each mark that is somewhere else now, or was lost.
A place is what is written right before and behind a mark, white space left out.  An elision has
moved if neither is there any more, so whatever is put in or taken out beside it is no fault; a
highlight has if it is around other words.  What a host may write anew, as the text of a reference,
ends a place.
A mark is lost if what was beside it is there without one, or if that is gone, too, and other text
of the same construct is there (:mod:`.samples`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.proof.found_marks import FoundMark, Place
from sphinxcontrib_ledger.proof.marked_text import UNKNOWN, MarkedText
from sphinxcontrib_ledger.proof.samples import samples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from docutils import nodes

#: How many marks that are not there are looked for in the whole page, which takes its length each.
SOUGHT = 50


def places_of(tops: Iterable[nodes.Node]) -> str:
    """Return the places of an article's marks, as they are to be stored."""
    reader = MarkedText(tops, records=True)
    places = [reader.place(mark) for mark in reader.marks]
    numbers = dict.fromkeys(place.construct for place in places if place.construct >= 0)
    ranges = {number: reader.constructs[number] for number in numbers}
    samples = samples_of(reader.text, ranges, UNKNOWN)
    return json.dumps([places, samples], ensure_ascii=False)


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
        noted, samples = json.loads(text)
        places = [Place(*values) for values in noted]
        node = _displaced(reader, found[article], places, samples)
        if node is not None:
            yield article, node


def _displaced(
    reader: MarkedText,
    marks: Sequence[FoundMark],
    places: Sequence[Place],
    samples: Mapping[str, Sequence[str]],
) -> nodes.Node | None:
    """Return a mark of an article that is elsewhere; any, if another one was lost."""
    by_edit: dict[tuple[str, str], _Edit] = defaultdict(_Edit)
    for noted in places:
        by_edit[noted.edit, noted.kind].places.append(noted)
    for mark in marks:
        by_edit[mark.edit, mark.kind].marks.append(mark)
    seen: set[Place] = set()
    for mark in marks:
        place = by_edit[mark.edit, mark.kind].place_of(mark, reader)
        if place is None:
            return mark.node
        seen.add(place)
    unseen = (place for place in places if place not in seen)
    lost = (
        place for place in unseen if not by_edit[place.edit, place.kind].has_mark_at(place, reader)
    )
    for place in islice(lost, SOUGHT):
        pieces = samples.get(str(place.construct), ())
        if reader.is_bare(place) or any(piece in reader.text for piece in pieces):
            return marks[0].node if marks else reader.top
    return None


class _Edit:
    """The marks of one edit and kind, and the places that were noted of them, both in order."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.marks: list[FoundMark] = []
        #: The number of the place behind the last one that a mark was in.
        self._following = 0

    def place_of(self, mark: FoundMark, reader: MarkedText) -> Place | None:
        """Return a place that the next mark is in; ``None``: it is in none.

        Most stand in the order of their places, and an edit may have thousands.
        """
        order = chain(range(self._following, len(self.places)), range(self._following))
        at = next((n for n in order if reader.is_there(mark, self.places[n])), None)
        if at is None:
            return None
        self._following = at + 1
        return self.places[at]

    def has_mark_at(self, place: Place, reader: MarkedText) -> bool:
        """Return whether any of the marks is in a place."""
        return any(reader.is_there(mark, place) for mark in self.marks)
