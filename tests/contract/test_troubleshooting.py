"""The page of warnings has each of them, with its meaning, and quotes messages that there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinxcontrib_ledger.errors import MEANING, Subtype
from support.code_blocks import blocks_of
from support.projects import ROOT, Built

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = (ROOT / 'docs/how-to/troubleshooting.rst').read_text(encoding='utf-8')
QUOTED = [block.text.strip() for block in blocks_of('how-to/troubleshooting')]
#: Messages that no page alone brings about.
RARE = [
    Subtype.DICTIONARY,
    Subtype.PROOF,
    Subtype.SANDBOX,
    Subtype.GENERATED,
    Subtype.BASELINE,
    Subtype.FEED,
]
ARTICLE = '.. ledger-article:: articles/{}\n'
TEXTS = (
    'Night\n=====\n\nThe ferry leaves at nine.\n',
    'Night\n=====\n\nThe ferry leaves at ten.\n',
)
FILES: dict[str, str | bytes] = {
    'conf.py': "extensions = ['sphinxcontrib_ledger']\nexclude_patterns = ['articles']\n",
    'index.rst': '.. toctree::\n   :glob:\n\n   *\n',
    'file.rst': ARTICLE.format('night-fery.original.rst articles/night-ferry.rst'),
    'encoding.rst': ARTICLE.format('cafe.original.rst articles/cafe.rst'),
    'format.rst': ARTICLE.format('x.docx articles/cafe.rst'),
    'directive.rst': ARTICLE.format(
        'night-ferry.original.rst articles/night-ferry.rst\n   :legend: left'
    ),
    'recursion.rst': '.. ledger-article:: recursion.rst recursion.rst\n',
    'nested.rst': ARTICLE.format('cafe.rst articles/nest.rst'),
    'empty.rst': ARTICLE.format('empty.rst articles/cafe.rst'),
    'old.rst': 'Old\n===\n\nRemoved.\n',
    'published.rst': '.. ledger-article:: old.rst articles/cafe.rst\n',
    'place.rst': '- Item.\n\n  '
    + ARTICLE.format('night-ferry.original.rst articles/night-ferry.rst'),
    'legend.rst': '.. ledger-legend::\n',
    'original.rst': ARTICLE.format('orig.original.rst articles/cafe.rst'),
    'revision.rst': ARTICLE.format('cafe.rst\n   :original-rev: v9.9'),
    'articles/night-ferry.original.rst': TEXTS[0],
    'articles/night-ferry.rst': TEXTS[1],
    'articles/cafe.original.rst': 'Café au lait on board.\n'.encode('cp1252'),
    'articles/cafe.rst': 'Café au lait.\n',
    'articles/x.docx': b'PK\x03\x04',
    'articles/nest.rst': ARTICLE.format('night-ferry.original.rst articles/night-ferry.rst'),
    'articles/empty.rst': '',
    'articles/orig.original.rst': 'See :nosuchrole:`a`.\n',
}


def test_every_warning_is_there_with_its_meaning() -> None:
    sections = re.findall(r'\nledger\.(\w+)\n-+\n\n(.*)\n', PAGE)
    assert sections == [(str(subtype), MEANING[subtype]) for subtype in Subtype]


def test_messages_are_those_of_a_build(project: Callable[..., Built]) -> None:
    said = '\n'.join(project(FILES).warnings).replace('SRC', '/docs')
    rare = tuple(f'[ledger.{subtype}]' for subtype in RARE)
    assert [
        message for message in QUOTED if not message.endswith(rare) and message not in said
    ] == []


@pytest.mark.parametrize('subtype', RARE)
def test_a_rare_message_is_that_of_the_code(subtype: Subtype) -> None:
    [message] = [message for message in QUOTED if message.endswith(f'[ledger.{subtype}]')]
    parts = message.removeprefix('WARNING: ').removesuffix(f' [ledger.{subtype}]').split('...')
    sources = (ROOT / 'sphinxcontrib_ledger').rglob('*.py')
    # Literals over several lines are one.
    code = re.sub(r"'\s+f?'", '', '\n'.join(path.read_text('utf-8') for path in sources))
    assert [part for part in parts if part.strip(' ,(:)') not in code] == []
