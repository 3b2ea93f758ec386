"""The source releases of docutils and Sphinx, fetched by pip from the index that it is set to."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pytest


class Release(NamedTuple):
    """A release on the package index, and the SHA-256 of its source archive."""

    name: str
    version: str
    sha256: str

    @property
    def folder(self) -> str:
        """The folder that the archive holds."""
        return f'{self.name}-{self.version}'


DOCUTILS = Release(
    'docutils', '0.23', '746f5060322511280a1e50eb76846ed6bf2342984b2ac04dc42caa1a8d78799e'
)
SPHINX = Release(
    'sphinx', '9.2.0', '90470459f3cab15d9dfed146c71cf77694b0445df17b2e0e69059cb9f7fc9ee4'
)


def unpacked(release: Release, config: pytest.Config, folder: Path) -> Path:
    """Return the folder of a release; it is fetched once and kept in pytest's cache.

    Where pytest has none it is kept in the given folder.
    """
    cache = getattr(config, 'cache', None)
    kept = (cache.mkdir('foreign') if cache else folder) / release.folder
    if not kept.exists():
        with TemporaryDirectory(dir=kept.parent) as made:
            with tarfile.open(_fetched(release, Path(made))) as archive:
                archive.extractall(made, filter='data')
            _keep(Path(made, release.folder), kept)
    return kept


def _keep(made: Path, kept: Path) -> None:
    """Move a folder to its place, unless another process was faster."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.exists():
            raise
        shutil.rmtree(made)


def _fetched(release: Release, folder: Path) -> Path:
    """Fetch the archive of a release into a folder; pip knows where the index is."""
    wanted = folder / 'wanted.txt'
    wanted.write_text(f'{release.name}=={release.version} --hash=sha256:{release.sha256}\n')
    command = [
        *(sys.executable, '-m', 'pip', 'download', '--no-deps', '--require-hashes'),
        *('--no-binary', release.name, '--dest', folder, '--requirement', wanted),
    ]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    # Without these files there is no test, and a test that cannot run has failed.
    assert ran.returncode == 0, f'pip could not fetch {release.folder}:\n{ran.stdout}{ran.stderr}'
    [found] = folder.glob('*.tar.gz')
    assert hashlib.sha256(found.read_bytes()).hexdigest() == release.sha256
    return found
