"""The record of each edit: kind, section, excerpt, ranges, counts and a digest.

In: an annotated article and its edits as readers count them.
Out: an :class:`EditRecord` each.  No removed word is in one.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.original_words import characters, located
from sphinxcontrib_ledger.engine.model import Range
from sphinxcontrib_ledger.engine.statistics import count_words
from sphinxcontrib_ledger.export.edit_contents import excerpt_of
from sphinxcontrib_ledger.export.form_changes import form_changes, is_form
from sphinxcontrib_ledger.export.link_changes import Extent, link_change
from sphinxcontrib_ledger.export.moved_pairs import moves_of
from sphinxcontrib_ledger.export.numbering import edits_in_code, number_within
from sphinxcontrib_ledger.export.record import BlockRange, EditRecord
from sphinxcontrib_ledger.export.section_titles import number_of, title_of
from sphinxcontrib_ledger.export.visible_edits import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.engine.model import Edit, Pair, Side
    from sphinxcontrib_ledger.export.record import Kind
    from sphinxcontrib_ledger.export.visible_edits import CodePlace, MarkSpan


def edit_records(
    article: Article,
    annotation: Annotation,
    edits: Sequence[Sequence[MarkSpan]],
    *,
    reveals: bool = False,
) -> tuple[tuple[EditRecord, ...], tuple[str, ...]]:
    """Return the records of edits, whose marks have numbers, and the headings of sections.

    ``reveals`` says whether they may have what was removed.
    """
    extents = _extents(article, annotation, edits)
    titles: list[nodes.title] = []
    records: list[EditRecord] = []
    key = _key_of(article)
    for number, edit in enumerate(edits, 1):
        title = title_of(edit[0].node)
        section = number_of(title, titles) if title is not None else -1
        kind: Kind = 'form' if is_form(article, annotation, edit) else kind_of(edit)
        extent = extents.get(number) or Extent()
        known = EditRecord(number, kind, section, **link_change(article, extent, reveals=reveals))
        records.append(_record(article, known, edit, extent, key))
    return tuple(records), tuple(title.astext() for title in titles)


def _record(
    article: Article,
    record: EditRecord,
    edit: Sequence[MarkSpan],
    extent: Extent,
    key: bytes,
) -> EditRecord:
    """Return the record of an edit, of which number, kind and section are known."""
    excerpt, wordless = excerpt_of(edit)
    sides = article.account.original, article.account.edited
    keeps_words = extent.is_move or record.kind == 'form'
    original = [_range(sides[0], i, tokens) for i, tokens in extent.original]
    edited = [_range(sides[1], i, tokens) for i, tokens in extent.edited]
    removed = [] if keeps_words else original
    return replace(
        record,
        excerpt=excerpt,
        wordless=wordless,
        original=tuple(original),
        edited=tuple(edited),
        added=0 if keeps_words else _count(sides[1], extent.edited),
        removed=0 if keeps_words else _count(sides[0], extent.original),
        digest=_digest(sides[0], removed, key),
    )


def _range(side: Side, block: int, tokens: Range) -> BlockRange:
    # Where each token of a block begins need not be known if all of it is meant.
    is_all = tokens == (0, len(side.tokens(block))) and side[block].kind != 'code'
    return BlockRange(block, *(side.ends(block) if is_all else characters(side, block, tokens)))


def _count(side: Side, parts: Iterable[tuple[int, Range]]) -> int:
    """Return how many words there are in ranges of tokens."""
    return sum(
        [
            count_words(side.tokens(i).texts(*tokens), code=side[i].kind == 'code')
            for i, tokens in parts
        ]
    )


def _key_of(article: Article) -> bytes:
    """Return a key that only those can make who have the whole original.

    Without it a digest of one word could be found by trying words.
    """
    text = '\n'.join(block.text for block in article.account.original)
    return blake2b(text.encode(), digest_size=32, person=b'ledger-key').digest()


def _digest(side: Side, removed: Sequence[BlockRange], key: bytes) -> str:
    """Return a digest of what was removed; nothing if nothing was."""
    if not removed:
        return ''
    texts = [side[place.block].text[place.start : place.stop] for place in removed]
    return blake2b('\n'.join(texts).encode(), digest_size=16, key=key).hexdigest()


# Which edits of the account are one edit of a reader


def _extents(
    article: Article, annotation: Annotation, edits: Sequence[Sequence[MarkSpan]]
) -> dict[int, Extent]:
    """Return what the edits are about, by their numbers."""
    extents: dict[int, Extent] = {}
    seen: set[tuple[int, int]] = set()
    for mark in annotation.marks:
        reference = annotation.edit_of.get(mark)
        if reference is None:
            continue
        pair = article.account.pairs[reference[0]]
        for which, number in _edits_on(mark, pair, reference[1]):
            # An edit that has marks in several blocks counts where it begins.
            if not number or (reference[0], which) in seen:
                continue
            seen.add((reference[0], which))
            extent = extents.setdefault(number, Extent())
            # Of words in another form, those beside them that changed are what the edit is about.
            is_kept = pair.edits[which].kind == 'form'
            if not is_kept or is_form(article, annotation, edits[number - 1]):
                _add(article, pair, pair.edits[which], extent)
    for element, blocks in annotation.removals:
        if number := number_within(element):
            extent = extents.setdefault(number, Extent())
            extent.original += [(i, _whole(article.account.original, i)) for i in blocks]
    for change in form_changes(article, annotation):
        number = number_within(change.mark)
        # A reference among words that changed says nothing besides.
        is_alone = number and (
            change.mark not in annotation.references
            or is_form(article, annotation, edits[number - 1])
        )
        if is_alone:
            extent = extents.setdefault(number, Extent())
            extent.original += change.original
            extent.edited += change.now
    for number, pair in moves_of(article, edits):
        extent = extents.setdefault(number, Extent(is_move=True))
        extent.original += [(i, _whole(article.account.original, i)) for i in pair.original]
        extent.edited += [(i, _whole(article.account.edited, i)) for i in pair.edited]
    return extents


def _edits_on(mark: nodes.Element, pair: Pair, which: int) -> Iterator[tuple[int, int]]:
    """Go through the edits of a pair that a mark is about, each with its readers' number."""
    if not isinstance(mark, ledger.ledger_block):
        yield which, number_within(mark)
        return
    changed = [(place, edit) for place, edit in enumerate(pair.edits) if edit.kind != 'same']
    if 'lines' not in mark:
        number = number_within(mark)
        yield from ((place, number) for place, _ in changed)
        return
    runs = list(edits_in_code(mark))
    for place, edit in changed:
        yield place, next((number for number, run in runs if _is_in(edit, run)), 0)


def _is_in(edit: Edit, run: Iterable[CodePlace]) -> bool:
    """Return whether an edit, whose tokens are lines, is in a run of lines and gaps."""
    start, stop = edit.edited
    return any(
        start < place.number <= stop if place.name == 'line' else start <= place.number <= stop
        for place in run
    )


def _add(article: Article, pair: Pair, edit: Edit, extent: Extent) -> None:
    extent.original += located(article.account.original, pair.original, edit.original)
    extent.edited += located(article.account.edited, pair.edited, edit.edited)


def _whole(side: Side, block: int) -> Range:
    return Range(0, len(side.tokens(block)))
