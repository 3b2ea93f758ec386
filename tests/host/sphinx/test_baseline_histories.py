"""Random histories of a project: each page has what became of it, since whatever version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.histories import became, history
from support.projects import CONF, Built, run_sphinx
from support.repository import new_repository

if TYPE_CHECKING:
    from pathlib import Path

    from support.histories import Version

#: Each page with an image is one with files of its own, which nobody reads as a page.
CONFIGURATION = CONF.replace("['articles']", "['parts']") + 'nitpicky = True\n'


def listed(built: Built, versions: tuple[Version, Version]) -> None:
    """Check the list of changes and the marks of all pages."""
    before, now = versions
    expected = became(before, now)
    text = built.text('changes.txt')
    groups = dict(re.findall(r'-\[ (.+?) \]-\n\n(.*?)\n(?=\n-\[|\Z)', text + '\n', re.DOTALL))
    titles = {page.name: f'Page {page.number}' for page in now.pages.values()}
    changed = dict(
        re.findall(
            r'^\* (Page \d+) \((.*?)\)$',
            groups.get('Changed pages', '').replace('\n  ', ' '),
            re.M,
        )
    )
    assert changed.keys() == {titles[name] for name in expected.changed | expected.renamed.keys()}
    for name, old in expected.renamed.items():
        assert f'formerly {old}' in changed[titles[name]]
    assert set(re.findall(r'Page \d+', groups.get('New pages', ''))) == {
        titles[name] for name in expected.new
    }
    assert set(re.findall(r'"(.+?)"', groups.get('Pages that are gone', ''))) == expected.gone
    for name in titles:
        page = built.text(f'{name}.txt').partition('**About the marks**')[0]
        has_marks = '{+' in page or '[...]' in page or '{moved}' in page
        assert has_marks == (name in expected.changed), page


@pytest.mark.parametrize(
    ('seed', 'pages', 'versions'),
    [
        (1, 8, 2),
        pytest.param(2, 30, 5, marks=pytest.mark.nightly),
        pytest.param(3, 30, 5, marks=pytest.mark.nightly),
    ],
)
def test_each_page_has_what_became_of_it(
    tmp_path: Path, seed: int, pages: int, versions: int
) -> None:
    made = new_repository(tmp_path / 'repository')
    versions_of = history(seed, pages, versions)
    for number, version in enumerate(versions_of):
        made.commit({'conf.py': CONFIGURATION, **version.files()}, f'v{number}')
    for number in range(versions - 1):
        values = {'ledger_baseline': f'v{number}'}
        built = run_sphinx(
            made.root,
            tmp_path / f'text{number}',
            'text',
            confoverrides=values,
            warningiserror=True,
        )
        assert built.warnings == []
        listed(built, (versions_of[number], versions_of[-1]))
