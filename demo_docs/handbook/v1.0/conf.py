"""The handbook of a harbour, which the demo builds against its version 1.0."""

project = 'Harbour handbook'
author = 'The harbour office'
copyright = '2025, The harbour office'
version = release = '1.0'
extensions = ['sphinxcontrib_ledger']
html_theme = 'alabaster'
latex_documents = [('index', 'handbook.tex', project, author, 'howto')]
