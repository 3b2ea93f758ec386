"""The proof: what it finds, and what happens then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docutils import nodes

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.annotate import apply
from sphinxcontrib_ledger.annotate.elisions import placeholders
from sphinxcontrib_ledger.annotate.operations import BlockElision, Plan
from sphinxcontrib_ledger.annotate.plan import plan
from sphinxcontrib_ledger.document.tree_edits import TreeEdits
from sphinxcontrib_ledger.engine.compare import compare as honest
from sphinxcontrib_ledger.engine.model import Account, Edit, Pair, Range
from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinxcontrib_ledger.engine.options import Options

ORIGINAL = 'One.\n\nThe very old text of the paragraph stands here.\n\nGone entirely.\n\nThree.'
EDITED = 'One.\n\nThe new text of the paragraph stands here, see.\n\nThree.'
#: What the reader sees when the account cannot be proved: the changed block is one mark.
WHOLE = '{+The new text of the paragraph stands here, see.+}'


def _first(pairs: tuple[Pair, ...], change: Callable[[Pair], Pair]) -> tuple[Pair, ...]:
    index = next(i for i, pair in enumerate(pairs) if pair.edits and pair.edited)
    return (*pairs[:index], change(pairs[index]), *pairs[index + 1 :])


def drop_a_removal(pair: Pair) -> Pair:
    return _with(pair, [edit for edit in pair.edits if edit.kind != 'modified'])


def call_a_change_the_same(pair: Pair) -> Pair:
    return _with(
        pair,
        [edit._replace(kind='same') if edit.kind == 'modified' else edit for edit in pair.edits],
    )


def forget_a_word(pair: Pair) -> Pair:
    return _with(
        pair,
        [
            edit._replace(original=Range(edit.original.start + 1, edit.original.stop))
            if edit.kind == 'modified'
            else edit
            for edit in pair.edits
        ],
    )


def call_it_identical(pair: Pair) -> Pair:
    return Pair(pair.original, pair.edited, identical=True)


def _with(pair: Pair, edits: list[Edit]) -> Pair:
    return Pair(pair.original, pair.edited, tuple(edits))


@pytest.mark.parametrize(
    'lie', [drop_a_removal, call_a_change_the_same, forget_a_word, call_it_identical]
)
def test_a_wrong_account_is_never_shown(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch, lie: Callable[[Pair], Pair]
) -> None:
    def compare(original: Any, edited: Any, options: Options) -> Account:
        account = honest(original, edited, options)
        return Account(account.original, account.edited, _first(account.pairs, lie))

    monkeypatch.setattr(pipeline, 'compare', compare)
    built = project(article(ORIGINAL, EDITED))
    [warning] = built.warnings
    assert warning.startswith('SRC/index.rst:1: WARNING: the account of this article could not be')
    assert warning.endswith('please report it with both files [ledger.proof]')
    text = built.text('index.txt')
    assert WHOLE in ' '.join(text.split())
    assert '\n[...]\n' in text


#: name, the pairs that an engine gives in the stead of the right ones, why they are refused
LOST: list[tuple[str, Callable[[tuple[Pair, ...]], tuple[Pair, ...]], str]] = [
    ('a removed block is in no pair', lambda pairs: tuple(pair for pair in pairs if pair.edited), 'not every block of the original is accounted for once'),
    ('a removed block is in two pairs', lambda pairs: (*pairs, *(pair for pair in pairs if not pair.edited)), 'not every block of the original is accounted for once'),
    ('an edited block is in no pair', lambda pairs: pairs[:-1], 'not every block of the original is accounted for once'),
    ('edited blocks are not in order', lambda pairs: pairs[::-1], 'the blocks of the edited article are not accounted for in order'),
    ('blocks changed places unmarked', lambda pairs: tuple(pair._replace(moved=False) for pair in pairs), 'blocks changed places and are not marked moved'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('lie', 'reason'), [row[1:] for row in LOST], ids=[row[0] for row in LOST]
)
def test_an_account_that_loses_or_moves_blocks_is_found(
    project: Callable[..., Built],
    monkeypatch: pytest.MonkeyPatch,
    lie: Callable[[tuple[Pair, ...]], tuple[Pair, ...]],
    reason: str,
) -> None:
    def compare(original: Any, edited: Any, options: Options) -> Account:
        account = honest(original, edited, options)
        return Account(account.original, account.edited, lie(account.pairs))

    monkeypatch.setattr(pipeline, 'compare', compare)
    one, two = 'The quay was closed until Friday.', 'Nobody aboard had heard about it.'
    built = project(article(f'{one}\n\nGone.\n\n{two}', f'{two}\n\n{one}'))
    [warning] = built.warnings
    assert f'could not be proved ({reason}), so whole blocks are marked' in warning
    text = built.text('index.txt')
    assert 'Gone' not in text
    assert '[...]' in text


def test_an_elision_that_is_not_placed_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_elisions(article: Any) -> Plan:
        made = plan(article)
        blocks = (mark for mark in made.blocks if not isinstance(mark, BlockElision))
        return made._replace(blocks=tuple(blocks))

    monkeypatch.setattr(pipeline, 'plan', without_elisions)
    built = project(article(ORIGINAL, EDITED))
    assert [line.partition('WARNING: ')[2][:56] for line in built.warnings] == [
        'the account of this article could not be proved (removed',
        'the account of this article could not be proved (removed',
    ]
    assert 'The new text of the paragraph stands here, see.' in ' '.join(
        built.text('index.txt').split()
    )
    assert '{+' not in built.text('index.txt')


def test_text_that_annotation_loses_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = apply.mark_inline

    def lose(node: Any, marks: Any, edits: Any, *rest: Any) -> None:
        mark(node, marks, edits, *rest)
        if len(node.children) > 1:
            edits.set_children(node, node.children[:-1])

    monkeypatch.setattr(apply, 'mark_inline', lose)
    built = project(article(ORIGINAL, EDITED))
    assert built.ours()
    assert 'The new text of the paragraph stands here, see.' in ' '.join(
        built.text('index.txt').split()
    )


def test_text_that_is_slipped_into_an_elision_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        placeholders, 'elision_block', lambda sign: nodes.paragraph('', 'Gone entirely.')
    )
    built = project(article(ORIGINAL, EDITED))
    assert built.ours()
    assert 'Gone' not in built.text('index.txt')


def test_what_was_wrapped_and_got_a_neighbour_is_put_back() -> None:
    code = nodes.literal_block('', 'boats = 3')
    section = nodes.section('', code)
    changes = TreeEdits()
    changes.wrap(code, nodes.container())
    changes.insert(code, nodes.paragraph('', '[...]'), after=True)
    changes.undo()
    assert section.children == [code]
    assert code.parent is section
