"""How docutils' own nodes are compared and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The attributes of a picture that readers see.
_PICTURE = ('uri', 'alt', 'width', 'height', 'scale', 'align')

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
        'a part of a formula cannot be marked safely; spaces that nobody sees, and the name of '
        'its label, are no edits',
        place='block',
        kind='math',
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
    Rule('problematic', 'skip', 'a label that leads to itself is no text', place='block'),
    Rule(
        'footnote_reference',
        'skip',
        'a number is no edit, and its place is compared by itself',
        'apart',
        place='inline',
    ),
    Rule('target', 'skip', 'names of labels are no edits', place='block'),
    Rule('target', 'words', 'a label within text has a text', place='inline', look='none'),
    Rule(
        'label',
        'words',
        'it names what is beside it, as a citation or a tab',
        'text',
        kind='label',
    ),
    Rule('label', 'skip', 'the number of a footnote is no edit', within='footnote'),
    Rule('generated', 'skip', 'the number of a section is counted, not written'),
    Rule('comment meta pending', 'skip', 'not shown'),
    Rule('substitution_definition', 'skip', 'shown where it is used'),
    Rule('system_message', 'skip', 'about the text, not of it'),
    Rule('colspec', 'skip', 'widths of columns are no edits'),
    Rule('decoration header footer', 'inside', 'they hold blocks, in plain docutils'),
)
