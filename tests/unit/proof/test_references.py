"""References of footnotes that moved are marked, just these, and the proof finds all others."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger import pipeline
from sphinxcontrib_ledger.annotate.plan import plan
from support.compared import compared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.annotate.operations import Plan
    from sphinxcontrib_ledger.pipeline import Comparison

#: Each is there once, so that every word is known by itself.
WORDS = [
    'the', 'rope', 'of', 'a', 'lamp', 'was', 'found', 'behind', 'some',
    'crates', 'near', 'that', 'quay', 'by', 'two', 'old', 'boys',
]  # fmt: skip
NOTES = '\n\n.. [1] The report of the town.\n.. [2] What a captain said.\n.. [3] A book of ours.\n'
#: The references behind each word.
Places = dict[int, list[int]]


def _written(places: Places, words: Sequence[str] = WORDS) -> str:
    """Return words with references, in two sentences."""
    parts: list[str] = []
    for at, word in enumerate(words):
        notes = ''.join(f' [{number}]_' for number in places.get(at, ()))
        sign = '' if at % 8 != 7 else '.'
        parts.append(f'{word}{notes}{sign}' if at % 3 else f'{word}{sign}{notes}')
    return ' '.join(parts)


def _moved(random: Random, places: Places) -> Places:
    """Return where references are when some were put elsewhere, put in or taken out."""
    moved = {at: list(numbers) for at, numbers in places.items()}
    for _ in range(random.randint(0, 3)):
        held = [at for at in moved if moved[at]]
        number = random.randint(1, 3)
        if held and random.random() < 0.8:
            number = moved[random.choice(held)].pop()
        if random.random() < 0.8:
            moved.setdefault(random.randrange(len(WORDS)), []).append(number)
    return moved


def _marks(comparison: Comparison) -> tuple[Counter[tuple[int, int]], set[int]]:
    """Return which references are marked behind which words, and behind which is an elision."""
    marked: Counter[tuple[int, int]] = Counter()
    elided: set[int] = set()
    count = 0
    for node in comparison.roots[0].findall():
        if isinstance(node, nodes.footnote_reference):
            if ledger.REFERENCE in node['classes']:
                marked[count - 1, int(node.astext())] += 1
        elif isinstance(node, ledger.ledger_elision):
            elided.add(count - 1)
        elif isinstance(node, nodes.Text) and not _is_sign(node):
            count += len([word for word in node.split() if word.strip('.')])
    return marked, elided


def _is_sign(node: nodes.Node) -> bool:
    return isinstance(node.parent, nodes.footnote_reference | ledger.ledger_ellipsis)


@pytest.mark.parametrize('seed', range(60))
def test_references_are_marked_where_they_were_not(seed: int) -> None:
    random = Random(seed)
    before = {random.randrange(len(WORDS)): [random.randint(1, 3)] for _ in range(4)}
    now = _moved(random, before)
    comparison = compared(_written(before) + NOTES, _written(now) + NOTES)
    assert comparison.failures == ()
    marked, elided = _marks(comparison)
    came, went = (
        {at: Counter(one.get(at, ())) - Counter(other.get(at, ())) for at in range(len(WORDS))}
        for one, other in ((now, before), (before, now))
    )
    assert marked == Counter({(at, number): n for at in came for number, n in came[at].items()})
    assert elided == {at for at in went if went[at] and not came[at]}


FORMS = [
    '{}',
    '.. rubric:: {}',
    'Rope\n====\n\n{}\n' + '-' * 200,
    '.. figure:: boat.png\n\n   {}',
    '.. figure:: boat.png\n\n   Rope.\n\n   {}',
    '.. table:: {}\n\n   == ==\n   a  b\n   == ==',
    '.. admonition:: {}\n\n   Rope.',
    '.. topic:: {}\n\n   Rope.',
    '{}\n   Rope.',
    ':Rope: {}',
    '* {}',
]


@pytest.mark.parametrize('seed', range(40))
def test_references_went_from_a_text_that_has_another_form(seed: int) -> None:
    random = Random(seed)
    before = {random.randrange(1, len(WORDS)): [random.randint(1, 3)] for _ in range(4)}
    kept = {at: numbers for at, numbers in before.items() if random.random() < 0.5}
    forms = random.sample(FORMS, 2)
    texts = [
        form.format(_written(each)) + NOTES
        for form, each in zip(forms, (before, kept), strict=True)
    ]
    comparison = compared(*texts)
    assert comparison.failures == ()
    elided = comparison.roots[0].findall(
        lambda node: (
            isinstance(node, ledger.ledger_elision) and ledger.REFERENCE in node['classes']
        )
    )
    assert len(list(elided)) == len(before) - len(kept)


@pytest.mark.parametrize('seed', range(20))
def test_references_among_edited_words_are_proved(seed: int) -> None:
    random = Random(seed)
    before = {random.randrange(len(WORDS)): [random.randint(1, 3)] for _ in range(5)}
    words = [random.choice([word, word, word, 'new', '', f'{word},']) for word in WORDS]
    blocks = [_written(before), _written(_moved(random, before), words)]
    blocks = [f'{text}\n\n{_written({0: [2]})}\n\n* Ropes [3]_.{NOTES}' for text in blocks]
    assert compared(*blocks).failures == ()


def _without_marks(made: Plan) -> Plan:
    return made._replace(references=())


def _without_elisions(made: Plan) -> Plan:
    return made._replace(inline=tuple(mark for mark in made.inline if mark.reference is None))


def _on_another(made: Plan) -> Plan:
    mark = made.references[0]
    [other] = [each for each in _references(mark.node.document) if each is not mark.node]
    return made._replace(references=(mark._replace(node=other),))


def _on_both(made: Plan) -> Plan:
    mark = made.references[0]
    return made._replace(
        references=tuple(mark._replace(node=node) for node in _references(mark.node.document))
    )


def _elsewhere(made: Plan) -> Plan:
    mark = next(mark for mark in made.inline if mark.reference is not None)
    return made._replace(inline=(mark._replace(start=3, stop=3),))


def _references(document: nodes.document | None) -> Iterator[nodes.footnote_reference]:
    assert document is not None
    return document.findall(nodes.footnote_reference)


@pytest.mark.parametrize(
    'broken', [_without_marks, _without_elisions, _on_another, _on_both, _elsewhere]
)
def test_a_mark_that_is_missing_or_wrong_is_found(
    monkeypatch: pytest.MonkeyPatch, broken: Callable[[Plan], Plan]
) -> None:
    before, now = _written({2: [1], 9: [2]}), _written({5: [1], 9: [2]})

    def wrong(article: Article) -> Plan:
        return broken(plan(article))

    monkeypatch.setattr(pipeline, 'plan', wrong)
    assert any(
        'reference' in each.reason for each in compared(before + NOTES, now + NOTES).failures
    )
