"""The titles that cross-references show, which are not known before all documents are read.

In: a cross-reference of an original, whose words are kept as text.
Out: a text that stands for it, and later that text with the title in its stead.
The words of originals are kept with the article, so that nobody resolves what they lead to.

Before: See the page :doc:`notices`.  (its title is "Notices to mariners")
Wrong:  See the page notices.
Right:  See the page Notices to mariners.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

#: Unicode has these for a program's own use, so that no text has them.
_OPEN, _PART, _CLOSE = '\ufdd0', '\ufdd1', '\ufdd2'
_UNTITLED = re.compile(f'{_OPEN}(.*?){_PART}(.*?){_PART}(.*?){_CLOSE}', re.DOTALL)


def untitled(link: nodes.Element) -> str:
    """Return what stands for a cross-reference: where it leads, and what it is called itself."""
    kind, target = link.get('reftype', ''), str(link.get('reftarget', ''))
    page = str(link.get('refdoc', ''))
    shown = link.astext() or target
    if kind == 'doc':
        target = posixpath.join('/', posixpath.dirname(page), target)
        target = posixpath.normpath(target).lstrip('/')
    elif kind == 'myst':
        # A link of Markdown leads to a page, to a part of one, or to a part of its own page.
        is_page = link.get('refdomain') == 'doc'
        part = link.get('reftargetid') if is_page else target
        page = target if is_page else page
        kind, target = ('part', f'{page}#{part}') if part else ('doc', page)
        shown = link.astext() or part or target
    elif kind != 'ref':
        return shown
    return f'{_OPEN}{kind}{_PART}{target}{_PART}{shown}{_CLOSE}'


def with_titles(text: str, title_of: Callable[[str, str], str | None]) -> str:
    """Return a text with titles; ``title_of`` is asked for each by kind and target."""
    if _OPEN not in text:
        return text
    return _UNTITLED.sub(lambda match: title_of(match[1], match[2]) or match[3], text)


def title_in(env: Any, kind: str, target: str) -> str | None:
    """Return the title of a page, or of what a label stands before; ``None``: there is none.

    ``env`` is Sphinx's environment; plain docutils has none.
    """
    if env is None:
        return None
    if kind == 'doc':
        return str(env.titles[target].astext()) if target in env.titles else None
    if kind == 'part':
        page, _, target = target.partition('#')
        # MyST-Parser keeps the headings of a page by the names that they have in addresses.
        names = env.metadata.get(page, {}).get('myst_slugs', {})
        if target in names:
            return str(names[target][2])
    label = env.get_domain('std').labels.get(target.lower())
    return str(label[2]) if label is not None else None
