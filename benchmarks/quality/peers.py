"""What other programs mark, each reduced to ranges of characters in both texts.

Every peer is optional: one that is not installed is named as left out.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gold import Marks

#: Words and signs, cut as the scorer cuts them.
TOKEN = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
TOKEN_OR_SPACE = re.compile(rf'{TOKEN.pattern}|\s+')
#: The same for git, which knows no classes of Unicode: a byte above ASCII is part of a word.
GIT_TOKEN = r'([[:alnum:]_]|[^[:space:][:print:]])+|[^[:space:]]'
KEPT, REMOVED, ADDED = ' ', '-', '+'

Found = tuple['Marks', 'Marks']


class Peer(NamedTuple):
    """A program to compare with: its name, what it needs, and how it is asked."""

    name: str
    module: str
    program: str
    marks: Callable[[str, str], Found]

    def is_here(self) -> bool:
        """Return whether it can be asked."""
        if self.program:
            return shutil.which(self.program) is not None
        try:
            import_module(self.module)
        except ImportError:
            return False
        return True


def cut(text: str) -> tuple[list[str], Marks]:
    """Return the words of a text, and where they are."""
    found = list(TOKEN.finditer(text))
    return [match.group() for match in found], [match.span() for match in found]


def by_words(
    original: str, edited: str, compare: Callable[[list[str], list[str]], Iterable[Sequence[int]]]
) -> Found:
    """Return the marks of ``compare``, which gives ranges of words that differ."""
    (old, places_old), (new, places_new) = cut(original), cut(edited)
    removed, added = [], []
    for i, i_stop, j, j_stop in compare(old, new):
        if i < i_stop:
            removed.append((places_old[i][0], places_old[i_stop - 1][1]))
        if j < j_stop:
            added.append((places_new[j][0], places_new[j_stop - 1][1]))
    return removed, added


def by_characters(original: str, edited: str, pieces: Iterable[tuple[str, str]]) -> Found:
    """Return the marks of an annotated text, whose white space may differ from the texts' own.

    ``pieces`` are stretches of text, each kept, removed or added.
    """
    removed, added = _Follower(original), _Follower(edited)
    for how, piece in pieces:
        if how != ADDED:
            removed.follow(piece, marked=how == REMOVED)
        if how != REMOVED:
            added.follow(piece, marked=how == ADDED)
    return removed.marks, added.marks


class _Follower:
    """Finds the characters of pieces in a text, in order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self.marks: Marks = []

    def follow(self, piece: str, *, marked: bool) -> None:
        for character in ''.join(piece.split()):
            at = self.text.index(character, self.position)
            if self.text[self.position : at].strip():
                raise ValueError(f'{self.text[self.position : at]!r} is missing')
            self.position = at + 1
            if marked and self.marks and self.marks[-1][1] == at:
                self.marks[-1] = (self.marks[-1][0], at + 1)
            elif marked:
                self.marks.append((at, at + 1))


def difflib_words(original: str, edited: str) -> Found:
    """Python's own, on words."""

    def compare(old: list[str], new: list[str]) -> Iterator[Sequence[int]]:
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return (code[1:] for code in codes if code[0] != 'equal')

    return by_words(original, edited, compare)


def rapidfuzz_words(original: str, edited: str) -> Found:
    """The shortest edit script of insertions and deletions of words."""
    from rapidfuzz.distance import Indel

    def compare(old: list[str], new: list[str]) -> Iterator[Sequence[int]]:
        codes = Indel.opcodes(old, new)
        return (tuple(code)[1:] for code in codes if code.tag != 'equal')

    return by_words(original, edited, compare)


def _dmp(before: str, after: str, *, semantic: bool) -> list[tuple[int, str]]:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    # Without this its answer depends on how fast the machine is.
    engine.Diff_Timeout = 0
    found: list[tuple[int, str]] = engine.diff_main(before, after, False)
    if semantic:
        engine.diff_cleanupSemantic(found)
    return found


def dmp_characters(original: str, edited: str) -> Found:
    """Google's diff-match-patch as it is mostly used."""
    removed, added = [], []
    i = j = 0
    for how, text in _dmp(original, edited, semantic=True):
        if how < 0:
            removed.append((i, i + len(text)))
        elif how > 0:
            added.append((j, j + len(text)))
        i += len(text) * (how <= 0)
        j += len(text) * (how >= 0)
    return removed, added


def dmp_words(original: str, edited: str, *, semantic: bool = False) -> Found:
    """The same on words and the spaces between them, each made one character before.

    The clean-up runs before these characters are words again: after it, it would cut them.
    """
    signs: dict[str, str] = {}
    old, new = (list(TOKEN_OR_SPACE.finditer(text)) for text in (original, edited))
    for match in (*old, *new):
        # Characters for private use are neither surrogates nor spaces nor letters.
        signs.setdefault(match.group(), chr(0xF0000 + len(signs)))
    coded = (''.join(signs[match.group()] for match in side) for side in (old, new))
    removed, added = [], []
    i = j = 0
    for how, text in _dmp(*coded, semantic=semantic):
        i_stop, j_stop = i + len(text) * (how <= 0), j + len(text) * (how >= 0)
        if how < 0:
            removed.append((old[i].start(), old[i_stop - 1].end()))
        elif how > 0:
            added.append((new[j].start(), new[j_stop - 1].end()))
        i, j = i_stop, j_stop
    return removed, added


def dmp_words_semantic(original: str, edited: str) -> Found:
    """The same with its semantic clean-up, on words still."""
    return dmp_words(original, edited, semantic=True)


def redlines_markdown(original: str, edited: str) -> Found:
    """Redlines, as its data say."""
    from redlines import Redlines

    return by_characters(original, edited, _redlines(Redlines(original, edited).output_json()))


def _redlines(data: str) -> Iterator[tuple[str, str]]:
    names = {'text': KEPT, 'source_text': REMOVED, 'test_text': ADDED}
    only = {'equal': KEPT, 'delete': REMOVED, 'insert': ADDED}
    for change in json.loads(data)['changes']:
        for name, how in names.items():
            if change.get(name):
                yield only.get(change['type'], how), change[name]


def lxml_htmldiff(original: str, edited: str) -> Found:
    """The comparison of pages in lxml, on one ``<p>``: with several it loses words."""
    from lxml.html import fragment_fromstring
    from lxml.html.diff import htmldiff

    pages = [f'<p>{html.escape(text, quote=False)}</p>' for text in (original, edited)]
    root = fragment_fromstring(htmldiff(*pages), create_parent='div')
    return by_characters(original, edited, _walk(root, KEPT))


def _walk(element: object, how: str) -> Iterator[tuple[str, str]]:
    own = {'ins': ADDED, 'del': REMOVED}.get(element.tag, how)  # type: ignore[attr-defined]
    yield own, element.text or ''  # type: ignore[attr-defined]
    for child in element:  # type: ignore[attr-defined]
        yield from _walk(child, own)
        yield own, child.tail or ''


def _run(original: str, edited: str, command: Sequence[str]) -> str:
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ('original', 'edited')]
        for path, text in zip(paths, (original, edited), strict=True):
            path.write_text(f'{text}\n', encoding='utf-8', newline='')
        ran = subprocess.run([*command, *map(str, paths)], capture_output=True, check=False)
    # Both exit with 1 if there are differences.
    if ran.returncode not in (0, 1):
        raise RuntimeError(ran.stderr.decode(errors='replace'))
    return ran.stdout.decode('utf-8')


def git_words(original: str, edited: str) -> Found:
    """What ``git diff --word-diff`` shows."""
    told = _run(original, edited, (
        'git', 'diff', '--no-index', '--no-color', '--unified=1000000', '--text',
        '--word-diff=porcelain', f'--word-diff-regex={GIT_TOKEN}',
    ))  # fmt: skip
    if not told:
        return [], []
    lines = told.partition('\n@@')[2].split('\n')[1:]
    pieces = ((line[0], line[1:]) for line in lines if line.startswith((KEPT, REMOVED, ADDED)))
    return by_characters(original, edited, pieces)


#: Marks for wdiff that stand in no text.
SIGNS = '\ue000\ue001\ue002\ue003'


def wdiff(original: str, edited: str) -> Found:
    """GNU wdiff, whose words have white space between them."""
    options = [f'-{name}{sign}' for name, sign in zip('wxyz', SIGNS, strict=True)]
    return by_characters(original, edited, _wdiff(_run(original, edited, ('wdiff', *options))))


def _wdiff(told: str) -> Iterator[tuple[str, str]]:
    how = KEPT
    for piece in re.split(f'([{SIGNS}])', told):
        if piece and piece in SIGNS:
            how = (REMOVED, KEPT, ADDED, KEPT)[SIGNS.index(piece)]
        else:
            yield how, piece


PEERS = (
    Peer('difflib, words', 'difflib', '', difflib_words),
    Peer('diff-match-patch, characters, semantic', 'diff_match_patch', '', dmp_characters),
    Peer('diff-match-patch, words', 'diff_match_patch', '', dmp_words),
    Peer('diff-match-patch, words, semantic', 'diff_match_patch', '', dmp_words_semantic),
    Peer('rapidfuzz, words', 'rapidfuzz', '', rapidfuzz_words),
    Peer('redlines', 'redlines', '', redlines_markdown),
    Peer('lxml.html.diff', 'lxml.html.diff', '', lxml_htmldiff),
    Peer('git --word-diff', '', 'git', git_words),
    Peer('wdiff', '', 'wdiff', wdiff),
)
