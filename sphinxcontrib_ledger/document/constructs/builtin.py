"""Our own rows: the constructs of docutils, of Sphinx and its extensions, and of sphinx-design.

A row names the classes that it is about, which stand in one module.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.lookup import Constructs
from sphinxcontrib_ledger.document.constructs.rules import EVERY, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What a picture shows besides itself.
_PICTURE = ('uri', 'alt', 'width', 'height', 'scale', 'align')
_TARGET = ('refdomain', 'reftype', 'reftarget', 'refuri')

DOCUTILS: Sequence[Rule] = (
    Rule(
        'document section topic sidebar docinfo authors compound container block_quote',
        'inside',
        'they hold blocks',
    ),
    Rule(
        'attention caution danger error important note tip hint warning admonition',
        'inside',
        'they hold blocks, and their headings are those of a theme',
    ),
    Rule('bullet_list enumerated_list list_item', 'inside', 'an item is what it holds'),
    Rule(
        'bullet_list',
        'skip',
        'the list of contents is made of the headings, which are marked themselves',
        within='topic.contents',
    ),
    Rule('definition_list definition_list_item definition', 'inside', 'terms and definitions'),
    Rule('field_list field field_body', 'inside', 'names and bodies of fields'),
    Rule(
        'option_list option_list_item option_group option description',
        'inside',
        'options and what is said of them',
    ),
    Rule('line_block', 'inside', 'each line is a block'),
    Rule('figure legend', 'inside', 'the picture, its caption and its legend are blocks'),
    Rule('footnote citation', 'inside', 'their bodies are text'),
    Rule('table tgroup thead tbody entry', 'inside', 'columns are aligned, then rows and cells'),
    Rule('row', 'row', 'a cell can only become the same cell of another row'),
    Rule('title subtitle', 'words', 'a heading has no room for a bar', 'text', kind='title'),
    Rule('paragraph attribution line', 'words', 'they have text'),
    Rule('rubric caption term field_name', 'words', 'they name what is beside them', kind='label'),
    Rule(
        'option_string',
        'words',
        'it stands in one line with others, so that there is no room for a bar',
        'text',
        kind='label',
    ),
    Rule(
        'classifier option_argument',
        'words',
        'they stand in one line with others, so that there is no room for a bar',
        'text',
        kind='note',
    ),
    Rule(
        'author organization address contact version revision status date copyright',
        'words',
        'fields that open a document, in plain docutils',
    ),
    Rule('literal_block doctest_block', 'lines', 'code is read, and highlighted, by lines'),
    Rule(
        'math_block',
        'atom',
        'a part of a formula cannot be marked safely',
        place='block',
        kind='math',
        shown=('label',),
    ),
    Rule('math', 'atom', 'a part of a formula cannot be marked safely', place='inline'),
    Rule('image', 'atom', 'a picture has no words', shown=_PICTURE),
    Rule('raw', 'sealed', 'what it shows is known to its writer alone', shown=('format',)),
    Rule('transition', 'atom', 'it has no words'),
    Rule('literal', 'word', 'docutils makes one element of it in HTML', place='inline'),
    Rule('citation_reference', 'atom', 'its label is looked up as a whole', place='inline'),
    Rule(
        'abbreviation',
        'atom',
        'its explanation belongs to the whole of it',
        place='inline',
        shown=('explanation',),
    ),
    Rule(
        'reference',
        'atom',
        'as a block of its own it is around a picture',
        place='block',
        kind='image',
        look='link',
    ),
    Rule('reference', 'words', 'a link is where it leads to', place='inline', look='link'),
    Rule(
        'emphasis strong inline subscript superscript title_reference acronym '
        'substitution_reference',
        'words',
        'their text is marked inside them',
        place='inline',
    ),
    Rule('problematic', 'words', 'an error of markup is no look', place='inline', look='none'),
    Rule('footnote_reference', 'skip', 'a number is no edit', 'apart', place='inline'),
    Rule('target', 'skip', 'names of labels are no edits', place='block'),
    Rule('target', 'words', 'a label within text has a text', place='inline', look='none'),
    Rule('label', 'skip', 'the number of a footnote is no edit'),
    Rule('label', 'words', 'a citation has a name', 'text', kind='label', within='citation'),
    Rule('generated', 'skip', 'the number of a section is counted, not written'),
    Rule('comment meta pending', 'skip', 'not shown'),
    Rule('substitution_definition', 'skip', 'shown where it is used'),
    Rule('system_message', 'skip', 'about the text, not of it'),
    Rule('colspec', 'skip', 'widths of columns are no edits'),
    Rule('decoration header footer', 'inside', 'they hold blocks, in plain docutils'),
)

SPHINX: Sequence[Rule] = (
    Rule('desc desc_content', 'inside', 'a signature, and what is said of it'),
    Rule(
        'desc_signature',
        'words',
        'a signature is read by its parts, and its name says whose it is',
        kind='signature',
    ),
    Rule(
        'desc_inline desc_name desc_addname desc_type desc_annotation desc_sig_element',
        'words',
        'they are read with the rest of the signature',
    ),
    Rule(
        'desc_signature_line desc_parameterlist desc_type_parameter_list desc_parameter '
        'desc_type_parameter desc_optional desc_returns',
        'part',
        'a writer sets brackets, commas and arrows around them, and counts them',
        place='inline',
    ),
    Rule('versionmodified seealso', 'inside', 'they hold blocks'),
    Rule('productionlist', 'inside', 'each production is a block'),
    Rule('production', 'words', 'a rule of a grammar is known by its name', kind='signature'),
    Rule('centered', 'words', 'it has text'),
    Rule('acks hlist hlistcol glossary', 'inside', 'they hold a list'),
    Rule('only', 'inside', 'some formats show what it holds'),
    Rule('start_of_file', 'inside', 'it holds a document'),
    Rule('toctree', 'skip', 'made of other documents'),
    Rule('index', 'skip', 'not shown'),
    Rule('highlightlang', 'skip', 'not shown'),
    Rule('tabular_col_spec', 'skip', 'widths of columns are no edits'),
    Rule(
        'pending_xref',
        'atom',
        'its text may be that of its target, which comes later',
        place='inline',
        shown=_TARGET,
    ),
    Rule(
        'pending_xref',
        'words',
        'its text was written for it',
        place='inline',
        shown=_TARGET,
        if_attribute='refexplicit',
    ),
    Rule('pending_xref_condition', 'words', 'a text that a cross-reference may have', look='none'),
    Rule('number_reference', 'atom', 'it is where it leads to', shown=_TARGET),
    # Sphinx gives an address only to the edited article's: it is what was written once more.
    Rule('download_reference', 'atom', 'it is the file that it leads to', shown=('reftarget',)),
    Rule('manpage', 'atom', 'it may become a link', place='inline'),
)

#: Nodes of Sphinx's own extensions and of sphinx-design, by their modules.
OTHERS: Sequence[Rule] = (
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
    Rule('sphinx.ext.todo.todolist', 'skip', 'made of other documents'),
    Rule('sphinx.ext.ifconfig.ifconfig', 'inside', 'some projects show what it holds'),
    Rule('sphinx.ext.viewcode.viewcode_anchor', 'skip', 'not shown'),
    Rule('sphinx.ext.graphviz.graphviz', 'atom', 'a picture has no words', shown=EVERY),
    Rule(
        'sphinx.ext.autosummary.autosummary_table',
        'inside',
        'it comes from a comment, and holds a table all the same',
    ),
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

#: Our own marks: an article that stands in an article is read with them.
OURS: Sequence[Rule] = (
    Rule(
        'ledger_elision ledger_moved_sign ledger_elision_block ledger_moved_block',
        'skip',
        'no text of the article',
    ),
    Rule('ledger_markup', 'skip', 'HTML tags without text', place='block'),
    Rule(
        'ledger_markup',
        'skip',
        'half of a pair of tags would break what is around it',
        'apart',
        place='inline',
    ),
)


def _of(module: str, rows: Sequence[Rule]) -> Iterator[Rule]:
    """Go through rows, one for each class that they name."""
    for row in rows:
        for name in row.node.split():
            yield row._replace(node=f'{module}.{name}' if module else name)


#: What is known without being told.
KNOWN = Constructs(
    tuple(
        chain(
            _of('docutils.nodes', DOCUTILS),
            _of('sphinx.addnodes', SPHINX),
            _of('', OTHERS),
            _of('sphinxcontrib_ledger.nodes', OURS),
        )
    )
)
