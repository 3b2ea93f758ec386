"""Makes the picture in the README from the demo: ``python tools/picture.py`` (needs Chromium)."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
PAGE = ROOT / 'demo_docs/_build/html/news.html'
PICTURE = ROOT / 'docs/images/demo.png'
FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']


def main() -> None:
    """Take a picture of the first screen of the news story and of its legend."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which('chromium'), args=FLAGS)
        page = browser.new_page(viewport={'width': 900, 'height': 900})
        page.goto(PAGE.as_uri())
        # The legend after the first paragraphs, so that one picture has all.
        page.evaluate("""() => {
          const section = document.querySelector('section section');
          const paragraphs = [...section.querySelectorAll(':scope > p')];
          section.style.padding = '0 2em 1em';
          paragraphs.slice(7).forEach(paragraph => paragraph.remove());
        }""")
        page.locator('section section').screenshot(path=PICTURE)
        browser.close()
    print(PICTURE)


if __name__ == '__main__':
    main()
