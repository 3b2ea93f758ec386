"""The tags of ``only`` that an original alone asks for are not to be read in what is stored.

The condition of what was removed stays with its mark, since the format is not known yet.

In: the document of an original and its host.
Out: the same document, in which such tags have other names, which the project knows as well.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Collection

_NAME = re.compile(r'[^\W\d]\w*')
_OPERATORS = frozenset({'and', 'or', 'not', 'if', 'else'})


def hidden_tag(tag: str) -> str:
    """Return the name that stands for a tag."""
    return f'ledger_{blake2b(tag.encode(), digest_size=8).hexdigest()}'


def hide_tags(document: nodes.document, host: nodes.document, known: Collection[str]) -> None:
    """Rename the tags of an original that neither its host names nor everybody knows.

    Linear in the host's size, if there are any.
    """
    conditional = _conditional(document)
    names = {name for node in conditional for name in _NAME.findall(node['expr'])}
    if not names - _OPERATORS - set(known):
        return
    kept = {name for node in _conditional(host) for name in _NAME.findall(node['expr'])}
    kept |= _OPERATORS | set(known)
    for node in conditional:
        node['expr'] = _NAME.sub(
            lambda name: name[0] if name[0] in kept else hidden_tag(name[0]), node['expr']
        )


def _conditional(document: nodes.document) -> list[nodes.Element]:
    elements = document.findall(nodes.Element)
    return [node for node in elements if node.tagname == 'only' and node.get('expr')]
