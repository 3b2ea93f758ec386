"""Originals that a project publishes in another way than by an article.

In: an original and Sphinx's environment.
Out: how it is published, in words for a warning.
"""

from __future__ import annotations

import os.path
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.matching import Matcher

from sphinxcontrib_ledger.compat.environment import builder_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

#: The values that name files and folders that Sphinx copies, and what it leaves out of each.
COPIED: dict[str, tuple[str, ...]] = {'html_extra_path': (), 'html_static_path': ('**/.*',)}


def published_as(env: Any, original: Path) -> str:
    """Return how a project publishes a file by its configuration; nothing if it does not."""
    docname = env.path2doc(str(original))
    if docname in env.found_docs:
        return (
            f'the original is also the document {docname!r} of this project, so what was removed '
            'from it is published: add it to exclude_patterns'
        )
    for value, left_out in COPIED.items():
        matcher = Matcher([*env.config.exclude_patterns, *left_out])
        for entry in env.config[value]:
            folder = Path(builder_of(env).confdir, str(entry)).resolve()
            if _is_copied(original.resolve(), folder, matcher):
                return (
                    f'the original is copied to the output by {value}, so what was removed from '
                    'it is published: keep it elsewhere'
                )
    return ''


def _is_copied(original: Path, folder: Path, left_out: Matcher) -> bool:
    """Return whether Sphinx copies a file if it copies a folder, or another file."""
    if original == folder:
        return True
    if not original.is_relative_to(folder):
        return False
    below = original.relative_to(folder)
    # Sphinx compares each name with the folders before it, which are '.' at first.
    heads = [below, *list(below.parents)[:-1]]
    return not any(left_out(f'{head.parent.as_posix()}/{head.name}') for head in heads)


def used_elsewhere(
    env: Any, originals: Collection[str], shown: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, str]]:
    """Go through the pages that offer an original for download or include it, each with a message.

    ``originals`` are the paths of all originals, ``shown`` those of both sides of the articles of
    each page: what is the edited file of one may be the original of the next version.
    Linear in the number of files that pages depend on.
    """
    known = set(originals)
    for docname in sorted(env.dependencies):
        downloads = {name for name, (pages, _) in env.dlfiles.items() if docname in pages}
        for path in sorted(known & _absolute(env, env.dependencies[docname])):
            if path in _absolute(env, downloads):
                how = 'this page offers the original {} for download'
            elif path not in shown.get(docname, ()):
                how = 'this page includes {}, which is the original of an article'
            else:
                continue
            name = os.path.relpath(path, env.srcdir)
            yield docname, f'{how.format(repr(name))}, so what was removed from it is published'


def _absolute(env: Any, names: Iterable[str]) -> set[str]:
    return {os.path.normpath(env.srcdir / name) for name in names}
