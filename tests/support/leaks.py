"""What files hold, packed ones too: to look for what must not be published."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def contents(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Go through a file and all that is packed in it."""
    yield name, name.encode()
    yield name, data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for inner in packed.namelist():
                yield from contents(f'{name}/{inner}', packed.read(inner))
    elif data.startswith(b'\x1f\x8b'):
        yield from contents(f'{name}/', gzip.decompress(data))
    elif data.startswith(b'# Sphinx inventory'):
        yield f'{name}/', zlib.decompress(data.split(b'\n', 4)[4])


def holding(folder: Path, text: str) -> list[str]:
    """Return the files that have a text in them or in their name, in any case of letters."""
    paths = [path for path in sorted(folder.rglob('*')) if path.is_file()]
    found = [
        name
        for path in paths
        for name, data in contents(path.relative_to(folder).as_posix(), path.read_bytes())
        if text.encode() in data.lower()
    ]
    return list(dict.fromkeys(found))
