"""Configuration of the demo: every setting that differs from Sphinx's defaults has its reason."""

import sys
from pathlib import Path

project = 'sphinxcontrib-ledger by example'
author = 'the sphinxcontrib-ledger developers'
copyright = '2025, the sphinxcontrib-ledger developers'
version = release = '2'  # e-books must have one
today = 'First edition'  # printed on the PDF's cover; a real date would change with every build

extensions = [
    'sphinxcontrib_ledger',
    'sphinx.ext.autodoc',  # descriptions that come from docstrings
    'myst_parser',  # a page and an article in Markdown
    'sphinx_design',  # cards and tabs, which articles may have
]

# The articles are read by the ledger-article directive; they are no pages of their own.  The
# handbook is a project of its own, which tools/demo.py builds.
exclude_patterns = ['_build', 'articles', 'handbook']

# Two versions of a module, which must have two names to be there both; readers see neither name.
sys.path.insert(0, str(Path(__file__).parent / 'modules'))
add_module_names = False

# Who edits, unless an article says otherwise with its :editor: option.
ledger_editor = 'the demo editors'

# These addresses are invented; nobody serves what they name.
linkcheck_ignore = [r'https://example\.org/']

html_theme = 'alabaster'
html_static_path = ['_static']
html_css_files = ['demo.css']

latex_engine = 'pdflatex'
latex_documents = [('index', 'ledger-demo.tex', project, author, 'manual')]
latex_elements = {
    'papersize': 'a4paper',
    'extraclassoptions': 'openany',  # no empty page before a chapter
    # Sphinx prints headings and links in shades of blue; here blue is for the editor's words.
    'sphinxsetup': 'TitleColor={rgb}{0,0,0},InnerLinkColor={gray}{0.3},OuterLinkColor={gray}{0.3}',
}
