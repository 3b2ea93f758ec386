"""The page of the list of changes that ``ledger_changes_page`` asks for, without a source file.

In: the files that Sphinx found, and what readers are told of the earlier version.
Out: a page that Sphinx reads, and its entry in the contents.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.addnodes import toctree
from sphinx.transforms import SphinxTransform

from sphinxcontrib_ledger.compat.environment import application_of
from sphinxcontrib_ledger.compat.made_pages import add_page
from sphinxcontrib_ledger.extension import priorities

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx

#: The page in each format that it can be written in.
SOURCES = {
    'restructuredtext': ':orphan:\n\n{title}\n{line}\n\n.. ledger-changes::\n',
    'markdown': '---\norphan: true\n---\n\n# {title}\n\n```{{ledger-changes}}\n```\n',
}
#: What either format would take for markup.
SIGNS = re.compile(r'([\\`*_|<>\[\]{}:$#~^])')


def made_page(app: Sphinx) -> str:
    """Return the name of the page; nothing if none is asked for, or a file has its name."""
    name: str = app.config.ledger_changes_page
    found = Path(app.srcdir)
    files = [found / f'{name}{suffix}' for suffix in app.config.source_suffix]
    return '' if not name or any(file.is_file() for file in files) else name


def make_page(app: Sphinx, env: Any, title: str, removed: set[str]) -> list[str]:
    """Make the page; return its name if it has to be read.

    ``removed`` are the pages that are gone, which Sphinx takes this one for.
    """
    name = made_page(app)
    if not name:
        return []
    suffix, source = _format_of(app.config.source_suffix)
    plain = SIGNS.sub(r'\\\1', title)
    text = source.format(title=plain, line='=' * 2 * len(plain))
    path = Path(app.doctreedir, f'{name}{suffix}')
    if not path.is_file() or path.read_text(encoding='utf-8') != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
        env.all_docs.pop(name, None)
    add_page(env, name, path)
    removed.discard(name)
    return [] if name in env.all_docs else [name]


def _format_of(suffixes: Mapping[str, str | None]) -> tuple[str, str]:
    """Return the first suffix whose format the page can be written in, and the page in it."""
    for suffix, form in suffixes.items():
        if (source := SOURCES.get(form or 'restructuredtext')) is not None:
            return suffix, source
    return '.rst', SOURCES['restructuredtext']


class EntryTransform(SphinxTransform):
    """Puts the page first in the contents, so that a book has it in front."""

    default_priority = priorities.BASELINE

    def apply(self, **options: Any) -> None:
        """Add an entry to the first contents of the project's first page."""
        name = made_page(application_of(self.env))
        if not name or self.env.docname != self.config.root_doc:
            return
        contents = next(iter(self.document.findall(toctree)), None) or self._contents()
        if name not in contents['includefiles']:
            contents['entries'].insert(0, (None, name))
            contents['includefiles'].insert(0, name)

    def _contents(self) -> toctree:
        """Return contents that are not shown, for a project of one page, which has none."""
        made = toctree(
            parent=self.env.docname,
            entries=[],
            includefiles=[],
            maxdepth=-1,
            caption=None,
            glob=False,
            hidden=True,
            includehidden=False,
            numbered=0,
            titlesonly=False,
        )
        last = self.document.children[-1] if self.document.children else None
        (last if isinstance(last, nodes.section) else self.document).append(
            nodes.compound('', made, classes=['toctree-wrapper'])
        )
        return made
