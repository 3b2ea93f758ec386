"""The same figures in a Sphinx project: what a build of it takes to read the files, and we beside.

Sphinx reads by docutils' parser, with its own directives, roles and transforms, and keeps books.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from measure import SPLIT, Figures, Stopwatch, accounts_of, clean, exactness, timed
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinxcontrib_ledger.engine.model import Account


@contextmanager
def project() -> Iterator[Sphinx]:
    """Make a project without pages; what it warns of is not shown."""
    with TemporaryDirectory() as folder, docutils_namespace(), patch_docutils():
        source = Path(folder, 'source')
        source.mkdir()
        yield Sphinx(
            source,
            None,
            Path(folder, 'out'),
            Path(folder, 'doctrees'),
            'dummy',
            confoverrides={'extensions': ['sphinxcontrib_ledger']},
            status=None,
            warning=None,
        )


def measure_in(app: Sphinx, name: str, original: Path, edited: Path, repeat: int) -> Figures:
    """Measure a page that shows a pair of files against pages of their own, the best of some."""
    sides = {'original': original, 'edited': edited}
    for side, path in sides.items():
        text = path.read_text(encoding='utf-8')
        Path(app.srcdir, f'{side}.rst').write_text(text, encoding='utf-8')
        Path(app.srcdir, f'{side}.article{path.suffix}').write_text(text, encoding='utf-8')
    shown = [f'{side}.article{path.suffix}' for side, path in sides.items()]
    page = f'.. ledger-article:: {" ".join(shown)}\n'
    Path(app.srcdir, 'page.rst').write_text(page, encoding='utf-8')
    parse = min(sum(reading(app, side) for side in sides) for _ in range(repeat))
    runs = [_building(app) for _ in range(repeat)]
    steps = min((steps for steps, _ in runs), key=lambda steps: sum(steps.values()))
    return Figures(name, original.suffix[1:], parse, steps, *exactness(runs[0][1]))


def reading(app: Sphinx, docname: str) -> float:
    """Return the time that Sphinx needs to read a page, without what it then writes."""
    with patch.object(app.builder, 'write_doctree'), clean():
        start = process_time()
        app.builder.read_doc(docname)
        spent = process_time() - start
    app.env.clear_doc(docname)
    return spent


def _building(app: Sphinx) -> tuple[dict[str, float], Account]:
    watch = Stopwatch()
    with accounts_of() as accounts, timed(watch):
        reading(app, 'page')
    return {step: watch.times[step] for step in SPLIT}, accounts[0]
