"""Elisions of blocks stand between the neighbours of what is gone, and those elsewhere are found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.annotate.operations import BlockElision, Place
from sphinxcontrib_ledger.annotate.plan import plan
from support.compared import compared

if TYPE_CHECKING:
    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Anchoring, Plan

NAMES = ['lamp', 'rope', 'bell', 'quay', 'boat', 'mast', 'sail', 'tide', 'wind', 'crew']
TEXT = 'The {0} of the {1} was {2} at {3}.'
#: What an article consists of; each is written with its own words, so that none moves.
BLOCKS = {
    'paragraph': TEXT,
    'heading': '{0} {1} {2}\n' + '=' * 40,
    'item': f'- {TEXT}',
    'number': f'#. {TEXT}',
    'term': f'{{4}} {{5}}\n   {TEXT}',
    'two bodies': '{4} {5}\n   The {0} {1}.\n\n   So the {2} {3}.',
    'field': f':{{4}}: {TEXT}',
    'option': f'-{{6}}  {TEXT}',
    'quotation': f'   {TEXT}',
    'note': f'.. note::\n\n   {TEXT}',
    'code': '.. code::\n\n   {0} = {1}({2})',
    'nested': '- The {0} {1}.\n\n  - So the {2} {3}.\n\n    - The {4} {5}.',
}  # fmt: skip
#: Of one kind or two, so that neighbours are in one list.
KINDS = st.lists(st.sampled_from(sorted(BLOCKS)), min_size=1, max_size=2).flatmap(
    lambda kinds: st.lists(st.sampled_from(kinds), min_size=1, max_size=7)
)
#: What becomes of each of them: it stays, it is gone, it loses its second line, or gets another.
FATES = st.lists(
    st.sampled_from(['stays', 'stays', 'gone', 'cut', 'other']), min_size=7, max_size=7
)


def _written(kind: str, number: int) -> str:
    words = [f'{name}{number}' for name in NAMES]
    return BLOCKS[kind].format(*words[:6], chr(97 + number))


def _edited(kind: str, number: int, fate: str) -> str:
    text = _written(kind, number)
    if fate == 'cut':
        return text.partition('\n')[0] if kind in ('term', 'nested', 'two bodies') else text
    if fate == 'other' and '\n' in text and kind != 'heading':
        return text.partition('\n')[0] + f'\n   * New{number} thing{number}.'
    return '' if fate == 'gone' else text


@settings(max_examples=150)
@given(KINDS, FATES)
def test_each_elision_is_between_its_neighbours(kinds: list[str], fates: list[str]) -> None:
    original = '\n\n'.join(_written(kind, number) for number, kind in enumerate(kinds))
    edited = '\n\n'.join(
        _edited(kind, number, fate)
        for number, (kind, fate) in enumerate(zip(kinds, fates, strict=False))
    )
    assert compared(original, edited).failures == ()


@pytest.mark.parametrize(('anchor', 'side'), [(0, 'before'), (0, 'after'), (-1, 'after')])
def test_an_elision_elsewhere_is_found(
    monkeypatch: pytest.MonkeyPatch, anchor: int, side: Anchoring
) -> None:
    texts = [_written('paragraph', number) for number in range(6)]

    def displaced(article: Article) -> Plan:
        made = plan(article)
        place = Place(article.edited[anchor].node, side)
        blocks = (
            replace(mark, place=place) if isinstance(mark, BlockElision) else mark
            for mark in made.blocks
        )
        return made._replace(blocks=tuple(blocks))

    monkeypatch.setattr(pipeline, 'plan', displaced)
    comparison = compared('\n\n'.join(texts), '\n\n'.join([*texts[:3], *texts[4:]]))
    assert 'stands between others than the block did' in comparison.failures[0].reason
    assert comparison.is_unproved
