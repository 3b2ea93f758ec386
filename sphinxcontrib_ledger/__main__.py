"""``python -m sphinxcontrib_ledger``."""

from __future__ import annotations

import sys

from sphinxcontrib_ledger.cli.diff import main

if __name__ == '__main__':
    sys.exit(main())
