"""What a project may choose: how coarse marks are and what is ignored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ConfigError

from support.projects import CONF, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.projects import Built

#: One paragraph that was rewritten and one in which words were replaced.
ORIGINAL = """\
Notes: the crew shouted loudly all night long and demanded better pay and safer boats from the
owners, who were asleep at home.

That day the crew sang in a low voice before breakfast.
"""
EDITED = """\
Notes: the crew wrote calmly and wisely to its owners and asked whether wages might rise some day
from the spring on, who were asleep at home.

That day the men hummed in a deep tone before breakfast.
"""


@pytest.mark.parametrize(('granularity', 'marks'), [('fine', 5), ('balanced', 4), ('coarse', 2)])
def test_coarser_marks_are_fewer(
    project: Callable[..., Built], granularity: str, marks: int
) -> None:
    conf = CONF + f'ledger_granularity = {granularity!r}\nledger_legend = "none"\n'
    text = project({**article(ORIGINAL, EDITED), 'conf.py': conf}).text('index.txt')
    assert (text.count('{+') + text.count('[...]')) == marks, text


@pytest.mark.parametrize(
    ('ignored', 'original', 'edited', 'shown'),
    [
        ([], '"Yes," she said.', '“Yes,” she said.', '{+“+}Yes,{+”+} she said.'),
        (['quotes'], '"Yes," she said.', '“Yes,” she said.', '“Yes,” she said.'),
        ([], 'Press ``"A"`` now.', 'Press ``“A”`` now.', 'Press {+"“A”"+} now.'),
        (['quotes'], 'Press ``"A"`` now.', 'Press ``“A”`` now.', 'Press "“A”" now.'),
        ([], 'The cafe\u0301 closed.', 'The café closed.', 'The {+café+} closed.'),
        (['composition'], 'The cafe\u0301 closed.', 'The café closed.', 'The café closed.'),
        ([], 'A re\u2011run.', 'A re-run.', 'A {+re-run+}.'),
        (['hyphens'], 'A re\u2011run.', 'A re-run.', 'A re-run.'),
        ([], 'A boat\u00adhouse.', 'A boathouse.', 'A {+boathouse+}.'),
        (['invisible'], 'A boat\u00adhouse.', 'A boathouse.', 'A boathouse.'),
        (
            ['punctuation'],
            'Ropes, nets, and *oars*.',
            'Ropes, nets and *oars*!',
            'Ropes, nets and *oars*!',
        ),
        (['punctuation'], 'The U.S. army (ours).', 'The US army: ours.', 'The US army: ours.'),
        (
            ['punctuation'],
            'It rose 3.5 from -5.',
            'It rose 35 from 5.',
            'It rose {+35+} from {+5+}.',
        ),
        (
            ['punctuation'],
            'It’s his “dog”, he says.',
            'Its his dog he says.',
            '{+Its+} his dog he says.',
        ),
    ],
)
def test_what_is_ignored_is_a_choice(
    project: Callable[..., Built], ignored: list[str], original: str, edited: str, shown: str
) -> None:
    conf = CONF + f'ledger_ignore = {ignored!r}\nledger_legend = "none"\nsmartquotes = False\n'
    built = project({**article(original, edited), 'conf.py': conf})
    assert built.warnings == []
    assert built.text('index.txt').strip() == shown


#: A listing of two lines, and a formula, before how they are set is filled in.
LISTING = """\
Read this.

.. code-block:: {language}{options}

   {first}a;
   b;

.. math::{formula}

   a = b

A boat.
"""
SET = {'language': 'c', 'options': '', 'first': '', 'formula': ''}
EMPHASIZED = '\n   :emphasize-lines: '


@pytest.mark.parametrize(
    ('before', 'now', 'bars'),
    [
        pytest.param({}, {}, 0, id='nothing changed'),
        pytest.param({}, {'language': 'python'}, 1, id='another language'),
        pytest.param({}, {'options': '\n   :linenos:'}, 1, id='its lines have numbers now'),
        pytest.param({}, {'options': '\n   :lineno-start: 5'}, 1, id='numbers from five on'),
        pytest.param({}, {'options': EMPHASIZED + '2'}, 1, id='a line is emphasized'),
        pytest.param({}, {'options': '\n   :force:'}, 0, id='what no reader sees'),
        pytest.param({}, {'formula': '\n   :nowrap:'}, 1, id='a formula that is set as it is'),
        pytest.param(
            {'options': EMPHASIZED + '2'},
            {'options': EMPHASIZED + '3', 'first': 'new;\n   '},
            0,
            id='the same line is emphasized behind a new one',
        ),
    ],
)
def test_how_code_is_set_is_an_edit_if_a_project_wants_it(
    project: Callable[..., Built], before: dict[str, str], now: dict[str, str], bars: int
) -> None:
    files = article(LISTING.format(**SET | before), LISTING.format(**SET | now))
    conf = CONF + 'ledger_ignore = []\nledger_legend = "none"\n'
    built = project({**files, 'conf.py': conf}, 'html')
    assert built.warnings == []
    assert len(built.soup().select('.ledger-block:not(.ledger-code)')) == bars
    conf = CONF + 'ledger_legend = "none"\n'
    built = project({**files, 'conf.py': conf}, 'html')
    assert not built.soup().select('.ledger-block:not(.ledger-code)')


@pytest.mark.parametrize(
    ('original', 'edited', 'shown'),
    [
        ('At 10:30 we sail.', 'At 11:45 we sail.', 'At 11:45 we sail.'),
        ('At 10:30 we sail.', 'At 11:45 they sail.', 'At 11:45 {+they+} sail.'),
        ('At 10:30 we sail.', 'At *11:45* we sail.', 'At *{+11:45+}* we sail.'),
        ('See build 4711 of 2 May.', 'See build 4712 of 3 May.', 'See build 4712 of {+3+} May.'),
        ('We sail at 10:30.', 'We sail.', 'We sail [...].'),
        ('We sail.', 'We sail at 10:30.', 'We sail {+at 10:30+}.'),
        (
            'We *sail at 10:30* or 9:05.',
            'We *sail at 11:45* or 9:10.',
            'We *sail at 11:45* or 9:10.',
        ),
        ('- At 10:30.\n- At 11:45.', '- At 10:31.\n- At 11:46.', '* At 10:31.\n\n* At 11:46.'),
    ],
)
def test_what_matches_a_pattern_is_no_edit(
    project: Callable[..., Built], original: str, edited: str, shown: str
) -> None:
    patterns = [r'\d+:\d\d', r'build \d+']
    conf = CONF + f'ledger_ignore_patterns = {patterns!r}\nledger_legend = "none"\n'
    built = project({**article(original, edited), 'conf.py': conf})
    assert built.warnings == []
    assert built.text('index.txt').strip() == shown


def test_what_matches_a_pattern_in_code_is_no_edit(project: Callable[..., Built]) -> None:
    before, after = (
        f'::\n\n   start = {a}\n   pier = {b}\n' for a, b in (('9:30', 2), ('9:45', 3))
    )
    conf = CONF + 'ledger_ignore_patterns = [r"\\d+:\\d\\d"]\n'
    built = project({**article(before, after), 'conf.py': conf})
    assert built.warnings == []
    assert built.text('index.txt').startswith('{+line 2+}\n\n   start = 9:45\n   pier = 3\n')
    assert 'These changes are not marked: text that changes of itself' in built.text('index.txt')


def test_an_article_has_patterns_of_its_own(project: Callable[..., Built]) -> None:
    files = article('At 10:30 on 2 May.', 'At 11:45 on 3 May.')
    page = files['index.rst'] + '   :ignore-patterns: \\d+:\\d\\d\n      \\d+(?= May)\n'
    conf = CONF + 'ledger_ignore_patterns = ["May"]\nledger_legend = "none"\n'
    built = project({**files, 'index.rst': page, 'conf.py': conf})
    assert built.warnings == []
    assert built.text('index.txt').strip() == 'At 11:45 on 3 May.'


def test_an_article_without_a_regular_expression_says_so(project: Callable[..., Built]) -> None:
    files = article('At 10:30.', 'At 11:45.')
    page = files['index.rst'] + '   :ignore-patterns: (\n'
    built = project({**files, 'index.rst': page})
    text = '\n'.join(built.warnings)
    assert "'(' is no regular expression: missing )" in text
    assert text.count('[ledger.directive]') == 1


@pytest.mark.parametrize(
    ('value', 'message'),
    [
        ('ledger_ignore_patterns = ["("]', "ledger_ignore_patterns: '(' is no regular expression"),
        ('ledger_ignore_patterns = ["x*"]', "'x*' matches nothing at all, and so everywhere"),
        ('ledger_ignore_patterns = "x"', 'it must be a list of regular expressions'),
        ("ledger_granularity = 'rough'", "'rough': it must be one of fine, balanced, coarse"),
        ("ledger_ignore = ['case']", "ledger_ignore has 'case': it may have quotes, hyphens"),
        ("ledger_legend = 'left'", "'left': it must be one of bottom, top, none"),
        ("ledger_color = 'blue'", "ledger_color is 'blue': it must be like '#0a3acc'"),
        ("ledger_ellipsis = ' '", 'nobody would see a removal'),
        ("ledger_ignore = 'quotes'", "ledger_ignore is 'quotes': it must be a list of names"),
        ('ledger_ignore = [["quotes"]]', 'it must be a list of names'),
        ('ledger_dictionaries = [3]', 'it must be a list of names'),
        ('ledger_color = 3', "ledger_color is 3: it must be like '#0a3acc'"),
        ('ledger_phrases = ["title"]', 'it must be a dictionary'),
        ('ledger_phrases = {"title": 3}', "'title' is 3: it must be text"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    project: Callable[..., Built], value: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        project({'conf.py': CONF + value + '\n', 'index.rst': 'Page\n====\n'})


def test_another_colour_reaches_pages_and_latex(project: Callable[..., Built]) -> None:
    files = article('The text.', 'The new text.')
    conf = CONF + "ledger_color = '#aa0011'\n"
    page = project({**files, 'conf.py': conf}, 'html').text('index.html')
    assert '<style>:root{--ledger-light:#aa0011;--ledger-dark:#a0c2ff}</style>' in page
    latex = project(builder='latex', confoverrides={'project': 'p'}).text('p.tex')
    assert r'\usepackage[AA0011]{sphinxledger}' in latex
