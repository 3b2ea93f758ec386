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


@pytest.mark.parametrize(('granularity', 'marks'), [('fine', 5), ('balanced', 3), ('coarse', 2)])
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
    ],
)
def test_what_is_ignored_is_a_choice(
    project: Callable[..., Built], ignored: list[str], original: str, edited: str, shown: str
) -> None:
    conf = CONF + f'ledger_ignore = {ignored!r}\nledger_legend = "none"\nsmartquotes = False\n'
    built = project({**article(original, edited), 'conf.py': conf})
    assert built.warnings == []
    assert built.text('index.txt').strip() == shown


@pytest.mark.parametrize(
    ('value', 'message'),
    [
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
