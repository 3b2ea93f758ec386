"""The original of an article is taken from git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, Built, run_sphinx
from support.repository import Made, new_repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 'Page\n====\n\n.. ledger-article:: {}\n   :original-rev: {}\n'
TEXT = 'We keep these rules for all the boats of the harbour, and the ropes.\n\n' * 5


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A repository in which a file was renamed between two versions, and then edited."""
    made = new_repository(tmp_path / 'repository')
    made.commit({'docs/articles/old.rst': f'{TEXT}A red boat.\n'}, 'v1')
    made.commit({'docs/articles/new.rst': f'{TEXT}A red boat.\n'}, 'v2')
    made.commit({'docs/articles/new.rst': f'{TEXT}A blue boat.\n'}, 'v3')
    return made


@pytest.fixture
def built(made: Made, tmp_path: Path) -> Callable[[str, str], Built]:
    def build(names: str, revision: str) -> Built:
        docs = made.root / 'docs'
        (docs / 'conf.py').write_text(CONF)
        (docs / 'index.rst').write_text(PAGE.format(names, revision))
        return run_sphinx(docs, tmp_path / 'out', 'text')

    return build


@pytest.mark.parametrize(
    ('names', 'revision'),
    [
        ('articles/new.rst', 'v2'),
        ('articles/new.rst', 'v1'),
        ('articles/old.rst articles/new.rst', 'v1'),
        ('/articles/new.rst', 'HEAD~1'),
    ],
)
def test_the_original_is_what_the_revision_had(
    built: Callable[[str, str], Built], names: str, revision: str
) -> None:
    page = built(names, revision)
    assert page.warnings == []
    text = page.text('index.txt')
    assert 'A {+blue+} boat.' in text
    assert f'Original: {revision}, March 3, 2025, ' in text


@pytest.mark.parametrize(
    ('names', 'revision', 'message'),
    [
        ('articles/new.rst', 'v9', "there is no revision 'v9' in the git repository"),
        ('articles/new.rst', '-p', "there is no revision '-p'"),
        (
            'articles/none.rst articles/new.rst',
            'v1',
            "the file 'docs/articles/none.rst' is not in revision 'v1' of its git repository",
        ),
        ('../out.rst articles/new.rst', 'v1', 'git ignores it'),
    ],
)
def test_what_git_has_not_got_is_told_and_the_page_says_so(
    built: Callable[[str, str], Built], made: Made, names: str, revision: str, message: str
) -> None:
    (made.root / '.gitignore').write_text('out.rst\n')
    page = built(names, revision)
    [warning] = page.warnings
    assert message in warning
    assert 'SRC/index.rst:4: WARNING: ' in warning
    assert '[ledger.revision]' in warning
    assert 'A blue boat.' in page.text('index.txt')
    assert 'Important:' in page.text('index.txt')


def test_a_tag_that_moves_has_its_page_read_again(
    built: Callable[[str, str], Built], made: Made, tmp_path: Path
) -> None:
    assert '{+blue+}' in built('articles/new.rst', 'v1').text('index.txt')
    made.git('tag', '-f', 'v1', 'v3')
    page = run_sphinx(made.root / 'docs', tmp_path / 'out', 'text')
    assert '{+blue+}' not in page.text('index.txt')
