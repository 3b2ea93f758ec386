"""An edited copy of a document: in each block a word is changed into one that nobody has written.

Which blocks there are is what docutils read, not what this package sees in a document.
A made-up word is as long as the one that it stands for, so that headings, tables and markup stay
what they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from string import ascii_lowercase
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.languages import get_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: A made-up word: no English word and no markup has these letters together.
MADE_UP = re.compile(r'(?<![^\W_])qz[a-z]{2,}(?![^\W_])')
#: A letter of an alphabet whose letters are as wide as each other, at least four of which.
_LETTERS = '[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]{4,}'
#: A word that stands by itself: in no name, address, role or formula, and not in pieces.
_JOINED = r'\w|<>\\/{}$@=+~^\xad\u200b-\u200d'
_WORD = re.compile(rf'(?<![{_JOINED}:.])(?<!\w-){_LETTERS}(?![{_JOINED}]|-\w|\.\w|:[^\s:]|`_)')
#: How many lines a block may be away from where docutils says that it is.
_NEAR = 20
#: What shows no words of its own, or none that may be changed.
_FIXED = (
    nodes.comment, nodes.system_message, nodes.target, nodes.raw, nodes.label,
    nodes.math, nodes.math_block, nodes.footnote_reference, nodes.citation_reference,
    nodes.substitution_reference, nodes.problematic, nodes.image,
)  # fmt: skip
#: Names of fields that docutils knows and shows as it likes.
_BIBLIOGRAPHIC = frozenset(get_language('en').bibliographic_fields)


@dataclass(frozen=True)
class Edited:
    """What was changed: the texts of the files, and the words by what they stand for."""

    texts: dict[Path, str]
    words: dict[str, str]


def edited(texts: Mapping[Path, str], document: nodes.document) -> Edited:
    """Return the files of a document with words changed; ``document`` is what docutils read.

    The file that it was read from is the first one; all have absolute paths.
    """
    done = Edited(dict(texts), {})
    places = _Places(texts)
    links = _names_linked_to(document)
    numbers = count()
    for block in blocks(document):
        words = _words(block, links)
        found = places.find(block, words) if words else None
        if found is None:
            continue
        path, start, stop = found
        text = done.texts[path]
        new = made_up(next(numbers), stop - start)
        done.words[new] = text[start:stop]
        done.texts[path] = text[:start] + new + text[stop:]
    return done


def left_alone(texts: Mapping[Path, str], document: nodes.document) -> list[str]:
    """Return the blocks of an edited document in which a word could be changed and none is."""
    places = _Places(texts)
    links = _names_linked_to(document)
    return [
        f'{block.tagname}: {" ".join(block.astext().split())}'
        for block in blocks(document)
        if not MADE_UP.search(block.astext())
        and (words := _words(block, links))
        and places.find(block, words)
    ]


def blocks(document: nodes.document) -> Iterator[nodes.TextElement]:
    """Go through what holds text and is in no other such thing."""
    for node in document.findall(nodes.TextElement):
        if not isinstance(node.parent, nodes.TextElement | nodes.system_message):
            yield node


def made_up(number: int, length: int) -> str:
    """Return a word of a certain length that is another one for each number."""
    letters = ''
    while number or len(letters) < length - 2:
        number, digit = divmod(number, 26)
        letters = ascii_lowercase[digit] + letters
    assert len(letters) == length - 2
    return f'qz{letters}'


def _names_linked_to(document: nodes.document) -> frozenset[str]:
    """Return the names that links are made by: a heading of such a name must keep it."""
    return frozenset(node['refname'] for node in document.findall() if _has_name(node))


def _has_name(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Element) and 'refname' in node


def _words(block: nodes.TextElement, links: frozenset[str]) -> frozenset[str]:
    """Return the words of a block that can be changed without changing anything else."""
    name = nodes.fully_normalize_name(block.astext())
    if isinstance(block, nodes.title) and name in links:
        return frozenset()
    if isinstance(block, nodes.field_name) and name in _BIBLIOGRAPHIC:
        return frozenset()
    return frozenset(
        word
        for text in block.findall(nodes.Text)
        if not any(isinstance(node, _FIXED) or _has_name(node) for node in _around(text, block))
        for word in re.findall(_LETTERS, text)
    )


def _around(node: nodes.Node, block: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    while node is not block:
        node = node.parent
        yield node


class _Places:
    """Where the blocks of a document stand in its files: no place is of two blocks."""

    def __init__(self, texts: Mapping[Path, str]) -> None:
        self._texts = texts
        self._last = dict.fromkeys(texts, 0)
        self._taken: set[tuple[Path, int]] = set()
        self._path = next(iter(texts))

    def find(
        self, block: nodes.TextElement, words: frozenset[str]
    ) -> tuple[Path, int, int] | None:
        """Return where the first of some words of a block stands: file, start and stop."""
        self._path = self._source(block)
        lines = (block.rawsource or block.astext()).splitlines()
        for number, line in enumerate(map(str.strip, lines), block.line or 0):
            for word in _WORD.finditer(line):
                at = self._find(line, number) if word.group() in words else -1
                if at >= 0:
                    self._taken.add((self._path, at))
                    return self._path, at + word.start(), at + word.end()
        return None

    def _source(self, node: nodes.Node) -> Path:
        """Return the file that a node was read from; docutils does not note it everywhere."""
        inner: nodes.Node | None = node
        while inner is not None and not isinstance(inner, nodes.document):
            path = Path(inner.source or '').resolve()
            if path in self._texts:
                return path
            inner = inner.parent
        return self._path

    def _find(self, line: str, number: int) -> int:
        """Return where a line of a block stands that docutils says is of a certain number.

        Docutils counts lines roughly, and some (in a table of CSV) from another place: then it is
        the next one after the last block.
        """
        text, last = self._texts[self._path], self._last[self._path]
        found = [
            match.start()
            for match in re.finditer(rf'(?<!\w){re.escape(line)}(?!\w)', text)
            if (self._path, match.start()) not in self._taken
        ]
        apart = {at: abs(text.count('\n', 0, at) + 1 - number) for at in found}
        at = min(found, key=apart.__getitem__, default=-1)
        if at >= 0 and apart[at] > _NEAR:
            at = next((at for at in found if at >= last), found[0])
        self._last[self._path] = max(at, last)
        return at
