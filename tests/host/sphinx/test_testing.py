"""What other extensions test their constructs with."""

from __future__ import annotations

import doctest

from sphinxcontrib_ledger import testing
from sphinxcontrib_ledger.testing import show_article

FILM = '.. film:: {}\n   :poster: {}\n'


def test_the_example_is_true() -> None:
    assert doctest.testmod(testing).failed == 0


def test_a_node_of_an_extension_is_compared_as_it_says() -> None:
    before, after = FILM.format('Jaws', 'red'), FILM.format('Jaws', 'blue')
    assert '{+' not in show_article(before, after, ['stage_with_ledger']).page
    assert '{+' in show_article(before, FILM.format('Heat', 'red'), ['stage_with_ledger']).page


def test_the_page_and_the_warnings_are_told() -> None:
    edited = 'One :nothing:`line`.'
    shown = show_article('One line.', edited, builder='html', ledger_color='#0000ff')
    assert '<ins class="ledger-highlight' in shown.page
    assert '#0000ff' in shown.page
    assert 'nothing' in ''.join(shown.warnings)


def test_markdown_is_read_with_its_extension() -> None:
    shown = show_article('A *word*.', 'A *new* word.', ['myst_parser'], suffix='.md')
    assert '{+' in shown.page
    assert shown.warnings == ()


def test_the_tree_can_be_looked_at() -> None:
    assert '<ledger_highlight' in show_article('Old.', 'New.', builder='pseudoxml').page
