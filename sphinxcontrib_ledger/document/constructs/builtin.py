"""Our own rows: the constructs of docutils, of Sphinx and its extensions, and of sphinx-design.

A row names the classes that it is about, which stand in one module.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.lookup import Constructs
from sphinxcontrib_ledger.document.constructs.rules import EVERY, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What a picture shows besides itself.
_PICTURE = ('uri', 'alt', 'width', 'height', 'scale', 'align')
_TARGET = ('refdomain', 'reftype', 'reftarget', 'refuri')

DOCUTILS: Sequence[Row] = (
    Row(
        'document section topic sidebar docinfo authors compound container block_quote',
        'inside',
        'they hold blocks',
    ),
    Row(
        'attention caution danger error important note tip hint warning admonition',
        'inside',
        'they hold blocks, and their headings are those of a theme',
    ),
    Row('bullet_list enumerated_list list_item', 'inside', 'an item is what it holds'),
    Row(
        'bullet_list',
        'skip',
        'the list of contents is made of the headings, which are marked themselves',
        within='topic.contents',
    ),
    Row('definition_list definition_list_item definition', 'inside', 'terms and definitions'),
    Row('field_list field field_body', 'inside', 'names and bodies of fields'),
    Row(
        'option_list option_list_item option_group option description',
        'inside',
        'options and what is said of them',
    ),
    Row('line_block', 'inside', 'each line is a block'),
    Row('figure legend', 'inside', 'the picture, its caption and its legend are blocks'),
    Row('footnote citation', 'inside', 'their bodies are text'),
    Row('table tgroup thead tbody entry', 'inside', 'columns are aligned, then rows and cells'),
    Row('row', 'row', 'a cell can only become the same cell of another row'),
    Row('title subtitle', 'words', 'a heading has no room for a bar', 'text', kind='title'),
    Row('paragraph attribution line', 'words', 'they have text'),
    Row('rubric caption term field_name', 'words', 'they name what is beside them', kind='label'),
    Row(
        'option_string',
        'words',
        'it stands in one line with others, so that there is no room for a bar',
        'text',
        kind='label',
    ),
    Row(
        'classifier option_argument',
        'words',
        'they stand in one line with others, so that there is no room for a bar',
        'text',
        kind='note',
    ),
    Row(
        'author organization address contact version revision status date copyright',
        'words',
        'fields that open a document, in plain docutils',
    ),
    Row('literal_block doctest_block', 'lines', 'code is read, and highlighted, by lines'),
    Row(
        'math_block',
        'atom',
        'a part of a formula cannot be marked safely',
        place='block',
        kind='math',
        shown=('label',),
    ),
    Row('math', 'atom', 'a part of a formula cannot be marked safely', place='inline'),
    Row('image', 'atom', 'a picture has no words', shown=_PICTURE),
    Row('raw', 'sealed', 'what it shows is known to its writer alone', shown=('format',)),
    Row('transition', 'atom', 'it has no words'),
    Row('literal', 'word', 'docutils makes one element of it in HTML', place='inline'),
    Row('citation_reference', 'atom', 'its label is looked up as a whole', place='inline'),
    Row(
        'abbreviation',
        'atom',
        'its explanation belongs to the whole of it',
        place='inline',
        shown=('explanation',),
    ),
    Row(
        'reference',
        'atom',
        'as a block of its own it is around a picture',
        place='block',
        kind='image',
        look='link',
    ),
    Row('reference', 'words', 'a link is where it leads to', place='inline', look='link'),
    Row(
        'emphasis strong inline subscript superscript title_reference acronym '
        'substitution_reference',
        'words',
        'their text is marked inside them',
        place='inline',
    ),
    Row('problematic', 'words', 'an error of markup is no look', place='inline', look='none'),
    Row('footnote_reference', 'skip', 'a number is no edit', 'apart', place='inline'),
    Row('target', 'skip', 'names of labels are no edits', place='block'),
    Row('target', 'words', 'a label within text has a text', place='inline', look='none'),
    Row('label', 'skip', 'the number of a footnote is no edit'),
    Row('label', 'words', 'a citation has a name', 'text', kind='label', within='citation'),
    Row('generated', 'skip', 'the number of a section is counted, not written'),
    Row('comment meta pending', 'skip', 'not shown'),
    Row('substitution_definition', 'skip', 'shown where it is used'),
    Row('system_message', 'skip', 'about the text, not of it'),
    Row('colspec', 'skip', 'widths of columns are no edits'),
    Row('decoration header footer', 'inside', 'they hold blocks, in plain docutils'),
)

SPHINX: Sequence[Row] = (
    Row('desc desc_content', 'inside', 'a signature, and what is said of it'),
    Row(
        'desc_signature',
        'words',
        'a signature is read by its parts, and its name says whose it is',
        kind='signature',
    ),
    Row(
        'desc_inline desc_name desc_addname desc_type desc_annotation desc_sig_element',
        'words',
        'they are read with the rest of the signature',
    ),
    Row(
        'desc_signature_line desc_parameterlist desc_type_parameter_list desc_parameter '
        'desc_type_parameter desc_optional desc_returns',
        'part',
        'a writer sets brackets, commas and arrows around them, and counts them',
        place='inline',
    ),
    Row('versionmodified seealso', 'inside', 'they hold blocks'),
    Row('productionlist', 'inside', 'each production is a block'),
    Row('production', 'words', 'a rule of a grammar is known by its name', kind='signature'),
    Row('centered', 'words', 'it has text'),
    Row('acks hlist hlistcol glossary', 'inside', 'they hold a list'),
    Row('only', 'inside', 'some formats show what it holds'),
    Row('start_of_file', 'inside', 'it holds a document'),
    Row('toctree', 'skip', 'made of other documents'),
    Row('index', 'skip', 'not shown'),
    Row('highlightlang', 'skip', 'not shown'),
    Row('tabular_col_spec', 'skip', 'widths of columns are no edits'),
    Row(
        'pending_xref',
        'atom',
        'its text may be that of its target, which comes later',
        place='inline',
        shown=_TARGET,
    ),
    Row(
        'pending_xref',
        'words',
        'its text was written for it',
        place='inline',
        shown=_TARGET,
        having='refexplicit',
    ),
    Row('pending_xref_condition', 'words', 'a text that a cross-reference may have', look='none'),
    Row('number_reference', 'atom', 'it is where it leads to', shown=_TARGET),
    # Sphinx gives an address only to the edited article's: it is what was written once more.
    Row('download_reference', 'atom', 'it is the file that it leads to', shown=('reftarget',)),
    Row('manpage', 'atom', 'it may become a link', place='inline'),
)

#: Nodes of Sphinx's own extensions and of sphinx-design, by their modules.
OTHERS: Sequence[Row] = (
    *[
        Row(
            f'sphinx.domains.{language}.AliasNode',
            'atom',
            'the declaration that it repeats is looked up later',
            shown=('sig', 'aliasOptions'),
        )
        for language in ('c', 'cpp')
    ],
    Row('sphinx.ext.todo.todo_node', 'inside', 'it holds blocks'),
    Row('sphinx.ext.todo.todolist', 'skip', 'made of other documents'),
    Row('sphinx.ext.ifconfig.ifconfig', 'inside', 'some projects show what it holds'),
    Row('sphinx.ext.viewcode.viewcode_anchor', 'skip', 'not shown'),
    Row('sphinx.ext.graphviz.graphviz', 'atom', 'a picture has no words', shown=EVERY),
    Row(
        'sphinx.ext.autosummary.autosummary_table',
        'inside',
        'it comes from a comment, and holds a table all the same',
    ),
    Row('sphinx_design.aside.aside_main', 'inside', 'it holds blocks'),
    Row('sphinx_design.dropdown.dropdown_main', 'inside', 'it holds blocks'),
    Row('sphinx_design.dropdown.dropdown_title', 'words', 'it has text'),
    Row('sphinx_design.tabs.sd_tab_input', 'skip', 'a button without text'),
    Row('sphinx_design.tabs.sd_tab_label', 'words', 'it has text'),
    Row('sphinx_design.icons.fontawesome', 'atom', 'an icon has no words', shown=EVERY),
    Row('sphinx_design.icons.sd_icon', 'atom', 'an icon has no words', shown=('svg',)),
    Row(
        'sphinx_design.shared.PassthroughTextElement',
        'words',
        'it has text, and no look of its own',
        'text',
        look='none',
    ),
    *(
        Row(
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
OURS: Sequence[Row] = (
    Row(
        'ledger_elision ledger_moved_sign ledger_elision_block ledger_moved_block',
        'skip',
        'no text of the article',
    ),
    Row('ledger_markup', 'skip', 'HTML tags without text', place='block'),
    Row(
        'ledger_markup',
        'skip',
        'half of a pair of tags would break what is around it',
        'apart',
        place='inline',
    ),
)


def _of(module: str, rows: Sequence[Row]) -> Iterator[Row]:
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
