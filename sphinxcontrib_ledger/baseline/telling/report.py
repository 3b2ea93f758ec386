"""What changed in a project since its earlier version, page by page and section by section.

In: the outcomes in Sphinx's environment, and the pages of the earlier version.
Out: a :class:`Report`, which the directive ``ledger-changes`` and the summary show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinxcontrib_ledger.baseline.pages import outcomes_of
from sphinxcontrib_ledger.compat.environment import reading_order
from sphinxcontrib_ledger.extension.outputs import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_ledger.baseline.pages import Outcome
    from sphinxcontrib_ledger.i18n.wording import Wording

#: The attribute of Sphinx's environment that has what is known of the earlier version.
KNOWN = 'ledger_earlier_version'


class Known(NamedTuple):
    """The earlier version: what tells it from others, its name, that with its date, its pages.

    ``declared`` are the names of files whose pages say what they were called, as links to them
    stand on other pages.
    """

    key: str
    label: str
    described: str
    docnames: tuple[str, ...]
    declared: Mapping[str, str]


class Report(NamedTuple):
    """What became of the pages of a project, each kind in reading order."""

    version: Known
    changed: tuple[tuple[str, Outcome], ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    unread: tuple[str, ...]
    incomplete: tuple[str, ...]


def report_of(env: Any, under: str = '') -> Report | None:
    """Return what changed in the folder ``under``; ``None`` if nothing is compared."""
    known: Known | None = getattr(env, KNOWN, None)
    if known is None:
        return None
    outcomes = outcomes_of(env)
    order = [name for name in reading_order(env) if name in outcomes and name.startswith(under)]
    kept = {outcome.earlier or name for name, outcome in outcomes.items()}
    gone = [name for name in known.docnames if name not in kept and name not in env.found_docs]
    of_kind = {
        kind: tuple([name for name in order if outcomes[name].kind == kind])
        for kind in ('new', 'unread')
    }
    changed = [
        (name, outcome)
        for name in order
        if (outcome := outcomes[name]).kind in ('changed', 'same')
        and (outcome.edits or outcome.earlier)
    ]
    return Report(
        known,
        tuple(changed),
        of_kind['new'],
        tuple([name for name in gone if name.startswith(under)]),
        of_kind['unread'],
        tuple([name for name in order if outcomes[name].incomplete]),
    )


def digest_of(env: Any) -> str:
    """Return what is another text if anything is that a list shows."""
    titles = {name: title.astext() for name, title in env.titles.items()}
    return digest((report_of(env), sorted(titles.items())))


def counts(outcome: Outcome, wording: Wording) -> str:
    """Return the figures of a page in words: ``3 edits: 2 words added and 1 word removed``."""
    return counted(outcome.edits, outcome.added, outcome.removed, wording)


def counted(edits: int, added: int, removed: int, wording: Wording) -> str:
    """Return figures in words; those that are nothing are left out."""
    words = list(_words({'added': added, 'removed': removed}, wording))
    told = wording.text('count', edits, count=wording.number(edits))
    return f'{told}: {wording.list(words)}' if words else told


def _words(figures: dict[str, int], wording: Wording) -> Iterator[str]:
    for name, count in figures.items():
        if count:
            yield wording.text(name, count, count=wording.number(count))
