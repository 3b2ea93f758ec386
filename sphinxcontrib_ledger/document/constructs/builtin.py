"""The built-in table: the rules for docutils, Sphinx, its extensions, sphinx-design and our marks.

A rule names the classes that it is about, which stand in one module.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.document.constructs.builtin_docutils import DOCUTILS
from sphinxcontrib_ledger.document.constructs.builtin_extensions import (
    BOXES,
    EXTENSIONS,
    OURS,
)
from sphinxcontrib_ledger.document.constructs.builtin_sphinx import SPHINX
from sphinxcontrib_ledger.document.constructs.lookup import Constructs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.document.constructs.rules import Rule


def _of(module: str, rules: Sequence[Rule]) -> Iterator[Rule]:
    """Go through rules, one for each class that they name."""
    for rule in rules:
        for name in rule.node.split():
            yield rule._replace(node=f'{module}.{name}' if module else name)


#: The rules of a project that gives none of its own.
KNOWN = Constructs(
    tuple(
        chain(
            _of('docutils.nodes', DOCUTILS),
            _of('sphinx.addnodes', SPHINX),
            _of('', EXTENSIONS),
            _of('', BOXES),
            _of('sphinxcontrib_ledger.nodes', OURS),
        )
    )
)
