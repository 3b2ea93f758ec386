"""The third part of the proof: changes of context have marks, and those marks have changes.

In: an annotated article.  Out: a :class:`Fault` for each fault.
It reads the finished tree, and knows neither which contexts were compared nor what was marked for
them.  Its rule: if what readers see around a text, container by container, is nothing that they
saw around the same text in the original, then a mark is around it or all of its words are marked.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinxcontrib_ledger import nodes as ledger
from sphinxcontrib_ledger.annotate.contexts.cell_changes import cell_changes
from sphinxcontrib_ledger.annotate.contexts.compared_texts import item_changes
from sphinxcontrib_ledger.document.context import (
    Context,
    Contexts,
    aligned,
    is_renumbered,
    shared_classes,
)
from sphinxcontrib_ledger.document.heading_levels import Levels, heads_section
from sphinxcontrib_ledger.document.node_map import NodeMap, NodeSet
from sphinxcontrib_ledger.document.node_text import text_of
from sphinxcontrib_ledger.document.only_conditions import (
    ALWAYS,
    NEVER,
    condition,
    differ_in_nothing_else,
    own_condition,
    shown_but_not_hidden,
)
from sphinxcontrib_ledger.document.traversal import self_and_ancestors
from sphinxcontrib_ledger.engine.kept_parts import keeps_any_word, kept_parts
from sphinxcontrib_ledger.proof.report import Fault
from sphinxcontrib_ledger.proof.words import are_written_alike

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinxcontrib_ledger.annotate.model import Annotation, Article
    from sphinxcontrib_ledger.document.blocks import TextBlock
    from sphinxcontrib_ledger.engine.model import Pair


class _Changed(NamedTuple):
    """A text in another context: the number of its pair, and the condition of who sees that.

    ``gone`` is the condition of the readers who see the text no longer.
    """

    pair: int
    block: TextBlock
    only: str = ALWAYS
    gone: str = NEVER


def context_faults(
    article: Article, annotation: Annotation, roots: Sequence[nodes.Element]
) -> Iterator[Fault]:
    """Go through changes of context without marks, and marks without a change."""
    folding = article.account.options.folding
    contexts = Contexts(article.holders, shared_classes(roots), folding)
    texts = [*_changed_texts(article, contexts), *_changed_headings(article)]
    changed = [text for text in texts if text.only != NEVER]
    for text in changed:
        pair = article.account.pairs[text.pair]
        # A text that was moved or replaced is marked as that.
        is_other = pair.moved or (pair.positional and not keeps_any_word(article.account, pair))
        if not (is_other or _is_marked(text, article, annotation)):
            reason = f'{_name(text.block)} stands in another frame and carries no mark'
            yield Fault(reason, text.pair)
    blocks = NodeSet([text.block.node for text in changed])
    yield from _false_marks(article, annotation, blocks)
    yield from _false_words(article, blocks)
    elided = {own_condition(node) for node in annotation.inserted}
    for gone in dict.fromkeys(text.gone for text in texts if text.gone != NEVER):
        if elided.isdisjoint((gone, ALWAYS)):
            yield Fault(f'what is shown no longer to readers of "{gone}" left no elision')


def _changed_texts(article: Article, contexts: Contexts) -> Iterator[_Changed]:
    """Go through the texts around which readers see something else than before.

    A list that begins with another number is another one for its first text that is not new, and
    an item that was split or merged is one for the text at its edge.
    """
    begun: NodeSet[nodes.Element] = NodeSet()
    for number, pair in enumerate(article.account.pairs):
        for i, j in _partners(article, pair):
            before, block = contexts.of(article.original[i]), article.edited[j]
            now = contexts.of(block)
            is_other_list = _begins_anew(before, now, begun)
            if before.seen != now.seen:
                yield _change(number, block, before, now, is_other_list)
            elif is_other_list:
                yield _Changed(number, block)
    for change in (*item_changes(article, contexts), *cell_changes(article)):
        yield _Changed(change.pair, article.edited[change.block])


def _partners(article: Article, pair: Pair) -> list[tuple[int, int]]:
    """Return the numbers of a pair's blocks, those together that have words in common."""
    if len(pair.original) == len(pair.edited) == 1:
        return [(pair.original[0], pair.edited[0])]
    return [(part.i, part.j) for part in kept_parts(article.account, pair)]


def _change(
    number: int, block: TextBlock, before: Context, now: Context, is_other_list: bool
) -> _Changed:
    old, new = condition(before), condition(now)
    if old == new:
        return _Changed(number, block)
    is_only_condition = differ_in_nothing_else(before, now) and not is_other_list
    only = shown_but_not_hidden(new, old) if is_only_condition else ALWAYS
    return _Changed(number, block, only, shown_but_not_hidden(old, new))


def _begins_anew(before: Context, now: Context, begun: NodeSet[nodes.Element]) -> bool:
    """Return whether a text is the first of a list that is not new and has another number."""
    # Most texts stand where another one stood that was looked at before.
    if all(node in begun for node in now.containers):
        return False
    is_new_number = False
    for node, old in aligned(before, now):
        if old is not None and node not in begun:
            begun.add(node)
            is_new_number |= is_renumbered(before, old, now, node)
    return is_new_number


def _changed_headings(article: Article) -> Iterator[_Changed]:
    """Go through the headings that are not as much deeper or higher than before as most are."""
    shifts: list[tuple[int, TextBlock, int]] = []
    before, now = Levels(), Levels()
    for number, pair in enumerate(article.account.pairs):
        if len(pair.original) == len(pair.edited) == 1:
            old, new = article.original[pair.original[0]], article.edited[pair.edited[0]]
            are_headings = heads_section(old.node) and heads_section(new.node)
            if new.block.kind == 'title' and are_headings:
                shifts.append((number, new, now.level_of(new.node) - before.level_of(old.node)))
    usual = Counter(shift for *_, shift in shifts).most_common(1)
    for number, heading, shift in shifts:
        if shift != usual[0][0]:
            yield _Changed(number, heading)


def _is_marked(text: _Changed, article: Article, annotation: Annotation) -> bool:
    """Return whether a mark is around a text, or all of its words are marked."""
    node = text.block.node
    for outer in self_and_ancestors(node):
        if isinstance(outer, ledger.ledger_block):
            is_of_context = 'frame' in outer and outer['only'] in (ALWAYS, text.only)
            if is_of_context or outer in annotation.edit_of:
                return True
        if outer in article.holders:
            break
    folding = article.account.options.folding
    return not folding.remove_spaces(_unmarked(node, article, annotation, text.pair))


def _unmarked(node: nodes.Element, article: Article, annotation: Annotation, number: int) -> str:
    """Return the text of a block that is in no mark of its pair."""
    edit_of = annotation.edit_of
    texts: list[str] = []
    for child in node.children:
        edit = edit_of.get(child)
        if isinstance(child, ledger.MARKS) or (edit is not None and edit[0] == number):
            continue
        if isinstance(child, nodes.Element) and any(inner in edit_of for inner in child.findall()):
            texts.append(_unmarked(child, article, annotation, number))
        else:
            texts.append(text_of(child, article.constructs))
    return ''.join(texts)


def _false_marks(
    article: Article, annotation: Annotation, changed: NodeSet[nodes.Element]
) -> Iterator[Fault]:
    """Go through marks for other contexts in which a text stands whose context is the same.

    Where a text became several, one that has none of its words is new, as any that has no partner;
    it says nothing of a mark in which another text did change its context.
    """
    marks = [mark for mark in annotation.marks if 'frame' in mark]
    compared: NodeMap[nodes.Element, TextBlock] = NodeMap()
    for pair in article.account.pairs if marks else ():
        for j in pair.edited if pair.original else ():
            compared[article.edited[j].node] = article.edited[j]
    new = NodeSet(_new_parts(article) if marks else ())
    for mark in marks:
        inside = [node for node in mark.findall(nodes.Element) if node in compared]
        has_change = any(node in changed for node in inside)
        same = [
            node for node in inside if node not in changed and not (has_change and node in new)
        ]
        # A list that begins with another number is marked for all of its items.
        if same and not (mark['frame'] == 'enumerated_list' and len(same) < len(inside)):
            text = _name(compared[same[0]])
            yield Fault(f'{text} stands in the same frame and is marked for another')


def _new_parts(article: Article) -> Iterator[nodes.Element]:
    """Go through the texts that have no words of the one that became them and others."""
    for pair in article.account.pairs:
        if pair.original and len(pair.edited) > 1:
            known = {j for _, j in _partners(article, pair)}
            yield from (article.edited[j].node for j in pair.edited if j not in known)


def _false_words(article: Article, changed: NodeSet[nodes.Element]) -> Iterator[Fault]:
    """Go through blocks that are marked altogether although neither words nor context changed."""
    for pair in article.account.pairs:
        if _is_rewritten(pair):
            [i], [j] = pair.original, pair.edited
            block = article.edited[j]
            is_same = article.account.original.key(i) == article.account.edited.key(j)
            if is_same and are_written_alike(article, i, j) and block.node not in changed:
                yield Fault(f'{_name(block)} is marked and did not change')


def _is_rewritten(pair: Pair) -> bool:
    """Return whether a block is marked altogether; one that moved is, where only blocks are."""
    if pair.moved:
        return False
    is_one = len(pair.original) == len(pair.edited) == 1 and not pair.identical
    return is_one and all(edit.kind != 'same' for edit in pair.edits)


def _name(block: TextBlock) -> str:
    text = ' '.join(block.block.text.split())
    return f'"{text}"' if len(text) < 40 else f'"{text[:40]}..."'
