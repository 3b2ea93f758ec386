"""The labels of citations, which are text of the article wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

ORIGINAL = (
    'See [Lee24]_ and [Ann20]_ for it.\n\n'
    '.. [Lee24] The book of tides.\n\n'
    '.. [Ann20] The book of harbours.\n\nMore.\n'
)
RENAMED = ORIGINAL.replace('Lee24', 'Lee25')
WITHOUT = ORIGINAL.replace('[Lee24]_ and ', '').replace('.. [Lee24] The book of tides.\n\n', '')
MOVED = (
    'See [Lee24]_ and [Ann20]_ for it.\n\n'
    '.. [Ann20] The book of harbours.\n\n'
    '.. [Lee24] The book of tides.\n\nMore.\n'
)
FIRST, LAST = '[Lee24] The book of tides.', '[Ann20] The book of harbours.'
#: name, original, edited, the entries of the bibliography as a text shows them
CASES: list[tuple[str, str, str, str]] = [
    ('nothing', ORIGINAL, ORIGINAL, f'{FIRST} {LAST}'),
    ('a label renamed', ORIGINAL, RENAMED, f'[{{+Lee25+}}] The book of tides. {LAST}'),
    ('a label and a word', ORIGINAL, RENAMED.replace('tides', 'tins'), f'[{{+Lee25+}}] The book of {{+tins+}}. {LAST}'),
    ('a citation added', WITHOUT, ORIGINAL, f'[{{+Lee24+}}] {{+The book of tides.+}} {LAST}'),
    ('a citation removed', ORIGINAL, WITHOUT, f'[...] {LAST}'),
    ('a citation moved', ORIGINAL, MOVED, '[Ann20] {moved} The book of harbours. [Lee24] The book of tides.'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'shown'), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_citation_is_compared_with_its_label(
    project: Callable[..., Built], original: str, edited: str, shown: str
) -> None:
    built = project(article(original, edited, options=':legend: none'))
    assert built.ours() == []
    text = ' '.join(built.text('index.txt').split())
    assert text.partition(' for it. ')[2] == f'{shown} More.'


def test_a_page_marks_a_renamed_label_where_it_stands(project: Callable[..., Built]) -> None:
    page = project(article(ORIGINAL, RENAMED, options=':legend: none'), 'html').soup()
    [mark] = page.select('.citation .ledger-highlight')
    assert mark.get_text() == 'Lee25'
    assert mark.find_parent('span', class_='label') is not None


def test_latex_marks_a_renamed_label_in_the_bibliography(project: Callable[..., Built]) -> None:
    built = project(article(ORIGINAL, RENAMED), 'latex')
    text = built.text('projectnamenotset.tex')
    mark = r'\sphinxledgerhighlight{\sphinxledgerunderline{Lee25}}'
    assert rf'\bibitem[{{{mark}}}]{{index:lee25}}' in text
    assert r'\bibitem[Ann20]{index:ann20}' in text
