"""Makes the pictures of the README and the documentation: ``tox run -e pictures``.

They need Chromium, TeX and ``pdftoppm`` (poppler).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from demo import DEMO, typeset
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / 'tests'))
from support.code_blocks import blocks_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES = Path(__file__).parents[1] / 'docs/images'
FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
#: The legend after the first paragraphs, so that one picture has all.
SHORTEN = """() => {
  const section = document.querySelector('section section');
  [...section.querySelectorAll(':scope > p')].slice(7).forEach(one => one.remove());
  section.style.padding = '1em 2em';
  // What themes keep in sight would cover the article.
  const fixed = '.ledger-toolbar, .mobile-header, .back-to-top';
  document.querySelectorAll(fixed).forEach(one => one.remove());
}"""
STORY = 'section section'
ARTICLE_ALONE = """
  .ledger-toolbar, .content-icon-container { display: none }
  article > section { padding: 0 2em }
"""
DOCS = Path(__file__).parents[1] / 'docs'
#: An article without its original, as the page about warnings has one.
NO_ORIGINAL = """\
Harbour news
============

.. ledger-article:: articles/night-fery.original.rst articles/night-ferry.rst
"""


def main() -> None:
    """Build the demo with a theme for light and one for dark pages, and take pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        light, dark, paper = (Path(folder, name) for name in ('light', 'dark', 'paper'))
        build('html', light)
        build('html', dark, '-D', 'html_theme=furo')
        build('latex', paper)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which('chromium'), args=FLAGS
            )
            story(browser, light, 'demo')
            story(browser, dark, 'demo-dark', color_scheme='dark')
            phone(browser, dark, 'demo-phone')
            browser.close()
        if typeset(paper):
            sys.exit(1)
        page_of(paper / 'ledger-demo.pdf', 'Council lifts part of the ban', 'demo-pdf')
        of_how_tos(Path(folder))


def build(builder: str, out: Path, *options: str, source: Path = DEMO) -> None:
    """Build the demo, or another project."""
    command = (sys.executable, '-m', 'sphinx', '-q', '--keep-going', '-b', builder)
    subprocess.run((*command, *options, str(source), str(out)), check=True)


def of_how_tos(folder: Path) -> None:
    """Take the pictures of the how-tos from the projects that their pages make."""
    house, notice, book = (folder / name for name in ('house-style', 'notice', 'print'))
    first_article(house, 'how-to/house-style')
    first_article(notice)
    (notice / 'index.rst').write_text(NO_ORIGINAL, encoding='utf-8')
    first_article(book)
    options = "latex_elements = {'papersize': 'a5paper', 'extraclassoptions': 'openany,oneside'}"
    with (book / 'conf.py').open('a', encoding='utf-8') as file:
        file.write(f'{options}\n')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which('chromium'), args=FLAGS)
        for project in (house, notice):
            built = project / '_build/html'
            build('html', built, '-D', 'html_theme=furo', source=project)
            page = browser.new_page(viewport={'width': 1000, 'height': 700})
            page.goto((built / 'index.html').as_uri())
            page.add_style_tag(content=ARTICLE_ALONE)
            page.locator('article section').first.screenshot(path=PICTURES / f'{project.name}.png')
        browser.close()
    build('latex', book / '_build/latex', source=book)
    if typeset(book / '_build/latex'):
        sys.exit(1)
    page_of(book / '_build/latex/harbournews.pdf', 'Dogs sail', 'print-grey', '-gray')


def first_article(project: Path, *pages: str) -> None:
    """Make the project of the first article, and of the pages that begin with it."""
    shutil.copytree(DOCS / 'articles', project / 'articles')
    for block in [block for page in ('first-article', *pages) for block in blocks_of(page)]:
        if block.caption:
            mode = 'a' if block.caption == 'conf.py' else 'w'
            with (project / block.caption).open(mode, encoding='utf-8') as file:
                file.write(block.text)


def story(browser: Browser, built: Path, name: str, **options: str) -> None:
    """Take a picture of the beginning of the news story and of its legend."""
    page = browser.new_page(viewport={'width': 900, 'height': 900}, **options)
    page.goto((built / 'news.html').as_uri())
    page.evaluate(SHORTEN)
    page.locator(STORY).screenshot(path=PICTURES / f'{name}.png')


def phone(browser: Browser, built: Path, name: str) -> None:
    """Take a picture of what a phone shows of the news story, with the count of its edits."""
    page = browser.new_page(
        viewport={'width': 360, 'height': 640},
        device_scale_factor=2,
        has_touch=True,  # who has no keyboard is offered no keys
        is_mobile=True,
    )
    page.goto((built / 'news.html').as_uri())
    page.locator(f'{STORY} > p').first.evaluate('one => one.scrollIntoView()')
    page.wait_for_timeout(500)
    page.add_style_tag(content='.back-to-top { display: none }')  # the theme's own
    # From below the theme's own bar; and the count of edits comes back when one scrolls up.
    page.evaluate('scrollBy({ top: -100, behavior: "instant" })')
    page.wait_for_timeout(1000)
    page.screenshot(path=PICTURES / f'{name}.png')


def page_of(printed: Path, words: str, name: str, *more: str) -> None:
    """Take a picture of the first page of a PDF, behind its contents, that has some words."""
    text = subprocess.run(
        ('pdftotext', str(printed), '-'), check=True, capture_output=True, text=True
    ).stdout.split('\f')
    [number, *_] = [
        n for n, page in enumerate(text, 1) if words in page and 'CONTENTS' not in page
    ]
    options = ('-png', *more, '-r', '80', '-f', str(number), '-l', str(number), '-singlefile')
    subprocess.run(('pdftoppm', *options, str(printed), str(PICTURES / name)), check=True)


if __name__ == '__main__':
    main()
