"""A project's own nodes are marked from the outside wherever in an article they can stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.projects import article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

CONF = """
extensions = ['myst_parser', 'support.keyboard', 'sphinxcontrib_ledger']
exclude_patterns = ['articles']
myst_enable_extensions = ['colon_fence', 'deflist', 'fieldlist']
"""
FILES = {
    'other.md': '---\norphan: true\n---\n\n# Other\n',
    'chart.png': b'',
    'conf.py': CONF,
}
#: What is shown of a key beside it, by the place that it stands in.
PLACES = {
    'paragraph': 'Press {key}`A` now.',
    'heading': 'Text.\n\n## Press {key}`A` now',
    'emphasis': '*Press {key}`A` now*',
    'document': '[Press {key}`A` now](/other.md)',
    'document by its path': '[Press {key}`A` now](project:other.md)',
    'label': '(here)=\n## Here\n\n[Press {key}`A` now](#here)',
    'link': '[Press {key}`A` now](https://example.org/)',
    'item': '- Press {key}`A` now',
    'quotation': '> Press {key}`A` now',
    'term': 'Press {key}`A` now\n: Text.',
    'definition': 'Text\n: Press {key}`A` now',
    'field': 'Text.\n\n:Press {key}`A` now: Text.',
    'field body': 'Text.\n\n:Text: Press {key}`A` now',
    'caption': ':::{figure} /chart.png\nPress {key}`A` now\n:::',
    'admonition': ':::{note}\nPress {key}`A` now\n:::',
    'table title': ':::{list-table} Press {key}`A` now\n* - Text\n:::',
    'cell': '| Text |\n|---|\n| Press {key}`A` now |',
    'head of a table': '| Press {key}`A` now |\n|---|\n| Text |',
    'footnote': 'Text[^1].\n\n[^1]: Press {key}`A` now',
}


@pytest.mark.parametrize('kind', ['key', 'lamp'])
@pytest.mark.parametrize('place', PLACES)
def test_an_atom_is_marked_from_the_outside(
    project: Callable[..., Built], place: str, kind: str
) -> None:
    original = PLACES[place].replace('{key}', f'{{{kind}}}')
    files = {**article(original, original.replace('`A`', '`B`'), 'md', ':legend: none'), **FILES}
    built = project(files)
    assert built.warnings == []
    assert ' '.join(built.text('index.txt').split()).count('Press {+<B>+} now') == 1
    page = project(files, 'html').soup()
    [mark] = page.select('.ledger-highlight')
    assert str(mark) == '<ins class="ledger-highlight ledger-modified"><kbd>B</kbd></ins>'


WAYS = ['words', 'word', 'atom', 'sealed', 'skip']


@pytest.mark.parametrize('compare', WAYS)
@pytest.mark.parametrize(
    'edit', [('`A`', '`B`'), ('Press', 'Hit'), ('Press {key}`A` now', 'Hit {key}`A` then')]
)
def test_a_cross_reference_has_the_marks_that_a_paragraph_has(
    project: Callable[..., Built], compare: str, edit: tuple[str, str]
) -> None:
    original = 'Press {key}`A` now'
    shown = []
    for text in (original, f'[{original}](/other.md)'):
        row = {'node': 'key', 'compare': compare, 'place': 'inline'}
        conf = f'{CONF}\nledger_constructs = {[row]}\n'
        files = article(text, text.replace(*edit), 'md', ':legend: none')
        built = project({**files, **FILES, 'conf.py': conf}, 'html')
        inside = built.soup().select_one('a.reference.internal span.doc, p')
        assert inside is not None
        shown.append(
            re.sub(r'</?(p|a|span class="doc|span)\b[^>]*>', '', inside.decode_contents())
        )
    assert shown[0] == shown[1]
