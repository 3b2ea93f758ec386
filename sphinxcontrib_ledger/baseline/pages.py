"""What became of each page since the earlier version, kept in Sphinx's environment.

In: the records of articles, while pages are read.
Out: an :class:`Outcome` for each page that was compared, for lists and summaries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.export.record import ArticleRecord

#: The attribute of Sphinx's environment that knows the outcomes.
OUTCOMES = 'ledger_outcomes'
#: What can become of a page; ``own``: its articles have marks of their own.
Kind = Literal['same', 'changed', 'new', 'unread', 'own']


class SectionChanges(NamedTuple):
    """The edits in a section: its heading, the number of the first, and how many words.

    The heading is empty for what stands before the first one.
    """

    title: str
    first: int
    edits: int
    added: int
    removed: int


class Outcome(NamedTuple):
    """What became of a page.

    ``earlier`` is its name in the earlier version, if it is another one; ``generated`` says that
    it holds what is made by running code, ``incomplete`` that some earlier text was not read.
    """

    kind: Kind
    earlier: str = ''
    sections: tuple[SectionChanges, ...] = ()
    generated: bool = False
    incomplete: bool = False

    @property
    def edits(self) -> int:
        """How many edits the page has."""
        return sum(section.edits for section in self.sections)

    @property
    def added(self) -> int:
        """How many words were added."""
        return sum(section.added for section in self.sections)

    @property
    def removed(self) -> int:
        """How many words were removed."""
        return sum(section.removed for section in self.sections)


def outcomes_of(env: Any) -> dict[str, Outcome]:
    """Return the outcomes by the names of pages; Sphinx's environment keeps what is put in."""
    if not hasattr(env, OUTCOMES):
        setattr(env, OUTCOMES, {})
    outcomes: dict[str, Outcome] = getattr(env, OUTCOMES)
    return outcomes


def outcome_of(record: ArticleRecord, earlier: str) -> Outcome:
    """Return what became of a page from the record of its comparison."""
    if record.proved == 'nothing':
        return Outcome('unread', earlier)
    sections: dict[int, SectionChanges] = {}
    for edit in record.edits:
        title = record.sections[edit.section] if edit.section >= 0 else ''
        old = sections.get(edit.section, SectionChanges(title, edit.number, 0, 0, 0))
        sections[edit.section] = old._replace(
            edits=old.edits + 1, added=old.added + edit.added, removed=old.removed + edit.removed
        )
    return Outcome('changed' if record.edits else 'same', earlier, tuple(sections.values()))


def forget(app: Sphinx, env: Any, docname: str) -> None:
    """Forget a page that is read again, or gone."""
    outcomes_of(env).pop(docname, None)


def merge(app: Sphinx, env: Any, docnames: set[str], other: Any) -> None:
    """Take over what another process found out of the pages that it read."""
    found = outcomes_of(other)
    outcomes_of(env).update({name: found[name] for name in docnames if name in found})
