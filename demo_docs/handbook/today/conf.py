"""The handbook of a harbour, which the demo builds against its version 1.0."""

project = 'Harbour handbook'
author = 'The harbour office'
copyright = '2026, The harbour office'
version = release = '2.0'
extensions = ['sphinxcontrib_ledger']
html_theme = 'alabaster'
latex_documents = [('index', 'handbook.tex', project, author, 'howto')]

# All that compares the pages with those of another version, and lists what changed.
ledger_baseline = 'v1.0'
ledger_changes_page = 'ledger-changes'
ledger_baseline_dots = True
