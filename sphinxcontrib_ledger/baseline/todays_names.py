"""What an earlier page leads to, and shows, by the names that these have today.

In: the earlier page, as it was parsed, and the page of today.
Out: the earlier one, in which links to pages and files that have another name or folder now are
written as they are today, so that they are no edits; and pictures by what they show::

    before: :doc:`old` and a picture map.png
    now:    :doc:`sub/new`, which was renamed, and map.png, which was painted anew
    wrong:  {+:doc:`sub/new`+} map.png
    right:  :doc:`sub/new` {+map.png+}
"""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinxcontrib_ledger.baseline.version import EarlierVersion

#: Behind the address of a picture that is not that of today, although it has its name.
EARLIER = '#earlier'


class Place(NamedTuple):
    """Where a page stands: the folder of all sources, and its name among them."""

    sources: Path
    docname: str

    def file(self, written: str) -> Path:
        """Return a file by the address that is written on the page."""
        folder = self.sources if written.startswith('/') else (self.sources / self.docname).parent
        return Path(os.path.normpath(folder / written.lstrip('/')))

    def page(self, link: nodes.Element) -> str:
        """Return the page that a link leads to, by its name."""
        target = str(link['reftarget'])
        # MyST-Parser writes names from the folder of all sources, and without a slash before.
        return target if link.get('refdomain') == 'doc' else docname_join(self.docname, target)


def give_todays_names(
    earlier: nodes.document,
    today: nodes.document,
    version: EarlierVersion,
    before: Place,
    now: Place,
) -> None:
    """Write links and pictures of an earlier page as they are written today, where they stayed.

    ``before`` and ``now`` are the places of the page in both versions.
    """
    later = {name: new for new, name in todays_docnames(version, now.sources).items()}
    _name_pages(earlier, today, later, before, now)
    _name_pictures(earlier, today, before, now)


def todays_docnames(version: EarlierVersion, sources: Path) -> dict[str, str]:
    """Return the earlier names of renamed pages by those of today."""
    project = version.project
    found = {}
    for later, name in version.renamed.items():
        # A page keeps its suffix or gets another one of the project's.
        docname = project.path2doc(version.folder / name)
        now = project.path2doc(version.folder / later)
        if docname in project.docnames and now and (sources / later).exists():
            found[now] = str(docname)
    return found


def _name_pages(
    earlier: nodes.document,
    today: nodes.document,
    later: Mapping[str, str],
    before: Place,
    now: Place,
) -> None:
    written: defaultdict[str, dict[str, nodes.Element]] = defaultdict(dict)
    for link in _links_to_pages(today):
        written[now.page(link)].setdefault(link['reftarget'], link)
    for link in _links_to_pages(earlier):
        page = before.page(link)
        names = written.get(later.get(page, page), {})
        if names and link['reftarget'] not in names:
            link['reftarget'], same = next(iter(names.items()))
            if not (link.get('refexplicit') or same.get('refexplicit')):
                # It is shown by the title of the page, which Sphinx puts in place of its name.
                link.children = []
                link += [child.deepcopy() for child in same.children]


def _links_to_pages(document: nodes.document) -> Iterator[Any]:
    for link in document.findall(addnodes.pending_xref):
        if link.get('reftype') == 'doc':
            yield link


def _name_pictures(
    earlier: nodes.document, today: nodes.document, before: Place, now: Place
) -> None:
    pictures = list(earlier.findall(nodes.image))
    if not pictures:
        return
    shown: dict[bytes, list[str]] = {}
    for picture in today.findall(nodes.image):
        if (data := _data(now.file(picture['uri']))) is not None:
            shown.setdefault(data, []).append(picture['uri'])
    names = {name for same in shown.values() for name in same}
    for picture in pictures:
        data = _data(before.file(picture['uri']))
        if data is None:
            continue
        same = shown.get(data, [])
        if same and picture['uri'] not in same:
            picture['uri'] = same[0]
        elif not same and picture['uri'] in names:
            picture['uri'] += EARLIER


def _data(path: Path) -> bytes | None:
    """Return what a file holds; ``None`` for an address that leads to none."""
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None
