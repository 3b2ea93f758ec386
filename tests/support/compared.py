"""Articles that are compared without Sphinx."""

from __future__ import annotations

from docutils import nodes
from docutils.core import publish_doctree

from sphinxcontrib_ledger.pipeline import Comparison, Doctrees, process_article, sides_of
from sphinxcontrib_ledger.settings.values import settings_of


def compared(original: str, edited: str) -> Comparison:
    """Return the comparison of two reStructuredText files, the edited one being marked."""
    settings = {'_disable_config': True, 'doctitle_xform': False, 'report_level': 5}
    trees = [publish_doctree(text, settings_overrides=settings) for text in (original, edited)]
    sides = Doctrees(trees[0].children, trees[1].children)
    tops = [node for node in trees[1].children if isinstance(node, nodes.Element)]
    ours = settings_of(None, {})
    if not tops:
        tops = [nodes.pending(nodes.Node)]
        trees[1].append(tops[0])
    return process_article(sides_of(sides, ours), tops, ours)
