"""What the pages of a project were called in an earlier version.

In: what a page says itself in its first fields or its front matter, and what git knows.
Out: the name of the earlier page that a page is compared with.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxcontrib_ledger.read.advice.near_names import near_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.project import Project

    from sphinxcontrib_ledger.baseline.version import EarlierVersion

#: A page's own word on what it was called: a field, or a line of its front matter.
FIELD = re.compile(r'^:ledger-baseline:[ \t]*(\S.*?)[ \t]*$', re.MULTILINE)
FRONT_MATTER = re.compile(
    r'\A---[ \t]*\n(?:(?!---).*\n)*?(ledger-baseline:[ \t]*(\S.*?)[ \t]*)$', re.M
)
#: How far from its beginning it may stand, in characters: no search through long pages.
HEAD = 4000
#: What may stand around a name in front matter.
QUOTES = '"\''


class Said(NamedTuple):
    """What a page says that it was called, and the line that it says it in."""

    name: str
    line: int


def said_name(text: str) -> Said | None:
    """Return what a page says itself that it was called."""
    head = text[:HEAD]
    if found := FRONT_MATTER.search(head):
        return Said(found[2].strip(QUOTES), head.count('\n', 0, found.start(1)) + 1)
    if found := FIELD.search(head):
        return Said(found[1], head.count('\n', 0, found.start()) + 1)
    return None


def earlier_name(
    docname: str, text: str, version: EarlierVersion, path: Path
) -> tuple[str, Said | None]:
    """Return what a page was called: its own word, what git says, or its name.

    A version that was made after the page was renamed has it by its new name already.  If it has
    none of these names, the word of the page is returned as well: it may be misspelt.
    ``path`` is that of its file from the folder of the sources.
    """
    said = said_name(text)
    if said and (named := _docname(said.name, version.project, version.folder)):
        return named, None
    renamed = version.renamed.get(path.as_posix())
    known = version.project.path2doc(version.folder / renamed) if renamed else None
    name = known or docname
    return name, said if name not in version.project.docnames else None


def _docname(name: str, project: Project, folder: Path) -> str:
    """Return a page that is named, also by its file or from the folder of all pages."""
    plain = name.strip('/')
    by_file = project.path2doc(folder / plain)
    return next((each for each in (plain, by_file) if each in project.docnames), '') or ''


def near_docnames(name: str, version: EarlierVersion) -> list[str]:
    """Return the pages that may be meant by a name that no page had."""
    project, plain = version.project, name.strip('/')
    files = [
        file
        for suffix in project.source_suffix
        for file in near_names(version.folder / f'{plain}{suffix}')
    ]
    near = (project.path2doc(file) for file in files)
    return list(dict.fromkeys(each for each in near if each in project.docnames))


def declared_names(project: Project, version: EarlierVersion) -> Mapping[str, str]:
    """Return the paths of files whose pages say what they were called: ``{later: earlier}``.

    ``project`` is today's.  Links to such a page stand on others, so all pages are looked at.
    """
    found = {}
    for docname in sorted(project.docnames):
        with Path(project.doc2path(docname, absolute=True)).open('rb') as file:
            said = said_name(file.read(HEAD).decode(errors='replace'))
        if said and (earlier := _docname(said.name, version.project, version.folder)):
            later = project.doc2path(docname, absolute=False)
            found[Path(later).as_posix()] = Path(
                version.project.doc2path(earlier, absolute=False)
            ).as_posix()
    return found
