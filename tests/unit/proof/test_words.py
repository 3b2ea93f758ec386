"""The proof of words holds for every honest account, whatever characters they consist of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.proof.report import Fault
from support.compared import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from sphinxcontrib_ledger.annotate.model import Annotation, Article

#: Words, and characters that are composed with what stands before them: accents, voicing marks,
#: vowels and tones of Thai, the letters of a Korean syllable.
WORDS = st.sampled_from(
    [
        'abc',
        'e',
        'o.',
        'foo',
        '́',
        '̧́',
        '́x',
        'か',
        'は',
        '゙',
        '゚',
        'ก',
        'กา',
        'ำ',
        '้',
        'ᄀ',
        'ᅡ',
        'ᆨ',
        '가',
        '*e*',
        'Ω',
        '12',
    ]
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(' '.join), max_size=3)


@settings(max_examples=150)
@given(PARAGRAPHS, PARAGRAPHS.filter(bool))
def test_characters_that_are_composed_are_proved(original: list[str], edited: list[str]) -> None:
    assert compared('\n\n'.join(original), '\n\n'.join(edited)).failures == ()


def test_one_block_at_fault_is_marked_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def faults(article: Article, annotation: Annotation) -> Iterator[Fault]:
        # The second block has no provable account but that it is another one now.
        for number, pair in enumerate(article.account.pairs):
            if pair.edited == (1,) and len(pair.edits) > 1:
                yield Fault('planted', number)

    monkeypatch.setattr(pipeline, 'word_faults', faults)
    texts = ['The old ferry left the quay.', 'Nobody aboard had heard about it.', 'She sang.']
    edited = ['The ferry left the quay.', 'Nobody aboard had heard of it.', 'She sang aloud.']
    comparison = compared('\n\n'.join(texts), '\n\n'.join(edited))
    assert [failure.reason for failure in comparison.failures] == ['planted']
    assert [len(pair.edits) for pair in comparison.article.account.pairs] == [3, 1, 3]
    assert not comparison.is_unproved
