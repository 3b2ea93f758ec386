"""Configuration of the documentation."""

project = 'sphinxcontrib-ledger'
author = 'the sphinxcontrib-ledger developers'
copyright = '2025, the sphinxcontrib-ledger developers'

# The documentation shows what it explains.
extensions = ['sphinxcontrib_ledger']
exclude_patterns = ['_build', 'articles']

html_theme = 'alabaster'
html_theme_options = {
    'description': 'Edited articles with an account of the edits',
    # Headings of the reference are long.
    'page_width': '1060px',
    'sidebar_width': '260px',
}
