"""What the words of an original are that stand in markup that means nothing any more."""

from __future__ import annotations

import pytest
from docutils.core import publish_doctree

from sphinxcontrib_ledger.read.unknown_roles import read_unknown_roles

#: name, original, edited, and how the original is read
TEXTS = [
    ('a role before a text', 'See :old:`the page` now.', 'See.', 'See the page now.'),
    ('a role behind a text', 'See `the page`:old: now.', 'See.', 'See the page now.'),
    ('a role of a domain, with a target', 'See :a:b:`it <x.y>` now.', 'See.', 'See it now.'),
    ('a role of a target alone', 'See :old:`<x>` now.', 'See.', 'See <x> now.'),
    ('a link by a phrase', 'See `the page`_ now.', 'See.', 'See the page now.'),
    ('a link by a word', 'See page_ now.', 'See.', 'See page now.'),
    ('a role that both have', 'See :old:`it` now.', ':old:`A` b.', 'See :old:`it` now.'),
    ('a link, where both have one', 'See page_ now.', 'See pages_.', 'See page_ now.'),
    ('a role, where the other has another', 'See :old:`it` now.', ':new:`A` b.', 'See it now.'),
    ('a footnote that is not there', 'See [1]_ now.', 'See.', 'See [1]_ now.'),
]


@pytest.mark.parametrize(
    ('original', 'edited', 'expected'), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_a_text_stands_without_its_markup(original: str, edited: str, expected: str) -> None:
    document, host = (
        publish_doctree(text, settings_overrides={'report_level': 5})
        for text in (original, edited)
    )
    read_unknown_roles(document, host)
    assert document[0].astext() == expected
