"""The marks in the themes that projects use: legible, in their place and without colour, too.

Not all themes run on the newest docutils: ``tox run -e themes`` has an older one, and them.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import axe_playwright_python
import pytest

from support import columns
from support.ferry import (
    EDITED,
    ORIGINAL,
    PLACES_EDITED,
    PLACES_ORIGINAL,
    RIGHT_EDITED,
    RIGHT_ORIGINAL,
)
from support.harbour import FILES, PAGE
from support.pictures import PICTURE
from support.projects import write_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser, Page

    Open = Callable[..., Page]

pytestmark = [pytest.mark.slow, pytest.mark.themes]

AXE = Path(axe_playwright_python.__file__).with_name('axe.min.js').read_text(encoding='utf-8')
MEASURE = (Path(__file__).parent / 'measure.js').read_text(encoding='utf-8').partition('\n')[2]
#: With it a page of Material follows the system.
PALETTE = [
    {'media': f'(prefers-color-scheme: {mode})', 'scheme': scheme, 'toggle': toggle}
    for mode, scheme, toggle in (
        ('light', 'default', {'icon': 'material/weather-sunny', 'name': 'Dark'}),
        ('dark', 'slate', {'icon': 'material/weather-night', 'name': 'Light'}),
    )
]


class Theme(NamedTuple):
    """A theme: its module, and the script that chooses dark on a light system, if it can.

    ``silent``: it uses what Sphinx 11 will not have.
    """

    module: str
    dark: str = ''
    extensions: tuple[str, ...] = ()
    options: Mapping[str, Any] = {}
    silent: bool = False


THEMES = {
    'alabaster': Theme('alabaster'),
    'furo': Theme('furo', "body.dataset.theme = 'dark'"),
    'pydata_sphinx_theme': Theme('pydata_sphinx_theme', "documentElement.dataset.theme = 'dark'"),
    'sphinx_rtd_theme': Theme('sphinx_rtd_theme'),
    'sphinx_book_theme': Theme(
        'sphinx_book_theme', "documentElement.dataset.theme = 'dark'", silent=True
    ),
    'sphinx_immaterial': Theme(
        'sphinx_immaterial',
        "body.dataset.mdColorScheme = 'slate'",
        ('sphinx_immaterial',),
        {'font': False, 'palette': PALETTE},
        silent=True,
    ),
}
ARTICLE = """\
{title}
===========

Before.

.. ledger-article:: {name}.original.rst {name}.rst
   :legend: top
{options}
After.
"""
SIGNATURE = '.. py:function:: ring(bell{})\n'
#: The pages that show the original's words, and how.
REVEALING = {'behind': 'hover', 'beside': 'side-by-side'}
DARK = [name for name, theme in THEMES.items() if theme.dark]
#: How a page is opened: in a theme, and light or dark by the system or by the reader's choice.
MODES = [
    *((name, mode) for name in THEMES for mode in ('light', 'dark')),
    *((name, 'chosen') for name in DARK),
]
#: Themes that come at night: pages of Alabaster are what `tests/browser` looks at by day, and
#: Sphinx Book is made of PyData.
AT_NIGHT = ('alabaster', 'sphinx_book_theme')
EACH_THEME = [
    pytest.param(name, marks=[pytest.mark.nightly] if name in AT_NIGHT else []) for name in THEMES
]
EACH_MODE = [
    pytest.param(*mode, marks=[pytest.mark.nightly] if mode[0] in AT_NIGHT else [])
    for mode in MODES
]


@pytest.fixture(scope='module')
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('themes') / 'source'
    rtl = ARTICLE.format(title='مرسى', name='right', options='')
    listed = ARTICLE.format(title='List', name='places', options='   :list-of-changes:\n')
    listed += '\n.. ledger-article:: signs.original.rst signs.rst\n   :legend: none\n'
    revealing = {
        f'{name}.rst': ARTICLE.format(title='Bells', name='places', options=f'   :reveal: {way}\n')
        for name, way in REVEALING.items()
    }
    write_files(
        folder,
        {
            **FILES,
            'index.rst': f'{PAGE}\n.. toctree::\n\n'
            '   night\n   rtl\n   behind\n   beside\n   listed\n   columns\n',
            **revealing,
            'listed.rst': listed,
            'columns.rst': ARTICLE.format(
                title='Columns', name='fares', options='   :reveal: side-by-side\n'
            ),
            'fares.original.rst': columns.ORIGINAL,
            'fares.rst': columns.EDITED,
            'signs.original.rst': SIGNATURE.format(''),
            'signs.rst': SIGNATURE.format(', times=3'),
            'sloop.png': PICTURE,
            'dinghy.png': PICTURE,
            'night.rst': ARTICLE.format(title='Night ferry', name='ferry', options=''),
            'places.original.rst': PLACES_ORIGINAL,
            'places.rst': PLACES_EDITED,
            'ferry.original.rst': ORIGINAL,
            'ferry.rst': EDITED,
            'rtl.rst': rtl,
            'right.original.rst': RIGHT_ORIGINAL,
            'right.rst': RIGHT_EDITED,
        },
    )
    return folder


@pytest.fixture(scope='module')
def pages(source: Path) -> Callable[[str], Path]:
    """Return a function that returns the pages in a theme, built when they are asked for."""
    made: dict[str, Path] = {}

    def build(name: str) -> Path:
        if name not in made:
            made[name] = _build(source, name)
        return made[name]

    return build


def _build(source: Path, name: str) -> Path:
    """Build the pages in a process of their own, since themes change Sphinx for all others."""
    theme = THEMES[name]
    if importlib.util.find_spec(theme.module) is None:
        assert not os.environ.get('CI'), f'{name} is missing'
        pytest.skip(f'{name} is missing')
    conf = source.parent / name / 'conf.py'
    exclude = ['harbour*', 'ferry*', 'places*', 'right*', 'fares*', 'signs*']
    write_files(
        conf.parent,
        {
            'conf.py': f'extensions = {["sphinxcontrib_ledger", *theme.extensions]!r}\n'
            f'exclude_patterns = {exclude!r}\nhtml_theme = {name!r}\nhtml_theme_options = '
            f'{theme.options!r}\nhtml_title = "Port"\nledger_stats = True\n'
        },
    )
    out = conf.parent / 'html'
    ignore = ['-W', 'ignore::PendingDeprecationWarning'] if theme.silent else []
    arguments = ['-m', 'sphinx', '-q', '-c', str(conf.parent), str(source), str(out)]
    ran = subprocess.run(
        [sys.executable, '-W', 'error', *ignore, *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stderr, ran.returncode) == ('', 0)
    return out


DESKTOP = {'width': 1280, 'height': 720}
TELEPHONE = {'width': 360, 'height': 740}
WIDTHS = (360, 768, 1200, 1440, 1920)


@pytest.fixture(scope='module')
def tab(browser: Browser) -> Iterator[Page]:
    """A tab of the browser for one page after the other: a new one costs four times the loading."""
    with browser.new_context() as context:
        yield quiet(context.new_page())


@pytest.fixture(scope='module')
def telephone(browser: Browser) -> Iterator[Page]:
    """The same on a telephone."""
    with browser.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True) as context:
        yield quiet(context.new_page())


def quiet(tab: Page) -> Page:
    """Keep a tab from loading fonts and icons from other machines, which no mark needs."""
    tab.route('http*://**', lambda route: route.abort())
    # Some themes store for the next page what the reader, or the system, chose on this one.
    tab.add_init_script('localStorage.clear()')
    return tab


@pytest.fixture
def open_page(tab: Page, pages: Callable[[str], Path]) -> Open:
    """Return a function that opens a page in a theme, and closes the page before it."""

    def show(
        theme: str, page: str, mode: str = 'light', *, tab: Page = tab,
        viewport: Any = DESKTOP, forced_colors: Any = 'none', reduced_motion: Any = 'no-preference',
    ) -> Page:  # fmt: skip
        tab.set_viewport_size(viewport)
        tab.emulate_media(
            media='null',
            color_scheme='dark' if mode == 'dark' else 'light',
            forced_colors=forced_colors,
            reduced_motion=reduced_motion,
        )
        tab.goto((pages(theme) / f'{page}.html').as_uri())
        if mode == 'chosen':
            tab.evaluate(f'document.{THEMES[theme].dark}')
        # Colours may fade over.
        tab.add_style_tag(content='* { transition: none !important; animation: none !important }')
        return tab

    return show


#: Shows all original words at once, as pointing at each edit does.
UNCOVER = """() => {
  const all = [...document.querySelectorAll('.ledger-original')];
  for (const words of all) words.style.display = 'block';
  for (const button of document.querySelectorAll('.ledger-reveal > button')) {
    button.style.opacity = 1;
  }
  return all.length;
}"""


def needed(mark: Mapping[str, Any]) -> float:
    """Return the contrast that a mark must have: what the text around it has, up to a bound.

    Some themes have links that are fainter than that.
    """
    if mark['kind'] == 'link':
        return float(min(mark['own'], 4.5))
    return 7 if mark['own'] >= 7 else 4.5


def faint(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [mark for mark in found if mark['contrast'] < needed(mark)]


@pytest.mark.parametrize(('theme', 'mode'), EACH_MODE)
def test_marks_are_as_legible_as_the_text_around_them(
    open_page: Open, theme: str, mode: str
) -> None:
    for name, text, bars in (('index', 45, 20), ('night', 20, 4)):
        found = open_page(theme, name, mode).evaluate(MEASURE)
        assert len([mark for mark in found if mark['kind'] == 'text']) >= text
        assert len([mark for mark in found if mark['kind'] == 'bar']) >= bars
        assert faint(found) == []


@pytest.mark.parametrize(('theme', 'mode'), EACH_MODE)
def test_original_words_are_as_legible_as_the_text_around_them(
    open_page: Open, theme: str, mode: str
) -> None:
    page = open_page(theme, 'behind', mode)
    assert page.evaluate(UNCOVER) >= 18
    found = page.evaluate(MEASURE)
    kinds = Counter(mark['kind'] for mark in found)
    assert kinds['button'] >= 18
    assert kinds['words'] >= 36  # and what they are said to be
    assert faint(found) == []
    found = open_page(theme, 'beside', mode).evaluate(MEASURE)
    kinds = Counter(mark['kind'] for mark in found)
    assert kinds['before'] >= 40
    assert faint(found) == []


@pytest.mark.parametrize(('theme', 'mode'), EACH_MODE)
def test_lists_of_changes_are_as_legible_as_the_text_around_them(
    open_page: Open, theme: str, mode: str
) -> None:
    page = open_page(theme, 'listed', mode)
    found = page.evaluate(MEASURE)
    kinds = Counter(mark['kind'] for mark in found)
    assert (kinds['link'] >= 18, kinds['entry'] >= 1, kinds['edge']) == (True, True, 1)
    assert faint(found) == []


#: The looks that marks have in headings, the colours of words in marks, and the boxes in legends.
PLAIN = """() => {
  const look = name => element => getComputedStyle(element)[name];
  const all = selector => [...document.querySelectorAll(selector)];
  const seen = (selector, ...names) => all(selector).map(e => names.map(name => look(name)(e)));
  const [more] = all('.ledger-more');
  return {
    headings: seen(':is(h2, h3) ins', 'backgroundColor', 'textDecorationThickness'),
    words: seen(':is(p, .sig) :is(ins, ins *)', 'color'),
    legend: seen('.ledger-legend li', 'fontSize', 'listStyleType'),
    more: ['borderTopStyle', 'backgroundColor', 'boxShadow', 'paddingLeft'].map(n => look(n)(more)),
    lines: seen('.ledger-line', 'backgroundColor'),
    changed: seen('.ledger-line .ledger-highlight', 'boxShadow', 'color'),
    icon: ['::before', '::after'].map(part =>
      getComputedStyle(more.firstElementChild, part).content),
  };
}"""


@pytest.mark.parametrize('mode', ['light', 'dark'])
@pytest.mark.parametrize('theme', EACH_THEME)
def test_headings_have_no_tint_code_no_colours_and_the_rest_of_a_legend_no_box(
    open_page: Open, theme: str, mode: str
) -> None:
    look = open_page(theme, 'listed', mode).evaluate(PLAIN)
    ink = DARK_INK if mode == 'dark' and theme in DARK else LIGHT_INK
    assert look['headings'] == [['rgba(0, 0, 0, 0)', '1px']]
    assert len(look['words']) >= 20
    assert {color for [color] in look['words']} == {ink}
    # Changed words in code have a ring, and their line hardly a tint.
    assert look['lines']
    assert {color.rpartition('/ ')[2] for [color] in look['lines']} == {'0.05)'}
    assert look['changed']
    assert {(ring != 'none', color) for ring, color in look['changed']} == {(True, ink)}
    assert len(look['legend']) >= 4
    assert len({tuple(item) for item in look['legend']}) == 1
    assert look['more'] == ['none', 'rgba(0, 0, 0, 0)', 'none', '0px']
    assert look['icon'] == ['none', 'none']


@pytest.mark.parametrize('theme', EACH_THEME)
def test_lists_of_changes_are_boxes_as_legends_are(open_page: Open, theme: str) -> None:
    boxes = open_page(theme, 'listed').locator('.ledger-changes, .ledger-legend')
    looks = boxes.evaluate_all(
        """all => all.map(getComputedStyle).map(
          ({padding, borderTop, borderLeft, fontSize}) => [padding, borderTop, borderLeft, fontSize])"""
    )
    assert len(looks) == 2
    assert looks[0] == looks[1]
    assert not looks[0][0].endswith(' 0px')


#: How far the words of each line of marked code are from being level with each other.
LEVEL = """() => [...document.querySelectorAll('.ledger-code pre:not(td.linenos pre)')].flatMap(pre => {
  const lines = [[]];
  const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode;
    for (let at = 0; at < text.data.length; at++) {
      if (text.data[at] === '\\n') lines.push([]);
      if (!text.data[at].trim()) continue;
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getClientRects()[0];
      if (box) lines.at(-1).push((box.top + box.bottom) / 2);
    }
  }
  return lines.filter(line => line.length)
    .map(line => Math.max(...line) - Math.min(...line));
})"""


@pytest.mark.parametrize('theme', EACH_THEME)
def test_lines_of_marked_code_stay_lines(open_page: Open, theme: str) -> None:
    apart = open_page(theme, 'index', viewport={'width': 1600, 'height': 900}).evaluate(LEVEL)
    assert len(apart) >= 10
    assert max(apart) < 8


INK = """() => {
  const root = [...document.querySelectorAll('ins.ledger-highlight')];
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--ledger-color)';
  const used = getComputedStyle(probe).color;
  probe.remove();
  return [used, [...new Set(root.map(mark => getComputedStyle(mark).color))]];
}"""
LIGHT_INK, DARK_INK = 'rgb(10, 58, 204)', 'rgb(160, 194, 255)'


@pytest.mark.parametrize(('theme', 'mode'), EACH_MODE)
def test_the_blue_is_that_of_the_ground(open_page: Open, theme: str, mode: str) -> None:
    used, marks = open_page(theme, 'night', mode).evaluate(INK)
    expected = LIGHT_INK if mode == 'light' or theme not in DARK else DARK_INK
    assert (used, marks) == (expected, [expected])


BARS = """() => [...document.querySelectorAll(
  '.ledger-block, .ledger-moved, .ledger-passage, td, th')].flatMap(block => {
    const bar = getComputedStyle(block, '::before');
    const isBar = bar.content === '""' && bar.position === 'absolute'
      && bar.borderInlineStartColor === getComputedStyle(block, '::before').color
      && parseFloat(bar.borderInlineStartWidth) >= 3;
    if (!isBar || !block.getClientRects().length) return [];
    let holder = block; // what the bar is placed in
    while (getComputedStyle(holder).position === 'static') holder = holder.parentElement;
    const box = holder.getBoundingClientRect();
    const rtl = getComputedStyle(block).direction === 'rtl';
    const width = parseFloat(bar.borderInlineStartWidth);
    const left = rtl
      ? box.right - parseFloat(bar.right) - width - parseFloat(getComputedStyle(holder).borderRightWidth)
      : box.left + parseFloat(bar.left) + parseFloat(getComputedStyle(holder).borderLeftWidth);
    const margin = block.closest('section, .md-content__inner').getBoundingClientRect();
    const isInBox = block.parentElement.closest(
      '.admonition, .topic, .sidebar, details, [class*="sd-"], td, th, .ledger-row');
    // What clips it, clips it wherever it is.
    let clipped = false;
    let outer = holder === block ? block.parentElement : holder;
    for (; outer && outer !== document.body; outer = outer.parentElement) {
      if (getComputedStyle(outer).overflowX === 'visible') continue;
      const around = outer.getBoundingClientRect();
      clipped ||= left < around.left - 1 || left + width > around.right + 1;
    }
    return [{what: block.outerHTML.slice(0, 120), kind: block.localName, left, width, clipped, rtl,
      off: isInBox ? null : Math.round(rtl ? margin.right - left - width : left - margin.left),
      height: parseFloat(bar.height) - block.getBoundingClientRect().height,
      middle: (margin.left + margin.right) / 2}];
  })"""


@pytest.mark.parametrize('theme', EACH_THEME)
def test_bars_of_all_kinds_stand_on_one_line(open_page: Open, theme: str) -> None:
    page = open_page(theme, 'index')
    for width in WIDTHS:
        page.set_viewport_size({'width': width, 'height': 740})
        bars = [bar for bar in page.evaluate(BARS) if bar['off'] is not None]
        assert {'p', 'li', 'div', 'td', 'dt'} <= {bar['kind'] for bar in bars}
        apart = [bar for bar in bars if abs(bar['off'] + 8) > 1 or abs(bar['height']) > 21]
        assert (width, apart) == (width, [])
        assert [bar for bar in bars if bar['clipped']] == []


@pytest.mark.parametrize('theme', EACH_THEME)
def test_bars_are_seen_on_a_narrow_screen(open_page: Open, theme: str) -> None:
    for name in ('index', 'night', 'rtl'):
        page = open_page(theme, name, viewport=TELEPHONE)
        bars = page.evaluate(BARS)
        assert len(bars) >= 2
        outside = [bar for bar in bars if bar['left'] < 0 or bar['left'] + bar['width'] > 360]
        assert outside == []
        assert [bar for bar in bars if bar['clipped']] == []
        # No mark makes a page wider: what is, is a table or a formula of the article.
        marks = page.locator('p ins, p .ledger-elision, .ledger-legend').evaluate_all(
            'all => all.filter(e => !e.closest("table, pre"))'
            '.map(e => e.getBoundingClientRect().right)'
        )
        assert max(marks) <= 360


@pytest.mark.parametrize('theme', EACH_THEME)
def test_from_right_to_left_bars_are_on_the_right(open_page: Open, theme: str) -> None:
    page = open_page(theme, 'rtl')
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    bars = page.evaluate(BARS)
    assert len(bars) >= 2
    assert {bar['rtl'] for bar in bars} == {True}
    assert [bar for bar in bars if bar['left'] < bar['middle'] or bar['clipped']] == []
    assert faint(page.evaluate(MEASURE)) == []


@pytest.mark.parametrize('theme', EACH_THEME)
def test_dots_and_bars_are_there_with_forced_colours(open_page: Open, theme: str) -> None:
    page = open_page(theme, 'night', forced_colors='active')
    # A mark in a link has its dots below it, and so does a formula.
    bare = page.locator('ins.ledger-highlight').evaluate_all(
        """all => all.filter(mark => {
          const style = getComputedStyle(mark);
          return style.textDecorationStyle !== 'dotted' && style.borderBlockEndStyle !== 'dotted';
        }).map(mark => mark.outerHTML)"""
    )
    assert bare == []
    assert len(page.evaluate(BARS)) >= 4
    link = page.locator('ins a, a ins').first.evaluate('e => getComputedStyle(e).color')
    text = page.locator('p ins').first.evaluate('e => getComputedStyle(e).color')
    assert link != text
    assert faint(page.evaluate(MEASURE)) == []
    page = open_page(theme, 'behind', forced_colors='active')
    page.evaluate(UNCOVER)
    assert faint(page.evaluate(MEASURE)) == []


@pytest.mark.parametrize('mode', ['light', 'dark'])
@pytest.mark.parametrize('theme', EACH_THEME)
def test_marks_survive_grey_print(open_page: Open, theme: str, mode: str) -> None:
    page = open_page(theme, 'night', mode)
    page.emulate_media(media='print', color_scheme='dark' if mode == 'dark' else 'light')
    assert faint(page.evaluate(MEASURE)) == []
    # Browsers leave backgrounds away unless they are asked for them.
    used, marks = page.evaluate(INK)
    assert (used, marks) == (LIGHT_INK, [LIGHT_INK])
    looks = page.locator('ins.ledger-highlight').evaluate_all(
        'all => all.map(e => getComputedStyle(e).textDecorationStyle)'
    )
    # One mark is in a link, and has its dots below it.
    assert looks.count('dotted') == len(looks) - page.locator('a ins').count()
    assert len(page.evaluate(BARS)) >= 4


#: Where the chip is, what it says, and which texts of the article are under it.
CHIP = """() => {
  const chip = document.querySelector('.ledger-toolbar');
  const {left, right, top, bottom, width, height} = chip.getBoundingClientRect();
  const under = [];
  const walker = document.createTreeWalker(
    document.querySelector('ins').closest('section, article'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    range.selectNodeContents(walker.currentNode);
    for (const box of range.getClientRects()) {
      // Wherever the page is scrolled to.
      if (box.left < right && box.right > left) under.push(walker.currentNode.data);
    }
  }
  return {text: chip.innerText, under, size: [width, height],
    corner: [innerWidth - right, innerHeight - bottom].map(Math.round)};
}"""


@pytest.mark.parametrize('theme', EACH_THEME)
def test_the_chip_is_in_the_margin_or_as_small_as_a_finger(open_page: Open, theme: str) -> None:
    page = open_page(theme, 'night')
    for width in WIDTHS:
        page.set_viewport_size({'width': width, 'height': 740})
        page.evaluate('new Promise(done => requestAnimationFrame(() => setTimeout(done)))')
        chip = page.evaluate(CHIP)
        assert chip['corner'] in ([8, 8], [12, 12]), width
        if width >= 1200:
            assert (width, chip['text'], chip['under']) == (width, '8 edits', [])
        else:
            assert (width, chip['text'], chip['size']) == (width, '8', [48, 48])


def has_theme_keys(theme: str) -> bool:
    """Return whether a theme turns pages with the keys by which ours leads to edits."""
    return theme == 'sphinx_immaterial'


@pytest.mark.parametrize('theme', EACH_THEME)
def test_a_key_leads_to_an_edit_or_turns_the_page_and_never_both(
    open_page: Open, theme: str
) -> None:
    page = open_page(theme, 'night')
    address = page.url
    switch = page.locator('.ledger-keys')
    assert switch.get_attribute('aria-checked') == str(not has_theme_keys(theme)).lower()
    if has_theme_keys(theme):
        page.keyboard.press('n')
        page.wait_for_url('**/rtl.html')
        page.keyboard.press('p')
        page.wait_for_url(address)
        assert page.locator('.ledger-current').count() == 0
        for name in ('chip', 'help', 'keys'):
            page.locator(f'.ledger-{name}').click()
    status = page.locator('.ledger-toolbar [role=status]')
    for key, number in (('n', 1), ('n', 2), ('p', 1)):
        page.keyboard.press(key)
        assert status.inner_text() == f'Edit {number} of 8'
    # A page that is turned is turned soon.
    page.wait_for_timeout(500)
    assert page.url == address


@pytest.mark.parametrize('theme', EACH_THEME)
def test_the_toolbar_leads_through_edits_and_takes_them_off(open_page: Open, theme: str) -> None:
    page = open_page(theme, 'index', reduced_motion='reduce')
    page.locator('.ledger-chip').click()
    status = page.locator('.ledger-toolbar [role=status]')
    count = int(status.inner_text().split()[0])
    assert count > 35
    for number in (1, 2, 3):
        page.get_by_role('button', name='Next edit').click()
        assert status.inner_text() == f'Edit {number} of {count}'
        # Neither the bar nor what themes have at the top of the window covers an edit.
        mark = page.locator('.ledger-current').first
        on_top = mark.evaluate(
            """mark => {
              const {left, right, top, bottom} = mark.getClientRects()[0];
              const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              return mark.contains(seen) || seen?.contains(mark);
            }"""
        )
        assert on_top
    page.get_by_role('button', name='Previous edit').click()
    assert status.inner_text() == f'Edit 2 of {count}'
    for view in ('simple', 'clean'):
        page.locator('.ledger-toolbar select').select_option(view)
        assert page.locator('ins, .ledger-elision, .ledger-legend').count() == 0
    page.locator('.ledger-toolbar select').select_option('annotated')
    assert page.locator('ins.ledger-highlight').count() > 35


@pytest.mark.parametrize('theme', EACH_THEME)
def test_original_words_fit_on_a_narrow_screen(
    open_page: Open, telephone: Page, theme: str
) -> None:
    page = open_page(theme, 'behind', tab=telephone, viewport=TELEPHONE)
    for number in (0, 1, 4, 9):
        button = page.locator('.ledger-reveal button').nth(number)
        button.scroll_into_view_if_needed()
        button.tap()
        box = page.locator('.ledger-original:popover-open').bounding_box()
        assert box is not None
        assert (box['x'] >= 0, box['x'] + box['width'] <= 360) == (True, True)
        bar = page.locator('.ledger-toolbar').bounding_box()
        assert bar is not None
        # Above the chip.
        assert (box['y'] >= 0, box['y'] + box['height'] <= bar['y'] + 9) == (True, True)
        page.keyboard.press('Escape')
    page = open_page(theme, 'beside', viewport=TELEPHONE)
    sides = page.locator('.ledger-row > *').evaluate_all(
        'all => all.map(e => e.getBoundingClientRect()).map(({left, right}) => [left, right])'
    )
    assert len(sides) > 15
    assert [side for side in sides if side[0] < 0 or side[1] > 360] == []


#: What we add to a page; code around changed lines, for example, is as it would be without us.
OURS = ', '.join(
    f'.ledger-{name}'
    for name in ('highlight', 'elision', 'line', 'gap', 'moved-sign', 'legend', 'toolbar',
                 'reveal', 'before', 'column', 'spoken', 'revealed', 'changes')
)  # fmt: skip


#: Axe takes ten seconds a theme and mode, and colours are measured in all modes above: by day it
#: sees a theme that has a dark mode and one that has none.
AXE_BY_DAY = (('furo', 'light'), ('sphinx_rtd_theme', 'light'))
AXE_MODES = [
    pytest.param(*mode, marks=[] if mode in AXE_BY_DAY else pytest.mark.nightly) for mode in MODES
]


@pytest.mark.parametrize(('theme', 'mode'), AXE_MODES)
def test_axe_finds_no_fault_in_what_is_ours(open_page: Open, theme: str, mode: str) -> None:
    for name in ('index', 'night', 'behind', 'beside', 'listed'):
        page = open_page(theme, name, mode)
        if name == 'behind':
            page.locator('.ledger-reveal button').first.press('Enter')
        page.locator('.ledger-chip').click()
        for button in ('next', 'help'):
            page.locator(f'.ledger-{button}').click()
        page.evaluate(AXE)
        result = page.evaluate("axe.run({resultTypes: ['violations']})")
        assert len(result['passes']) > 10
        ours: set[tuple[str, str, str]] = set()
        others: set[tuple[str, str]] = set()
        for fault in result['violations']:
            for node in fault['nodes']:
                look = 'element => getComputedStyle(element).color'
                element = page.locator(node['target'][0]).first
                color = element.evaluate(look)
                if element.evaluate(f'element => !!element.closest("{OURS}")'):
                    ours.add((fault['id'], color, node['html']))
                else:
                    others.add((fault['id'], color))
        # Links of the theme's look as they do in a legend.
        assert {fault for fault in ours if fault[:2] not in others} == set()


#: The rows of two columns, and what they are made of.
COLUMNS = """() => {
  const box = element => {
    const {left, right, top, bottom, width} = element.getBoundingClientRect();
    return {left, right, top, bottom, width};
  };
  const chip = box(document.querySelector('.ledger-toolbar'));
  const forms = column => ['ol', 'table', 'pre', '.admonition', 'dl', 'blockquote, .line-block']
    .map(form => column.querySelectorAll(form).length);
  return {
    headings: [...document.querySelectorAll('.ledger-row')].map(row => row.parentElement)
      .flatMap(section => [...section.querySelectorAll(':scope > :is(h2, h3)')]).map(box),
    rows: [...document.querySelectorAll('.ledger-row:not(.ledger-below)')].map(row => {
      const [before, after] = [row.querySelector('.ledger-before'), row.querySelector('.ledger-after')];
      return {
        text: before.innerText, row: box(row), before: box(before), after: box(after),
        isMarked: !row.matches('.ledger-kept'),
        seen: before.checkVisibility() && before.getClientRects().length > 0,
        forms: [forms(before), forms(after)],
        line: parseFloat(getComputedStyle(after).borderInlineStartWidth),
        over: before.scrollWidth - before.clientWidth,
        underChip: chip.left < box(after).right && chip.right > box(after).left,
      };
    }),
  };
}"""


@pytest.mark.parametrize('theme', EACH_THEME)
def test_two_columns_have_the_same_forms_beside_each_other(open_page: Open, theme: str) -> None:
    page = open_page(theme, 'columns')
    for width in (1200, 360):
        page.set_viewport_size({'width': width, 'height': 740})
        page.evaluate('new Promise(done => requestAnimationFrame(() => setTimeout(done)))')
        found = page.evaluate(COLUMNS)
        rows = found['rows']
        assert len(rows) == 12
        assert [row['text'] for row in rows if row['forms'][0] != row['forms'][1]] == []
        assert [row['text'] for row in rows if row['over'] > 8] == []
        if width < 641:
            stacked = [row for row in rows if row['seen']]
            assert len(stacked) > 10
            assert [row for row in stacked if row['before']['bottom'] > row['after']['top']] == []
            continue
        for row in rows:
            before, after = row['before'], row['after']
            assert before['right'] <= after['left'] + 1
            assert abs(before['top'] - after['top']) < 1
            assert abs(before['width'] - after['width']) < 0.1 * row['row']['width']
            assert row['line'] == 1
            assert not row['underChip']
        # Headings stand over both columns.
        edges = {(round(row['row']['left']), round(row['row']['right'])) for row in rows}
        assert len(edges) == 1
        [(left, right)] = edges
        assert found['headings']
        for heading in found['headings']:
            assert heading['left'] <= left + 1
            assert heading['right'] >= right - 1


#: How new passages differ from the links of a theme.
LIKE_LINKS = """() => {
  const luminance = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number)
    .map(part => color.startsWith('rgb') ? part / 255 : part)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const line = style => [style.textDecorationLine, style.textDecorationStyle,
    style.borderBottomWidth === '0px' ? '' : style.borderBottomStyle].join(' ');
  return [...document.querySelectorAll('.ledger-passage p > .ledger-highlight, p.ledger-passage > .ledger-highlight')].map(mark => {
    const link = mark.parentElement.parentElement.insertBefore(
      document.createElement('p'), mark.parentElement).appendChild(document.createElement('a'));
    link.href = 'https://example.org/never-visited';
    link.className = 'reference external';
    link.textContent = 'a link';
    const [ours, theirs] = [mark, link].map(element => getComputedStyle(element));
    const [dark, light] = [ours, theirs].map(style => luminance(style.color)).sort((a, b) => a - b);
    const passage = mark.closest('.ledger-passage:not(.ledger-passage .ledger-passage)');
    const found = {
      contrast: (light + 0.05) / (dark + 0.05), lines: [line(ours), line(theirs)],
      bar: parseFloat(getComputedStyle(passage, '::before').borderInlineStartWidth),
    };
    link.parentElement.remove();
    return found;
  });
}"""


@pytest.mark.parametrize(('theme', 'mode'), EACH_MODE)
def test_a_new_passage_does_not_look_like_links(open_page: Open, theme: str, mode: str) -> None:
    """Its colour or its line is another one, and it has a bar beside it."""
    found = open_page(theme, 'index', mode).evaluate(LIKE_LINKS)
    assert found
    for each in found:
        assert each['contrast'] >= 1.5 or each['lines'][0] != each['lines'][1], each
        assert each['bar'] >= 3
