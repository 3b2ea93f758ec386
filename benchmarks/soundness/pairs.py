"""Makes random pairs of files, and builds a batch of them as four projects.

The pages of a batch have the same names in each project, so that they can differ in nothing but
their articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import as_markdown
import as_rst
from constructs import Maker
from edits import edited

from projects import Built, build

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tree import Node

WRITERS = {'rst': as_rst.written, 'md': as_markdown.written}
#: A page that shows an article and nothing else.
PAGES = {
    'rst': '.. ledger-article:: articles/{0}.original.rst articles/{0}.edited.rst\n',
    'md': '```{{ledger-article}} articles/{0}.original.md articles/{0}.edited.md\n```\n',
}


class Pair(NamedTuple):
    """An original and an edited file; ``edits`` names what was done."""

    name: str
    form: str
    original: str
    edited: str
    edits: tuple[str, ...] = ()


class Batch(NamedTuple):
    """The projects of some pairs.

    ``marked`` has the articles, ``same`` the edited files compared with themselves, ``edited`` and
    ``original`` each of the files as a page of its own, without our extension.
    """

    marked: Built
    same: Built
    edited: Built
    original: Built


def make_pair(number: int, form: str, seed: int) -> Pair:
    """Return a random pair."""
    original, other, names = make_trees(number, form, seed)
    return pair_of(f'{form}{seed}p{number}', form, original, other, names)


def make_trees(number: int, form: str, seed: int) -> tuple[Node, Node, list[str]]:
    """Return both documents of a random pair, and the names of the edits."""
    make = Maker(f'{form}-{seed}-{number}', form)
    original = make.document()
    return (original, *edited(make, original))


def pair_of(name: str, form: str, original: Node, other: Node, names: Sequence[str]) -> Pair:
    """Write a pair down; names that a project may have once get the number of the pair."""
    texts = [WRITERS[form](tree).replace('@', f'{name}e') for tree in (original, other)]
    return Pair(name, form, *texts, tuple(names))


def build_pairs(pairs: Sequence[Pair], folder: Path, builders: Sequence[str]) -> Batch:
    """Build the projects of some pairs."""
    hosts = {f'{pair.name}.{pair.form}': PAGES[pair.form].format(pair.name) for pair in pairs}

    def article_files(original: str) -> dict[str, str]:
        return {
            f'articles/{pair.name}.{side}.{pair.form}': text
            for pair in pairs
            for side, text in (('original', getattr(pair, original)), ('edited', pair.edited))
        }

    def plain(side: str) -> dict[str, str]:
        return {f'{pair.name}.{pair.form}': getattr(pair, side) for pair in pairs}

    marked = {**article_files('original'), **hosts}
    same = {**article_files('edited'), **hosts}
    read = [name for name in ('html', 'text') if name in builders]
    return Batch(
        build(folder / 'marked', marked, builders, ledger=True),
        build(folder / 'same', same, read, ledger=True),
        build(folder / 'edited', plain('edited'), builders),
        build(folder / 'original', plain('original'), ['xml']),
    )
