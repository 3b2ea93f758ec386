"""A label names what it is beside, and is compared everywhere but in a footnote."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from support.tokens import default_options


#: An element that another extension could have.
class OtherTab(nodes.container):
    """A tab with a label."""


@pytest.mark.parametrize(
    ('kind', 'texts'),
    [
        (nodes.container, ['Linux', 'Text.']),
        (OtherTab, ['Linux', 'Text.']),
        (nodes.figure, ['Linux', 'Text.']),
        (nodes.citation, ['Linux', 'Text.']),
        (nodes.footnote, ['Text.']),
    ],
)
def test_a_label_is_compared_where_it_has_a_name(
    kind: type[nodes.Element], texts: list[str]
) -> None:
    element = kind('', nodes.label('', 'Linux'), nodes.paragraph('', 'Text.'))
    blocks = flatten([element], KNOWN, default_options().folding)
    assert [block.block.text for block in blocks] == texts
