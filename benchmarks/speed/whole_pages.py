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


class Cost(NamedTuple):
    """Seconds: docutils' for parsing both files, and ours."""

    parse: float
    ours: float


def print_shapes(names: Sequence[str], repeat: int) -> None:
    """Measure shapes at two sizes each, and print what they cost and how that grows."""
    print(f'{"":38}{"parts":>7}{"parse":>8}{"ours":>8}{"ratio":>7}{"grows":>7}', flush=True)
    for name in names:
        shape = SHAPES[name]
        sizes = shape.size, TIMES * shape.size
        costs = [cost_of(shape, size, repeat) for size in sizes]
        growth = [f'{log(costs[1].ours / costs[0].ours) / log(TIMES):7.2f}', '']
        for size, cost, grows in zip(sizes, costs, reversed(growth), strict=True):
            figures = f'{size:7}{cost.parse:8.2f}{cost.ours:8.2f}{cost.ours / cost.parse:7.1f}'
            print(f'{name:38}{figures}{grows}', flush=True)


def cost_of(shape: Shape, count: int, repeat: int) -> Cost:
    """Return what an article of a shape and size costs, the best of some runs."""
    texts = shape.article(count)
    options = ''.join([f'   {option}\n' for option in shape.options])
    page = f'.. ledger-article:: original.article.rst edited.article.rst\n{options}'
    with TemporaryDirectory() as folder:
        source = Path(folder)
        for name, text in zip(('original', 'edited'), texts, strict=True):
            (source / f'{name}.article.rst').write_text(text, encoding='utf-8')
        without = min(
            _building(source, '.. include:: edited.article.rst\n') for _ in range(repeat)
        )
        ours = min(_building(source, page) for _ in range(repeat)) - without
    return Cost(min(parsing(texts) for _ in range(repeat)), max(ours, 1e-3))


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
