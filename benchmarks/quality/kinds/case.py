"""An instance of a kind of edit: two articles, and what a reader must see of each text.

Each module of this folder has ``make(random) -> Case`` and ``right(case, comparison) -> bool``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser
from docutils.utils import new_document

from sphinxcontrib_ledger.document.blocks import flatten
from sphinxcontrib_ledger.document.constructs import KNOWN
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.engine.tokens.normalization import Folding
from sphinxcontrib_ledger.pipeline import Sides, process_article
from sphinxcontrib_ledger.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.pipeline import Comparison

sys.path.insert(0, str(Path(__file__).parents[1]))


class Case(NamedTuple):
    """Two articles in reStructuredText, and what is known of them.

    ``name`` says which variant of the kind it is; ``known`` is for the module that made it.
    """

    name: str
    original: str
    edited: str
    known: object = None


class Seen(NamedTuple):
    """A text of the edited article as a reader sees it.

    ``new`` are its marked words, ``gone`` those of the original that its marks stand for, both
    without spaces; ``boxed`` says that a mark of another context is around it.
    """

    text: str
    new: str
    gone: str
    moved: bool
    boxed: bool

    @property
    def is_unmarked(self) -> bool:
        """Whether there is no mark of any kind on it."""
        return not (self.new or self.gone or self.moved or self.boxed)

    @property
    def is_new(self) -> bool:
        """Whether all of its words are marked, and none of the original's are gone for them."""
        return self.new == dense(self.text) and not self.gone and not self.moved


def dense(text: str) -> str:
    """Return a text without its spaces."""
    return ''.join(text.split())


def compared(case: Case) -> Comparison:
    """Compare the two articles of a case, with all default settings."""
    documents = []
    for text in (case.original, case.edited):
        settings = get_default_settings(Parser)
        settings.report_level = 5
        documents.append(new_document('kind', settings))
        Parser().parse(text, documents[-1])
    sides = [flatten(document.children, KNOWN, Folding()) for document in documents]
    roots = [node for node in documents[1].children if isinstance(node, nodes.Element)]
    return process_article(Sides(*sides), roots, Settings())


def seen(comparison: Comparison) -> list[Seen]:
    """Return the texts of the edited article in order, as a reader sees them.

    Of a text that was split or merged, what is gone is told with its first part.
    """
    article = comparison.article
    account = article.account
    marked = NodeSet(mark.node for mark in article.context_marks)
    texts: dict[int, Seen] = {}
    for pair in account.pairs:
        edits = [edit for edit in pair.edits if edit.kind != 'same']
        gone = [
            account.original_tokens(pair).text(*edit.original) for edit in edits if edit.original
        ]
        start = 0
        for which, j in enumerate(pair.edited):
            words = account.edited.tokens(j)
            new = [
                words[at - start].text
                for edit in edits
                for at in range(*edit.edited)
                if start <= at < start + len(words)
            ]
            start += len(words)
            is_boxed = any(outer in marked for outer in self_and_ancestors(article.edited[j].node))
            lost = dense(''.join(gone)) if not which else ''
            text = account.edited[j].text
            texts[j] = Seen(text, dense(''.join(new)), lost, pair.moved, is_boxed)
    return [texts[j] for j in sorted(texts)]


def removed(comparison: Comparison) -> list[str]:
    """Return the texts of the original that are gone altogether."""
    account = comparison.article.account
    return [
        account.original[i].text
        for pair in account.pairs
        if not pair.edited
        for i in pair.original
    ]


def of_text(texts: Sequence[Seen], text: str) -> Iterator[Seen]:
    """Go through what is seen of the texts that read like this."""
    return (one for one in texts if dense(one.text) == dense(text))
