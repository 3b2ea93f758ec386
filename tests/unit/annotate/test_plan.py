"""Plans of marks: values that are made of an article and change nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils.core import publish_doctree

from sphinxcontrib_ledger.annotate.apply import apply
from sphinxcontrib_ledger.annotate.contexts.context_changes import with_context_changes
from sphinxcontrib_ledger.annotate.model import Article
from sphinxcontrib_ledger.annotate.operations import (
    BlockElision,
    BlockMark,
    BlockSign,
    ColumnElision,
    InlineMark,
    RowElision,
    TextSign,
    TypedElision,
    Wrap,
)
from sphinxcontrib_ledger.annotate.plan import plan
from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.tree_edits import TreeEdits
from sphinxcontrib_ledger.engine.compare import compare
from support.tokens import default_options

if TYPE_CHECKING:
    from docutils import nodes

    from sphinxcontrib_ledger.annotate.operations import Operation

#: Files with everything that is planned: each is read as the original and as the edited one.
FILES = (
    (
        'Harbour\n=======\n\nThe rusty ferry left at dawn.\n\nNobody aboard had heard of it.\n\n'
        '- A lamp.\n- A rope.\n- A bell.\n\n.. note::\n\n   The quay is closed.\n\n'
        '.. code::\n\n   boats = 3\n   crew = 12\n\n'
        '.. list-table::\n\n   * - North\n     - Seven\n     - Calm\n   * - South\n     - Nine\n'
        '     - Storm\n\n.. image:: ferry.png\n\nThe captain wrote all of it down in the evening.\n'
    ),
    (
        'Harbour\n=======\n\nThe captain wrote all of it down in the evening.\n\n'
        'The ferry left at dawn [...] again.\n\n- A lamp.\n- A bell.\n\nThe quay is closed.\n\n'
        '.. code::\n\n   boats = 4\n   crew = 12\n\n'
        '.. list-table::\n\n   * - North\n     - Calm\n   * - South\n     - Storm\n\n'
        '.. image:: boat.png\n'
    ),
)
TABLE = '.. list-table::\n\n   * - North\n     - Seven\n   * - South\n     - Nine\n'
#: What stays where something moves over it.
MOVED_BELOW = 'The ferry left the quay at dawn.\n\nNobody aboard had heard of it.\n\nThe captain wrote all of it down in the evening.\n\nThe cook slept.\n\nA gull sat there.\n\n'
#: Paragraphs that move over it, in a row.
A, B = 'A storm tore three boats from the quay.', 'The harbour master counted them twice that day.'
C = 'Ropes are sold by the yard in the shop.'
ROW = f'{A}\n\n{B}\n\n'
ALONG = 'ledger-moved ledger-moved-along'
ROWS = '.. list-table::\n\n'
#: name, the original, the edited article, the operations as ``described`` has them
PLANS: list[tuple[str, str, str, list[str]]] = [
    ('words that were put in', 'The ferry left.', 'The rusty ferry left.', ['added "rusty" 0.1']),
    ('words that were replaced', 'The rusty ferry left.', 'The new ferry left.', ['modified "new" 0.1']),
    ('words that were taken out', 'The rusty ferry left.', 'The ferry left.', ['removed "" 0.1']),
    ('an ellipsis that the editor typed is the mark', 'The rusty old ferry left.', 'The [...] ferry left.', ['typed "[...]" 0.1']),
    ('an ellipsis that the original had is told apart', 'The [...] ferry left.', 'The [...] ferry left.', ['author "[...]"']),
    ('a new paragraph', 'One.', 'One.\n\nTwo lamps.', ['added "Two lamps." 1.0', 'ledger-block ledger-added on paragraph "Two lamps."']),
    ('removed paragraphs leave one elision', 'One.\n\nTwo lamps.\n\nA rope.\n\nThree.', 'One.\n\nThree.', ['paragraph after paragraph "One." for 1,2']),
    ('neighbouring elisions merge in the plan', 'One.\n\n- Two lamps.\n\n.. note::\n\n   A rope.\n\nThree.', 'One.\n\nThree.', ['paragraph after paragraph "One." for 1,2']),
    ('what was removed at the end of a section and behind it is one elision', 'A\n=\n\nOne.\n\nTwo lamps.\n\nB\n=\n\nA rope.\n\nC\n=\n\nFour.', 'A\n=\n\nOne.\n\nC\n=\n\nFour.', ['paragraph after paragraph "One." for 2;3,4']),
    ('what was removed at the end of a list and behind it is one elision, behind the list', 'One.\n\n- A lamp.\n- A rope.\n\nA bell.\n\nTwo.', 'One.\n\n- A lamp.\n\nTwo.', ['paragraph after bullet_list "A lamp." for 2;3']),
    ('what was removed before a list and at its beginning is one elision, before the list', 'One.\n\nA bell.\n\n1. A rope.\n2. A lamp.\n\nTwo.', 'One.\n\n1. A lamp.\n\nTwo.', ['paragraph after paragraph "One." for 1;2']),
    ('what was removed at the ends of two lists is one elision between them', '- A lamp.\n- A rope.\n\n:Bell: It rings.\n:Mast: It stands.', '- A lamp.\n\n:Mast: It stands.', ['paragraph before field_list "Mast It stands." for 1;2,3']),
    ('what was removed from a list and from the list that holds it is one elision in this', '- A lamp.\n\n  - A rope.\n  - A bell.\n\n- A mast.\n- An oar.', '- A lamp.\n\n  - A rope.\n\n- An oar.', ['list_item after list_item "A lamp. A rope." for 2;3']),
    ('a comment between two removals is not seen', 'One.\n\n- A lamp.\n- A rope.\n\n.. Nobody reads this.\n\nA bell.\n\nTwo.', 'One.\n\n- A lamp.\n\n.. Nobody reads this.\n\nTwo.', ['paragraph after bullet_list "A lamp." for 2;3']),
    ('an ellipsis typed behind a list stands for the item before it', 'One.\n\n- A lamp.\n- A rope.\n\nA bell rings.\n\nTwo.', 'One.\n\n- A lamp.\n\n[...]\n\nTwo.', ['typed "[...]" 3.0', 'paragraph "[...]" for 2']),
    ('a body that was emptied has the elision of what was removed behind it', 'One.\n\n:Lamp: It shines.\n:Rope: It holds.\n\nA bell.\n\nTwo.', 'One.\n\n:Lamp: It shines.\n:Rope:\n\nTwo.', ['paragraph first in field_body "" for 4;5']),
    ('the edge of a box stands between two elisions', 'One.\n\n.. note::\n\n   A lamp.\n\n   A rope.\n\nA bell.\n\nTwo.', 'One.\n\n.. note::\n\n   A lamp.\n\nTwo.', ['paragraph after paragraph "A lamp." for 2', 'paragraph after note "A lamp." for 3']),
    ('the edge of a table stands between two elisions', f'{TABLE}\nA bell.\n\nTwo.', TABLE.partition('   * - South')[0] + '\nTwo.', ['row of 2 after row "North Seven" for 2,3', 'paragraph after table "North Seven" for 4']),
    ('an ellipsis that was typed stands for what was removed beside it', 'One.\n\nTwo lamps shine.\n\nA rope.\n\nThree.', 'One.\n\n[...]\n\nThree.', ['typed "[...]" 2.0', 'paragraph "[...]" for 1']),
    ('an item of a list leaves an item', '- A lamp.\n- A rope.\n- A bell.', '- A lamp.\n- A bell.', ['list_item after list_item "A lamp." for 1']),
    ('an item of a numbered list leaves an elision in the one before', '1. A lamp.\n2. A rope.\n3. A bell.', '1. A lamp.\n2. A bell.', ['paragraph last in list_item "A lamp." for 1']),
    ('a row of a table leaves a row', TABLE, TABLE.partition('   * - South')[0], ['row of 2 after row "North Seven" for 2,3']),
    ('a column of a table leaves a column', TABLE, TABLE.replace('     - Seven\n', '').replace('     - Nine\n', ''), ['column 1 in 2 rows for 1,3']),
    ('code is marked around', '.. code::\n\n   boats = 3', '.. code::\n\n   boats = 4', ['ledger-block ledger-code ledger-modified around literal_block "boats = 4", lines [1]']),
    ('neighbours in another context have one mark', 'A lamp.\n\nA rope.\n\nOne.', '.. note::\n\n   A lamp.\n\n.. tip::\n\n   A rope.\n\nOne.', ['ledger-block ledger-modified around note "A lamp.", tip "A rope."']),
    ('a paragraph that became a heading has a bar, and its words are not marked', 'One.\n\nTwo lamps:\n\nThree.', 'One.\n\nTwo lamps\n=========\n\nThree.', ['form "Two lamps" 1.0', 'told "" 1.1', 'ledger-block ledger-modified ledger-form on title "Two lamps"']),
    ('words in a heading that changed along with its form', 'One\n===\n\nTwo\n---\n\nA.\n\nThree lamps\n-----------\n\nB.', 'One\n===\n\nTwo\n---\n\nA.\n\nThree new lamps\n===============\n\nB.', ['form "Three" 2.0', 'added "new" 2.1', 'form "lamps" 2.2', 'ledger-block ledger-modified ledger-form on title "Three new lamps"']),
    ('a picture that moved has a sign before it', '.. image:: ferry.png\n\nThe ferry left the quay at dawn.\n\nNobody aboard had heard of it.', 'The ferry left the quay at dawn.\n\nNobody aboard had heard of it.\n\n.. image:: ferry.png', ['ledger-moved on image ""', 'sign before image ""']),
    ('what a picture is called has the sign of both', '.. figure:: ferry.png\n\n   The ferry at the old quay of the town.\n\n' + MOVED_BELOW, MOVED_BELOW + '.. figure:: ferry.png\n\n   The ferry at the old quay of the town.\n\n', ['sign in 6', 'ledger-moved on figure "The ferry at the old quay of the town."']),
    ('a table without a name has its sign in its first cell', '.. list-table::\n\n   * - North gate of the town\n     - The harbour master\n   * - The rope shed\n     - The first mate\n\n' + MOVED_BELOW, MOVED_BELOW + '.. list-table::\n\n   * - North gate of the town\n     - The harbour master\n   * - The rope shed\n     - The first mate\n\n', ['sign in 5', 'ledger-moved on table "North gate of the town The harbour master The rope shed The first mate"']),
    ('a quotation has one sign', '   A harbour is a promise to the sea.\n\n   Somebody made it long ago.\n\n   -- over the gate\n\n' + MOVED_BELOW, MOVED_BELOW + '   A harbour is a promise to the sea.\n\n   Somebody made it long ago.\n\n   -- over the gate\n\n', ['sign in 5', 'ledger-moved on block_quote "A harbour is a promise to the sea. Somebody made it long ago. over the gate"']),
    ('a box has one sign', '.. note::\n\n   Lost keys are paid for by those who lost them.\n\n   Lost ropes are paid for by the captain.\n\n' + MOVED_BELOW, MOVED_BELOW + '.. note::\n\n   Lost keys are paid for by those who lost them.\n\n   Lost ropes are paid for by the captain.\n\n', ['sign in 5', 'ledger-moved on note "Lost keys are paid for by those who lost them. Lost ropes are paid for by the captain."']),
    ('a term and its meaning have one sign', 'Anchor\n   A hook that holds a boat in the mud.\n\nRope\n   What is tied around each of the poles.\n\nBell\n   It rings in the fog of the morning.', 'Rope\n   What is tied around each of the poles.\n\nBell\n   It rings in the fog of the morning.\n\nAnchor\n   A hook that holds a boat in the mud.', ['sign in 4', 'ledger-moved on definition_list_item "Anchor A hook that holds a boat in the mud."', 'ledger-moved on term "Anchor"', 'ledger-moved on definition "A hook that holds a boat in the mud."']),
    ('two paragraphs in a row have one sign', f'{ROW}{MOVED_BELOW}', f'{MOVED_BELOW}{ROW}', ['sign in 5', f'ledger-moved on paragraph "{A}"', f'{ALONG} on paragraph "{B}"']),
    ('two paragraphs that changed places have a sign each', f'{A}\n\n{B}\n\n{MOVED_BELOW}', f'{MOVED_BELOW}{B}\n\n{A}', ['sign in 5', 'sign in 6', f'ledger-moved on paragraph "{B}"', f'ledger-moved on paragraph "{A}"']),
    ('paragraphs that were apart have a sign each', f'{A}\n\n{MOVED_BELOW}{B}\n\nThe ropes lie in the yard of the old mill.\n\nThe nets hang on the wall of the school.', f'{MOVED_BELOW}The ropes lie in the yard of the old mill.\n\nThe nets hang on the wall of the school.\n\n{A}\n\n{B}', ['sign in 7', 'sign in 8', f'ledger-moved on paragraph "{A}"', f'ledger-moved on paragraph "{B}"']),
    ('a new paragraph between two has a sign behind it', f'{ROW}{MOVED_BELOW}', f'{MOVED_BELOW}{A}\n\nOh!\n\n{B}', ['added "Oh!" 6.0', 'sign in 5', 'sign in 7', f'ledger-moved on paragraph "{A}"', f'ledger-moved on paragraph "{B}"', 'ledger-block ledger-added on paragraph "Oh!"']),
    ('a paragraph that went from between two leaves a sign at each', f'{A}\n\nOh!\n\n{B}\n\n{MOVED_BELOW}', f'{MOVED_BELOW}{A}\n\n{B}', ['sign in 5', 'sign in 6', f'ledger-moved on paragraph "{A}"', f'ledger-moved on paragraph "{B}"', 'paragraph before paragraph "The ferry left the quay at dawn." for 1']),
    ('a list behind a paragraph has no sign', f'{A}\n\n- {B}\n- {C}\n\n{MOVED_BELOW}', f'{MOVED_BELOW}{A}\n\n- {B}\n- {C}', ['sign in 5', f'ledger-moved on paragraph "{A}"', f'{ALONG} on paragraph "{B}"', f'{ALONG} on paragraph "{C}"']),
    ('a box and a table behind a paragraph have no sign', f'{A}\n\n.. note:: {B}\n\n.. table:: The oars\n\n   =====  =====\n   Seven  Eight\n   =====  =====\n\n{MOVED_BELOW}', f'{MOVED_BELOW}{A}\n\n.. note:: {B}\n\n.. table:: The oars\n\n   =====  =====\n   Seven  Eight\n   =====  =====\n', ['sign in 5', f'ledger-moved on paragraph "{A}"', f'{ALONG} on paragraph "{B}"', f'{ALONG} on table "The oars Seven Eight"']),
    ('a picture behind a paragraph has no sign', f'{A}\n\n.. figure:: ferry.png\n\n   The ferry.\n\n{MOVED_BELOW}', f'{MOVED_BELOW}{A}\n\n.. figure:: ferry.png\n\n   The ferry.\n', ['sign in 5', f'ledger-moved on paragraph "{A}"', f'{ALONG} on figure "The ferry."']),
    ('a paragraph behind a quotation has the sign of that', f'   {A}\n\n   {C}\n\n{B}\n\n{MOVED_BELOW}', f'{MOVED_BELOW}   {A}\n\n   {C}\n\n{B}', ['sign in 5', f'ledger-moved on block_quote "{A} {C}"', f'{ALONG} on paragraph "{B}"']),
    ('rows of a table have a sign each', f'{ROWS}   * - {A}\n   * - {B}\n   * - The ferry left the quay at dawn.\n   * - Nobody aboard had heard of it.\n   * - The captain wrote all of it down.', f'{ROWS}   * - The ferry left the quay at dawn.\n   * - Nobody aboard had heard of it.\n   * - The captain wrote all of it down.\n   * - {A}\n   * - {B}', ['sign in 3', 'sign in 4', f'ledger-moved on row "{A}"', f'ledger-moved on row "{B}"']),
    ('a section that opens its article now has its sign at the heading', 'Doors\n=====\n\nThe doors of the office are closed at night.\n\nNobody opens them before the ferry has left.\n\nKeys\n====\n\nThe keys are in a box behind the desk.', 'Keys\n====\n\nThe keys are in a box behind the desk.\n\nDoors\n=====\n\nThe doors of the office are closed at night.\n\nNobody opens them before the ferry has left.', ['sign in 0', 'ledger-moved on section "Keys The keys are in a box behind the desk."']),
    ('nothing changed', 'One.\n\nTwo lamps.', 'One.\n\nTwo lamps.', []),
    ('what stood before a text that is in a box within the same box now', '.. note::\n\n   It is gone.\n\n   The boat left.\n\nThe end.', '.. note::\n\n   .. hint::\n\n      The boat left.\n\nThe end.', ['ledger-block ledger-modified around hint "The boat left."', 'paragraph before mark around hint "The boat left." for 0']),
    ('what stood before the label of a heading', 'All of it is gone.\n\n.. _one:\n\nHarbour\n=======\n\nA text.', '.. _one:\n\nHarbour\n=======\n\nA text.', ['paragraph before target "" for 0']),
]  # fmt: skip


def parse(text: str) -> nodes.document:
    settings = {'_disable_config': True, 'doctitle_xform': False, 'report_level': 5}
    document: nodes.document = publish_doctree(text, settings_overrides=settings)
    return document


def article_of(original: nodes.document, edited: nodes.document) -> Article:
    options = default_options()
    sides = [flatten(document.children, KNOWN, options.folding) for document in (original, edited)]
    blocks = [[text.block for text in side] for side in sides]
    account = compare(*blocks, options)
    article = Article(*sides, account, '[...]', KNOWN, NodeSet([edited]))
    return with_context_changes(article, edited.children)


def name(anchor: nodes.Element | Wrap) -> str:
    if isinstance(anchor, Wrap):
        return f'mark around {name(anchor.nodes[0])}'
    return f'{anchor.tagname} "{" ".join(anchor.astext().split())}"'


def described(article: Article, operation: Operation) -> str:
    """Return an operation as a line: all that a writer of another markup would need."""
    removed = getattr(operation, 'removed', ())
    groups = ';'.join(','.join(map(str, blocks)) for blocks in removed)
    if isinstance(operation, InlineMark):
        text = article.edited[operation.block].block.text[operation.start : operation.stop]
        edit = f' {operation.edit.pair}.{operation.edit.edit}' if operation.edit else ''
        return f'{operation.kind} "{text}"{edit}'
    if isinstance(operation, BlockMark):
        return f'{" ".join(operation.classes)} on {name(operation.node)}'
    if isinstance(operation, Wrap):
        lines = f', lines {operation.code.lines}' if operation.code else ''
        around = ', '.join(map(name, operation.nodes))
        return f'{" ".join(operation.classes)} around {around}{lines}'
    if isinstance(operation, TextSign):
        return f'sign in {operation.block}'
    if isinstance(operation, ColumnElision):
        return f'column {operation.at} in {len(operation.cells)} rows for {groups}'
    if isinstance(operation, TypedElision):
        return f'{name(operation.anchor)} for {groups}'
    side = operation.place.side
    place = f'{side} in' if side in ('first', 'last') else side
    place = f'{place} {name(operation.place.anchor)}'
    if isinstance(operation, BlockSign):
        return f'sign {place}'
    if isinstance(operation, RowElision):
        return f'row of {operation.cells} {place} for {groups}'
    assert isinstance(operation, BlockElision)
    return f'{operation.form.kind.__name__} {place} for {groups}'


@pytest.mark.parametrize(
    ('original', 'edited', 'operations'),
    [row[1:] for row in PLANS],
    ids=[row[0] for row in PLANS],
)
def test_a_plan_says_what_is_marked(original: str, edited: str, operations: list[str]) -> None:
    article = article_of(parse(original), parse(edited))
    assert [described(article, one) for one in plan(article).operations] == operations


@pytest.mark.parametrize('files', [FILES, FILES[::-1]], ids=['forwards', 'backwards'])
def test_planning_leaves_the_tree_as_it_is_and_says_the_same_each_time(
    files: tuple[str, str],
) -> None:
    original, edited = map(parse, files)
    before = original.pformat(), edited.pformat()
    article = article_of(original, edited)
    plans = [
        [described(article, operation) for operation in plan(article).operations] for _ in range(2)
    ]
    assert plans[0] == plans[1]
    assert len(plans[0]) > 5
    assert (original.pformat(), edited.pformat()) == before


@pytest.mark.parametrize('files', [FILES, FILES[::-1]], ids=['forwards', 'backwards'])
def test_a_plan_applied_to_copies_gives_the_same_tree_and_can_be_undone(
    files: tuple[str, str],
) -> None:
    original, edited = map(parse, files)
    marked = []
    for copy in (edited.deepcopy(), edited.deepcopy()):
        article = article_of(original, copy)
        edits = TreeEdits()
        operations = plan(article)
        annotation = apply(operations, article, edits)
        marked.append(copy.pformat())
        assert annotation.kinds == operations.kinds
        edits.undo()
        assert copy.pformat() == edited.pformat()
    assert marked[0] == marked[1] != edited.pformat()


def test_an_annotation_says_which_node_is_of_which_edit() -> None:
    article = article_of(
        parse('One.\n\nTwo lamps.\n\nThe rusty ferry left.'), parse('One.\n\nThe ferry left.')
    )
    annotation = apply(plan(article), article, TreeEdits())
    [mark] = annotation.marks
    pair, edit = annotation.edit_of[mark]
    assert article.account.pairs[pair].edits[edit].kind == 'removed'
    assert [removed for _, removed in annotation.removals] == [(1,)]
    assert annotation.elided == {1}
    assert annotation.inserted == tuple(node for node, _ in annotation.removals)
