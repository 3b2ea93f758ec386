"""What it costs that a project is compared with an earlier version of itself, page by page.

In: pairs of files, which become the pages of one project, before and now.
Out: for each page what the comparison adds to reading it, over what reading it takes.
Times are those of this process on the processor.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from in_sphinx import reading
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Pair = tuple[str, Path, Path]


def added_by_comparison(pairs: Sequence[Pair], repeat: int) -> dict[str, float]:
    """Return by the names of pages what a comparison adds, in times of reading the page alone."""
    with TemporaryDirectory() as folder:
        names = list(_written(pairs, Path(folder)))
        times = {
            baseline: _times(Path(folder), names, baseline, repeat)
            for baseline in ('', '../before')
        }
    alone, compared = times.values()
    return {name: compared[name] / alone[name] - 1 for name in names}


def _written(pairs: Sequence[Pair], folder: Path) -> Iterator[str]:
    """Write the pairs as two versions of a project; go through the names of its pages."""
    for side in ('before', 'now'):
        (folder / side).mkdir()
        (folder / side / 'index.rst').write_text('Pages\n=====\n', encoding='utf-8')
    for name, original, edited in pairs:
        if original.suffix == edited.suffix == '.rst':
            for side, path in (('before', original), ('now', edited)):
                shutil.copyfile(path, folder / side / f'{name}.rst')
            yield name


def _times(folder: Path, names: Sequence[str], baseline: str, repeat: int) -> dict[str, float]:
    """Return how long it takes to read each page, the best of some runs."""
    with _project(folder, baseline) as app:
        app.builder.env.find_files(app.config, app.builder)
        return {name: min(reading(app, name) for _ in range(repeat)) for name in names}


@contextmanager
def _project(folder: Path, baseline: str) -> Iterator[Sphinx]:
    with docutils_namespace(), patch_docutils():
        yield Sphinx(
            folder / 'now',
            None,
            folder / f'out{len(baseline)}',
            folder / f'doctrees{len(baseline)}',
            'dummy',
            confoverrides={
                'extensions': ['sphinxcontrib_ledger'],
                'ledger_baseline': baseline,
                'suppress_warnings': ['ledger'],
            },
            status=None,
            warning=None,
        )
