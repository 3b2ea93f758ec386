"""The record of an article goes to JSON and back without a loss."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_ledger.annotate.model import Holder, OriginalBlock
from sphinxcontrib_ledger.engine.statistics import EditStatistics
from sphinxcontrib_ledger.export.record import (
    SCHEMA,
    ArticleRecord,
    BlockRange,
    EditRecord,
    OriginalWords,
    Piece,
)

numbers = st.integers(0, 10**6)
texts = st.text(max_size=20)


def tuples(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


ranges = tuples(st.builds(BlockRange, numbers, numbers, numbers))
edits = st.builds(
    EditRecord,
    number=numbers,
    kind=st.sampled_from(['added', 'modified', 'removed', 'moved', 'form']),
    section=st.integers(-1, 9),
    excerpt=tuples(st.builds(Piece, texts, st.booleans())),
    wordless=st.sampled_from(['', 'formula', 'picture']),
    original=ranges,
    edited=ranges,
    added=numbers,
    removed=numbers,
    digest=texts,
)
holders = st.builds(Holder, texts, numbers, numbers, texts)
blocks = st.builds(OriginalBlock, texts, tuples(holders), tuples(st.tuples(texts, st.booleans())))
records = st.builds(
    ArticleRecord,
    article=texts,
    original=texts,
    edited=texts,
    editor=texts,
    source=texts,
    edited_on=texts,
    ellipsis=texts,
    reveal=texts,
    proved=st.sampled_from(['words', 'blocks', 'nothing']),
    kinds=tuples(texts),
    ignored=tuples(texts),
    statistics=st.none() | st.builds(EditStatistics, *[numbers] * 5),
    sections=tuples(texts),
    edits=tuples(edits),
    words=tuples(st.builds(OriginalWords, numbers, texts)),
    beside=tuples(tuples(blocks)),
)


@given(records)
def test_a_record_is_the_same_after_json(record: ArticleRecord) -> None:
    again = ArticleRecord.from_json(record.to_json())
    assert again == record
    assert hash(again) == hash(record)


def test_json_has_a_version_and_no_defaults() -> None:
    record = ArticleRecord('a', edits=(EditRecord(1, 'added'),))
    assert json.loads(record.to_json()) == {
        'version': SCHEMA,
        'article': 'a',
        'edits': [{'number': 1, 'kind': 'added'}],
    }


@pytest.mark.parametrize('version', [None, 0, SCHEMA + 1, '1'])
def test_another_version_is_refused(version: object) -> None:
    with pytest.raises(ValueError, match='a record of version'):
        ArticleRecord.from_json(json.dumps({'version': version, 'article': 'a'}))
