"""Fixtures of all tests."""

from __future__ import annotations

import logging
import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest
from sphinx import jinja2glue

import support.profiles  # noqa: F401  (registers hypothesis' profiles)
from support.chromium import browser  # noqa: F401  (a fixture)
from support.projects import CONF, ROOT, Built, run_sphinx, write_files
from support.templates import SharedTemplates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path


#: What tests share is made for each of these parameters.
MADE_FOR = ('engine', 'theme', 'language')


def pytest_configure() -> None:
    """Leave out what Sphinx says of each thing that it registers: a third of a small build."""
    logging.disable(logging.DEBUG)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by their folder, and keep those together that share what takes time to make.

    First, since pytest-xdist reads the groups in the same hook, before those of conftest files.
    """
    for item in items:
        path = item.path.relative_to(ROOT / 'tests')
        item.add_marker(path.parts[0])
        if path.parts[0] == 'unit':
            # Nothing there takes time to make.
            continue
        parameters = getattr(item, 'callspec', None)
        made_for = [parameters.params.get(name, '') for name in MADE_FOR] if parameters else []
        item.add_marker(pytest.mark.xdist_group(f'{path}-{"-".join(map(str, made_for))}'))


@pytest.fixture(scope='session', autouse=True)
def shared_templates() -> Iterator[None]:
    """Let also the projects that commands make here share the templates that were compiled."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2glue, 'BuiltinTemplateLoader', SharedTemplates)
        yield


@pytest.fixture
def original_datadir(request: pytest.FixtureRequest) -> Path:
    """The folder of the files that a test module expects."""
    return ROOT / 'tests/data/expected' / request.path.stem


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Built]:
    """Return a function that writes files and builds them: ``project(files, 'html')``."""

    def build(
        files: Mapping[str, str | bytes] = {}, builder: str = 'text', **options: object
    ) -> Built:
        source = tmp_path / 'source'
        write_files(source, {'conf.py': CONF, **files} if not source.exists() else files)
        return run_sphinx(source, tmp_path / 'out' / builder, builder, **options)

    return build


@pytest.fixture(scope='module')
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demo's pages."""
    return run_sphinx(ROOT / 'demo_docs', tmp_path_factory.mktemp('pages') / 'html', 'html').out


def named(page: Path) -> Iterator[Sequence[str]]:
    """Go through the pairs of files that a page names as articles."""
    for match in re.finditer(
        r'^ *(?:\.\. ledger-article::|```\{ledger-article\}) (.*)$', page.read_text('utf-8'), re.M
    ):
        yield shlex.split(match[1])


@pytest.fixture(scope='session')
def without_marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the demo whose originals are the edited files, so that nothing is marked."""
    copy = tmp_path_factory.mktemp('unmarked') / 'demo'
    shutil.copytree(ROOT / 'demo_docs', copy, ignore=shutil.ignore_patterns('_build'))
    files = [*copy.rglob('*.rst'), *copy.rglob('*.md')]
    pages = [page for page in files if 'articles' not in page.parts]
    for page in pages:
        for original, edited in named(page):
            folder = copy if edited.startswith('/') else page.parent
            (folder / original.lstrip('/')).write_bytes((folder / edited.lstrip('/')).read_bytes())
    return copy
