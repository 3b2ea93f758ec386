"""The entries of changed pages in contents carry a class, by which themes show a dot.

In: what became of all pages, when they have been read.
Out: the class in Sphinx's environment, which all contents of all themes are made of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxcontrib_ledger.baseline.pages import outcomes_of
from sphinxcontrib_ledger.extension.outputs import note, showed
from sphinxcontrib_ledger.nodes import CHANGED_PAGE

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The pages that have dots in the contents of an output.
DOTS = 'dots'


def put_dots(app: Sphinx, env: Any) -> list[str]:
    """Give the class to the pages that have edits; return all pages if these are others now."""
    dotted = sorted(name for name, outcome in outcomes_of(env).items() if outcome.edits)
    for name in dotted:
        for entry in env.tocs[name].children[:1]:
            # A page that was not read again has it already.
            if CHANGED_PAGE not in entry['classes']:
                entry['classes'].append(CHANGED_PAGE)
    if app.builder.format != 'html' or showed(app, DOTS) == dotted:
        return []
    note(app, DOTS, dotted)
    return sorted(env.found_docs)
