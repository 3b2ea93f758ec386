"""How the nodes of Sphinx's extensions, of sphinx-design and of this extension are treated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.rules import EVERY, Rule
from sphinxcontrib_ledger.nodes import OWN_BOX

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Nodes of Sphinx's own extensions and of sphinx-design, by their modules.
EXTENSIONS: Sequence[Rule] = (
    *[
        Rule(
            f'sphinx.domains.{language}.AliasNode',
            'atom',
            'the declaration that it repeats is looked up later',
            shown=('sig', 'aliasOptions'),
        )
        for language in ('c', 'cpp')
    ],
    Rule('sphinx.ext.todo.todo_node', 'inside', 'it holds blocks'),
    Rule(
        'sphinxcontrib_ledger.baseline.directive.version_changes',
        'skip',
        'made of other documents',
    ),
    Rule('sphinx.ext.todo.todolist', 'skip', 'made of other documents'),
    Rule('sphinx.ext.ifconfig.ifconfig', 'inside', 'some projects show what it holds'),
    Rule('sphinx.ext.viewcode.viewcode_anchor', 'skip', 'not shown'),
    Rule('sphinx.ext.graphviz.graphviz', 'atom', 'a picture has no words', shown=EVERY),
    Rule(
        'sphinx.ext.autosummary.autosummary_table',
        'inside',
        'it comes from a comment, and holds a table all the same',
    ),
    *(
        Rule(
            'sphinx_exercise.nodes.exercise_title',
            'inside',
            'its subtitle is a text, the rest is made',
            within=exercise,
        )
        for exercise in ('', 'exercise_node', 'exercise_enumerable_node')
    ),
    Rule('sphinx_exercise.nodes.solution_title', 'skip', "made of the exercise's title"),
    Rule('sphinx_design.aside.aside_main', 'inside', 'it holds blocks'),
    Rule('sphinx_design.dropdown.dropdown_main', 'inside', 'it holds blocks'),
    Rule('sphinx_design.dropdown.dropdown_title', 'words', 'it has text'),
    Rule('sphinx_design.tabs.sd_tab_input', 'skip', 'a button without text'),
    Rule('sphinx_design.tabs.sd_tab_label', 'words', 'it has text'),
    Rule('sphinx_design.icons.fontawesome', 'atom', 'an icon has no words', shown=EVERY),
    Rule('sphinx_design.icons.sd_icon', 'atom', 'an icon has no words', shown=('svg',)),
    Rule(
        'sphinx_design.shared.PassthroughTextElement',
        'words',
        'it has text, and no look of its own',
        'text',
        look='none',
    ),
    *(
        Rule(
            'sphinx_design.shared.PassthroughTextElement',
            'words',
            'all of the card leads where this link does, and its text is hidden',
            'holder',
            kind='card-link',
            look='none',
            within=f'container.{card}',
        )
        for card in ('sd-card', 'sd-card-img-overlay')
    ),
)

#: Our own marks and boxes: an article that stands in an article is read with them.
OURS: Sequence[Rule] = (
    Rule(
        'ledger_elision ledger_moved_sign ledger_elision_block ledger_moved_block',
        'skip',
        'no text of the article',
    ),
    Rule('ledger_legend ledger_note ledger_changes', 'skip', 'it tells of the marks'),
    Rule('ledger_record', 'skip', 'not shown'),
    Rule('ledger_markup', 'skip', 'HTML tags without text', place='block'),
    Rule(
        'ledger_markup',
        'skip',
        'half of a pair of tags would break what is around it',
        'apart',
        place='inline',
    ),
)

#: Boxes of ours whose classes are not in our module of nodes.
BOXES: Sequence[Rule] = (
    Rule(
        'docutils.nodes.important',
        'skip',
        'a notice of ours is text of neither file',
        if_attribute=OWN_BOX,
    ),
    Rule(
        'sphinxcontrib_ledger.extension.legends.project.project_legend',
        'skip',
        'it tells of the marks',
    ),
)
