"""Faults of the engine: each makes another account than was computed."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from planting import PIPELINE, swapped

from sphinxcontrib_ledger.engine.model import Range

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinxcontrib_ledger.engine.model import Account, Pair


def _account(change: Callable[[Account], Sequence[Pair]]) -> Callable[[], None]:
    """Return what plants a fault that makes other pairs of an account."""

    def make(old: Any) -> Any:
        def compared(*arguments: Any, **options: Any) -> Account:
            account = old(*arguments, **options)
            return replace(account, pairs=tuple(change(account)))

        return compared

    return lambda: swapped(PIPELINE, 'compare', make)


def _pairs(change: Callable[[Pair], Pair]) -> Callable[[], None]:
    return _account(lambda account: [change(pair) for pair in account.pairs])


def _called_same(pair: Pair) -> Pair:
    edits = [edit._replace(kind='same') for edit in pair.edits]
    return pair._replace(edits=tuple(edits)) if pair.original and pair.edited else pair


def _one_edit_late(pair: Pair) -> Pair:
    edits = list(pair.edits)
    for number, edit in enumerate(edits):
        start, stop = edit.edited
        if edit.kind in ('added', 'modified') and stop - start > 1 and pair.original:
            edits[number] = edit._replace(edited=Range(start + 1, stop))
            break
    return pair._replace(edits=tuple(edits))


def _all_told(pair: Pair) -> Pair:
    told = [number for number, edit in enumerate(pair.edits) if edit.kind == 'removed']
    return pair._replace(told=frozenset(told)) if pair.original and pair.edited else pair


def _all_identical(pair: Pair) -> Pair:
    is_changed = len(pair.original) == len(pair.edited) == 1
    return pair._replace(identical=True, edits=()) if is_changed else pair


def _exchanged(account: Account) -> list[Pair]:
    pairs = list(account.pairs)
    same = [at for at, pair in enumerate(pairs) if pair.identical and not pair.moved]
    if len(same) > 1:
        one, other = same[0], same[-1]
        pairs[one], pairs[other] = (
            pairs[one]._replace(original=pairs[other].original),
            pairs[other]._replace(original=pairs[one].original),
        )
    return pairs


def _added_is_old(account: Account) -> list[Pair]:
    pairs = list(account.pairs)
    added = [at for at, pair in enumerate(pairs) if not pair.original]
    gone = [at for at, pair in enumerate(pairs) if not pair.edited]
    if added and gone:
        pairs[added[0]] = pairs[added[0]]._replace(
            original=pairs[gone[0]].original, edits=(), identical=True
        )
        del pairs[gone[0]]
    return pairs


def _removed_forgotten(account: Account) -> list[Pair]:
    return [pair for pair in account.pairs if pair.edited]


def _keys(change: Callable[[str], str]) -> Callable[[], None]:
    """Return what plants a fault that makes more words count as the same."""

    def plant() -> None:
        folding = import_module('sphinxcontrib_ledger.engine.tokens.normalization').Folding
        tokenizer = import_module('sphinxcontrib_ledger.engine.tokens.tokenizer').Tokenizer
        keys, spaces = tokenizer._keys, folding.collapse_spaces
        tokenizer._keys = lambda self, texts: [change(key) for key in keys(self, texts)]
        folding.collapse_spaces = lambda self, text: ' '.join(
            map(change, spaces(self, text).split())
        )

    return plant


def _links_alike() -> None:
    module = 'sphinxcontrib_ledger.document.appearance'
    swapped(module, 'inline_format', lambda _: lambda *_arguments: '')


FAULTS: dict[str, Callable[[], None]] = {
    'edits count as words that stayed': _pairs(_called_same),
    'an edit begins a word too late': _pairs(_one_edit_late),
    'removed words are told by nothing': _pairs(_all_told),
    'changed texts count as unchanged': _pairs(_all_identical),
    'two unchanged texts are exchanged': _account(_exchanged),
    'an added text counts as a removed one': _account(_added_is_old),
    'removed texts are forgotten': _account(_removed_forgotten),
    'moved texts count as if they stayed': _pairs(lambda pair: pair._replace(moved=False)),
    'only the first letters of words count': _keys(lambda text: text[:1]),
    'only the first four letters of words count': _keys(lambda text: text[:4]),
    'styles and links are ignored': _links_alike,
}
