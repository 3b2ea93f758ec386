"""How much longer the build of a page takes because it shows an article, and how that grows.

In: shapes.  Out: a table of each at two sizes.
*Ours* is what Sphinx takes to build the page as HTML, less what it takes for a page that includes
the edited file: reading the original, comparing, marks, lists of changes, both columns, writing.
"""

from __future__ import annotations

from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from measure import clean, parsing
from shapes import SHAPES
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapes import Shape

#: How many times as large the larger article of a shape is.
TIMES = 4
#: The seconds that the smaller article takes us, at least.  With a tenth of it, the power that a
#: shape grows with was one of 0.35 more or less, by what other programs on the machine did.
LEAST = 0.5
#: The bounds of DESIGN: our time over that of parsing, and the power of the size.
RATIO, POWER = 8, 1.2


class Cost(NamedTuple):
    """Seconds: docutils' for parsing both files, and ours."""

    parse: float
    ours: float


def print_shapes(names: Sequence[str], repeat: int) -> None:
    """Measure shapes at two sizes each, and print what they cost and how that grows."""
    _say(
        f'Seconds of one process on the processor, best of {repeat}, garbage collector paused;\n'
        f'the smaller article takes us {LEAST} s or more, the larger is {TIMES} times as long;\n'
        f'bounds: ratio {RATIO}, power {POWER}; * is above.'
    )
    _say(f'{"":38}{"parts":>7}{"parse":>8}{"ours":>8}{"ratio":>8}{"grows":>8}')
    for name in names:
        shape = SHAPES[name]
        size = _size_of(shape)
        small, large = (_cost_of(shape, count, repeat) for count in (size, TIMES * size))
        _row(name, size, small)
        _row(name, TIMES * size, large, log(large.ours / small.ours) / log(TIMES))


def _row(name: str, size: int, cost: Cost, power: float | None = None) -> None:
    ratio = _with_sign(cost.ours / cost.parse, RATIO, 1)
    grows = '' if power is None else _with_sign(power, POWER, 2)
    _say(f'{name:38}{size:7}{cost.parse:8.2f}{cost.ours:8.2f}{ratio}{grows}')


def _with_sign(figure: float, bound: float, digits: int) -> str:
    return f'{figure:7.{digits}f}{"*" if figure > bound else " "}'


def _say(line: str) -> None:
    print(line.rstrip(), flush=True)


def _size_of(shape: Shape) -> int:
    """Return how many parts the smaller article has: its shape's, doubled while it is quick."""
    _cost_of(shape, 1, 1)  # What is made once for all articles.
    size = shape.size
    while _cost_of(shape, size, 1).ours < LEAST:
        size *= 2
    return size


def _cost_of(shape: Shape, count: int, repeat: int) -> Cost:
    """Return what an article of a shape and size costs, the best of some runs.

    What is compared is measured in turn, so that a busy minute of the machine hits all of it.
    """
    texts = shape.article(count)
    options = ''.join([f'   {option}\n' for option in shape.options])
    pages = (
        '.. include:: edited.article.rst\n',
        f'.. ledger-article:: original.article.rst edited.article.rst\n{options}',
    )
    with TemporaryDirectory() as folder:
        source = Path(folder)
        for name, text in zip(('original', 'edited'), texts, strict=True):
            (source / f'{name}.article.rst').write_text(text, encoding='utf-8')
        runs = [
            (parsing(texts), *(_building(source, page) for page in pages)) for _ in range(repeat)
        ]
    parse, without, ours = map(min, zip(*runs, strict=True))
    return Cost(parse, max(ours - without, 1e-3))


def _building(source: Path, page: str) -> float:
    (source / 'index.rst').write_text(page, encoding='utf-8')
    with TemporaryDirectory() as out, docutils_namespace(), patch_docutils():
        app = Sphinx(
            source,
            None,
            Path(out, 'html'),
            Path(out, 'doctrees'),
            'html',
            confoverrides={
                'extensions': ['sphinxcontrib_ledger'],
                'exclude_patterns': ['*.article.rst'],
                'html_copy_source': False,
            },
            status=None,
            warning=None,
        )
        with clean():
            start = process_time()
            app.build(force_all=True)
            return process_time() - start
