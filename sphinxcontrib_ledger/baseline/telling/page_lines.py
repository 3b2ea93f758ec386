"""The line at the top of a page that changed: compared with what, and where the next one is.

That of a page that is new has the links alone, since a bar says that it is new.

In: what became of all pages, when they have been read.
Out: a paragraph below the heading of each such page, on pages for browsers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinxcontrib_ledger.baseline.directive import lists_of
from sphinxcontrib_ledger.baseline.pages import outcomes_of
from sphinxcontrib_ledger.baseline.telling.report import counts, report_of
from sphinxcontrib_ledger.compat.environment import reading_order
from sphinxcontrib_ledger.extension.outputs import digest, note, showed
from sphinxcontrib_ledger.i18n.wording import wording_of
from sphinxcontrib_ledger.nodes import NO_SEARCH, VERSION

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.baseline.pages import Outcome

#: The builders of pages that are read one by one in a browser.
BUILDERS = ('html', 'dirhtml', 'readthedocs', 'readthedocsdirhtml')
#: What an output shows of lines.
LINES = 'lines'
#: The phrases of the links of a line, in their order.
LINKS = ('previous-page', 'next-page', 'all-changes')


class PageLine(NamedTuple):
    """What a line says of a page: its figures, and the pages that it leads to, if any."""

    described: str
    outcome: Outcome
    links: tuple[str, str, str]


def lines_of(env: Any) -> dict[str, PageLine]:
    """Return the lines of all pages that changed or are new, in reading order."""
    report = report_of(env)
    if report is None or not env.config.ledger_baseline_line:
        return {}
    found = {name: outcome for name, outcome in report.changed if outcome.edits}
    found |= {name: outcomes_of(env)[name] for name in report.new}
    pages = [(name, found[name]) for name in reading_order(env) if name in found]
    names = ['', *(name for name, _ in pages), '']
    everything = min(lists_of(env), default='')
    described = report.version.described
    return {
        name: PageLine(described, outcome, (names[place], names[place + 2], everything))
        for place, (name, outcome) in enumerate(pages)
    }


class PageLines:
    """The lines of the pages of a build."""

    def __init__(self) -> None:
        self._lines: dict[str, PageLine] = {}

    def to_write_again(self, app: Sphinx, env: Any) -> list[str]:
        """Return the pages whose line is another one than when they were written."""
        if app.builder.name not in BUILDERS:
            return []
        self._lines = lines_of(env)
        now = {name: digest(line) for name, line in self._lines.items()}
        written = showed(app, LINES) or {}
        note(app, LINES, now)
        others = [name for name in written | now if written.get(name) != now.get(name)]
        return [name for name in others if name in env.found_docs]

    def put(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Put the line of a page below its heading."""
        line = self._lines.get(docname)
        if line is None:
            return
        section = next(iter(doctree.findall(nodes.section)), doctree)
        below = 1 if section.children and isinstance(section.children[0], nodes.title) else 0
        paragraph = _paragraph(app, doctree, docname, line)
        if paragraph.children:
            section.insert(below, paragraph)


def _paragraph(
    app: Sphinx, doctree: nodes.document, docname: str, line: PageLine
) -> nodes.paragraph:
    wording = wording_of(doctree.settings)
    paragraph = nodes.paragraph('', '', classes=[VERSION, NO_SEARCH])
    if line.outcome.edits:
        compared = wording.text('compared', version=line.described)
        paragraph += nodes.Text(f'{compared} {counts(line.outcome, wording)}. ')
    links: list[nodes.Node] = []
    for phrase, other in zip(LINKS, line.links, strict=True):
        if other and other != docname:
            text = nodes.Text(wording.text(phrase))
            title = app.env.titles[other].astext()
            link = make_refnode(app.builder, docname, other, '', text, title)
            links += [nodes.Text(' · '), link]
    paragraph += links[1:]
    return paragraph
