"""How the nodes of Sphinx are compared and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The attributes of a cross-reference that readers see.
_TARGET = ('refdomain', 'reftype', 'reftarget', 'refuri')

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
