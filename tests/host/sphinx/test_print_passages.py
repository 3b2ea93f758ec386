"""LaTeX: new passages have bars and no dots, and what is not edited is not blue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from support.pictures import PICTURE
from support.projects import CONF, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

START = 'Page\n====\n\nIt rained all day.\n\n'
#: name, what is new, what is within bars, how many bars, whether a word outside has dots
PASSAGES: list[tuple[str, str, list[str], int, bool]] = [
    ('a paragraph', 'One new.\n', ['One new.'], 1, False),
    ('two paragraphs', 'One new.\n\nTwo new.\n', ['One new.', 'Two new.'], 1, False),
    ('a paragraph and a list', 'One new.\n\n- a new one\n- two of them\n', ['One new.', 'a new one', 'two of them'], 1, False),
    ('a comment between two', 'One new.\n\n.. a comment\n\nTwo new.\n', ['One new.', 'Two new.'], 1, False),
    ('a numbered list', '#. a new one\n#. two of them\n', ['a new one', 'two of them'], 1, False),
    ('a quotation', 'One new:\n\n   Two new.\n', ['One new:', 'Two new.'], 1, False),
    ('a box', '.. note:: One new.\n', ['One new.'], 1, False),
    ('a table', '===  ===\none  two\nthr  fou\n===  ===\n', ['one', 'fou'], 1, False),
    ('a definition', 'Term\n   One new.\n', ['Term', 'One new.'], 1, False),
    ('a formula between two paragraphs', 'One new.\n\n.. math:: x\n\nTwo new.\n', ['One new.', 'Two new.'], 3, False),
    ('a section but its heading', 'Boats\n-----\n\nOne new.\n', ['One new.'], 1, True),
    ('a paragraph but its note', 'One new. [#a]_\n\n.. [#a] Two.\n', ['One new.'], 1, True),
    ('code in a quotation', 'One new:\n\n   Two new::\n\n     x = 1\n', ['One new:', 'Two new:', 'x'], 1, False),
]  # fmt: skip


def blocks(tex: str) -> list[str]:
    return re.findall(
        r'\\begin\{sphinxledgerblock\}(.*?)\\end\{sphinxledgerblock\}', tex, re.DOTALL
    )


def body(built: Built) -> str:
    [tex] = (path for path in built.out.glob('*.tex') if 'sphinxmessages' not in path.name)
    text = tex.read_text(encoding='utf-8')
    # Without the legend
    return text.partition(r'\begin{document}')[2].partition(r'\begin{sphinxledgerlegend}')[0]


@pytest.mark.parametrize(
    ('new', 'inside', 'bars', 'has_dots'),
    [row[1:] for row in PASSAGES],
    ids=[row[0] for row in PASSAGES],
)
def test_a_bar_stands_beside(
    project: Callable[..., Built], new: str, inside: list[str], bars: int, has_dots: bool
) -> None:
    built = project(article(START, START + new), 'latex')
    assert built.warnings == []
    found = blocks(body(built))
    assert len(found) == bars
    assert all(text in ''.join(found) for text in inside)
    assert not any('sphinxledgerunderline' in each for each in found) or has_dots
    assert ('sphinxledgerunderline' in body(built)) is has_dots


def test_a_new_item_of_a_list_has_a_bar(project: Callable[..., Built]) -> None:
    files = article(
        '- one crate\n- two crates\n', '- one crate\n- what nobody said\n- two crates\n'
    )
    [bar] = blocks(body(project(files, 'latex')))
    assert 'what nobody said' in bar
    assert r'\item' not in bar


#: name, original, edited
WORDS: list[tuple[str, str, str]] = [
    ('a word', 'It rained all day.\n', 'It rained all night.\n'),
    ('a cell', '===  ===\none  two\nthr  fou\n===  ===\n', '===  ===\none  two\nthr  fiv\n===  ===\n'),
    ('a line of a verse', '| one line\n| two lines\n', '| one line\n|   and a new one\n| two lines\n'),
    ('a row', '===  ===\none  two\nthr  fou\n===  ===\n', '===  ===\none  two\nnew  row\nthr  fou\n===  ===\n'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited'), [row[1:] for row in WORDS], ids=[row[0] for row in WORDS]
)
def test_dots_stand_below(project: Callable[..., Built], original: str, edited: str) -> None:
    tex = body(project(article(original, edited), 'latex'))
    assert blocks(tex) == []
    assert 'sphinxledgerunderline' in tex


def test_a_project_may_want_dots_below_all(project: Callable[..., Built]) -> None:
    conf = f"{CONF}ledger_print_passages = 'underline'\n"
    built = project({'conf.py': conf, **article(START, f'{START}One new.\n')}, 'latex')
    tex = body(built)
    assert blocks(tex) == []
    assert r'\sphinxledgerunderline{One new.}' in tex


@pytest.mark.parametrize(('value', 'told'), [('bar', True), ('underline', False)])
def test_the_legend_tells_of_bars(project: Callable[..., Built], value: str, told: bool) -> None:
    conf = f'{CONF}ledger_print_passages = {value!r}\n'
    built = project({'conf.py': conf, **article(START, f'{START}One new.\n')}, 'latex')
    [tex] = (path for path in built.out.glob('*.tex') if 'sphinxmessages' not in path.name)
    legend = tex.read_text(encoding='utf-8').partition(r'\begin{sphinxledgerlegend}')[2]
    assert ('A bar in the same colour' in legend) is told


# The colours of headings and links

#: name, lines of conf.py, whether headings and links are black
PROFILES: list[tuple[str, str, bool]] = [
    ('unless told otherwise', '', True),
    ('where it is asked for', "ledger_print_profile = 'plain'", True),
    ('not where it is not wanted', "ledger_print_profile = 'keep'", False),
    ('beside other elements', "latex_elements = {'preamble': '% nothing'}", True),
    ('not where the project has colours', "latex_elements = {'sphinxsetup': 'TitleColor={rgb}{1,0,0}'}", False),
    ('nor where its preamble has', "latex_elements = {'preamble': r'\\sphinxsetup{InnerLinkColor={rgb}{1,0,0}}'}", False),
]  # fmt: skip


@pytest.mark.parametrize(
    ('conf', 'black'), [row[1:] for row in PROFILES], ids=[row[0] for row in PROFILES]
)
@pytest.mark.parametrize(
    'edited',
    ['It rained all night.\n', 'It rained.\n', 'It rained all day.\n\n.. image:: a.png\n'],
)
def test_headings_and_links_are_black(
    project: Callable[..., Built], conf: str, black: bool, edited: str
) -> None:
    files = article('It rained all day.\n', edited)
    built = project({'conf.py': f'{CONF}{conf}\n', 'a.png': PICTURE, **files}, 'latex')
    [tex] = (path for path in built.out.glob('*.tex') if 'sphinxmessages' not in path.name)
    preamble = tex.read_text(encoding='utf-8').partition(r'\begin{document}')[0]
    assert preamble.count(r'\sphinxsetup{TitleColor={rgb}{0,0,0},InnerLinkColor=') == black


def test_documents_without_edits_keep_their_colours(project: Callable[..., Built]) -> None:
    built = project(article('It rained.\n', 'It rained.\n'), 'latex')
    [tex] = (path for path in built.out.glob('*.tex') if 'sphinxmessages' not in path.name)
    assert 'TitleColor' not in tex.read_text(encoding='utf-8')
