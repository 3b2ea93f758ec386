"""Edits of where words lead, the words themselves being the same.

In: what of both sides an edit is about.
Out: the fields of its record that say where its words lead, and led if that may be told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.engine.model import Range, Side

#: How the look of a word begins that leads somewhere: see ``document.appearance``.
_LINK = 'link:'


@dataclass
class Extent:
    """The parts of both sides that an edit is about, as ranges of tokens by block."""

    original: list[tuple[int, Range]] = field(default_factory=list)
    edited: list[tuple[int, Range]] = field(default_factory=list)
    is_move: bool = False


def link_change(article: Article, extent: Extent, *, reveals: bool) -> dict[str, Any]:
    """Return the fields of a record that tell of a link; none if more than a link was edited."""
    if extent.is_move or not (extent.original and extent.edited):
        return {}
    before = _words(article.account.original, extent.original)
    after = _words(article.account.edited, extent.edited)
    led, leads = _targets(before), _targets(after)
    if led == leads or _without_links(before) != _without_links(after):
        return {}
    return {'link': True, 'leads': _first(leads), 'led': _first(led) if reveals else ''}


_Word = tuple[str, tuple[str, ...]]


def _words(side: Side, parts: Sequence[tuple[int, Range]]) -> list[_Word]:
    """Return the words of some ranges with their looks."""
    words: list[_Word] = []
    for block, (start, stop) in parts:
        if side[block].kind == 'code':
            continue
        tokens = side.tokens(block)
        looks = tokens.looks
        words += [
            (text, looks.get(number, ()))
            for number, text in enumerate(tokens.texts(start, stop), start)
        ]
    return words


def _targets(words: Sequence[_Word]) -> list[str]:
    return [look.removeprefix(_LINK) for _, each in words for look in each if _is_link(look)]


def _without_links(words: Sequence[_Word]) -> list[_Word]:
    return [(text, tuple(look for look in each if not _is_link(look))) for text, each in words]


def _is_link(look: str) -> bool:
    return look.startswith(_LINK)


def _first(targets: Sequence[str]) -> str:
    return targets[0] if targets else ''
