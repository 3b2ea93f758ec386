"""Plain text: titles, paragraphs and lists, and no markup."""

from __future__ import annotations

import pytest
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinxcontrib_ledger.read.formats import plain_text

STORY = 'The ferry left at noon.'
LONG = 'A first line without a full stop that goes on and on until nobody would call it a headline'

ARTICLES: list[tuple[str, str, list[str]]] = [
    ('a short first line that stands alone is the title', f'Night ferries\n\n{STORY}', ['# Night ferries', STORY]),
    ('a title may be all there is', 'Night ferries\n', ['# Night ferries']),
    ('empty lines before the title do not matter', f'\n\n Night ferries \n\n{STORY}', ['# Night ferries', STORY]),
    ('a first line that ends like a sentence is no title', f'It rained.\n\n{STORY}', ['It rained.', STORY]),
    ('a question is no title', f'Who rowed?\n\n{STORY}', ['Who rowed?', STORY]),
    ('a sentence that ends in a quote is no title', f'“We row.”\n\n{STORY}', ['“We row.”', STORY]),
    ('a sentence in brackets is no title', f'(It rained.)\n\n{STORY}', ['(It rained.)', STORY]),
    ('a title may end in a quote', f'Crew: ‘We row’\n\n{STORY}', ['# Crew: ‘We row’', STORY]),
    ('a first line that ends in a colon is no title', f'Aboard:\n\n{STORY}', ['Aboard:', STORY]),
    ('a sentence in Chinese is no title', '港口关闭。\n\n渡轮停航。', ['港口关闭。', '渡轮停航。']),
    ('a headline in Chinese is a title', '港口关闭\n\n渡轮停航。', ['# 港口关闭', '渡轮停航。']),
    ('a long first line is no title', f'{LONG}, {LONG}\n\n{STORY}', [f'{LONG}, {LONG}', STORY]),
    ('a headline of 90 characters is a title', f'{LONG}\n\n{STORY}', [f'# {LONG}', STORY]),
    ('a first line with text below it is no title', f'Night ferries\n{STORY}', [f'Night ferries\n{STORY}']),
    ('only the first line can be a title', f'{STORY}\n\nNight ferries', [STORY, 'Night ferries']),
    ('a list item is no title', f'- one crate\n\n{STORY}', ['- one crate', STORY]),
    ('a title may be followed by a list', 'Aboard\n\n- one\n- two', ['# Aboard', '- one', '- two']),
    ('blank lines stand between paragraphs', 'One.\n\nTwo.\n\n\n\nThree.', ['One.', 'Two.', 'Three.']),
    ('lines of a paragraph belong together', 'One\ntwo.\n\nThree.', ['One\ntwo.', 'Three.']),
    ('a line of white space is blank', 'One.\n \t \nTwo.\n\u00a0\nThree.', ['One.', 'Two.', 'Three.']),
    ('space around paragraphs is not theirs', '  One.  \n\n\tTwo.\u00a0', ['One.', 'Two.']),
    ('lines with a dash are a list', 'It had:\n\n- one crate\n- two ropes', ['It had:', '- one crate', '- two ropes']),
    ('a list may begin after a colon', 'It had:\n- one crate\n- two ropes', ['It had:', '- one crate', '- two ropes']),
    ('a dash after a full line is text', 'It had a crate\n- or so they say.', ['It had a crate\n- or so they say.']),
    ('a dash without a space is text', '-5 degrees.\n\n-10 at night.', ['-5 degrees.', '-10 at night.']),
    ('a dash that no text follows is text', 'One.\n\n- \n\nTwo.', ['One.', '-', 'Two.']),
    ('a long dash opens no item', '– We row, he said.', ['– We row, he said.']),
    ('a no-break space may follow the dash', '-\u00a0one crate\n-\u00a0two', ['- one crate', '- two']),
    ('items may be indented', '  - one\n  - two', ['- one', '- two']),
    ('an item may have several lines', '- one crate\n  of pears\n- two', ['- one crate\n  of pears', '- two']),
    ('empty lines between items do not end a list', '- one\n\n- two', ['- one', '- two']),
    ('a paragraph ends a list', '- one\n\nRain.\n\n- two', ['- one', 'Rain.', '- two']),
    ('stars and ticks are text', 'He *said* ``so`` and `so`_ to |us|.', ['He *said* ``so`` and `so`_ to |us|.']),
    ('a directive is text', '.. note::\n\n   Rain.', ['.. note::', 'Rain.']),
    ('a double colon opens nothing', 'Thus::\n\n    x = 1.', ['Thus::', 'x = 1.']),
    ('an underlined line is no heading', 'Rain\n====\n\nOne.', ['Rain\n====', 'One.']),
    ('backslashes are text', r'C:\new\table.', [r'C:\new\table.']),
    ('other bullets are text', '* one.\n\n1. two.', ['* one.', '1. two.']),
]  # fmt: skip


def read(text: str) -> nodes.document:
    document = new_document('story.txt', get_default_settings(Parser))
    plain_text.parse(text, document)
    return document


def blocks(document: nodes.document) -> list[nodes.Element]:
    return list(document.findall(lambda node: isinstance(node, nodes.title | nodes.paragraph)))


def outline(document: nodes.document) -> list[str]:
    """Return the blocks: a title begins with ``#``, an item with ``-``."""
    found = []
    for block in blocks(document):
        opened = '# ' if isinstance(block, nodes.title) else ''
        item = '- ' if isinstance(block.parent, nodes.list_item) else ''
        found.append(opened + item + block.astext())
    return found


@pytest.mark.parametrize(
    ('text', 'expected'), [row[1:] for row in ARTICLES], ids=[row[0] for row in ARTICLES]
)
def test_plain_text_is_read(text: str, expected: list[str]) -> None:
    document = read(text)
    assert outline(document) == expected
    assert not list(document.findall(nodes.problematic))
    assert not list(document.findall(nodes.system_message))


@pytest.mark.parametrize('text', [row[1] for row in ARTICLES], ids=[row[0] for row in ARTICLES])
def test_each_block_is_a_stretch_of_the_text_and_knows_where(text: str) -> None:
    for block in blocks(read(text)):
        start = block.ledger_start
        assert text[start : start + len(block.astext())] == block.astext() == block.rawsource
        assert block.line == text.count('\n', 0, start) + 1
        assert block.source == 'story.txt'


def test_everything_below_a_title_is_in_its_section() -> None:
    (section,) = read(f'Night ferries\n\n{STORY}\n\n- one').children
    assert isinstance(section, nodes.section)
    kinds = [type(child) for child in section.children]
    assert kinds == [nodes.title, nodes.paragraph, nodes.bullet_list]
    assert section['names'] == ['night ferries']
    assert section['ids'] == ['night-ferries']


def test_neighbouring_items_are_one_list() -> None:
    document = read('- one\n- two\n\n- three\n\nRain.\n\n- four')
    lists = list(document.findall(nodes.bullet_list))
    assert [len(found.children) for found in lists] == [3, 1]


def test_a_list_after_a_colon_does_not_swallow_the_next_paragraph() -> None:
    document = read(f'It had:\n- one crate\n- two ropes\n\n{STORY}')
    assert [type(child) for child in document.children] == [
        nodes.paragraph, nodes.bullet_list, nodes.paragraph,
    ]  # fmt: skip


HEAD = 'Ferries stay in port after the storm'
#: name, both first lines with what is behind them, whether each side has a title
BOTH: list[tuple[str, str, str, tuple[bool, bool]]] = [
    ('two headlines are titles', f'{HEAD}\n\n{STORY}', f'{HEAD} again\n\n{STORY}', (True, True)),
    ('a headline that got a full stop is one still', f'{HEAD}\n\n{STORY}', f'{HEAD}.\n\n{STORY}', (True, True)),
    ('a headline that lost one is one', f'{HEAD}!\n\n{STORY}', f'{HEAD}\n\n{STORY}', (True, True)),
    ('also with other words', f'{HEAD}\n\n{STORY}', f'{HEAD.replace("storm", "wind")}?\n\n{STORY}', (True, True)),
    ('a headline that was broken had a break', f'Ferries stay in\nport\n\n{STORY}', f'Ferries stay in port\n\n{STORY}', (True, True)),
    ('a line that was broken is shown as text', f'Ferries stay in port\n\n{STORY}', f'Ferries stay in\nport\n\n{STORY}', (False, False)),
    ('a headline that runs on is text', f'{HEAD}\n\n{STORY}', f'{HEAD}\n{STORY}', (False, False)),
    ('a headline that ran on was text', f'{HEAD}\n{STORY}', f'{HEAD}\n\n{STORY}', (False, False)),
    ('a headline that got too long is text', f'{LONG}\n\n{STORY}', f'{LONG} and {HEAD}\n\n{STORY}', (False, False)),
    ('a line behind a new one is text', f'{HEAD}\n\n{STORY}', f'It rained.\n\n{HEAD}\n\n{STORY}', (False, False)),
    ('a line before which one was removed was text', f'It rained.\n\n{HEAD}\n\n{STORY}', f'{HEAD}\n\n{STORY}', (False, False)),
    ('a line behind a new headline is text', f'{HEAD}\n\n{STORY}', f'Noon\n\n{HEAD}\n\n{STORY}', (False, True)),
    ('a headline that was removed was one', f'{HEAD}\n\n{STORY}', STORY, (True, False)),
    ('a headline that was added is one', STORY, f'{HEAD}\n\n{STORY}', (False, True)),
    ('a headline in Chinese may get a full stop', '港口关闭\n\n渡轮停航。', '港口关闭。\n\n渡轮停航。', (True, True)),
    ('a text of nothing has none', '', f'{HEAD}\n\n{STORY}', (False, True)),
    ('nor have two', '', '', (False, False)),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'titled'), [row[1:] for row in BOTH], ids=[row[0] for row in BOTH]
)
def test_titles_are_guessed_on_both_sides(
    original: str, edited: str, titled: tuple[bool, bool]
) -> None:
    found = []
    parsers = plain_text.both(original, edited)
    for text, parse in zip((original, edited), parsers, strict=True):
        document = new_document('story.txt', get_default_settings(Parser))
        parse(text, document)
        found.append(any(block.startswith('# ') for block in outline(document)))
    assert tuple(found) == titled


#: name, both texts, whether hyphens open items
SAID: list[tuple[str, str, str, bool]] = [
    ('hyphens that stayed', 'He said:\n- We row.', 'He said:\n- We rowed.', True),
    ('hyphens that became dashes', 'He said:\n- We row.', 'He said:\n— We row.', False),
    ('dashes that became hyphens', '– We row, he said.', '- We row, he said.', False),
    ('a hyphen that got its space', '-We row, he said.\n\n- And you?', '- We row, he said.\n\n- And you?', False),
    ('with a word edited behind', '- We row at noon now.', '— We row at noon then.', False),
    ('a long dash before other words', '- We row.\n\n— A storm.', '- We row.\n\n— The storm.', True),
    ('a number below zero', '- 5 degrees', '-5 degrees', True),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'listed'), [row[1:] for row in SAID], ids=[row[0] for row in SAID]
)
def test_dashes_of_a_dialogue_are_no_bullets_on_either_side(
    original: str, edited: str, listed: bool
) -> None:
    items: list[nodes.list_item] = []
    parsers = plain_text.both(original, edited)
    for text, parse in zip((original, edited), parsers, strict=True):
        document = new_document('story.txt', get_default_settings(Parser))
        parse(text, document)
        items += document.findall(nodes.list_item)
    assert bool(items) == listed
