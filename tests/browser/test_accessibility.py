"""What people hear who do not see the marks: the tree that browsers give to screen readers."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python
import pytest

from support.ferry import EDITED, ORIGINAL
from support.projects import CONF, ROOT, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

AXE = Path(axe_playwright_python.__file__).with_name('axe.min.js').read_text(encoding='utf-8')
ARTICLE = """\
Night ferry
===========

.. ledger-article:: ferry.original.rst ferry.rst
   :legend: top
"""


@pytest.fixture(scope='module')
def heard(
    browser: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    """Return a page with an article that has every mark."""
    folder = tmp_path_factory.mktemp('heard')
    files = {'index.rst': ARTICLE, 'ferry.original.rst': ORIGINAL, 'ferry.rst': EDITED}
    conf = CONF.replace("['articles']", "['ferry*']")
    write_files(folder / 'source', {'conf.py': conf, **files})
    built = run_sphinx(folder / 'source', folder / 'html', 'html')
    page = browser.new_page()
    page.route('http*://**', lambda route: route.abort())
    page.goto((built.out / 'index.html').as_uri())
    yield page
    page.close()


def tree(page: Page) -> list[dict[str, Any]]:
    """Return the nodes of Chromium's accessibility tree, in order, with role and name as text."""
    found = page.context.new_cdp_session(page).send('Accessibility.getFullAXTree')['nodes']
    nodes = {node['nodeId']: node for node in found}
    ordered: list[dict[str, Any]] = []

    def visit(name: str, inside: tuple[str, ...]) -> None:
        node = nodes[name]
        role = node.get('role', {}).get('value', '')
        spoken = node.get('name', {}).get('value', '')
        if not node['ignored']:
            ordered.append({'role': role, 'name': spoken, 'inside': inside})
            inside = (*inside, role)
        for child in node.get('childIds', ()):
            if child in nodes:
                visit(child, inside)

    visit(found[0]['nodeId'], ())
    return ordered


def test_each_highlight_is_announced_as_an_insertion(heard: Page) -> None:
    count = heard.locator('ins.ledger-highlight').count()
    assert count > 15
    assert sum(node['role'] == 'insertion' for node in tree(heard)) == count


def test_elisions_and_moves_are_announced_in_words(heard: Page) -> None:
    spoken = Counter(node['name'] for node in tree(heard) if node['role'] in ('image', 'link'))
    assert spoken['text was removed here'] == heard.locator('.ledger-elision').count()
    moved = heard.locator('a.ledger-moved-sign').count()
    assert spoken['moved; to where it was'] == moved > 0
    assert spoken['moved from here; to where it is'] == heard.locator('a.ledger-origin').count()
    # The legend shows both.
    assert spoken['moved'] == heard.locator('.ledger-legend [aria-label="moved"]').count() > 0
    # Their signs are not read as well: what is in an image is no text, and these links have names.
    signs = [node for node in tree(heard) if node['name'].strip() in ('[...]', '↕')]
    assert [node for node in signs if not {'image', 'link'} & {*node['inside']}] == []


def test_long_insertions_have_a_start_and_an_end(heard: Page) -> None:
    nodes = tree(heard)
    marks = [
        (number, node['name'])
        for number, node in enumerate(nodes)
        if node['name'] in ('start of edited text', 'end of edited text')
    ]
    # A clause of a sentence, and all that is new in the end, with its table and formula.
    assert [name.split()[0] for _, name in marks] == ['start', 'end'] * 2
    for (start, _), (end, _) in zip(marks[::2], marks[1::2], strict=True):
        between = [node for node in nodes[start:end] if node['role'] == 'StaticText']
        assert [node for node in between if 'insertion' in node['inside']]
    # What is heard is not read as a part of the name of a link or of a heading.
    named = [node['name'] for node in nodes if node['role'] in ('link', 'heading')]
    assert not [name for name in named if 'edited text' in name]


def test_the_legend_is_a_landmark_with_a_heading(heard: Page) -> None:
    nodes = tree(heard)
    assert [node['name'] for node in nodes if node['role'] == 'complementary'].count(
        'About the marks'
    ) == 1
    [heading] = [node for node in nodes if node['name'] == 'About the marks'
                 and node['role'] == 'heading']  # fmt: skip
    assert 'complementary' in heading['inside']


def test_what_is_only_heard_is_neither_copied_nor_found(heard: Page) -> None:
    copied = heard.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('[role=main]'));"
        ' return getSelection().toString(); }'
    )
    assert 'the mayor called' in copied
    assert 'of edited text' not in copied
    assert 'of edited text' not in heard.locator('body').inner_text()
    # Nothing that is said depends on a style sheet.
    heard.evaluate("() => document.querySelectorAll('link, style').forEach(e => e.remove())")
    assert 'of edited text' not in heard.locator('body').inner_text()
    assert 'text was removed here' in [node['name'] for node in tree(heard)]


def faults(browser: Browser, folder: Path, part: str) -> set[tuple[str, str, str]]:
    """Return what axe-core finds on pages below a folder: page, rule and tag."""
    found: set[tuple[str, str, str]] = set()
    page = browser.new_page()
    page.route('http*://**', lambda route: route.abort())
    pages = sorted(
        path
        for path in folder.rglob('*.html')
        if '_static' not in path.parts and ('constructs' in path.parts) == (part == 'constructs')
    )
    assert len(pages) > 8
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(AXE)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        assert len(result['passes']) > 10
        name = path.relative_to(folder).as_posix()
        for fault in result['violations']:
            found.update((name, fault['id'], _tag(node['html'])) for node in fault['nodes'])
    page.close()
    return found


def _tag(html: str) -> str:
    """Return the first tag of an element, without what marks and numbers change in it."""
    return re.sub(r'\s(?:class|id|for|aria-controls)="[^"]*"', '', html.partition('>')[0])


# The tests of themes ask axe by day, of pages with every mark.
@pytest.mark.nightly
@pytest.mark.parametrize('part', ['articles', 'constructs'])
def test_axe_finds_no_fault_that_the_theme_alone_has_not(
    browser: Browser, without_marks: Path, tmp_path: Path, part: str
) -> None:
    marked = run_sphinx(ROOT / 'demo_docs', tmp_path / 'marked', 'html').out
    plain = run_sphinx(without_marks, tmp_path / 'plain', 'html').out
    expected = faults(browser, plain, part)
    # Alabaster's own: grey on white, and headings in its sidebar.
    assert {rule for _, rule, _ in expected} >= {'color-contrast', 'heading-order'}
    assert faults(browser, marked, part) - expected == set()
