"""Changes of context: which texts stand in other containers, or at another level, than before.

In: an article with its account.  Out: a :class:`ContextChange` for each mark that is put in for
such a change.  It is the step between the comparison and the plan of the marks.

A text with the same words is edited if its context is another one:

    before  a note: Mind the step.
    wrong   a warning: Mind the step.
    right   [a warning: Mind the step.]

The container is marked if it is another one for all that it holds, and else the text itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger.annotate.contexts.cell_changes import cell_changes
from sphinxcontrib_ledger.annotate.contexts.compared_texts import (
    ItemChange,
    Text,
    item_changes,
    texts_of,
)
from sphinxcontrib_ledger.annotate.contexts.heading_changes import changed_levels
from sphinxcontrib_ledger.annotate.model import ContextMark
from sphinxcontrib_ledger.annotate.rewritten_blocks import rewritten as rewritten_pair
from sphinxcontrib_ledger.document.context import (
    Contexts,
    aligned,
    can_have_bar,
    is_renumbered,
    shared_classes,
)
from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet
from sphinxcontrib_ledger.document.only_conditions import (
    ALWAYS,
    NEVER,
    condition,
    outermost_condition,
    shown_but_not_hidden,
)
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.engine.kept_parts import keeps_any_word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sphinxcontrib_ledger.annotate.model import Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Account, Pair


class ContextChanges(NamedTuple):
    """The changes of context in an article, by how they are marked.

    ``around`` are the elements that are marked with all that they hold, ``hidden`` the ones before
    which an elision stands for readers of formats that show them no longer.
    ``rewritten`` are the numbers of edited blocks all of whose words are marked, since there is no
    room for a mark around the text, by the numbers of their pairs.
    """

    around: tuple[ContextMark, ...]
    hidden: tuple[ContextMark, ...]
    rewritten: Mapping[int, Collection[int]]


def with_context_changes(
    article: Article, roots: Sequence[nodes.Element], *, whole: bool = False
) -> Article:
    """Return an article that knows its changes of context.

    ``whole``: whole blocks are marked, so all texts whose context changed are rewritten.
    """
    around, hidden, rewritten = context_changes(article, roots, whole=whole)
    if not (around or hidden or rewritten):
        return article
    account = article.account
    pairs = [
        rewritten_pair(account, pair, blocks) if (blocks := rewritten.get(number)) else pair
        for number, pair in enumerate(account.pairs)
    ]
    account = replace(account, pairs=tuple(pairs))
    return replace(article, account=account, context_marks=around, hidden=hidden)


def context_changes(
    article: Article, roots: Sequence[nodes.Element], *, whole: bool = False
) -> ContextChanges:
    """Return the changes of context in an article; see ``with_context_changes``."""
    folding = article.account.options.folding
    contexts = Contexts(article.holders, shared_classes(roots), folding)
    texts = list(texts_of(article, contexts))
    kept, renumbered = _kept_containers(texts)
    changed = [text for text in texts if not text.is_same]
    hidden = tuple(dict.fromkeys(_hidden(changed)))
    levels = frozenset(changed_levels(article))

    def all_of(number: int) -> Collection[int]:
        return article.account.pairs[number].edited

    items = list(item_changes(article, contexts))
    cells = {cell.pair for cell in cell_changes(article)}
    if whole:
        others = cells.union(text.pair for text in (*changed, *renumbered.values()))
        pairs = levels.union(others, [item.pair for item in items])
        return ContextChanges((), hidden, {number: all_of(number) for number in pairs})
    around, rewritten = _marks(article, contexts, changed, kept, renumbered)
    around = _with_items(around, items, article)
    rewritten |= {number: all_of(number) for number in levels | cells}
    return ContextChanges(around, hidden, rewritten)


def _with_items(
    around: tuple[ContextMark, ...], items: Sequence[ItemChange], article: Article
) -> tuple[ContextMark, ...]:
    """Return marks with those beside items that were split or merged, where there are none."""
    marked = NodeSet(mark.node for mark in around)
    beside = [article.edited[item.block].node for item in items]
    free = [node for node in beside if not any(n in marked for n in self_and_ancestors(node))]
    return (*around, *map(ContextMark, free))


def _kept_containers(
    texts: Iterable[Text],
) -> tuple[NodeSet[nodes.Element], NodeMap[nodes.Element, Text]]:
    """Return the containers that a text was in before, and the lists that are renumbered.

    Each list comes with the first text of it that is not new.
    """
    kept: NodeSet[nodes.Element] = NodeSet()
    renumbered: NodeMap[nodes.Element, Text] = NodeMap()
    for text in texts:
        for node, old in aligned(text.before, text.now):
            if old is not None and node not in kept:
                kept.add(node)
                if is_renumbered(text.before, old, text.now, node):
                    renumbered[node] = text
    return kept, renumbered


def _hidden(changed: Iterable[Text]) -> Iterator[ContextMark]:
    """Go through containers that some formats show no longer, with the condition of those."""
    for text in changed:
        old, new = condition(text.before), condition(text.now)
        gone = shown_but_not_hidden(old, new) if old != new else NEVER
        if gone != NEVER:
            yield ContextMark(outermost_condition(text.now), gone)


def _marks(
    article: Article,
    contexts: Contexts,
    changed: Iterable[Text],
    kept: NodeSet[nodes.Element],
    renumbered: Iterable[nodes.Element],
) -> tuple[tuple[ContextMark, ...], dict[int, Collection[int]]]:
    """Return the elements to be marked, and the blocks that are rewritten instead, by their pairs.

    An element that is marked for several conditions is marked for all readers.
    """
    around: NodeMap[nodes.Element, str] = NodeMap()
    for numbered in renumbered:
        around[numbered] = ALWAYS
    rewritten: dict[int, Collection[int]] = {}
    for text in changed:
        pair = article.account.pairs[text.pair]
        if text.only == NEVER or not _has_same(article.account, pair):
            continue
        # What is left of a replaced text, such as an article, says nothing of what is around it.
        node = None if pair.positional else _marked_element(text, contexts, kept)
        if node is None and not pair.moved:
            rewritten[text.pair] = {*rewritten.get(text.pair, ()), text.j}
        elif node is not None and not (node is text.block.node and _has_mark(text.block, pair)):
            around[node] = text.only if around.get(node) in (None, text.only) else ALWAYS
    return tuple([ContextMark(*entry) for entry in around.items()]), rewritten


def _has_mark(block: TextBlock, pair: Pair) -> bool:
    """Return whether there is a mark around a text for another reason: it moved, or was edited."""
    return pair.moved or (
        block.mark == 'around' and any(edit.kind != 'same' for edit in pair.edits)
    )


def _marked_element(
    text: Text, contexts: Contexts, kept: NodeSet[nodes.Element]
) -> nodes.Element | None:
    """Return the element that is marked for a text in another context; ``None``: its words are.

    It is the outermost container that no text was in before, or else the text itself.
    """
    block = text.block
    if not contexts.have_room(block):
        return None
    new = [node for node, old in aligned(text.before, text.now) if old is None]
    outermost = next((node for node in new if node not in kept), None)
    if outermost is not None and not _is_indentation(outermost):
        return outermost
    return block.node if can_have_bar(block) else None


def _is_indentation(node: nodes.Element) -> bool:
    """Return whether a container is only the indentation of a line of a verse."""
    return isinstance(node, nodes.line_block) and isinstance(node.parent, nodes.line_block)


def _has_same(account: Account, pair: Pair) -> bool:
    if pair.positional:
        return keeps_any_word(account, pair)
    return pair.identical or any(edit.kind == 'same' for edit in pair.edits)
