"""Makes an unsound pair as small as it can be, so that a person sees what is wrong with it.

``PYTHONPATH=. python benchmarks/soundness/minimise.py FOLDER``

The folder is one that ``run.py --keep`` wrote; the small pair is written into its ``small``.
Parts that both files have go from both, paragraphs first, then lines, then words.
"""

from __future__ import annotations

import re
import sys
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pairs import Pair
from run import check, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: How files are cut, the coarsest first.
CUTS = (r'(\n\n+)', r'(\n)', r'( +)')
#: So many smaller pairs are built at a time.
TRIALS = 24


class Part(NamedTuple):
    """A part of the original, of the edited file, or the same part of both."""

    original: str
    edited: str


def minimised(pair: Pair) -> tuple[Pair, list[str]]:
    """Return the smallest pair that has a fault of the same kind, with its faults."""
    [(_, told)] = check([pair])
    kinds = {kind_of(told[0])}
    for cut in CUTS:
        parts = _parts(pair, cut)
        size = max(len(parts) // 2, 1)
        while True:
            found = _smaller(pair, parts, size, kinds)
            if found:
                parts, pair, told = found
                size = min(size, max(len(parts) // 2, 1))
            elif size == 1:
                break
            else:
                size = max(size // 2, 1)
    return pair, told


def kind_of(fault: str) -> str:
    """Return what kind of fault it is."""
    if fault.startswith(('warning', 'proof')):
        # It says what failed, and names a file or blocks.
        return re.sub(r'\S*\d\S*|\(.*?\)', '', fault)
    return re.sub(r'[\d.]+|:.*', '', fault)


def _smaller(
    pair: Pair, parts: Sequence[Part], size: int, kinds: set[str]
) -> tuple[list[Part], Pair, list[str]] | None:
    """Return the parts without some of them, if that has such a fault still."""
    starts = list(range(0, len(parts), size))
    for first in range(0, len(starts), TRIALS):
        trials = [[*parts[:at], *parts[at + size :]] for at in starts[first : first + TRIALS]]
        pairs = [_pair(pair, trial, number) for number, trial in enumerate(trials)]
        for smaller, told in check(pairs):
            if kinds & {kind_of(fault) for fault in told}:
                number = int(smaller.name.rpartition('x')[2])
                return trials[number], smaller._replace(name=pair.name), told
    return None


def _pair(pair: Pair, parts: Sequence[Part], number: int) -> Pair:
    texts = [''.join(part[side] for part in parts) for side in (0, 1)]
    return Pair(f'{pair.name}x{number}', pair.form, *texts, pair.edits)


def _parts(pair: Pair, cut: str) -> list[Part]:
    sides = [list(_cut(text, cut)) for text in (pair.original, pair.edited)]
    parts: list[Part] = []
    for kind, a, b, c, d in SequenceMatcher(None, *sides, autojunk=False).get_opcodes():
        if kind == 'equal':
            parts += [Part(text, text) for text in sides[0][a:b]]
        else:
            parts += [Part(text, '') for text in sides[0][a:b]]
            parts += [Part('', text) for text in sides[1][c:d]]
    return parts


def _cut(text: str, cut: str) -> Iterator[str]:
    """Go through the parts of a text, each with the white space behind it."""
    pieces = [*re.split(cut, text), '']
    return (one + other for one, other in zip(pieces[::2], pieces[1::2], strict=False))


def main(folder: Path) -> int:
    """Minimise the pair of a folder."""
    [original] = folder.glob('original.*')
    form = original.suffix[1:]
    texts = [(folder / f'{side}.{form}').read_text('utf-8') for side in ('original', 'edited')]
    pair, told = minimised(Pair(folder.name.replace('-', ''), form, *texts))
    write(pair, told, folder / 'small')
    print(f'{pair.original}\n--- became\n{pair.edited}\n--- {"; ".join(told)}')
    return 0


if __name__ == '__main__':
    sys.exit(main(Path(sys.argv[1])))
