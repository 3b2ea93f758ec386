"""The command line: ``python -m sphinxcontrib_ledger``."""
