"""Text in a role that nobody knows any more, or a link that leads nowhere, is text.

In: the document of an original, read in a sandbox, and its host.
Out: the same document, in which such a text stands without the markup around it.

docutils shows the markup as it was typed, and its signs would be words that went::

    original:    See :old:`the page` for more.
    edited:      See the page for more.
    wrong marks: See [...] the page [...] for more.
    right marks: See the page for more.

The message about it stays.  Where the edited article has the role, or such a link, too, both are
compared as they are shown.
"""

from __future__ import annotations

import re

from docutils import nodes

_ROLE = r'(?P<role>:[\w.+:-]+:)'
_TEXT = r'`(?P<text>[^`]+)`'
_LINK = r'(?P<role>__?)'
_MARKUPS = tuple(
    re.compile(markup)
    for markup in (_ROLE + _TEXT, _TEXT + _ROLE, _TEXT + _LINK, r'(?P<text>[\w.+:-]*\w)' + _LINK)
)
#: A text with the target that it leads to.
_TITLED = re.compile(r'(?s)(.+?)\s*<[^<>]*>')


def read_unknown_roles(document: nodes.document, host: nodes.document) -> None:
    """Replace markup that means nothing by its text; linear in the host's size, if any does."""
    found = [
        (node, markup['role'], markup['text'])
        for node in document.findall(nodes.problematic)
        if (markup := _markup(node))
    ]
    if not found:
        return
    shown = {
        markup['role'] for node in host.findall(nodes.problematic) if (markup := _markup(node))
    }
    for node, role, text in found:
        if role not in shown:
            titled = _TITLED.fullmatch(text)
            node.children.clear()
            node.append(nodes.Text(titled[1] if titled else text))


def _markup(node: nodes.problematic) -> re.Match[str] | None:
    matches = (markup.fullmatch(node.astext()) for markup in _MARKUPS)
    return next(filter(None, matches), None)
