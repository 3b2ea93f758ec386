"""``python -m sphinxcontrib_ledger``."""

from __future__ import annotations

import sys

from sphinxcontrib_ledger.cli.main import main

if __name__ == '__main__':
    sys.exit(main(program='python -m sphinxcontrib_ledger'))
