"""Footnotes of articles whose names are also those of others on their page."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

import pytest

from support.projects import CONF

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from support.projects import Built

RST = 'The gale [1]_ came\\ [#n]_ late.\n\n.. [1] {0} gale.\n.. [#n] {0} note.\n'
#: Wherever notes of Markdown were written, they are set by their numbers.
MARKDOWN = 'The gale [^1] came[^n] late.\n\n[^n]: {0} note.\n[^1]: {0} gale.\n'
NOTE = re.compile(r'\[(\d+)\] (.+)')
OURS = 'We say [1]_ and [#]_ and [#n]_.\n\n.. [1] Our gale.\n.. [#n] Our note.\n.. [#] Ours.\n'


def page(articles: Sequence[tuple[str, str, str]], rest: str = '') -> dict[str, str]:
    """Return a page of articles, each given as its form, its original and its edited text."""
    files = {'index.rst': 'Page\n====\n\n'}
    for number, (form, original, edited) in enumerate(articles):
        names = [f'articles/{number}.{side}.{form}' for side in ('original', 'edited')]
        files.update(zip(names, (original, edited), strict=True))
        files['index.rst'] += f'.. ledger-article:: {" ".join(names)}\n\n'
    files['index.rst'] += rest
    return files


def notes(built: Built) -> dict[str, str]:
    """Return the footnotes of a page by their numbers, and see that it refers to all of them."""
    lines = built.text('index.txt').splitlines()
    found = dict(match.groups() for line in lines if (match := NOTE.fullmatch(line)))
    text = ' '.join(line for line in lines if not NOTE.fullmatch(line))
    assert sorted(re.findall(r'\[(\d+)\]', text)) == sorted(found)
    return found


@pytest.mark.parametrize(('form', 'text'), [('rst', RST), ('md', MARKDOWN)])
def test_footnotes_of_two_articles_may_have_the_same_names(
    project: Callable[..., Built], form: str, text: str
) -> None:
    one, other = text.format('First'), text.format('Second')
    built = project(page([(form, one, one), (form, other, other)]))
    assert notes(built) == {
        '1': 'First gale.',
        '2': 'First note.',
        '3': 'Second gale.',
        '4': 'Second note.',
    }
    assert 'About the marks' not in built.text('index.txt')
    assert built.warnings == []


def test_footnotes_of_an_article_may_have_the_names_of_those_of_its_page(
    project: Callable[..., Built],
) -> None:
    built = project(page([('rst', RST.format('Old'), RST.format('New'))], OURS))
    assert notes(built) == {
        '1': 'Our gale.',
        '2': '{+New+} gale.',
        '3': '{+New+} note.',
        '4': 'Our note.',
        '5': 'Ours.',
    }
    assert built.warnings == []


def test_each_footnote_is_the_one_that_its_reference_leads_to(
    project: Callable[..., Built],
) -> None:
    one, other = RST.format('First'), RST.format('Second')
    soup = project(page([('rst', one, one), ('rst', other, other)], OURS), 'html').soup()
    led = [soup.find(id=link['href'][1:]) for link in soup.select('a.footnote-reference')]
    assert [note.p.get_text() for note in led if note is not None and note.p is not None] == [
        'First gale.', 'First note.', 'Second gale.', 'Second note.',
        'Our gale.', 'Ours.', 'Our note.',
    ]  # fmt: skip


def test_a_page_may_refer_to_a_footnote_of_its_article(project: Callable[..., Built]) -> None:
    text = 'The gale came [#n]_.\n\n.. [#n] The note.\n'
    built = project(page([('rst', text, text)], 'See [#n]_, we say.\n'))
    assert 'See [1], we say.' in built.text('index.txt')
    assert built.warnings == []


def test_names_stay_in_the_order_of_the_footnotes(project: Callable[..., Built]) -> None:
    names = ['tide', 'wind', 'rope', 'mast', 'bell', 'lamp', 'keel', 'oars', 'sail', 'hull']
    text = ''.join(f'Some [#{name}]_.\n\n.. [#{name}] The {name}.\n\n' for name in names)
    built = project(page([('rst', text, text)]))
    doctree = pickle.loads((built.out.parent / 'text-doctrees/index.doctree').read_bytes())
    assert [name for name in doctree.nameids if name in names] == names


def test_headings_without_words_break_no_footnotes(project: Callable[..., Built]) -> None:
    text = 'The gale[^n] came.\n\n[^n]: The note.\n\n##\n\n##\n'
    built = project(page([('md', text, text)]))
    assert notes(built) == {'1': 'The note.'}
    assert 'About the marks' not in built.text('index.txt')


def test_footnotes_of_articles_on_a_page_in_markdown_keep_their_order(
    project: Callable[..., Built],
) -> None:
    files = page([('md', MARKDOWN.format(one), MARKDOWN.format(one)) for one in ('One', 'Two')])
    directives = files.pop('index.rst').splitlines()[3:]
    shown = ''.join(
        f'```{{ledger-article}} {line.partition(":: ")[2]}\n```\n\n' for line in directives if line
    )
    conf = CONF.replace('[', "['myst_parser', ", 1)
    built = project(
        {'conf.py': conf, **files, 'index.md': f'# Page\n\n{shown}We[^n] say.\n\n[^n]: Ours.\n'}
    )
    assert notes(built) == {
        '1': 'One gale.', '2': 'One note.', '3': 'Two gale.', '4': 'Two note.', '5': 'Ours.',
    }  # fmt: skip
    assert 'About the marks' not in built.text('index.txt')
    assert built.warnings == []
