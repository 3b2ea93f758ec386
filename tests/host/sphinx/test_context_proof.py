"""The proof of contexts finds an engine that is broken on purpose, and marks more instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.annotate import plan
from sphinxcontrib_ledger.annotate.contexts import context_changes
from sphinxcontrib_ledger.annotate.contexts.context_changes import ContextChanges
from sphinxcontrib_ledger.annotate.model import Article, ContextMark
from sphinxcontrib_ledger.annotate.rewritten_blocks import rewritten
from sphinxcontrib_ledger.proof import contexts
from support.projects import Built, article

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docutils import nodes

HONEST = context_changes.with_context_changes
BOXES = ('.. note::\n\n   A lamp.\n\nEnd here.\n', '.. tip::\n\n   A lamp.\n\nEnd here.\n')
LISTS = ('- A lamp.\n- A rope.\n\nEnd here.\n', '#. A lamp.\n#. A rope.\n\nEnd here.\n')
SPLIT = ('- A lamp,\n  and a rope.\n- End here.\n', '- A lamp,\n- and a rope.\n- End here.\n')
MERGED = ('A lamp,\n\n  and a rope.\n\nEnd here.\n', 'A lamp, and a rope.\n\nEnd here.\n')
NUMBERS = ('1. A lamp.\n2. A rope.\n', '4. A lamp.\n5. A rope.\n')
HEADINGS = (
    'One\n===\n\nA.\n\nTwo\n===\n\nB.\n\nThree\n=====\n\nC.\n',
    'One\n===\n\nA.\n\nTwo\n---\n\nB.\n\nThree\n=====\n\nC.\n',
)
FORMATS = ('.. only:: html\n\n   A lamp.\n', '.. only:: text\n\n   A lamp.\n')


def files(both: tuple[str, str]) -> Mapping[str, str]:
    return article(*both, options=':legend: none')


def shown(built: Built) -> str:
    return ' '.join(built.text('index.txt').split())


def reasons(built: Built) -> list[str]:
    """Return why accounts were given up."""
    lines = built.ours()
    assert all(line.endswith('[ledger.proof]') for line in lines)
    return [line.partition('could not be proved (')[2].partition('), so ')[0] for line in lines]


@pytest.mark.parametrize('both', [BOXES, LISTS, NUMBERS, HEADINGS, FORMATS])
def test_changes_of_context_that_are_marked_hold(
    project: Callable[..., Built], both: tuple[str, str]
) -> None:
    assert project(files(both)).warnings == []


@pytest.mark.parametrize(
    ('both', 'text', 'result'),
    [
        (BOXES, 'A lamp.', 'Tip: {+A lamp.+} End here.'),
        (LISTS, 'A lamp.', '1. {+A lamp.+} 2. {+A rope.+} End here.'),
        (NUMBERS, 'A lamp.', '4. {+A lamp.+} 5. A rope.'),
        (FORMATS, 'A lamp.', '{+A lamp.+}'),
        (SPLIT, 'and a rope.', '* {+A lamp,+} * {+and a rope.+} * End here.'),
        (MERGED, 'A lamp, and a rope.', '{+A lamp, and a rope.+} End here.'),
    ],
)
def test_a_context_that_is_not_marked_is_found_and_its_texts_are_marked(
    project: Callable[..., Built],
    monkeypatch: pytest.MonkeyPatch,
    both: tuple[str, str],
    text: str,
    result: str,
) -> None:
    monkeypatch.setattr(plan, 'hidden_elisions', lambda article, layout: [])
    monkeypatch.setattr(plan, 'context_wraps', lambda article, layout: [])
    built = project(files(both))
    found = reasons(built)
    assert found[0] == f'"{text}" stands in another frame and carries no mark'
    if both is FORMATS:
        # Nothing is left to say with it that readers of pages see the text no longer.
        assert len(found) == 2
    else:
        assert len(found) == 1
        assert shown(built) == result


def test_a_promoted_heading_that_is_not_marked_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context_changes, 'changed_levels', lambda article: ())
    built = project(files(HEADINGS))
    assert reasons(built) == ['"Two" stands in another frame and carries no mark'] * 2
    assert '{+' not in shown(built)


def test_a_mark_around_what_stands_where_it_stood_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(given: Article, roots: Any, *, whole: bool = False) -> Article:
        return replace(given, context_marks=() if whole else (ContextMark(given.edited[-1].node),))

    monkeypatch.setattr(pipeline, 'with_context_changes', planted)
    built = project(files(('A lamp.\n\nEnd here.\n', 'A rope.\n\nEnd here.\n')))
    assert reasons(built) == ['"End here." stands in the same frame and is marked for another']
    assert shown(built) == '{+A rope.+} End here.'


def test_a_mark_around_more_than_what_changed_its_context_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = ('- A lamp.\n- A rope.\n', '- .. note::\n\n     A lamp.\n- A rope.\n')

    def planted(given: Article, roots: Any, *, whole: bool = False) -> Article:
        if whole:
            return HONEST(given, roots, whole=True)
        node: nodes.Element = given.edited[0].node.parent.parent.parent
        return replace(given, context_marks=(ContextMark(node),))

    monkeypatch.setattr(pipeline, 'with_context_changes', planted)
    built = project(files(both))
    assert reasons(built) == ['"A rope." stands in the same frame and is marked for another']
    assert shown(built) == '* Note: {+A lamp.+} * A rope.'


def test_a_mark_around_a_new_item_alone_is_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (
        'We sell ropes, nets, oars and maps.\n',
        'We sell\n\n- ropes\n- nets\n- ink\n- oars\n- maps\n',
    )
    expected = 'We sell {+ * ropes * nets * {+ink+} * oars * maps +}'
    assert shown(project(files(both))) == expected

    def planted(given: Article, roots: Any, *, whole: bool = False) -> Article:
        honest = HONEST(given, roots, whole=whole)
        node = given.edited[3].node
        return honest if whole else replace(honest, context_marks=(ContextMark(node),))

    monkeypatch.setattr(pipeline, 'with_context_changes', planted)
    monkeypatch.setattr(contexts, '_changed_texts', lambda article, contexts: ())
    built = project(files(both))
    assert reasons(built) == ['"ink" stands in the same frame and is marked for another']


def test_words_that_are_marked_for_a_context_that_did_not_change_are_found(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(given: Article, roots: Any, *, whole: bool = False) -> Article:
        if whole:
            return given
        pair = given.account.pairs[-1]
        pairs = (*given.account.pairs[:-1], rewritten(given.account, pair, pair.edited))
        return replace(given, account=replace(given.account, pairs=pairs))

    monkeypatch.setattr(pipeline, 'with_context_changes', planted)
    built = project(files(('A lamp.\n\nEnd here.\n', 'A rope.\n\nEnd here.\n')))
    assert reasons(built) == ['"End here." is marked and did not change']
    assert shown(built) == '{+A rope.+} End here.'


def test_an_elision_that_other_readers_are_owed_is_missed(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(given: Article, roots: Any, *, whole: bool = False) -> Article:
        found = HONEST(given, roots, whole=whole)
        return found if whole else replace(found, hidden=())

    monkeypatch.setattr(pipeline, 'with_context_changes', planted)
    built = project(files(FORMATS))
    assert reasons(built) == [
        'what is shown no longer to readers of "(html) and not (text)" left no elision'
    ]
    assert shown(built) == '{+A lamp.+}'


CELLS = (
    '.. list-table::\n\n   * - A lamp.\n     - A rope.\n\nEnd here.\n',
    '.. list-table::\n\n   * - - A lamp.\n     - A rope.\n\nEnd here.\n',
)
TWO = ('A lamp.\n\nA rope.\n\nEnd here.\n', '.. note::\n\n   A lamp.\n\n   A rope.\n\nEnd here.\n')
QUOTES = ('A lamp.\n\nEnd here.\n', '   A lamp.\n\nEnd here.\n')


def forget_all(changes: ContextChanges, article: Article) -> ContextChanges:
    return ContextChanges((), (), {})


def forget_words(changes: ContextChanges, article: Article) -> ContextChanges:
    return changes._replace(rewritten=frozenset())


def mark_the_first_text_only(changes: ContextChanges, article: Article) -> ContextChanges:
    return changes._replace(around=(ContextMark(article.edited[0].node),))


def mark_for_other_readers(changes: ContextChanges, article: Article) -> ContextChanges:
    [mark] = changes.around
    return changes._replace(around=(mark._replace(only='latex'),))


def elide_for_other_readers(changes: ContextChanges, article: Article) -> ContextChanges:
    [mark] = changes.hidden
    return changes._replace(hidden=(mark._replace(only='latex'),))


@pytest.mark.parametrize(
    ('both', 'plant', 'reason'),
    [
        (QUOTES, forget_all, '"A lamp." stands in another frame and carries no mark'),
        (CELLS, forget_words, '"A lamp." stands in another frame and carries no mark'),
        (
            TWO,
            mark_the_first_text_only,
            '"A rope." stands in another frame and carries no mark',
        ),
        (FORMATS, mark_for_other_readers, '"A lamp." stands in another frame and carries no mark'),
        (
            FORMATS,
            elide_for_other_readers,
            'what is shown no longer to readers of "(html) and not (text)" left no elision',
        ),
    ],
)
def test_a_planted_fault_is_found_and_whole_blocks_are_marked_instead(
    project: Callable[..., Built],
    monkeypatch: pytest.MonkeyPatch,
    both: tuple[str, str],
    plant: Callable[[ContextChanges, Article], ContextChanges],
    reason: str,
) -> None:
    find = context_changes.context_changes

    def planted(given: Article, roots: Any, *, whole: bool = False) -> ContextChanges:
        changes = find(given, roots, whole=whole)
        return changes if whole else plant(changes, given)

    monkeypatch.setattr(context_changes, 'context_changes', planted)
    built = project(files(both))
    assert reasons(built) == [reason]
    assert '{+A lamp.+}' in shown(built)


@pytest.mark.parametrize('both', [CELLS, TWO, QUOTES])
def test_what_the_faults_are_planted_in_holds_without_them(
    project: Callable[..., Built], both: tuple[str, str]
) -> None:
    assert project(files(both)).warnings == []
