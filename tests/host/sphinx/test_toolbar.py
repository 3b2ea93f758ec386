"""Edits of a page: their ids, and the bar that counts them, leads to them and takes them off."""

from __future__ import annotations

import gzip
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinxcontrib_ledger.render.html.assets import slim, slim_style
from support.chromium import opened
from support.harbour import FILES, PAGE
from support.projects import CONF, ROOT, article, run_sphinx, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from support.projects import Built

STATIC = ROOT / 'sphinxcontrib_ledger/static'


# Which edits a page has


def edits(page: BeautifulSoup) -> list[list[str]]:
    """Return the text of each edit's marks; code that changed has one text a line."""
    found: dict[str, list[str]] = {}
    for mark in page.select('[id^="ledger-edit-"]'):
        number = str(mark['id']).split('-')[2]
        found.setdefault(number, []).append(mark.get_text().strip())
    assert list(found) == [str(number) for number in range(1, len(found) + 1)]
    return list(found.values())


def read(built: Built, name: str = 'index.html') -> BeautifulSoup:
    return BeautifulSoup(built.text(name), 'html.parser')


MANY = '{}'.join(f'{word} stays where it was.\n' for word in ('One', 'Two', 'Three', 'Four'))
CODE = '.. code-block:: ini\n\n   a = {}\n   b = {}\n   c = 3\n   d = {}\n{}   f = 6\n'


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'),
    [
        ('The old text of it.', 'The new text of it.', [['new']]),
        ('The very old text of it.', 'The text of it, here.', [['[...]'], [', here']]),
        # Nothing unmarked is between a removal and the capital that it made necessary.
        ('Sadly, the talks failed.', 'The talks failed.', [['[...]', 'The']]),
        # A footnote parts a mark; both are one edit.
        (
            'The port is old.\n\n.. [1] Since 1900.\n',
            'The port is old, very old [1]_ and small.\n\n.. [1] Since 1900.\n',
            [[', very old', '[1]', 'and small']],
        ),
        # Blocks in a row that are new are one, whatever they are.
        (
            'Start of it.\n\nEnd of it.\n',
            'Start of it.\n\nNew.\n\n- and a list\n- of two\n\n::\n\n   code\n\nToo.\n\nEnd of it.\n',
            [['New.', 'and a list', 'of two', 'code', 'Too.']],
        ),
        # Those that were rewritten are one each.
        (
            'The sea was calm.\n\nThe quay was full.\n\nEnd of it.\n',
            'Rain fell all day.\n\nNobody came by boat.\n\nEnd of it.\n',
            [['Rain fell all day.'], ['Nobody came by boat.']],
        ),
        # Removed blocks leave one elision each place.
        ('One.\n\nGone.\n\nGone, too.\n\nTwo.\n', 'One.\n\nTwo.\n', [['[...]']]),
        # Lines of code in a row.
        (
            CODE.format(1, 2, 4, ''),
            CODE.format(8, 9, 5, ''),
            [['a = 8', 'b = 9'], ['d = 5']],
        ),
        (CODE.format(1, 2, 4, '   e = 5\n'), CODE.format(1, 2, 4, ''), [['']]),
        # A picture or a formula, and a note that became a warning with a word in it.
        ('One.\n\n.. math:: a\n', 'One.\n\n.. math:: b\n', [['\\[b\\]']]),
        (
            '.. note::\n\n   The old text of it.\n',
            '.. warning::\n\n   The new text of it.\n',
            [['Warning\nThe new text of it.'], ['new']],
        ),
    ],
)
def test_an_edit_is_what_a_reader_sees_as_one(
    project: Callable[..., Built], original: str, edited: str, expected: list[list[str]]
) -> None:
    assert edits(read(project(article(original, edited), 'html'))) == expected


def test_a_sign_of_a_move_and_the_edits_in_what_moved_are_edits(
    project: Callable[..., Built],
) -> None:
    moved = 'The end of it came when the two sides met at last in the {} town hall by the river.'
    rest = 'The council has written a letter to both sides and waits for what they say.'
    more = 'Nobody knows how long that takes, least of all the people who have to wait.'
    original = f'{rest}\n\n{more}\n\n{moved.format("old")}\n'
    found = edits(
        read(project(article(original, f'{moved.format("new")}\n\n{rest}\n\n{more}\n'), 'html'))
    )
    assert found == [['↕'], ['new']]


def test_several_articles_on_a_page_are_counted_together(project: Callable[..., Built]) -> None:
    files = article('The old text.', 'The new text.')
    page = read(project({**files, 'index.rst': files['index.rst'] * 2}, 'html'))
    assert edits(page) == [['new'], ['new']]


def test_ids_of_edits_are_those_of_nothing_else(project: Callable[..., Built]) -> None:
    files = article('The old text.', 'The new text.')
    heading = 'Ledger edit 1\n=============\n\n'
    page = read(project({**files, 'index.rst': heading + files['index.rst']}, 'html'))
    assert page.select_one('section#ledger-edit-1') is not None
    assert page.select_one('ins#ledger-edits-1') is not None
    assert said(page)['stem'] == 'ledger-edits'


def test_emphasized_lines_that_changed_are_still_emphasized(project: Callable[..., Built]) -> None:
    code = '.. code-block:: ini\n   :emphasize-lines: 1, 3\n\n   a = {}\n   b = {}\n   c = 3\n'
    page = read(project(article(code.format(1, 2), code.format(8, 9)), 'html'))
    lines = [line.get_text().strip() for line in page.select('.ledger-emphasized')]
    assert lines == ['a = 8']


# Which pages have the bar


def said(page: BeautifulSoup) -> dict[str, Any]:
    [script] = page.select('script[data-ledger]')
    return dict(json.loads(str(script['data-ledger'])))


def names(page: BeautifulSoup) -> set[str]:
    found = [*page.select('script[src]'), *page.select('link[href]')]
    urls = [str(tag.get('src') or tag.get('href')) for tag in found]
    return {url.partition('?')[0].rpartition('/')[2] for url in urls}


def test_pages_with_edits_load_the_bar_and_others_do_not(project: Callable[..., Built]) -> None:
    files = article('The old text.', 'The new text.')
    files['other.rst'] = ':orphan:\n\nNothing\n=======\n\n' + files['index.rst'].replace(
        'a.original.rst', 'a.rst'
    )
    built = project(files, 'html')
    both = {'ledger.js', 'ledger-toolbar.css'}
    assert both <= names(read(built))
    assert not both & names(read(built, 'other.html'))
    assert not both & names(read(built, 'search.html'))
    [script] = read(built).select('script[data-ledger]')
    assert script.has_attr('defer')
    assert not script.get_text()


def test_the_files_of_an_older_version_are_replaced(project: Callable[..., Built]) -> None:
    files = article('The old text.', 'The new text.')
    built = project(files, 'html')
    script = built.out / '_static/ledger.js'
    script.write_text('old', 'utf-8')
    assert project({}, 'html').warnings == []
    assert script.read_text('utf-8') == slim((STATIC / 'ledger.js').read_text('utf-8'))


@pytest.mark.parametrize('builder', ['dirhtml', 'singlehtml'])
def test_other_builders_of_pages_have_it(project: Callable[..., Built], builder: str) -> None:
    built = project(article('The old text.', 'The new text.'), builder)
    assert edits(read(built)) == [['new']]
    assert 'ledger.js' in names(read(built))
    assert (built.out / '_static/ledger.js').exists()


@pytest.mark.parametrize('builder', ['epub', 'htmlhelp', 'devhelp', 'qthelp'])
def test_books_and_help_files_have_neither_ids_nor_script(
    project: Callable[..., Built], builder: str
) -> None:
    values = {'project': 'project', 'version': '1'}
    built = project(article('The old text.', 'The new text.'), builder, confoverrides=values)
    found = [path for path in built.out.rglob('*') if path.suffix in ('.html', '.xhtml')]
    assert any('ledger-highlight' in path.read_text('utf-8') for path in found)
    for path in found:
        assert 'ledger-edit' not in path.read_text('utf-8')
    assert not [*built.out.rglob('ledger.js'), *built.out.rglob('ledger-toolbar.css')]


def test_what_is_serialized_has_ids_and_asks_for_no_script(project: Callable[..., Built]) -> None:
    built = project(article('The old text.', 'The new text.'), 'json')
    page = json.loads(built.text('index.fjson'))
    assert 'id="ledger-edit-1"' in page['body']
    assert 'ledger.js' not in built.text('index.fjson')
    assert not [*built.out.rglob('ledger.js')]


def test_a_project_can_do_without_the_bar_and_keeps_the_links(
    project: Callable[..., Built],
) -> None:
    files = article('The old text.', 'The new text.')
    page = read(project(files, 'html', confoverrides={'ledger_toolbar': False}))
    assert 'ledger.js' not in names(page)
    assert 'ledger-toolbar.css' in names(page)
    assert edits(page) == [['new']]


def test_the_bar_speaks_the_language_and_the_words_of_the_project(
    project: Callable[..., Built],
) -> None:
    values = {
        'language': 'de',
        'ledger_phrases': {'next': 'Weiter "so" <hier>'},
        'ledger_toolbar_keys': False,
    }
    page = read(project(article('The old text.', 'The new text.'), 'html', confoverrides=values))
    words = said(page)
    assert words['count'] == '1 Änderung'
    assert words['position'] == 'Änderung {number} von 1'
    assert words['next'] == 'Weiter "so" <hier>'
    assert words['on'] is False


def test_stored_documents_have_no_ids_of_edits(project: Callable[..., Built]) -> None:
    built = project(article('The old text.', 'The new text.'), 'html')
    with docutils_namespace():
        doctrees = built.out.parent / 'html-doctrees'
        app = Sphinx(built.source, built.source, built.out, doctrees, 'html', status=None)
        tree = app.env.get_doctree('index')
    assert 'ledger-edit-' not in tree.pformat()


def test_pages_written_by_several_processes_have_the_bar(project: Callable[..., Built]) -> None:
    files = article('The old text.', 'The new text.')
    for number in range(8):
        files[f'page{number}.rst'] = ':orphan:\n\n' + files['index.rst'] * (number % 2)
    built = project(files, 'html', parallel=2)
    for number in range(8):
        assert ('ledger.js' in names(read(built, f'page{number}.html'))) == bool(number % 2)


def weights(folder: Path) -> dict[str, int]:
    """Return how many bytes readers load of each of our files."""
    return {
        path.name: len(gzip.compress(path.read_bytes())) for path in folder.glob('_static/ledger*')
    }


def test_all_that_pages_load_is_small(project: Callable[..., Built]) -> None:
    """Each file is compressed by itself, as servers do."""
    loaded = weights(project(article('The old text.', 'The new text.'), 'html').out)
    of_words = {'ledger-reveal.css', 'ledger-struck.css'}
    assert set(loaded) == {'ledger.css', 'ledger-toolbar.css', 'ledger.js'} | of_words
    # Under the bound of 8 KB with a little room, so that nobody takes it away unseen.
    assert sum(size for name, size in loaded.items() if name not in of_words) < 7.9 * 1024
    # Pages with original words alone load them: there are three ways to show them.
    assert sum(loaded[name] for name in of_words) < 2 * 1024


@pytest.mark.parametrize(
    ('what', 'written', 'expected'),
    [
        ('a comment', 'a { /* why */ b: c; }', 'a { b: c; }'),
        ('of several lines', '/* one\n   two */\n\na {\n  b: c;\n}\n', 'a {\nb: c;\n}'),
        ('of a script', 'go(); // why\n  // how\n  come();\n', 'go();\ncome();'),
        ('an address is none', 'a { b: url(https://c/d); }', 'a { b: url(https://c/d); }'),
        ('a division is none', 'a = b / c / d;', 'a = b / c / d;'),
    ],
)
def test_comments_are_not_loaded(what: str, written: str, expected: str) -> None:
    assert slim(written) == f'/* sphinxcontrib-ledger */\n{expected}\n'


def test_style_sheets_have_no_white_space_that_they_do_not_need() -> None:
    written = 'a:is(b, c) > d,\n[e] {\n  f: -1px  calc(1px + 2px) !important;\n  --g: h;\n}\n'
    expected = 'a:is(b,c) > d,[e]{f:-1px  calc(1px + 2px) !important;--g:h}'
    assert slim_style(written) == f'/* sphinxcontrib-ledger */\n{expected}\n'


def test_pages_load_the_style_of_original_words_where_they_show_some(
    project: Callable[..., Built],
) -> None:
    files = article('The old text.', 'The new text.')
    for way in ('hover', 'side-by-side'):
        files[f'{way}.rst'] = f':orphan:\n\n{files["index.rst"]}   :reveal: {way}\n'
    built = project(files, 'html')
    assert 'ledger-reveal.css' not in names(read(built))
    for way in ('hover', 'side-by-side'):
        assert 'ledger-reveal.css' in names(read(built, f'{way}.html'))
    # A page of which nothing was replaced or removed shows none.
    same = article('The old text.', 'The old text.', options=':reveal: hover')
    assert 'ledger-reveal.css' not in names(read(project(same, 'html')))


def test_what_is_serialized_has_the_style_of_original_words_beside_it(
    project: Callable[..., Built],
) -> None:
    built = project(article('The old text.', 'The new text.', options=':reveal: hover'), 'json')
    assert 'ledger-reveal' in json.loads(built.text('index.fjson'))['body']
    assert (built.out / '_static/ledger-reveal.css').exists()


def test_the_script_asks_for_nothing_and_remembers_nothing() -> None:
    script = (STATIC / 'ledger.js').read_text('utf-8')
    words = ('fetch', 'XMLHttp', 'sendBeacon', 'import', 'Storage', 'cookie', 'indexedDB', 'http')
    assert [word for word in words if word in script] == []


# In a browser

#: Pages of constructs that are looked at by day, since a bar meets something else on each: lines of
#: code, panels of tabs, cells.  The others are looked at by night.
BY_DAY = ('code', 'design', 'tables')
DEMO = (
    'news', 'policy', 'terms', 'chapter', 'scripts', 'tricky',
    *(
        pytest.param(
            f'constructs/{page.stem}',
            marks=[] if page.stem in BY_DAY else [pytest.mark.nightly],
        )
        for page in sorted((ROOT / 'demo_docs/constructs').glob('*.rst'))
    ),
)  # fmt: skip
NEXT, PREVIOUS = '.ledger-next', '.ledger-previous'
CHIP, CLOSE, HELP, VIEW = (
    f'.ledger-{name}' for name in ('chip', 'close', 'help', 'toolbar select')
)
KEYS = '.ledger-keys'


def barred(browser: Browser, pages: Path, name: str, **options: object) -> Page:
    """Open a page, and its chip."""
    page = opened(browser, pages, name, **options)
    page.click(CHIP)
    return page


def position(page: Page) -> str:
    return page.locator('.ledger-toolbar [role=status]').inner_text()


def focused(page: Page) -> str:
    return str(page.evaluate('document.activeElement.id || document.activeElement.className'))


def settled(page: Page) -> None:
    """Wait until the page scrolls no more."""
    page.evaluate(
        """() => new Promise(done => {
          let last, same = 0;
          const look = () => {
            same = scrollY === last ? same + 1 : 0;
            last = scrollY;
            same > 5 ? done() : requestAnimationFrame(look);
          };
          look();
        })"""
    )


@pytest.mark.slow
@pytest.mark.parametrize('name', DEMO)
def test_every_edit_of_the_demo_is_counted_and_reached(
    browser: Browser,
    pages: Path,
    name: str,
) -> None:
    soup = BeautifulSoup((pages / f'{name}.html').read_text('utf-8'), 'html.parser')
    count = len(edits(soup))
    page = opened(browser, pages, name, reduced_motion='reduce')
    if not count:
        assert not soup.select('div.body ins')
        assert page.locator('.ledger-toolbar').count() == 0
        return
    assert position(page).startswith(f'{count} edit')
    # No mark is left out.
    for mark in soup.select('div.body :is(ins, .ledger-elision, .ledger-moved-sign)'):
        if not mark.find_parent(class_=['ledger-legend', 'ledger-elided-lines']):
            holders = [mark, *mark.parents]
            assert any(str(each.get('id')).startswith('ledger-edit-') for each in holders), mark
    for number in range(1, count + 1):
        page.keyboard.press('n')
        assert position(page) == f'Edit {number} of {count}'
        assert focused(page) == f'ledger-edit-{number}'
        box = page.locator(f'#ledger-edit-{number}').bounding_box()
        assert box is not None
        assert 0 <= box['y'] < 720
    # Round again.
    page.keyboard.press('n')
    assert position(page) == f'Edit 1 of {count}'
    page.keyboard.press('p')
    assert position(page) == f'Edit {count} of {count}'


@pytest.mark.slow
def test_buttons_lead_to_edits_and_escape_leads_back(browser: Browser, pages: Path) -> None:
    page = barred(browser, pages, 'news')
    assert position(page) == '18 edits'
    assert page.locator('.ledger-permalink').count() == 0
    for _ in range(4):
        page.click(NEXT)
    # Also while the page is still on its way to the last one.
    assert position(page) == 'Edit 4 of 18'
    page.click(PREVIOUS)
    assert focused(page) == 'ledger-edit-3'
    assert page.locator('.ledger-current').evaluate_all('all => all.map(e => e.id)') == [
        'ledger-edit-3'
    ]
    settled(page)
    page.keyboard.press('Escape')
    assert focused(page) == 'ledger-previous'
    page.keyboard.press('Enter')
    assert position(page) == 'Edit 2 of 18'
    # Nothing is left on what was passed.
    assert page.locator('[tabindex="-1"]:is(ins, span)').count() == 1


ARIA = """\
- region "Edits on this page":
  - button "Previous edit"
  - button "Next edit"
  - status:
    - link "Edit 1 of 18":
      - /url: "#ledger-edit-1"
  - combobox "View":
    - option "Annotated" [selected]
    - option "Simple"
    - option "Clean"
  - button "Help" [expanded]: "?"
  - button "Close": ×
  - paragraph: “Annotated” shows all marks, “Simple” only bars at the margin, “Clean” none.
  - switch "Keys n and p" [checked]"""


@pytest.mark.slow
def test_the_bar_is_named_and_says_what_is_on(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'news')
    closed = '- region "Edits on this page":\n  - button "18 edits"'
    assert page.locator('body').aria_snapshot().endswith(closed)
    page.click(CHIP)
    page.click(NEXT)
    page.click(HELP)
    assert page.locator('body').aria_snapshot()[-len(ARIA) :] == ARIA


@pytest.mark.slow
def test_after_scrolling_by_hand_the_next_edit_is_the_next_one_in_sight(
    browser: Browser,
    pages: Path,
) -> None:
    page = barred(browser, pages, 'policy')
    page.click(NEXT)
    settled(page)
    page.mouse.move(400, 300)
    page.mouse.wheel(0, 1500)
    settled(page)
    tops = page.evaluate(
        """() => [...document.querySelectorAll('[id^=ledger-edit-]')]
          .filter(e => /^ledger-edit-\\d+$/.test(e.id))
          .map(e => e.getBoundingClientRect().top)"""
    )
    first = next(number for number, top in enumerate(tops, 1) if top > 0)
    assert first > 2
    page.click(NEXT)
    assert focused(page) == f'ledger-edit-{first}'
    settled(page)
    page.mouse.wheel(0, -3000)
    settled(page)
    page.click(PREVIOUS)
    count = page.locator('.ledger-toolbar [role=status]').inner_text().rsplit(' ', 1)[1]
    assert focused(page) == f'ledger-edit-{count}'  # before the first is the last


@pytest.mark.slow
def test_keys_are_off_in_fields_with_other_keys_and_by_the_switch(
    browser: Browser,
    pages: Path,
) -> None:
    page = opened(browser, pages, 'news')
    page.evaluate(
        """() => document.body.insertAdjacentHTML('beforeend',
          '<textarea id="a"></textarea><select id="b"><option>n<option>p</select>'
          + '<div id="c" contenteditable><b>text</b></div><div id="d" role="listbox" tabindex="0">')"""
    )
    for field in ('input[name=q]', '#a', '#b', '#c', '#d'):
        page.locator(field).first.focus()
        page.keyboard.press('n')
        assert position(page) == '18 edits'
    assert page.locator('input[name=q]').first.input_value() == 'n'
    page.locator('#d').evaluate('element => element.blur()')
    for key in ('Control+n', 'Alt+n', 'Meta+n', 'Shift+n', 'x'):
        page.keyboard.press(key)
        assert position(page) == '18 edits'
    page.click(CHIP)
    page.click(HELP)
    switch = page.locator(KEYS)
    assert switch.get_attribute('aria-checked') == 'true'
    assert page.locator(NEXT).get_attribute('aria-keyshortcuts') == 'n'
    switch.click()
    page.keyboard.press('n')
    assert position(page) == '18 edits'
    assert switch.get_attribute('aria-checked') == 'false'
    assert page.locator(NEXT).get_attribute('aria-keyshortcuts') is None
    switch.click()
    page.evaluate('scrollTo(0, 0)')
    page.keyboard.press('n')
    assert position(page) == 'Edit 1 of 18'
    # On a Cyrillic keyboard, and with the capitals locked.
    page.evaluate(
        """() => { for (const [key, code] of [['т', 'KeyN'], ['N', 'KeyN']])
          document.body.dispatchEvent(new KeyboardEvent('keydown', {key, code, bubbles: true})); }"""
    )
    assert position(page) == 'Edit 3 of 18'


@pytest.mark.slow
def test_keys_that_a_theme_turns_pages_with_are_off_until_asked_for(
    browser: Browser,
    tmp_path: Path,
) -> None:
    write_files(
        tmp_path / 'source',
        {'conf.py': CONF, **article('The old text.', 'The new text.')},
    )
    built = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    text = built.text('index.html')
    # As in Material for Sphinx, whose listener is one of the window.
    listener = (
        '<script data-md-component="x">addEventListener("keydown", event => {'
        'if (event.key === "n") document.title = "turned"; });</script>'
    )
    (built.out / 'index.html').write_text(text.replace('</body>', f'{listener}</body>'), 'utf-8')
    page = opened(browser, built.out, 'index')
    page.keyboard.press('n')
    assert (position(page), page.title()) == ('1 edit', 'turned')
    page.evaluate("document.title = ''")
    for name in (CHIP, HELP, KEYS):
        page.click(name)
    page.keyboard.press('n')
    assert (position(page), page.title()) == ('Edit 1 of 1', '')


@pytest.mark.slow
def test_links_lead_to_edits_with_the_script_and_without(browser: Browser, pages: Path) -> None:
    address = (pages / 'news.html').as_uri()
    for scripts in (True, False):
        page = browser.new_page(java_script_enabled=scripts)
        page.goto(f'{address}#ledger-edit-9')
        mark = page.locator('#ledger-edit-9')
        box = mark.bounding_box()
        assert box is not None
        assert 100 < box['y'] < 500
        if scripts:
            assert position(page) == 'Edit 9 of 18'
            link = page.locator('.ledger-permalink')
            page.click(CHIP)
            page.click(NEXT)
            assert link.get_attribute('href') == '#ledger-edit-10'
            assert link.get_attribute('title') == 'Link to this edit'
            link.click()
            assert page.url == f'{address}#ledger-edit-10'
            outlined = "document.querySelectorAll('[id^=ledger-edit-]')"
            shown = page.evaluate(
                f"[...{outlined}].filter(e => getComputedStyle(e).outlineStyle === 'solid')"
                '.map(e => e.id)'
            )
            assert shown == ['ledger-edit-10']
        page.close()


@pytest.mark.slow
def test_without_the_script_a_page_is_as_it_was(browser: Browser, pages: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f'{(pages / "news.html").as_uri()}#ledger-edit-2')
    assert page.locator('.ledger-toolbar').count() == 0
    assert page.locator('ins.ledger-highlight').first.is_visible()
    assert page.locator('.ledger-legend').is_visible()
    page.screenshot()
    page.close()


# Annotated and clean

TEXT = """() => {
  const main = document.querySelector('div.body').cloneNode(true);
  document.body.append(main);
  for (const each of main.querySelectorAll('.headerlink')) each.remove();
  const text = main.innerText;
  main.remove();
  return text.replace(/[ \\t]+\\n/g, '\\n').replace(/\\n{2,}/g, '\\n').trim();
}"""
#: A page on which nothing was edited may say so.
NO_LEGENDS = "document.querySelectorAll('.ledger-legend').forEach(each => each.remove())"
#: What a page is made of, but for elements that say nothing.
SHAPE = """() => [...document.querySelectorAll('div.body *')]
  .filter(e => !e.closest('.headerlink, svg') && !['DIV', 'SPAN', 'WBR'].includes(e.tagName))
  .map(e => [e.tagName, e.colSpan ?? '', [...e.classList].filter(c => !/^(simple|(row|field)-.*)$/.test(c)).join(' ')].join('.'))"""


def view(page: Page, name: str) -> None:
    """Choose one of the views."""
    if page.locator(CHIP).is_visible():
        page.click(CHIP)
    page.select_option(VIEW, name)


@pytest.mark.slow
@pytest.mark.parametrize('name', DEMO)
def test_a_clean_page_of_the_demo_is_the_page_without_marks(
    browser: Browser,
    pages: Path,
    unmarked: Path,
    name: str,
) -> None:
    expected = opened(browser, unmarked, name, apart=True)
    expected.evaluate(NO_LEGENDS)
    page = opened(browser, pages, name)
    if page.locator('.ledger-toolbar').count():
        before = page.locator('div.body').evaluate('e => e.outerHTML')
        view(page, 'clean')
        assert page.locator('div.body [class*="ledger-"], div.body ins').count() == 0
        assert page.evaluate(TEXT) == expected.evaluate(TEXT)
        assert page.evaluate(SHAPE) == expected.evaluate(SHAPE)
        view(page, 'annotated')
        assert page.locator('div.body').evaluate('e => e.outerHTML') == before
    expected.close()


@pytest.fixture(scope='module')
def unmarked(without_marks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_sphinx(without_marks, tmp_path_factory.mktemp('unmarked') / 'html', 'html').out


@pytest.mark.slow
@pytest.mark.parametrize('reveal', ['never', 'hover', 'side-by-side'])
def test_every_mark_in_every_construct_can_be_taken_off(
    browser: Browser,
    tmp_path: Path,
    reveal: str,
) -> None:
    made = []
    for folder, original in (('marked', 'harbour.original.rst'), ('plain', 'harbour.rst')):
        files = {**FILES, 'harbour.original.rst': FILES[original], 'index.rst': PAGE}
        conf = CONF.replace("['articles']", "['harbour*']")
        if folder == 'marked':
            conf += f'ledger_reveal = {reveal!r}\n'
        write_files(tmp_path / folder, {**files, 'conf.py': conf})
        made.append(run_sphinx(tmp_path / folder, tmp_path / 'out' / folder, 'html').out)
    page = opened(browser, made[0], 'index')
    expected = opened(browser, made[1], 'index', apart=True)
    expected.evaluate(NO_LEGENDS)
    before = page.locator('div.body').evaluate('e => e.outerHTML')
    view(page, 'clean')
    assert page.evaluate(TEXT) == expected.evaluate(TEXT)
    view(page, 'annotated')
    assert page.locator('div.body').evaluate('e => e.outerHTML') == before
    expected.close()


@pytest.mark.slow
def test_clean_pages_have_no_marks_in_print_and_in_copies(browser: Browser, pages: Path) -> None:
    page = barred(browser, pages, 'news')
    page.click(NEXT)
    view(page, 'clean')
    for name in (NEXT, PREVIOUS):
        assert page.locator(name).is_disabled()
    page.keyboard.press('n')
    assert position(page) == '18 edits'
    copied = page.evaluate(
        """() => {
          getSelection().selectAllChildren(document.querySelector('div.body'));
          const range = getSelection().getRangeAt(0).cloneContents();
          const holder = document.createElement('div');
          holder.append(range);
          return [getSelection().toString(), holder.innerHTML];
        }"""
    )
    assert '[...]' not in copied[0]
    assert 'Ferries may cross' in copied[0]
    assert '<ins' not in copied[1]
    page.emulate_media(media='print')
    assert page.locator('.ledger-toolbar').is_hidden()
    assert page.locator('.ledger-legend').count() == 0
    page.emulate_media(media='screen')
    # Who follows a link to an edit wants to see it.
    page.evaluate("location.hash = '#ledger-edit-5'")
    page.wait_for_function("document.activeElement.id === 'ledger-edit-5'")
    assert page.locator(VIEW).input_value() == 'annotated'
    assert position(page) == 'Edit 5 of 18'
    view(page, 'clean')
    assert page.locator('.ledger-permalink').count() == 0
    view(page, 'annotated')
    assert position(page) == 'Edit 5 of 18'
    page.emulate_media(media='print')
    assert page.locator('.ledger-toolbar').is_hidden()
    assert page.locator('ins.ledger-highlight').first.is_visible()


@pytest.mark.slow
def test_taking_marks_off_does_not_move_what_is_read(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'policy')
    text = page.get_by_text('The records are overwritten').first
    text.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.evaluate('scrollBy(0, innerHeight / 6)')
    before = text.bounding_box()
    view(page, 'clean')
    settled(page)
    after = text.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before['y'] - after['y']) < 2


# Where it is


@pytest.mark.slow
@pytest.mark.parametrize(
    ('direction', 'label'),
    [('ltr', 'Annotated'), ('rtl', 'Annotated'), ('ltr', 'Mit allen Markierungen')],
)
def test_on_a_phone_the_bar_covers_no_edit_and_no_end_of_a_page(
    browser: Browser, pages: Path, tmp_path: Path, direction: str, label: str
) -> None:
    text = (pages / 'news.html').read_text('utf-8')
    assert '&quot;Annotated&quot;' in text
    shutil.copytree(pages / '_static', tmp_path / '_static')
    text = text.replace('&quot;Annotated&quot;', f'&quot;{label}&quot;')
    text = text.replace('<html', f'<html dir="{direction}"')
    (tmp_path / 'news.html').write_text(text, 'utf-8')
    page = browser.new_page(
        viewport={'width': 360, 'height': 640},
        has_touch=True,
        is_mobile=True,
        reduced_motion='reduce',
    )
    page.goto((tmp_path / 'news.html').as_uri())
    page.tap(CHIP)
    page.tap(HELP)
    assert page.locator(KEYS).is_hidden()
    bar = page.locator('.ledger-toolbar').bounding_box()
    assert bar is not None
    assert (bar['x'], bar['width'], bar['y'] + bar['height']) == (0, 360, 640)
    assert bar['height'] < 60  # one row
    for button in page.locator('.ledger-toolbar :is(button, select):visible').all():
        box = button.bounding_box()
        assert box is not None
        assert min(box['width'], box['height']) >= 36
        assert box['x'] >= 0
        assert box['x'] + box['width'] <= 360
    for _ in range(18):
        page.tap(NEXT)
        box = page.locator('.ledger-current').first.bounding_box()
        assert box is not None
        assert 0 <= box['y'] < bar['y'] - box['height']
    page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    bottoms = page.evaluate(
        """() => [...document.querySelectorAll('body a, body p, body li')]
          .filter(e => !e.closest('.ledger-toolbar'))
          .map(e => e.getBoundingClientRect().bottom)"""
    )
    assert max(bottoms) <= bar['y']
    page.close()


#: Whether the bar is in sight, and how far at most from the lower end of what is in sight.
IN_CORNER = """most => {
  const box = document.querySelector('.ledger-toolbar').getBoundingClientRect();
  const {offsetLeft, offsetTop, width, height} = visualViewport;
  return box.left >= offsetLeft && box.right <= offsetLeft + width
    && Math.abs(box.bottom - offsetTop - height) < most;
}"""


@pytest.mark.slow
def test_on_pages_that_are_too_wide_the_bar_stays_in_sight(
    browser: Browser, pages: Path, tmp_path: Path
) -> None:
    text = (pages / 'news.html').read_text('utf-8').replace('<h1>', '<h1 style="width: 600px">')
    shutil.copytree(pages / '_static', tmp_path / '_static')
    (tmp_path / 'news.html').write_text(text, 'utf-8')
    page = browser.new_page(viewport={'width': 360, 'height': 640}, has_touch=True, is_mobile=True)
    page.goto((tmp_path / 'news.html').as_uri())
    page.wait_for_function('innerWidth > 400')
    page.wait_for_function(IN_CORNER, arg=2)
    # Read the Docs' theme frames wide tables late, which no event tells.
    page.evaluate("document.querySelector('h1').style.width = 'auto'")
    page.wait_for_function('innerWidth < 400')
    page.wait_for_function(IN_CORNER, arg=9)
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize('color', ['rgb(20, 20, 20)', 'rgb(255, 255, 255)'])
def test_the_bar_is_in_the_colours_of_the_page(browser: Browser, pages: Path, color: str) -> None:
    page = opened(browser, pages, 'news')
    page.evaluate(f"document.body.style.background = '{color}'")
    seen = "getComputedStyle(document.querySelector('.ledger-toolbar')).backgroundColor"
    assert page.evaluate(seen) == color


@pytest.mark.slow
def test_the_chip_opens_to_the_bar_and_is_closed_again(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'news')
    assert page.locator('.ledger-toolbar > *:visible').all_inner_texts() == ['18 edits']
    page.click(CHIP)
    assert focused(page) == 'ledger-next'
    page.keyboard.press('Escape')
    assert (focused(page), page.locator(NEXT).is_visible()) == ('ledger-chip', False)
    page.click(CHIP)
    page.click(HELP)
    assert page.locator(KEYS).is_visible()
    page.click(CLOSE)
    assert (focused(page), page.locator(NEXT).is_visible()) == ('ledger-chip', False)
    # Whoever goes to the next edit by its key sees which one it is.
    page.keyboard.press('n')
    assert page.locator('.ledger-position').is_visible()
    assert page.locator(KEYS).is_hidden()


@pytest.mark.slow
def test_in_a_corner_the_chip_gives_way_while_one_scrolls_down(
    browser: Browser, pages: Path
) -> None:
    page = browser.new_page(viewport={'width': 360, 'height': 640})
    page.goto((pages / 'news.html').as_uri())
    chip = page.locator(CHIP)
    looks = """e => [getComputedStyle(e.parentElement).opacity, e.getBoundingClientRect().width]"""
    for by, opacity in ((300, '0'), (-50, '1'), (100, '0'), (5000, '1')):
        page.evaluate(f"scrollBy({{top: {by}, behavior: 'instant'}})")
        page.wait_for_function(
            f"getComputedStyle(document.querySelector('.ledger-toolbar')).opacity === '{opacity}'"
        )
    assert chip.evaluate(looks) == ['1', 46]
    # Where it has the focus, and in the margin, it stays.
    chip.focus()
    page.evaluate('scrollTo(0, 0)')
    page.evaluate('scrollBy(0, 200)')
    settled(page)
    assert chip.evaluate(looks)[0] == '1'
    page.set_viewport_size({'width': 1400, 'height': 640})
    page.evaluate('scrollTo(0, 0)')
    page.evaluate('scrollBy(0, 200)')
    settled(page)
    assert (chip.evaluate(looks)[0], chip.inner_text()) == ('1', '18 edits')
    page.close()


BARRED = """() => [...document.querySelectorAll('div.body .ledger-block')].map(
  e => [e.localName, e.innerText.trim().split(/\\s+/).slice(0, 3).join(' ')])"""


@pytest.mark.slow
def test_in_the_simple_view_bars_stand_where_something_was_edited(
    browser: Browser, tmp_path: Path
) -> None:
    kept = 'One of the ferries leaves at noon.'
    text = (
        f'{{0}} is here.\n\n{kept}\n\n{{1}}- {{0}} point.\n- A point.\n{{2}}\n'
        '==== ====\nA    B\n==== ====\nC    {3}\n{4}==== ====\n\nLast of all.\n\n{5}\nThe end.\n'
    )
    gone = 'This is gone from the text for good.'
    files = article(
        text.format('Old', f'{gone}\n\n', '- Nobody asks for this point.\n', 'D', 'E    F\n', ''),
        text.format('New', '', '', 'G', '', 'Quite another thing is added here.\n'),
        options=':list-of-changes:',
    )
    write_files(tmp_path / 'source', {**files, 'conf.py': CONF})
    page = opened(browser, run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html').out, 'index')
    before = page.locator('div.body').evaluate('e => e.outerHTML')
    view(page, 'simple')
    assert page.locator('ins, .ledger-elision, .ledger-legend').count() == 0
    # What is gone has its bar at the text before it, but the list of changes has none.
    assert page.evaluate(BARRED) == [
        ['p', 'New is here.'],
        ['p', 'One of the'],
        ['p', 'New point.'],
        ['p', 'A point.'],
        ['tr', 'C G'],
        ['p', 'Quite another thing'],
    ]
    # One goes from bar to bar.
    page.click(NEXT)
    assert page.locator('.ledger-current').all_inner_texts() == ['New is here.']
    view(page, 'clean')
    assert page.locator('div.body [class*="ledger-"]').count() == 0
    assert page.locator(NEXT).is_disabled()
    view(page, 'annotated')
    assert page.locator('.ledger-current').all_inner_texts() == ['New']
    page.keyboard.press('Escape')
    page.evaluate(
        """() => { const e = document.querySelector('.ledger-current');
          e.classList.remove('ledger-current'); e.removeAttribute('tabindex'); }"""
    )
    assert page.locator('div.body').evaluate('e => e.outerHTML') == before


@pytest.mark.slow
def test_edits_that_are_folded_away_are_opened(browser: Browser, tmp_path: Path) -> None:
    conf = CONF.replace("['sphinxcontrib_ledger']", "['sphinxcontrib_ledger', 'sphinx_design']")
    text = (
        '.. dropdown:: More\n\n   The {} text.\n\n'
        '.. tab-set::\n\n   .. tab-item:: One\n\n      One.\n\n'
        '   .. tab-item:: Two\n\n      Here is {} word.\n'
    )
    files = article(text.format('old', 'a'), text.format('new', 'another'))
    write_files(tmp_path / 'source', {**files, 'conf.py': conf})
    built = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    page = opened(browser, built.out, 'index')
    for number, word in ((1, 'new'), (2, 'another')):
        mark = page.locator(f'#ledger-edit-{number}')
        assert not mark.is_visible()
        page.keyboard.press('n')
        assert mark.is_visible()
        assert mark.inner_text() == word


#: Two tabs as sphinx-tabs makes them, of which another click on the shown one folds both away.
TABS = """\
.. raw:: html

   <div role="tablist">
   <button role="tab" id="tab-1" aria-controls="panel-1" aria-selected="true">One</button>
   <button role="tab" id="tab-2" aria-controls="panel-2" aria-selected="false">Two</button>
   </div>
   <div role="tabpanel" id="panel-1" aria-labelledby="tab-1">

The {0} text.

.. raw:: html

   </div><div role="tabpanel" id="panel-2" aria-labelledby="tab-2" hidden>

Here is {1} word.

.. raw:: html

   </div>
   <script>
   const tabs = [...document.querySelectorAll('[role=tab]')];
   const panels = [...document.querySelectorAll('[role=tabpanel]')];
   const open = at => {{
     const was = tabs[at].getAttribute('aria-selected') === 'true';
     tabs.forEach((each, i) => each.setAttribute('aria-selected', !was && i === at));
     panels.forEach((each, i) => {{ each.hidden = was || i !== at; }});
   }};
   addEventListener('load', () => {{
     tabs.forEach((tab, at) => tab.addEventListener('click', () => open(at)));
   }});
   </script>
"""


@pytest.mark.slow
def test_edits_in_panels_of_tabs_are_shown(browser: Browser, tmp_path: Path) -> None:
    files = article(TABS.format('old', 'a'), TABS.format('new', 'another'))
    write_files(tmp_path / 'source', {**files, 'conf.py': CONF})
    page = opened(browser, run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html').out, 'index')
    for word in ('new', 'another', 'new'):
        page.keyboard.press('n')
        mark = page.locator('.ledger-current')
        assert mark.is_visible()
        assert mark.inner_text() == word
    address = page.url
    page.close()
    page = browser.new_page()
    page.goto(f'{address}#ledger-edit-2')
    assert page.locator('.ledger-current').is_visible()
    assert position(page) == 'Edit 2 of 2'
    page.close()


@pytest.mark.slow
def test_a_page_with_a_strict_policy_has_the_bar(
    browser: Browser, pages: Path, tmp_path: Path
) -> None:
    copy = tmp_path / 'pages'
    shutil.copytree(pages, copy)
    text = (copy / 'news.html').read_text('utf-8')
    policy = (
        '<meta http-equiv="Content-Security-Policy" '
        'content="default-src \'none\'; script-src file:; style-src file:">'
    )
    (copy / 'news.html').write_text(text.replace('<head>', f'<head>{policy}'), 'utf-8')
    page = opened(browser, copy, 'news')
    page.click(CHIP)
    page.click(NEXT)
    assert position(page) == 'Edit 1 of 18'


@pytest.mark.slow
def test_using_the_bar_asks_nothing_of_anybody_and_leaves_nothing(
    browser: Browser,
    pages: Path,
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.goto((pages / 'news.html').as_uri())
    page.on('request', lambda request: asked.append(request.url))
    for name in (CHIP, NEXT, NEXT, PREVIOUS, HELP, KEYS):
        page.click(name)
    view(page, 'simple')
    assert asked == []
    assert context.storage_state()['cookies'] == []
    assert page.evaluate('localStorage.length + sessionStorage.length') == 0
    page.reload()
    assert page.locator(CHIP).is_visible()
    assert page.locator(VIEW).input_value() == 'annotated'
    assert position(page) == '18 edits'
    assert page.locator(KEYS).get_attribute('aria-checked') == 'true'
    context.close()
