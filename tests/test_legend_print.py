"""Legends in every language, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pytest

from conftest import CONF, article, write_files
from sphinxcontrib_ledger.wording import Wording
from test_latex import compiled, is_blue, need

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

OPTIONS = ':editor: Ann Lee\n:edited-on: 2024-06-02\n:stats:\n:reveal: hover\n:source: The Times'
ORIGINAL = 'The old mill stands here.\n\nIt was sold.\n\nA bridge leads to the town.'
EDITED = 'The mill stands by the river.\n\nA bridge leads to the town.'
#: Breaks lines between Chinese and Japanese characters without a package that not all have.
CJK = r"""latex_docclass = {'manual': 'report'}
latex_elements = {
    'babel': '',
    'fontenc': r'\usepackage{fontspec}',
    'fontpkg': r'\setmainfont{WenQuanYi Zen Hei}\setsansfont{WenQuanYi Zen Hei}'
    r'\setmonofont{WenQuanYi Zen Hei Mono}\XeTeXlinebreaklocale "zh"',
}
"""
ARABIC = r"""latex_elements = {
    'polyglossia': '',
    'babel': r'\usepackage[bidi=basic,provide=*,arabic]{babel}',
    'fontpkg': r'\babelfont{rm}[Renderer=HarfBuzz]{DejaVu Sans}'
    r'\babelfont{sf}[Renderer=HarfBuzz]{DejaVu Sans}\babelfont{tt}{DejaVu Sans Mono}',
}
"""
#: The engine that knows the script of a language, and what it needs.
LANGUAGES = {
    'en': ('pdflatex', ''),
    'de': ('xelatex', ''),
    'fr': ('lualatex', ''),
    'es': ('xelatex', ''),
    'uk': ('lualatex', ''),
    'ru': ('xelatex', ''),
    'zh_CN': ('xelatex', CJK),
    'ja': ('xelatex', CJK),
    'ar': ('lualatex', ARABIC),
}


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_legend_is_printed_in_its_language(tmp_path: Path, language: str) -> None:
    engine, more = LANGUAGES[language]
    need(engine)
    conf = f'{CONF}\nlanguage = {language!r}\n{more}'
    write_files(
        tmp_path / 'source', {'conf.py': conf, **article(ORIGINAL, EDITED, options=OPTIONS)}
    )
    with pdfplumber.open(compiled(tmp_path / 'source', tmp_path, engine)) as printed:
        characters = [char for page in printed.pages for char in page.chars]
    # Arabic is printed from the right, in letters of their own shapes.
    words = Wording(language)
    expected = {'title': words.text('title'), 'blue': words.text('blue')}
    black = ''.join(char['text'] for char in characters if not is_blue(char))
    blue = ''.join(char['text'] for char in characters if is_blue(char))
    if language == 'ar':
        assert sum('\u0600' <= char <= '\ufefc' for char in black) > 200
        assert sum('\u0600' <= char <= '\ufefc' for char in blue) > 10
        return
    assert expected['title'].replace(' ', '') in black.replace(' ', '').replace('\xa0', '')
    assert expected['blue'].replace(' ', '') in blue.replace(' ', '').replace('\xa0', '')
