"""Articles of any format, read as the command line reads them, without Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from case import Case  # noqa: F401  (its import makes the folder above known)
from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, roles
from docutils.transforms import Transform
from docutils.utils import new_document
from sphinx import addnodes

from sphinxcontrib_ledger.compat.registries import registry_kept, role_registry
from sphinxcontrib_ledger.pipeline import Comparison, Doctrees, process_article, sides_of
from sphinxcontrib_ledger.read.registry import FORMATS
from sphinxcontrib_ledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable


def compared_as(form: str, original: str, edited: str) -> Comparison:
    """Compare two articles of a format, with all default settings."""
    both = FORMATS[form].both
    parsers = both(original, edited) if both else (FORMATS[form].parse,) * 2
    before = _document(original, parsers[0])
    after = _document(edited, parsers[1])
    settings = Settings()
    sides = sides_of(Doctrees(before.children, after.children), settings)
    roots = [node for node in after.children if isinstance(node, nodes.Element)]
    if not roots:
        after.append(nodes.pending(Transform))
        roots = list(after.children)
    return process_article(sides, roots, settings)


def _document(text: str, parse: Callable[[str, nodes.document], None]) -> nodes.document:
    settings = get_default_settings(Parser)
    settings.report_level = 5
    document = new_document('kind', settings)
    with registry_kept(role_registry()):
        # What Sphinx has for its domain.
        roles.register_local_role('eq', _equation)
        parse(text, document)
    # Plain docutils knows no labels of formulas: their names stand for them.
    for formula in document.findall(nodes.math_block):
        if formula['names']:
            formula['label'] = formula['names'][0]
    return document


def _equation(
    _name: str, _raw: str, text: str, *_others: Any
) -> tuple[list[nodes.Node], list[Any]]:
    """Make the reference to a formula that Sphinx makes of this role."""
    reference = addnodes.pending_xref(
        '', nodes.literal('', text), refdomain='math', reftype='eq', reftarget=text
    )
    return [reference], []
