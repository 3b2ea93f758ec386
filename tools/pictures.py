"""Makes the pictures of the README and the reference from the demo: ``tox run -e pictures``.

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


def build(builder: str, out: Path, *options: str) -> None:
    """Build the demo."""
    command = (sys.executable, '-m', 'sphinx', '-q', '-W', '--keep-going', '-b', builder)
    subprocess.run((*command, *options, str(DEMO), str(out)), check=True)


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


def page_of(printed: Path, words: str, name: str) -> None:
    """Take a picture of the first page of a PDF, behind its contents, that has some words."""
    text = subprocess.run(
        ('pdftotext', str(printed), '-'), check=True, capture_output=True, text=True
    ).stdout.split('\f')
    [number, *_] = [
        n for n, page in enumerate(text, 1) if words in page and 'CONTENTS' not in page
    ]
    options = ('-png', '-r', '80', '-f', str(number), '-l', str(number), '-singlefile')
    subprocess.run(('pdftoppm', *options, str(printed), str(PICTURES / name)), check=True)


if __name__ == '__main__':
    main()
