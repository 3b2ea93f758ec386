"""Checks that words which stand in another form than before have a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shown import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accounted import Account
    from shown import Path, Shown

#: What readers do not see as such, or see by its place in what holds it.
UNSEEN = frozenset(
    (
        'document', 'section', 'paragraph', 'tgroup', 'tbody', 'row', 'entry', 'list_item',
        'definition_list_item', 'field', 'option_list_item', 'option_group', 'option', 'inline',
        'compound', 'hlistcol', 'only', 'PassthroughTextElement', 'reference', 'problematic',
        'desc_sig_name', 'desc_parameter', 'start_of_file', 'pending_xref', 'abbreviation',
    )
)  # fmt: skip


def unmarked(account: Account, original: Shown, shown: Shown) -> Iterator[str]:
    """Go through words that stayed where they were, in another form, and have no mark.

    A sign that is all that stayed of a text is no word.
    """
    places = account.kept.items()
    texts = {shown.text_of(now) for _, now in places if shown.letters[now].isalnum()}
    for before, now in places:
        if before in account.moved or shown.states[now].boxed:
            continue
        if not shown.letters[now].isalnum() and shown.text_of(now) not in texts:
            continue
        old, new = look_of(original.path_of(before)), look_of(shown.path_of(now))
        if old != new:
            names = ' instead of '.join(' > '.join(look) or 'nothing' for look in (new, old))
            yield f'form changed without a mark: {shown.around(now)}: {names}'
            return


def look_of(path: Path) -> tuple[str, ...]:
    """Return what readers see around a text, from the outside in.

    Code looks the same in any class: Sphinx gives a doctest that of the quotation around it, and
    takes the quotation away.
    """
    return tuple(
        part.kind if part.kind in CODE else f'{part.kind} {part.look}'.strip()
        for part in path
        if not part.kind.startswith('ledger_')
        and part.kind not in UNSEEN
        and not (part.kind == 'container' and not part.look)
    )
