"""The directive ``ledger-changes``: where a list of what changed in the project stands.

In: the directive.
Out: a node that is replaced when all pages have been read, and the pages that have one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import Directive, directives

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The attribute of Sphinx's environment that knows the pages with a list.
LISTS = 'ledger_change_lists'


class version_changes(nodes.General, nodes.Element):  # noqa: N801 (docutils' way)
    """Where a list will stand; ``under`` is the beginning of the names of the pages in it."""


class LedgerChanges(Directive):
    """Lists what changed since the version that the project is compared with."""

    has_content = False
    option_spec: ClassVar[dict[str, Any]] = {'under': directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return a node that is replaced when all pages have been read."""
        env: Any = self.state.document.settings.env
        lists_of(env).add(env.docname)
        return [version_changes(under=self.options.get('under', ''))]


def lists_of(env: Any) -> set[str]:
    """Return the pages that have a list; the environment keeps what is put in."""
    if not hasattr(env, LISTS):
        setattr(env, LISTS, set())
    lists: set[str] = getattr(env, LISTS)
    return lists


def forget_list(app: Sphinx, env: Any, docname: str) -> None:
    """Forget a page that is read again, or gone."""
    lists_of(env).discard(docname)


def merge_lists(app: Sphinx, env: Any, docnames: set[str], other: Any) -> None:
    """Take over the pages with lists that another process has read."""
    lists_of(env).update(lists_of(other) & set(docnames))


def lists_to_write_again(app: Sphinx, env: Any) -> list[str]:
    """Return the pages with a list if it shows something else than when it was written."""
    if not lists_of(env):
        return []
    from sphinxcontrib_ledger.baseline.telling.report import digest_of
    from sphinxcontrib_ledger.extension.outputs import note, showed

    digest = digest_of(env)
    if showed(app, LISTS) == digest:
        return []
    note(app, LISTS, digest)
    return sorted(lists_of(env))


def put_lists(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the lists of a page where they were promised; without an earlier version, nothing."""
    env: Any = app.env
    # A book, or one page of all, is made of many: its name is that of the first one.
    if not lists_of(env):
        return
    from sphinxcontrib_ledger.baseline.telling.change_list import ChangeLists
    from sphinxcontrib_ledger.baseline.telling.report import report_of
    from sphinxcontrib_ledger.i18n.wording import wording_of

    for node in list(doctree.findall(version_changes)):
        report = report_of(env, node['under'])
        lists = ChangeLists(env, docname, wording_of(doctree.settings))
        node.replace_self(lists.of(report) if report else [])
