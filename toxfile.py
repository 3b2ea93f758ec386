"""Lets tox find every Python that pyenv has installed, chosen there or not.

pyenv's own shims answer for the chosen versions only.
"""

from __future__ import annotations

import os
from pathlib import Path

_root = Path(os.environ.get('PYENV_ROOT') or Path.home() / '.pyenv')
_found = [str(folder) for folder in sorted(_root.glob('versions/3.*/bin'))]
os.environ['PATH'] = os.pathsep.join([os.environ.get('PATH', os.defpath), *_found])
