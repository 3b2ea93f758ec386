"""What an editor says in a legend, and legends without a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

OLD, NEW = 'The old boat left.', 'The new boat left.'
WHY = ':note: We left *flowery* words out.'
BODY = f'{WHY}\n\nThere was\n\n- no room,\n- see https://example.org/why\n'


def page(project: Callable[..., Built], options: str, old: str = OLD, **more: str) -> Built:
    return project({**article(old, NEW, options=options), **more}, 'html')


def test_a_legend_has_what_the_editor_says(project: Callable[..., Built]) -> None:
    built = page(project, BODY)
    assert built.warnings == []
    [legend] = built.soup().select('.ledger-legend')
    [note] = legend.select('.ledger-editors-note')
    assert note.em is not None
    assert note.em.get_text() == 'flowery'
    assert len(note.select('li')) == 2
    assert note.a is not None
    assert note.a['href'] == 'https://example.org/why'
    # It is the last thing in the legend, and nowhere else.
    assert legend.find_all(recursive=False)[-1] is note
    assert built.soup().get_text().count('flowery') == 1


@pytest.mark.parametrize(
    ('case', 'options', 'old', 'in_legend'),
    [
        ('the legend is at the top', f'{WHY}\n:legend: top', OLD, True),
        ('there is no legend', f'{WHY}\n:legend: none', OLD, False),
        ('nothing was edited', WHY, NEW, True),
        ('there is a list, too', f'{WHY}\n:list-of-changes:', OLD, True),
        ('the article is a section', WHY, f'Boats\n=====\n\n{OLD}', True),
    ],
)
def test_it_is_said_once_wherever_the_legend_is(
    project: Callable[..., Built], case: str, options: str, old: str, in_legend: bool
) -> None:
    new = NEW if '=' not in old else f'Boats\n=====\n\n{NEW}'
    built = project(article(old, new, options=options), 'html')
    assert built.warnings == []
    assert built.soup().get_text().count('flowery') == 1
    [note] = built.soup().select('.ledger-editors-note')
    assert (note.find_parent(class_='ledger-legend') is not None) is in_legend
    # It is no part of the article, so it is not marked.
    assert not note.select('.ledger-highlight, .ledger-block')
    assert note.find_parent(class_='ledger-block') is None
    assert len(built.soup().select('.ledger-highlight')) == (0 if old == NEW else 1 + in_legend)


def test_it_is_kept_where_the_article_cannot_be_compared(project: Callable[..., Built]) -> None:
    files = article(OLD, NEW, options=WHY)
    files['index.rst'] = files['index.rst'].replace('a.original', 'none')
    assert project(files, 'html').soup().get_text().count('flowery') == 1


def test_a_legend_of_the_page_has_the_notes_of_all_articles(
    project: Callable[..., Built],
) -> None:
    files = article(OLD, NEW, options=WHY)
    both = f'.. ledger-legend::\n\n{files["index.rst"]}\n{files["index.rst"]}'
    built = project({**files, 'index.rst': both.replace('flowery', 'long', 1)}, 'html')
    [legend] = built.soup().select('.ledger-legend')
    assert [note.em.get_text() for note in legend.select('.ledger-editors-note')] == [
        'long',
        'flowery',
    ]


@pytest.mark.parametrize('builder', ['text', 'latex', 'man', 'texinfo', 'epub', 'xml'])
def test_every_format_has_it(project: Callable[..., Built], builder: str) -> None:
    built = project(
        article(OLD, NEW, options=WHY),
        builder,
        confoverrides={'man_pages': [('index', 'page', 'page', 'A', 1)]},
    )
    assert built.ours() == []
    files = [path for path in built.out.rglob('*') if path.suffix in _SUFFIXES]
    assert sum(path.read_text(encoding='utf-8').count('flowery') for path in files) == 1


_SUFFIXES = {'.txt', '.tex', '.1', '.texi', '.xhtml', '.xml'}


@pytest.mark.parametrize('builder', ['html', 'text', 'latex', 'man', 'texinfo'])
def test_a_title_without_words_leaves_nothing(project: Callable[..., Built], builder: str) -> None:
    conf = f"{CONF}ledger_phrases = {{'title': '', 'changes': ''}}\n"
    built = project(
        {'conf.py': conf, **article(OLD, NEW, options=':list-of-changes:')},
        builder,
        confoverrides={'man_pages': [('index', 'page', 'page', 'A', 1)]},
    )
    assert built.ours() == []
    if builder == 'html':
        [legend] = built.soup().select('.ledger-legend')
        assert legend['aria-label'] == 'About the marks'
        assert not built.soup().select('.ledger-legend-title, .ledger-changes-title')
        return
    suffix = {'text': '.txt', 'latex': '.tex', 'man': '.1', 'texinfo': '.texi'}[builder]
    [path] = [path for path in built.out.iterdir() if path.suffix == suffix]
    text = path.read_text(encoding='utf-8')
    assert '****' not in text.replace('*****', '')
    for empty in ('legendtitle', 'strong{}', '\\fB\\fP', '@strong{}'):
        assert empty not in text
    assert 'changed' in text
