"""Original words in Chromium: pointed at, focused, pressed, and in two columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.chromium import opened
from support.projects import CONF, article, run_sphinx, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

ORIGINAL = 'The old mill *stands* by the river.\n\nIt is for sale.\n\nA bridge leads to the town.'
EDITED = 'The mill *stood* by the river.\n\nA bridge leads to the town.'
SIZES = {'wide': (900, 700), 'phone': (360, 640)}


@pytest.fixture(scope='module')
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp('reveal') / 'source'
    for name in ('hover', 'side-by-side', 'inline'):
        files = article(ORIGINAL, EDITED, options=f':reveal: {name}')
        files[f'{name}.rst'] = ':orphan:\n\nPage\n====\n\n' + files['index.rst']
        write_files(source, files)
    below = article(
        f'The old mill\n============\n\n{ORIGINAL}',
        f'The new mill\n============\n\n{EDITED}',
        options=':reveal: side-by-side',
    )
    for name in list(below):
        below[name.replace('/a.', '/below.')] = below.pop(name)
    page = below.pop('index.rst').replace('/a.', '/below.')
    write_files(source, {**below, 'columns-below.rst': f':orphan:\n\nPage\n====\n\n{page}'})
    write_files(source, {'conf.py': CONF, 'index.rst': 'Top\n===\n'})
    return run_sphinx(source, source.parent / 'html', 'html').out


def shown(page: Page) -> list[str]:
    return [
        one.inner_text().replace('Original wording', '').strip()
        for one in page.locator('.ledger-original').all()
        if one.is_visible()
    ]


def test_words_show_while_an_edit_is_pointed_at(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'hover')
    assert shown(page) == []
    page.locator('p ins').first.hover()
    assert shown(page) == ['stands']
    page.locator('.ledger-original').nth(1).hover()  # it may be pointed at itself
    assert shown(page) == ['stands']
    page.mouse.move(5, 5)
    assert shown(page) == []


@pytest.mark.parametrize('width', [900, pytest.param(700, marks=pytest.mark.nightly)])
def test_words_show_at_their_edit_and_the_pointer_gets_to_them(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    text = 'So {0} '.join(f'part {number} of a long line, which goes on.' for number in range(9))
    files = article(text.format('old'), text.format('new'), options=':reveal: hover')
    write_files(tmp_path / 'source', {'conf.py': CONF, **files})
    html = run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html').out
    page = opened(browser, html, 'index', viewport={'width': width, 'height': 700})
    for number in range(8):
        words = page.locator('.ledger-original').nth(number)
        page.locator('p ins').nth(number).hover()
        sign = page.locator('.ledger-reveal button').nth(number).bounding_box()
        box = words.bounding_box()
        assert sign is not None
        assert box is not None
        beside = (box['x'] - sign['x'], box['x'] + box['width'] - sign['x'] - sign['width'])
        assert min(map(abs, beside)) < 1
        assert (box['x'] >= 0, box['x'] + box['width'] <= width) == (True, True)
        assert 0 < box['y'] - sign['y'] < 40
        middle, top = sign['x'] + sign['width'] / 2, sign['y'] + sign['height'] / 2
        page.mouse.move(middle, top)
        while top < box['y'] + box['height'] / 2:
            top += 1
            page.mouse.move(middle, top)
            assert words.is_visible()


def test_the_sign_of_words_leaves_no_hole_and_shows_while_they_do(
    browser: Browser, built: Path
) -> None:
    page = opened(browser, built, 'hover')
    signs = page.locator('p > .ledger-reveal')
    wide = 'all => all.map(e => e.getBoundingClientRect().width)'
    assert set(signs.evaluate_all(wide)) == {0}
    button = signs.locator('button').first
    seen = 'e => [getComputedStyle(e).opacity, getComputedStyle(e).pointerEvents]'
    assert button.evaluate(seen) == ['0', 'none']
    page.locator('p ins').first.hover()
    page.wait_for_function(
        "[...document.querySelectorAll('.ledger-reveal > button')]"
        ".some(e => getComputedStyle(e).opacity === '1')"
    )
    page.mouse.move(5, 5)
    button.focus()
    assert button.evaluate(seen) == ['1', 'auto']
    page.close()
    # A finger points at nothing, so there the sign has its room.
    page = browser.new_page(viewport={'width': 800, 'height': 600}, has_touch=True, is_mobile=True)
    page.goto((built / 'hover.html').as_uri())
    assert min(page.locator('p > .ledger-reveal').evaluate_all(wide)) > 5
    page.close()


#: How high above their baseline a sign, a letter behind it, and those of the line above end.
INK = """button => {
  const measured = (element, text) => {
    const canvas = document.createElement('canvas').getContext('2d');
    const style = getComputedStyle(element);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return canvas.measureText(text);
  };
  const baseline = put => {
    const mark = document.createElement('span');
    mark.style.cssText = 'display: inline-block; block-size: 0; inline-size: 0';
    put(mark);
    const found = mark.getBoundingClientRect().bottom;
    mark.remove();
    return found;
  };
  const paragraph = button.closest('p'), sign = measured(button, button.textContent.trim());
  const line = baseline(mark => button.parentElement.before(mark));
  const own = line - baseline(mark => button.prepend(mark));
  return {
    background: getComputedStyle(button).backgroundColor,
    bottom: own - sign.actualBoundingBoxDescent,
    top: own + sign.actualBoundingBoxAscent,
    letters: measured(paragraph, 'bdfhkl').actualBoundingBoxAscent,
    above: parseFloat(getComputedStyle(paragraph).lineHeight)
      - measured(paragraph, 'gjpqy').actualBoundingBoxDescent,
  };
}"""


@pytest.mark.parametrize('way', ['hover', 'focus'])
def test_the_sign_of_words_covers_no_letter(browser: Browser, built: Path, way: str) -> None:
    page = opened(browser, built, 'hover')
    sign = 'p .ledger-elision + .ledger-reveal > button'
    button = page.locator(sign).first
    if way == 'hover':
        page.locator('p .ledger-elision').first.hover()
    else:
        button.focus()
    page.wait_for_function(f"getComputedStyle(document.querySelector('{sign}')).opacity === '1'")
    ink = button.evaluate(INK)
    assert ink['background'] == 'rgba(0, 0, 0, 0)'
    assert ink['letters'] <= ink['bottom'] < ink['top'] <= ink['above']


def test_words_show_while_their_button_has_the_focus(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'hover')
    page.locator('.ledger-reveal button').first.focus()
    assert shown(page) == ['old']
    page.keyboard.press('Tab')
    assert shown(page) == ['stands']


def test_words_stay_when_their_button_is_pressed_until_they_are_put_away(
    browser: Browser,
    built: Path,
) -> None:
    page = opened(browser, built, 'hover')
    page.locator('.ledger-reveal button').nth(2).focus()
    page.keyboard.press('Enter')
    assert page.locator('.ledger-original:popover-open').count() == 1
    assert shown(page) == ['It is for sale.']
    page.keyboard.press('Escape')
    assert page.locator('.ledger-original:popover-open').count() == 0


@pytest.mark.parametrize('way', ['hover', 'focus'])
def test_escape_puts_words_away_that_were_not_asked_for_by_a_press(
    browser: Browser,
    built: Path,
    way: str,
) -> None:
    page = opened(browser, built, 'hover')
    mark = page.locator('p ins').first
    mark.hover() if way == 'hover' else page.locator('.ledger-reveal button').nth(1).focus()
    assert shown(page) == ['stands']
    page.keyboard.press('Escape')
    assert shown(page) == []
    page.mouse.move(5, 5)
    mark.hover()
    assert shown(page) == ['stands']


@pytest.mark.parametrize('size', SIZES)
def test_words_show_within_the_window_when_their_button_is_tapped(
    browser: Browser,
    built: Path,
    size: str,
) -> None:
    width, height = SIZES[size]
    page = opened(
        browser, built, 'hover', has_touch=True, viewport={'width': width, 'height': height}
    )
    for number, words in enumerate(['old', 'stands', 'It is for sale.']):
        page.locator('.ledger-reveal button').nth(number).tap()
        assert shown(page) == [words]
        box = page.locator('.ledger-original').nth(number).bounding_box()
        assert box is not None
        assert box['x'] >= 0
        assert box['y'] >= 0
        assert box['x'] + box['width'] <= width
        assert box['y'] + box['height'] <= height


#: The lines of the first paragraph in each width, with signs for buttons.
LINES = """() => {
  const paragraph = document.querySelector('section > p');
  const found = new Set();
  for (let width = 80; width < 500; width += 3) {
    paragraph.style.width = width + 'px';
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const lines = [''];
    let before = 0;
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest('.ledger-original')) continue;
      for (let at = 0; at < text.data.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const box = range.getClientRects()[0];
        if (!box) continue;
        // The sign takes no room: it hangs over what is behind it.
        const isSign = text.parentElement.localName === 'button';
        if (!isSign && box.left < before - 2) lines.push('');
        if (!isSign) before = box.left;
        lines[lines.length - 1] += text.data[at];
      }
    }
    found.add(lines.map(line => line.trim()).join('/'));
  }
  return [...found];
}"""


@pytest.mark.parametrize(
    ('original', 'edited', 'words'),
    [
        ('She (always) left.', 'She [always] left.', ['She', '[↶always]↶', 'left.']),
        ('“Go” is short.', '«Go» is short.', ['«↶Go»↶', 'is', 'short.']),
        ('The old mill, sold, fell.', 'The new mill, lost, fell.', ['The', 'new↶', 'mill,', 'lost↶,', 'fell.']),
        ('The old mill. It ends so', 'The mill. It ends here', ['The', '[...]↶', 'mill.', 'It', 'ends', 'here↶']),
    ],
    ids=['between a bracket and its word', 'after a quotation mark', 'before a comma', 'after the last word'],
)  # fmt: skip
@pytest.mark.parametrize('theme', ['alabaster', pytest.param('furo', marks=pytest.mark.themes)])
def test_no_line_breaks_at_a_button(
    browser: Browser,
    tmp_path: Path,
    original: str,
    edited: str,
    words: list[str],
    theme: str,
) -> None:
    files = article(
        f'Page\n====\n\n{original}', f'Page\n====\n\n{edited}', options=':reveal: hover'
    )
    write_files(tmp_path / 'source', {'conf.py': f'{CONF}html_theme = {theme!r}\n', **files})
    page = opened(browser, run_sphinx(tmp_path / 'source', tmp_path / 'html', 'html').out, 'index')
    seen = page.evaluate(LINES)
    assert len(seen) > 1
    for lines in seen:
        assert re.split('[/ ]', lines) == words


def test_words_are_no_part_of_what_is_copied(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'hover')
    copied = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('section'));"
        ' return getSelection().toString(); }'
    )
    assert 'sale' not in copied
    assert copied.count('↶') == 1  # that of the legend


@pytest.mark.parametrize('size', SIZES)
def test_two_columns_are_level_and_become_one_on_phones(
    browser: Browser,
    built: Path,
    size: str,
) -> None:
    width, height = SIZES[size]
    page = opened(browser, built, 'side-by-side', viewport={'width': width, 'height': height})
    places = page.locator('.ledger-row').evaluate_all(
        """all => all.map(row => [...row.children].map(side => {
          const {left, right, top, bottom, width} = side.getBoundingClientRect();
          return {left, right, top, bottom, width};
        }))"""
    )
    assert len(places) == 3
    for before, after in places:
        assert after['right'] <= width
        if size == 'wide':
            assert before['right'] < after['left']
            assert before['top'] == after['top']
        elif before['width']:  # what did not change stands there once
            assert before['bottom'] <= after['top']
            assert before['left'] == after['left']
    assert [bool(before['width']) for before, _ in places] == (
        [True] * 3 if size == 'wide' else [True, True, False]
    )


def test_words_need_no_script(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'hover', java_script_enabled=False)
    page.locator('p ins').first.hover()
    assert page.locator('.ledger-original').nth(1).is_visible()


def test_paper_has_no_buttons_and_is_told_of_none(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'hover')
    row = page.get_by_text('What stood there before shows at')
    assert row.is_visible()
    page.emulate_media(media='print')
    assert not row.is_visible()
    assert page.locator('.ledger-reveal button').first.is_hidden()
    # The words themselves are notes there, behind their edit and on its line.
    notes = page.locator('p:not(.ledger-revealed) > .ledger-reveal > .ledger-original')
    looks = notes.evaluate_all(
        """all => all.map(getComputedStyle).map(s => [s.display, s.position, s.borderTopWidth])"""
    )
    assert looks
    assert {tuple(look) for look in looks} == {('inline', 'static', '0px')}
    assert notes.first.inner_text().startswith('Original wording')
    page = opened(browser, built, 'side-by-side')
    page.emulate_media(media='print')
    assert page.get_by_text('What stood there before is in a column').is_visible()
    assert page.locator('.ledger-before del').first.is_visible()


def test_words_can_be_told_from_the_page_in_forced_colours(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'hover', forced_colors='active')
    page.locator('p ins').first.hover()
    look = (
        page.locator('.ledger-original')
        .nth(1)
        .evaluate(
            """words => {
          const {color, backgroundColor, borderTopColor, borderTopStyle} = getComputedStyle(words);
          return {color, backgroundColor, borderTopColor, borderTopStyle};
        }"""
        )
    )
    assert look['borderTopStyle'] == 'solid'
    assert look['backgroundColor'] not in {look['color'], look['borderTopColor']}


def test_columns_have_headings_where_they_begin(browser: Browser, built: Path) -> None:
    page = opened(browser, built, 'columns-below')
    seen = [one.inner_text() for one in page.locator('.ledger-column').all() if one.is_visible()]
    # One of the old heading, which is in no column, and one of each column.
    assert seen == ['Original', 'Original', 'Edited']


def test_struck_words_are_muted_never_blue_and_not_in_the_clean_view(
    browser: Browser, built: Path
) -> None:
    page = opened(browser, built, 'inline')
    struck = page.locator('del.ledger-struck')
    assert struck.all_inner_texts() == ['old', 'stands', 'It is for sale.']
    looks = struck.evaluate_all(
        """all => all.map(getComputedStyle).map(s => [s.textDecorationLine, s.color, s.userSelect])"""
    )
    for line, color, chosen in looks:
        assert (line, chosen) == ('line-through', 'none')
        red, green, blue = [float(part) for part in re.findall(r'[\d.]+', color)[:3]]
        assert max(red, green, blue) - min(red, green, blue) < 0.1 * (255 if blue > 1 else 1)
    page.locator('.ledger-chip').click()
    page.locator('.ledger-toolbar select').select_option('clean')
    assert struck.count() == 0
    page.locator('.ledger-toolbar select').select_option('annotated')
    assert struck.count() == 3
