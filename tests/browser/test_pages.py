"""The demo's pages in Chromium: what is computed and what is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.core import publish_file

from sphinxcontrib_ledger.docutils_parser import Parser
from support.chromium import opened
from support.harbour import FILES, PAGE
from support.projects import CONF, article, run_sphinx, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

STYLE = """element => {
  const style = getComputedStyle(element);
  return [style.color, style.textDecorationLine, style.textDecorationStyle, style.backgroundColor];
}"""


def test_highlights_are_blue_with_a_tint_and_a_dotted_underline(
    browser: Browser, pages: Path
) -> None:
    page = opened(browser, pages, 'policy')
    marks = page.locator('ins.ledger-highlight:not(.ledger-passage *, a *, h2 *, h3 *, h4 *)')
    styles = marks.evaluate_all(f'all => all.map({STYLE})')
    assert len(styles) > 10
    dotted = ['rgb(10, 58, 204)', 'underline', 'dotted', 'color(srgb 0.923137 0.938196 0.984)']
    assert styles == [dotted] * len(styles)
    # Within a link the dots are a border, since the link has the underline.
    [link] = page.locator('a ins.ledger-highlight').evaluate_all(f'all => all.map({STYLE})')
    assert link == [dotted[0], 'underline', 'solid', dotted[3]]
    # A heading has a thin line and no tint.
    [heading] = page.locator(':is(h2, h3, h4) ins:not(.ledger-passage *)').evaluate_all(
        f'all => all.map(e => [({STYLE})(e), getComputedStyle(e).textDecorationThickness])'
    )
    assert heading == [[*dotted[:3], 'rgba(0, 0, 0, 0)'], '1px']


def test_the_words_that_changed_in_code_stand_out_and_their_line_does_not(
    browser: Browser, pages: Path
) -> None:
    page = opened(browser, pages, 'constructs/code')
    tint = 'all => all.map(e => getComputedStyle(e).backgroundColor)'
    lines = page.locator('.ledger-line').evaluate_all(tint)
    assert len(lines) > 5
    assert {line.rpartition('/ ')[2] for line in lines} == {'0.05)'}
    words = page.locator('.ledger-line .ledger-highlight').evaluate_all(
        'all => all.map(e => [getComputedStyle(e).boxShadow, getComputedStyle(e).color])'
    )
    assert {(ring != 'none', color) for ring, color in words} == {(True, 'rgb(10, 58, 204)')}
    # What is left of a line is as it was.
    [rest, *_] = page.locator('.ledger-line:has(ins, .ledger-highlight) > .nb').evaluate_all(
        'all => all.map(e => getComputedStyle(e).color)'
    )
    same = page.locator('pre > .nb').first.evaluate('e => getComputedStyle(e).color')
    assert rest == same


def test_a_new_passage_is_blue_with_a_bar_and_with_faint_dots_but_on_paper(
    browser: Browser, pages: Path
) -> None:
    page = opened(browser, pages, 'policy')
    marks = page.locator('.ledger-passage ins.ledger-highlight')
    assert marks.count() > 2
    styles = marks.evaluate_all(f'all => all.map({STYLE})')
    assert {tuple(style) for style in styles} == {
        ('rgb(10, 58, 204)', 'underline', 'dotted', 'rgba(0, 0, 0, 0)')
    }
    faint = 'all => all.map(e => getComputedStyle(e).textDecorationColor.split("/ ").pop())'
    assert set(marks.evaluate_all(faint)) == {'0.45)'}
    bars = page.locator('.ledger-passage:not(tr, .ledger-passage *)').evaluate_all(
        "all => all.map(e => getComputedStyle(e, '::before').borderInlineStartWidth)"
    )
    assert bars
    assert set(bars) == {'3px'}
    page.emulate_media(media='print')
    assert {style[2] for style in marks.evaluate_all(f'all => all.map({STYLE})')} == {'dotted'}
    assert set(marks.evaluate_all(faint)) == {'rgb(10, 58, 204)'}


@pytest.mark.parametrize(
    'switch',
    [
        "documentElement.dataset.theme = 'dark'",  # Furo, PyData and most others
        "body.dataset.theme = 'dark'",
        "documentElement.dataset.bsTheme = 'dark'",  # Bootstrap
        "body.dataset.mdColorScheme = 'slate'",  # Material
        "documentElement.classList.add('dark')",  # Shibuya, Awesome
    ],
)
def test_dark_themes_get_the_other_blue(browser: Browser, pages: Path, switch: str) -> None:
    page = opened(browser, pages, 'policy')
    page.evaluate(f'document.{switch}')
    color = page.locator('ins.ledger-highlight').first.evaluate('e => getComputedStyle(e).color')
    assert color == 'rgb(160, 194, 255)'
    page.emulate_media(media='print')
    color = page.locator('ins.ledger-highlight').first.evaluate('e => getComputedStyle(e).color')
    assert color == 'rgb(10, 58, 204)'


def test_the_colours_of_the_project_are_those_of_its_pages(
    browser: Browser, tmp_path: Path
) -> None:
    colors = {'ledger_color': '#2e7d32', 'ledger_color_dark': '#a5d6a7'}
    files = article('A red boat.\n\nIt was old and slow.', 'A blue boat.\n\nIt was slow.')
    write_files(tmp_path / 'source', {'conf.py': CONF, **files})
    made = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html', confoverrides=colors).out
    page = opened(browser, made, 'index')
    marks = page.locator('ins.ledger-highlight, span.ledger-elision')
    assert marks.count() >= 2
    seen = 'all => [...new Set(all.map(e => getComputedStyle(e).color))]'
    assert marks.evaluate_all(seen) == ['rgb(46, 125, 50)']
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert marks.evaluate_all(seen) == ['rgb(165, 214, 167)']


def test_themes_that_stay_white_keep_the_blue(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'policy', color_scheme='dark')
    color = page.locator('ins.ledger-highlight').first.evaluate('e => getComputedStyle(e).color')
    assert color == 'rgb(10, 58, 204)'


def test_formulas_are_blue_and_their_numbers_are_not(browser: Browser, pages: Path) -> None:
    page = browser.new_page()
    # The script that sets formulas is on another machine; it keeps the colour that it finds.
    page.route('http*://**', lambda route: route.abort())
    page.goto((pages / 'constructs/math.html').as_uri())
    seen = page.locator('.math').evaluate_all(
        'all => all.map(e => [e.textContent.trim(), getComputedStyle(e).color])'
    )
    text = page.locator('p').first.evaluate('e => getComputedStyle(e).color')
    blue = [formula for formula, color in seen if color == 'rgb(10, 58, 204)']
    black = [formula for formula, color in seen if color == text]
    assert len(blue) == 9
    assert [formula for formula in blue if 'v = \\frac' in formula or '(d = 4t' in formula]
    # A number that stands in a formula is not edited; what was moved was not, either.
    assert black == ['(2)¶\\[F = m \\, a\\]', '\\[A = \\frac{1}{2} \\, h \\, b\\]']
    numbers = page.locator('.eqno').evaluate_all(
        'all => all.map(e => [e.textContent, getComputedStyle(e).color])'
    )
    assert numbers == [[f'({number})¶', text] for number in (1, 2, 3)]
    assert page.locator('.ledger-formula').count() == 7
    bar = "e => getComputedStyle(e, '::before').content"
    assert page.locator('.ledger-formula').first.evaluate(bar) == '""'
    page.close()


def test_elisions_read_as_three_dots_in_brackets(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'policy')
    # Those in code are not its text.
    signs = page.locator('section section span.ledger-elision:not(pre *)').all_inner_texts()
    assert len(signs) >= 5
    assert set(signs) == {'[...]'}


def test_an_authors_own_ellipsis_is_told_apart(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'tricky')
    author = page.locator('span.ledger-author-ellipsis')
    assert author.count() == 1
    assert author.evaluate('e => getComputedStyle(e).color') != 'rgb(10, 58, 204)'


def test_the_legend_is_seen_and_its_links_work(browser: Browser, pages: Path) -> None:
    page = opened(browser, pages, 'news')
    legend = page.locator('aside.ledger-legend')
    assert legend.count() == 1
    assert legend.is_visible()
    assert legend.locator('a').get_attribute('href') == 'https://example.org/courier/night-ferries'


def test_a_legend_takes_a_third_of_a_phone_at_most_and_all_of_it_is_there(
    browser: Browser, pages: Path
) -> None:
    page = browser.new_page(viewport={'width': 360, 'height': 740})
    for name in ('tricky', 'news', 'reveal', 'policy'):
        page.goto((pages / f'{name}.html').as_uri())
        legend = page.locator('aside.ledger-legend').first
        box = legend.bounding_box()
        assert box is not None
        assert box['height'] <= 740 / 3
        if name in ('tricky', 'reveal'):
            continue
        example = legend.locator('.ledger-more li').first
        assert not example.is_visible()
        legend.locator('summary').click()
        assert example.is_visible()
    page.set_viewport_size({'width': 1280, 'height': 800})
    page.reload()
    assert page.locator('aside.ledger-legend .ledger-more li').first.is_visible()
    assert not page.locator('aside.ledger-legend summary').first.is_visible()
    page.set_viewport_size({'width': 360, 'height': 740})
    page.emulate_media(media='print')
    assert page.locator('aside.ledger-legend .ledger-more li').first.is_visible()
    page.close()


OUTSIDE = """all => all.filter(element => {
  const bar = getComputedStyle(element, '::before');
  const left = element.getBoundingClientRect().left + parseFloat(bar.left);
  return bar.content !== 'none' && left < 0;
}).map(element => element.outerHTML)"""


@pytest.mark.parametrize('writer', ['html4', 'html5'])
def test_bars_are_seen_on_pages_with_hardly_a_margin(
    browser: Browser, tmp_path: Path, writer: str
) -> None:
    write_files(tmp_path, {**FILES, 'page.rst': PAGE})
    publish_file(
        source_path=str(tmp_path / 'page.rst'),
        destination_path=str(tmp_path / 'page.html'),
        parser=Parser(),
        writer_name=writer,
        settings_overrides={'_disable_config': True},
    )
    page = opened(browser, tmp_path, 'page')
    bars = page.locator('.ledger-block, .ledger-moved')
    assert bars.count() > 10
    assert bars.evaluate_all(OUTSIDE) == []


def test_pages_ask_nothing_of_other_machines(browser: Browser, pages: Path) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.route('http*://**', lambda route: route.abort())
    names = sorted(pages.glob('**/*.html'))
    assert len(names) > 20
    for path in names:
        page.goto(path.as_uri())
        # What sets formulas is Sphinx's, and on another machine.
        elsewhere = [url for url in asked if not url.startswith('file:') and 'mathjax' not in url]
        assert (path.name, elsewhere) == (path.name, [])
    assert {'ledger.css', 'ledger.js'} <= {
        url.partition('?')[0].rpartition('/')[2] for url in asked
    }


def test_bars_of_what_goes_on_have_no_gaps(browser: Browser, tmp_path: Path) -> None:
    stays = 'The ferry left at dawn.\n\nNobody had heard of it.\n\nThe captain slept.'
    moved = 'A storm tore three boats from the quay.\n\nThe harbour master counted them.'
    new = 'Bread is sold at the pier.\n\nRopes are sold in the old mill.'
    # Below a heading, where the stylesheet of the toolbar places bars in the section.
    texts = (f'{moved}\n\n{stays}', f'{new}\n\n{stays}\n\n{moved}')
    files = article(*(f'Harbour\n=======\n\n{text}' for text in texts))
    write_files(tmp_path / 'source', {'conf.py': CONF, **files})
    built = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    page = opened(browser, built.out, 'index')
    # How far each bar that goes on reaches above its own paragraph.
    above = page.locator('p.ledger-passage + p.ledger-passage, p.ledger-moved-along').evaluate_all(
        """all => all.map(p =>
          parseFloat(getComputedStyle(p, '::before').height) - p.getBoundingClientRect().height)"""
    )
    gap = 15
    assert len(above) == 2
    assert min(above) > gap


def test_elisions_in_code_are_seen_and_not_copied(browser: Browser, tmp_path: Path) -> None:
    code = 'Run\n\n.. parsed-literal::\n\n   fetch *{0}* now{1}\n   stop\n'
    write_files(
        tmp_path / 'source',
        {
            'conf.py': CONF,
            **article(code.format('all', ' and then'), code.format('all', '')),
        },
    )
    built = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    page = opened(browser, built.out, 'index')
    copied = page.locator('pre').evaluate(
        """pre => {
          getSelection().selectAllChildren(pre);
          return getSelection().toString();
        }"""
    )
    assert '[...]' in page.locator('pre').inner_text()
    assert copied.split() == ['fetch', 'all', 'now', 'stop']


@pytest.mark.parametrize('style', ['inline', 'table'])
def test_what_is_copied_of_code_is_the_edited_code(
    browser: Browser, tmp_path: Path, style: str
) -> None:
    code = 'Run\n\n.. code-block:: python\n   :linenos:\n\n   lamp(1)\n{}   bell({})\n   stop()\n'
    write_files(
        tmp_path / 'source',
        {
            'conf.py': f'{CONF}html_codeblock_linenos_style = "{style}"\n',
            **article(code.format('   horn()\n', '1, 2'), code.format('', '1')),
        },
    )
    built = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html')
    page = opened(browser, built.out, 'index')
    block = page.locator('.ledger-code pre').last
    copied = block.evaluate(
        """pre => {
          getSelection().selectAllChildren(pre);
          return getSelection().toString();
        }"""
    )
    assert copied.rstrip() == 'lamp(1)\nbell(1)\nstop()'
    assert block.locator('.ledger-gap').bounding_box()['width'] > 300
    drawn = """sign => getComputedStyle(sign, '::before').content"""
    assert block.locator('.ledger-drawn').evaluate_all(f'signs => signs.map({drawn})') == [
        '"[...]"',
        '"[...]"',
    ]
    assert not page.locator('.ledger-elided-lines').is_visible()
    # Numbers beside the code keep step with it.
    rows = """numbers => numbers.map(number => number.getBoundingClientRect().top)"""
    numbers = page.locator('.ledger-code .linenos .normal, .ledger-code span.linenos')
    tops = numbers.evaluate_all(rows)
    assert len(tops) == 3
    assert tops[1] - tops[0] > 1.5 * (tops[2] - tops[1])
