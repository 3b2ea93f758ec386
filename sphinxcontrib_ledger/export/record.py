"""The record of an article: all that is known of it, as one value.

In: nothing but values; :mod:`export.recording` makes them of a comparison.
Out: JSON, and the same values from JSON.
The record is stored once an article, so it never holds a removed word unless the author of the
page asks for it (``:reveal:``): only numbers, kinds, ranges, counts and digests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sphinxcontrib_ledger.annotate.model import OriginalBlock
from sphinxcontrib_ledger.document.link_titles import with_titles
from sphinxcontrib_ledger.engine.statistics import EditStatistics

if TYPE_CHECKING:
    from collections.abc import Callable

#: The version of the JSON.
SCHEMA = 2

#: ``form`` is an edit of what stands around a text, or of how it looks: a list became another one.
Kind = Literal['added', 'modified', 'removed', 'moved', 'form']
#: The new contents of an edit that has no words to be quoted.
Wordless = Literal['', 'formula', 'picture']
#: Of what the marks were proved.
Proved = Literal['words', 'blocks', 'nothing']


class BlockRange(NamedTuple):
    """Characters ``start`` to ``stop`` of the text of block number ``block`` of a side."""

    block: int
    start: int
    stop: int


class Piece(NamedTuple):
    """A piece of an excerpt: text, or the source of a formula."""

    text: str
    formula: bool = False


@dataclass(frozen=True)
class EditRecord:
    """An edit as readers count them.

    ``number`` counts the edits of the article in reading order, from 1.
    ``section`` is the number of the heading in the record's ``sections``, -1 outside of any.
    ``excerpt`` are the first words of what is new; ``wordless`` says what is new without words.
    ``original`` and ``edited`` say what of both sides the edit is about, ``removed`` and ``added``
    how many words that are (moved words are neither).
    ``link`` says that nothing but where its words lead is another: they lead to ``leads``; ``led``
    is where they led, only if the author of the page asks for what was removed.
    ``digest`` tells what was removed from anything else to those who have the original; ``''`` if
    nothing was.
    """

    number: int
    kind: Kind
    section: int = -1
    excerpt: tuple[Piece, ...] = ()
    wordless: Wordless = ''
    original: tuple[BlockRange, ...] = ()
    edited: tuple[BlockRange, ...] = ()
    added: int = 0
    removed: int = 0
    digest: str = ''
    link: bool = False
    leads: str = ''
    led: str = ''


@dataclass(frozen=True)
class OriginalWords:
    """The words that an edit replaced or removed; a mark has their number in the record.

    ``spaced``: the original has a space before them.
    """

    edit: int
    words: str
    spaced: bool = False


@dataclass(frozen=True)
class ArticleRecord:
    """All that is known of an article.

    ``article`` is its name: that of its document and the article's number there.
    ``original`` and ``edited`` are the files as the directive names them.
    ``kinds`` are the kinds of marks that occur (``annotate.model``), ``ignored`` the classes of
    difference that occur and are not marked; ``bars`` name what has a bar (``export.barred``).
    ``since`` is the earlier version that a page of a project is compared with.
    ``statistics`` are there if readers are to be told.
    ``proved`` says of what the marks were proved: words, whole blocks, or nothing; ``unchanged``
    that both sides were compared and say the same.
    ``words`` and ``beside`` have what was removed, only if ``reveal`` asks for it: the words by
    edit, and the blocks of the original that stand beside each block.
    """

    article: str
    original: str = ''
    edited: str = ''
    editor: str = ''
    source: str = ''
    edited_on: str = ''
    since: str = ''
    ellipsis: str = '[...]'
    reveal: str = 'never'
    proved: Proved = 'nothing'
    unchanged: bool = False
    kinds: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    statistics: EditStatistics | None = None
    sections: tuple[str, ...] = ()
    edits: tuple[EditRecord, ...] = ()
    words: tuple[OriginalWords, ...] = ()
    beside: tuple[tuple[OriginalBlock, ...], ...] = ()

    def to_json(self) -> str:
        """Return the record as JSON; what has its default value is left out."""
        values = {'version': SCHEMA, **_values(self)}
        return json.dumps(values, ensure_ascii=False, separators=(',', ':'), default=_values)

    def with_titles(self, title_of: Callable[[str, str], str | None]) -> ArticleRecord:
        """Return the record with the titles that links in the original's words show."""
        if not (self.words or self.beside):
            return self
        words = [replace(each, words=with_titles(each.words, title_of)) for each in self.words]
        beside = [
            tuple([_block_with_titles(block, title_of) for block in row]) for row in self.beside
        ]
        return replace(self, words=tuple(words), beside=tuple(beside))

    @classmethod
    def from_json(cls, text: str) -> ArticleRecord:
        """Return the record of JSON; a ``ValueError`` if it is of another version."""
        values = _loaded(text)
        parts = {
            'edits': tuple(map(_edit, values.get('edits', ()))),
            'words': tuple(OriginalWords(**entry) for entry in values.get('words', ())),
            'beside': tuple(
                tuple(map(OriginalBlock.from_json, row)) for row in values.get('beside', ())
            ),
        }
        return cls(**values | parts)

    @classmethod
    def summary_from_json(cls, text: str) -> ArticleRecord:
        """Return the record of JSON without its edits and words, which take longest to read."""
        values = _loaded(text)
        return cls(**values | {'edits': (), 'words': (), 'beside': ()})


def _values(value: object) -> dict[str, Any]:
    """Return the fields of a value that are not their defaults, which its class has."""
    defaults = vars(type(value))
    return {name: held for name, held in vars(value).items() if held != defaults.get(name)}


def _loaded(text: str) -> dict[str, Any]:
    """Return the fields of a record in JSON; those of its edits and words are as JSON has them."""
    values: dict[str, Any] = json.loads(text)
    if (version := values.pop('version', None)) != SCHEMA:
        raise ValueError(f'a record of version {version!r}, not {SCHEMA}')
    for name in ('kinds', 'bars', 'ignored', 'sections'):
        values[name] = tuple(values.get(name, ()))
    if statistics := values.get('statistics'):
        values['statistics'] = EditStatistics(*statistics)
    return values


def _block_with_titles(
    block: OriginalBlock, title_of: Callable[[str, str], str | None]
) -> OriginalBlock:
    pieces = [(with_titles(text, title_of), gone) for text, gone in block.pieces]
    return block._replace(pieces=tuple(pieces))


def _edit(values: dict[str, Any]) -> EditRecord:
    tuples = {
        'excerpt': tuple([Piece(*piece) for piece in values.get('excerpt', ())]),
        'original': tuple([BlockRange(*place) for place in values.get('original', ())]),
        'edited': tuple([BlockRange(*place) for place in values.get('edited', ())]),
    }
    return EditRecord(**values | tuples)
