"""The step that records an article: its marks get numbers, and what is known becomes a value.

In: an article whose marks were applied and proved, where it stands in its document.
Out: its :class:`ArticleRecord`; on the marks, strings that lead to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.annotate.original_column import original_blocks
from sphinxcontrib_ledger.annotate.original_words import original_words
from sphinxcontrib_ledger.document.node_map import NodeSet
from sphinxcontrib_ledger.document.presentation import differs_in_presentation
from sphinxcontrib_ledger.document.traversal import outermost_mark
from sphinxcontrib_ledger.engine.statistics import extent, ignored, is_same
from sphinxcontrib_ledger.engine.tokens.normalization import PRESENTATION
from sphinxcontrib_ledger.export.barred import barred
from sphinxcontrib_ledger.export.edit_records import edit_records
from sphinxcontrib_ledger.export.move_origins import note_origins
from sphinxcontrib_ledger.export.numbering import number_marks, number_within
from sphinxcontrib_ledger.export.record import ArticleRecord, OriginalWords
from sphinxcontrib_ledger.export.visible_edits import visible_edits
from sphinxcontrib_ledger.nodes import ARTICLE, TRANSPARENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.export.record import Proved
    from sphinxcontrib_ledger.pipeline import Comparison
    from sphinxcontrib_ledger.settings import Settings

#: The attributes of elements that have the number of an entry in their article's record: in
#: ``words`` what they stand for, in ``beside`` the blocks of the original beside them.
WORDS, BESIDE = 'ledger-words', 'ledger-beside'
#: The parts that were proved, by how many accounts were given up before.
_PROVED: tuple[Proved, ...] = ('words', 'blocks', 'nothing')


class Files(NamedTuple):
    """The files of an article as its directive names them."""

    original: str
    edited: str


def empty_record(article: str, files: Files, settings: Settings) -> ArticleRecord:
    """Return the record of an article without marks."""
    return ArticleRecord(
        article,
        *files,
        editor=settings.editor,
        source=settings.source,
        edited_on=settings.edited_on,
        ellipsis=settings.ellipsis,
        reveal=settings.reveal,
    )


def record_article(
    comparison: Comparison, document: nodes.document, empty: ArticleRecord, *, stats: bool
) -> ArticleRecord:
    """Number the marks of an article in its document, and return all that is known of it.

    ``empty`` has its name, files and settings; ``stats`` says whether readers are told figures.
    """
    article, annotation = comparison.article, comparison.annotation
    record = replace(
        empty,
        proved=_PROVED[len(comparison.failures)],
        unchanged=not comparison.failures and is_same(article.account),
        ignored=tuple(sorted(_ignored(article))),
        statistics=extent(article.account) if stats else None,
    )
    if annotation.kinds:
        edits = list(visible_edits(tops_of(document, comparison)))
        number_marks(record.article, edits)
        note_origins(article, record.article, edits)
        records, sections = edit_records(
            article, annotation, edits, reveals=empty.reveal != 'never'
        )
        record = replace(
            record,
            kinds=tuple(sorted(annotation.kinds)),
            bars=barred(article, annotation),
            unchanged=False,
            sections=sections,
            edits=records,
        )
    return record if record.reveal == 'never' else _revealed(comparison, record)


def _ignored(article: Article) -> frozenset[str]:
    """Return the classes of difference that both sides have and that are not marked."""
    account = article.account
    classes = ignored(account)
    is_asked = PRESENTATION in account.options.folding.ignored
    if is_asked and differs_in_presentation(account, article.original, article.edited):
        return classes | {PRESENTATION}
    return classes


def tops_of(document: nodes.document, comparison: Comparison) -> Iterator[nodes.Node]:
    """Go through the outermost marks and elements of an article in reading order."""
    parts = (*comparison.roots, *comparison.annotation.inserted)
    tops = NodeSet(outermost_mark(part, TRANSPARENT) for part in parts)
    waiting: list[nodes.Node] = [document]
    while waiting:
        node = waiting.pop()
        if node in tops:
            yield node
        else:
            waiting += reversed(node.children)


def _revealed(comparison: Comparison, record: ArticleRecord) -> ArticleRecord:
    """Return a record with the original's words: its author asks for them."""
    article, annotation = comparison.article, comparison.annotation
    marks = original_words(article, annotation, first=record.reveal == 'inline')
    for place, (mark, _) in enumerate(marks):
        mark[ARTICLE], mark[WORDS] = record.article, str(place)
    words = tuple(OriginalWords(number_within(mark), *words) for mark, words in marks)
    rows = original_blocks(article, annotation) if record.reveal == 'side-by-side' else []
    for place, (row, _) in enumerate(rows):
        row[ARTICLE], row[BESIDE] = record.article, str(place)
    return replace(record, words=words, beside=tuple(blocks for _, blocks in rows))
