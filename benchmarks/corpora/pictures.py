"""Pictures that articles show and corpora do not keep: one grey pixel each."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from pathlib import Path

_NAMED = regex.compile(
    r'(?:(?:image|figure)::[ \t]+|!\[[^\]]*\]\()(?P<name>[^\s)]+\.(?P<kind>png|jpe?g|svg))'
)
_JPEG = base64.b64decode(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAP//////////////////////////////////////////////////////'
    '////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAA'
    'AAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z'
)
_KINDS = {
    'png': base64.b64decode(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNoAAAAggCB2kUIOwAAAABJ'
        'RU5ErkJggg=='
    ),
    'jpg': _JPEG,
    'jpeg': _JPEG,
    'svg': b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
}


def provide(source: Path, text: str) -> None:
    """Write the pictures that a text names into the source folder of a project."""
    for found in _NAMED.finditer(text):
        path = (source / found['name'].lstrip('/')).resolve()
        if ':' not in found['name'] and path.is_relative_to(source.resolve()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_KINDS[found['kind']])
