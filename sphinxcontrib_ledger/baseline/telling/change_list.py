"""The lists of what changed in the project since a version, as nodes.

In: the report on all pages, when they have been read.
Out: lists of plain nodes with links, in every format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import NoUri
from sphinx.util.nodes import make_refnode

from sphinxcontrib_ledger.baseline.telling.report import counted, counts
from sphinxcontrib_ledger.compat.environment import builder_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinxcontrib_ledger.baseline.pages import Outcome, SectionChanges
    from sphinxcontrib_ledger.baseline.telling.report import Report
    from sphinxcontrib_ledger.i18n.wording import Wording


class ChangeLists:
    """Makes the lists of a page."""

    def __init__(self, env: Any, docname: str, wording: Wording) -> None:
        self._env = env
        self._docname = docname
        self._wording = wording

    def of(self, report: Report) -> list[nodes.Node]:
        """Return what is shown of a report."""
        text = self._wording.text
        shown: list[nodes.Node] = [_paragraph(text('compared', version=report.version.described))]
        groups: list[tuple[str, list[nodes.Node]]] = [
            ('changed-pages', [self._changed(*page) for page in report.changed]),
            ('new-pages', list(map(self._page, report.new))),
            ('unread-pages', list(map(self._page, report.unread))),
            ('gone-pages', [_item(nodes.literal('', name)) for name in report.gone]),
        ]
        for name, items in groups:
            if items:
                shown += [nodes.rubric('', text(name)), nodes.bullet_list('', *items)]
        if len(shown) == 1:
            shown.append(_paragraph(text('no-pages')))
        return [nodes.container('', *shown, classes=['ledger-changes'])]

    def _changed(self, docname: str, outcome: Outcome) -> nodes.list_item:
        """Return the item of a page, with a list of its sections that changed."""
        about = [counts(outcome, self._wording)] if outcome.edits else []
        if outcome.earlier:
            about.append(self._wording.text('renamed-page', name=outcome.earlier))
        item = _item(self._link(docname, self._title(docname)), f' ({"; ".join(about)})')
        # What stands before the first heading is the page's own line.
        sections = [section for section in outcome.sections if section.title]
        if len(sections) > 1 or (sections and sections[0].title != self._title(docname)):
            # The words below the page's own heading come first, and have its name.
            named = [
                section._replace(title=self._wording.text('beginning'))
                if section.title == self._title(docname)
                else section
                for section in sections
            ]
            item += nodes.bullet_list('', *[self._section(docname, one) for one in named])
        return item

    def _section(self, docname: str, section: SectionChanges) -> nodes.list_item:
        """Return the item of a section, a link to its first edit."""
        figures = counted(section.edits, section.added, section.removed, self._wording)
        link = self._link(docname, section.title, f'ledger-edit-{section.first}')
        return _item(link, f' ({figures})')

    def _page(self, docname: str) -> nodes.list_item:
        return _item(self._link(docname, self._title(docname)))

    def _title(self, docname: str) -> str:
        titles = self._env.titles
        return titles[docname].astext() if docname in titles else docname

    def _link(self, docname: str, text: str, target: str = '') -> nodes.Node:
        """Return a link to a page, or to an edit where pages have ids for these."""
        builder = builder_of(self._env)
        if builder.format != 'html':
            target = ''
        try:
            return make_refnode(builder, self._docname, docname, target, nodes.Text(text))
        except NoUri:
            return nodes.Text(text)


def _item(*inline: nodes.Node | str) -> nodes.list_item:
    return nodes.list_item('', _paragraph(*inline))


def _paragraph(*inline: nodes.Node | str) -> nodes.paragraph:
    children: Sequence[nodes.Node] = [
        nodes.Text(part) if isinstance(part, str) else part for part in inline
    ]
    return nodes.paragraph('', '', *children)
