"""The files that pages load: our style sheets and our script, without the comments in them.

In: Sphinx's application at the beginning of a build.
Out: files in ``_static``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.render import STATIC
from sphinxcontrib_ledger.render.media import medium_of_builder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinxcontrib_ledger.render.media import Medium

STYLE, REVEAL, STRUCK, TOOLBAR, SCRIPT = (
    'ledger.css',
    'ledger-reveal.css',
    'ledger-struck.css',
    'ledger-toolbar.css',
    'ledger.js',
)
#: A comment of either language, with the white space around it; no string of ours looks like one.
_COMMENT = re.compile(r'\s*/\*.*?\*/|(?:^|\s)//[^\n]*', re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r'\n\s*')
#: White space that a style sheet does not need; no string of ours has one of these signs.
_ROOM = re.compile(r'\s*([{};,])\s*|(?<=:)\s+')


def copy_files(app: Sphinx) -> None:
    """Write what the pages of a builder may load, before Sphinx reads the files for checksums.

    Not by ``html_static_path``, which would make bigger files, and which tells Sphinx that the
    configuration changed since last time if it is not the same for all builders.
    """
    if app.builder.format != 'html':
        return
    folder = Path(app.builder.outdir, '_static')
    folder.mkdir(parents=True, exist_ok=True)
    for name in loaded(medium_of_builder(app.builder)):
        text = (STATIC / name).read_text(encoding='utf-8')
        bare = slim_style(text) if name.endswith('.css') else slim(text)
        (folder / name).write_text(bare, encoding='utf-8', newline='\n')


def loaded(medium: Medium) -> list[str]:
    """Return the names of the files that pages of a medium may load."""
    names = [STYLE, STRUCK] if medium.strikes else [STYLE]
    if medium.browser_page:
        names.append(REVEAL)
    return [*names, TOOLBAR, SCRIPT] if medium.script else names


def slim(text: str) -> str:
    """Return a style sheet or a script without comments and indentation."""
    bare = _INDENT.sub('\n', _COMMENT.sub('', text)).strip()
    return f'/* sphinxcontrib-ledger */\n{bare}\n'


def slim_style(text: str) -> str:
    """Return a style sheet without the white space that it does not need, either."""
    head, bare = slim(text).split('\n', 1)
    squeezed = _ROOM.sub(r'\1', bare).replace(';}', '}')
    return f'{head}\n{squeezed}\n'
