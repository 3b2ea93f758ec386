"""The command line: ``sphinx-ledger``, or ``python -m sphinxcontrib_ledger``."""
