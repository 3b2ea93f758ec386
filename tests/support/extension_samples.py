"""What other extensions of Sphinx bring, in articles.

Each sample has a text in which words can be put in, marked by ``{}``, and a text that only the
original has, in which the extension is given words wherever it takes some.
"""

from __future__ import annotations

from typing import NamedTuple

#: The word that only originals have.
SECRET = 'zanzibar'
BIB = """@book{quay, author = {Ann Lee}, title = {The Quay}, publisher = {Harbour}, year = {1999}}
@book{pier, author = {Bob Ray}, title = {The zanzibar Pier}, publisher = {Zanzibar}, year = {2001}}
"""
MODULE = '''"""A module."""


def boat(length: int) -> str:
    """Return a boat of a length."""
    return str(length)


def zanzibar(length: int) -> str:
    """Return a zanzibar of a length."""
    return str(length)
'''


class Sample(NamedTuple):
    """An article beside an extension; ``package`` is its name in the package index."""

    package: str
    extensions: tuple[str, ...]
    text: str
    removed: str
    conf: str = ''
    files: tuple[tuple[str, str], ...] = ()
    #: The builders that the extension serves.
    builders: tuple[str, ...] = ('html', 'latex', 'text')
    #: What does not hold beside it yet.
    known: str = ''


SAMPLES = [
    Sample(
        'sphinx-design',
        ('sphinx_design',),
        '.. card:: A card{}\n\n   Of cards{}.\n\n.. tab-set::\n\n   .. tab-item:: One{}\n\n      First{}.\n',
        '.. dropdown:: zanzibar\n\n   :bdg:`zanzibar`\n\n.. grid::\n\n   .. grid-item-card:: zanzibar\n\n      zanzibar\n',
    ),
    Sample(
        'myst-parser',
        ('myst_parser',),
        'A text{} of words.\n',
        '.. eval-zanzibar:: zanzibar\n\n.. include:: part.md\n   :parser: myst_parser.sphinx_\n',
        files=(('part.md', '# zanzibar\n\nzanzibar\n'),),
    ),
    Sample(
        'sphinxcontrib-bibtex',
        ('sphinxcontrib.bibtex',),
        'As said{} in :cite:p:`quay` and :footcite:t:`quay`{}.\n\n.. footbibliography::\n\n.. bibliography::\n',
        'As :cite:t:`pier` and :footcite:p:`pier` say of zanzibar.\n\n.. bibliography::\n   :filter: title % "zanzibar"\n   :labelprefix: zanzibar\n   :keyprefix: zanzibar-\n',
        "bibtex_bibfiles = ['refs.bib']\n",
        (('refs.bib', BIB),),
    ),
    Sample(
        'ablog',
        ('ablog',),
        '.. post:: 1 May 2020\n   :tags: boats\n\n   An excerpt{}.\n\nA text{}.\n\n.. update:: 2 May 2020\n\n   News{}.\n',
        '.. update:: 3 May 2020\n\n   zanzibar\n\n.. postlist:: 3\n   :format: zanzibar\n   :tags: zanzibar\n',
        "blog_title = 'Boats'\nblog_baseurl = 'https://example.org'\nfontawesome_included = True\n",
        known='it takes its nodes out of a page before marks are made, and not out of the original',
    ),
    Sample(
        'sphinxcontrib-log-cabinet',
        ('sphinxcontrib.log_cabinet',),
        '.. py:function:: sail()\n\n   Sails{}.\n\n   .. versionadded:: 1.0\n      Sails{}.\n\n   .. versionchanged:: 1.1\n      Sails{} well.\n\n   .. versionchanged:: 1.2\n      Sails{}.\n',
        '.. py:function:: zanzibar()\n\n   .. versionadded:: 1.2\n      zanzibar\n\n   .. versionchanged:: 1.3\n      zanzibar\n',
        "version = '1.2'\n",
    ),
    Sample(
        'sphinx-exercise',
        ('sphinx_exercise',),
        '.. exercise:: A task{}\n   :label: task\n\n   Do it{}.\n\n.. solution:: task\n   :label: solved\n\n   Done{}.\n',
        '.. exercise:: zanzibar\n   :label: zanzibar\n\n   zanzibar\n\n.. solution:: zanzibar\n   :label: zanzibar-solved\n\n   zanzibar\n',
        builders=('html', 'latex'),
    ),
    Sample(
        'sphinx-proof',
        ('sphinx_proof',),
        '.. prf:theorem:: Of boats{}\n   :label: boats\n\n   Boats float{}.\n\n.. prf:proof::\n\n   Look{}.\n',
        '.. prf:lemma:: zanzibar\n   :label: zanzibar\n\n   zanzibar\n\n:prf:ref:`zanzibar`\n',
        builders=('html', 'latex'),
    ),
    Sample(
        'sphinx-needs',
        ('sphinx_needs',),
        '.. req:: A need{}\n   :id: R_001\n   :status: open\n\n   Float{}.\n\n.. needtable::\n   :columns: id, title\n',
        '.. spec:: zanzibar\n   :id: Z_001\n   :status: zanzibar\n   :tags: zanzibar\n   :links: R_001\n\n   zanzibar :need:`Z_001`\n\n.. needlist::\n   :tags: zanzibar\n',
    ),
    Sample(
        'mlx.traceability',
        ('mlx.traceability',),
        '.. item:: BOAT-1 A boat{}\n\n   It floats{}.\n\n.. item-list:: All\n   :filter: BOAT\n',
        '.. item:: ZANZIBAR-1 zanzibar\n   :depends_on: BOAT-1\n\n   zanzibar\n\n.. item-matrix:: zanzibar\n   :source: ZANZIBAR\n   :target: BOAT\n   :type: depends_on\n',
        "traceability_relationships = {'depends_on': 'impacts_on'}\ntraceability_render_relationship_per_item = True\ntraceability_attributes = {}\n",
    ),
    Sample(
        'sphinx-inline-tabs',
        ('sphinx_inline_tabs',),
        '.. tab:: One{}\n\n   First{}.\n\n.. tab:: Two\n\n   Second{}.\n',
        '.. tab:: zanzibar\n   :new-set:\n\n   zanzibar\n',
    ),
    Sample(
        'sphinx-copybutton',
        ('sphinx_copybutton',),
        '.. code-block:: python\n\n   >>> boat{}\n   1\n',
        '.. code-block:: python\n   :caption: zanzibar\n\n   >>> zanzibar\n',
    ),
    Sample(
        'sphinx-tabs',
        ('sphinx_tabs.tabs',),
        '.. tabs::\n\n   .. tab:: One{}\n\n      First{}.\n\n   .. tab:: Two\n\n      Second{}.\n\n.. tabs::\n\n   .. code-tab:: c\n\n      int boat{};\n',
        '.. tabs::\n\n   .. group-tab:: zanzibar\n\n      zanzibar\n\n   .. code-tab:: py zanzibar\n\n      zanzibar\n',
    ),
    Sample(
        'sphinx-autodoc-typehints',
        ('sphinx.ext.autodoc', 'sphinx_autodoc_typehints'),
        'Boats{}.\n\n.. autofunction:: harbour_module.boat\n',
        '.. autofunction:: harbour_module.zanzibar\n',
        files=(('harbour_module.py', MODULE),),
    ),
    Sample(
        'sphinxcontrib-mermaid',
        ('sphinxcontrib.mermaid',),
        'A chart{}.\n\n.. mermaid::\n   :caption: Boats{}\n\n   graph TD\n   a --> b\n',
        '.. mermaid::\n   :name: zanzibar\n   :alt: zanzibar\n\n   graph TD\n   zanzibar --> b\n',
        "mermaid_output_format = 'raw'\n",
    ),
    Sample(
        'sphinx-togglebutton',
        ('sphinx_togglebutton',),
        '.. toggle::\n\n   Hidden{}.\n\n.. note::\n   :class: dropdown\n\n   More{}.\n',
        '.. toggle:: zanzibar\n\n   zanzibar\n',
    ),
    Sample(
        'sphinxext-opengraph',
        ('sphinxext.opengraph',),
        'Boats are{} in the harbour. They are{} seen by all.\n',
        'A zanzibar.\n\n.. meta::\n   :description: zanzibar\n   :property=og\\:title: zanzibar\n',
        "ogp_site_url = 'https://example.org/'\nogp_social_cards = {'enable': False}\n",
    ),
    Sample('sphinx-notfound-page', ('notfound.extension',), 'A text{}.\n', 'zanzibar\n'),
    Sample(
        'numpydoc',
        ('sphinx.ext.autodoc', 'numpydoc'),
        'Boats{}.\n\n.. autofunction:: harbour_module.boat\n',
        '.. autofunction:: harbour_module.zanzibar\n\n.. np:function:: zanzibar()\n',
        files=(('harbour_module.py', MODULE),),
    ),
    Sample(
        'sphinx-argparse',
        ('sphinxarg.ext',),
        'A command{}.\n\n.. argparse::\n   :module: harbour_args\n   :func: boat\n   :prog: boat\n',
        '.. argparse::\n   :module: harbour_args\n   :func: zanzibar\n   :prog: zanzibar\n',
        files=(
            (
                'harbour_args.py',
                'import argparse\n\n\ndef boat():\n    return argparse.ArgumentParser()\n\n\ndef zanzibar():\n    parser = argparse.ArgumentParser()\n    parser.add_argument("--zanzibar", help="zanzibar")\n    return parser\n',
            ),
        ),
    ),
    Sample(
        'sphinx-prompt',
        ('sphinx-prompt',),
        'So{}:\n\n.. prompt:: bash\n\n   sail\n',
        '.. prompt:: bash zanzibar$\n\n   zanzibar\n',
    ),
    Sample('myst-nb', ('myst_nb',), 'A text{}.\n', 'A zanzibar.\n', "nb_execution_mode = 'off'\n"),
    Sample(
        'nbsphinx',
        ('nbsphinx',),
        'A text{}.\n',
        '.. nbgallery::\n   :caption: zanzibar\n\n   index\n\n.. nbinput:: python\n\n   zanzibar\n\n.. nboutput::\n\n   zanzibar\n',
        "nbsphinx_execute = 'never'\n",
    ),
    Sample(
        'sphinx-gallery',
        ('sphinx_gallery.load_style',),
        'A text{}.\n',
        '.. image-sg:: /zanzibar.png\n   :alt: zanzibar\n',
    ),
    Sample(
        'breathe',
        ('breathe',),
        'A text{}.\n',
        '.. doxygenfunction:: zanzibar\n   :project: zanzibar\n',
        "breathe_projects = {}\nbreathe_default_project = 'boats'\n",
    ),
    Sample(
        'sphinxcontrib-httpdomain',
        ('sphinxcontrib.httpdomain',),
        '.. http:get:: /boats\n\n   All boats{}.\n\n   :query sort: how{}\n',
        '.. http:post:: /zanzibar\n   :synopsis: zanzibar\n\n   :statuscode 200: zanzibar\n\n:http:post:`/zanzibar`\n',
    ),
    Sample(
        'sphinx-issues',
        ('sphinx_issues',),
        'See{} :issue:`1` and :user:`ann`.\n',
        ':user:`zanzibar` :pr:`77` :cve:`zanzibar`\n',
        "issues_github_path = 'ann/boats'\n",
    ),
    Sample(
        'sphinx-reredirects',
        ('sphinx_reredirects',),
        'A text{}.\n',
        'zanzibar\n',
        "redirects = {'old': 'index.html'}\n",
    ),
    Sample(
        'sphinx-sitemap',
        ('sphinx_sitemap',),
        'A text{}.\n',
        'Zanzibar\n--------\n\nzanzibar\n',
        "html_baseurl = 'https://example.org/'\n",
    ),
    Sample(
        'sphinxcontrib-youtube',
        ('sphinxcontrib.youtube',),
        'A film{}.\n\n.. youtube:: dQw4w9WgXcQ\n\n   Of boats{}.\n',
        '.. youtube:: zanzibar\n\n   zanzibar\n\n.. vimeo:: zanzibar\n',
    ),
    Sample(
        'sphinxcontrib-video',
        ('sphinxcontrib.video',),
        'A film{}.\n\n.. video:: boat.mp4\n   :alt: A boat\n',
        '.. video:: boat2.mp4\n   :alt: zanzibar\n   :caption: zanzibar\n',
        files=(('boat.mp4', 'boat'), ('boat2.mp4', 'boat')),
    ),
    Sample(
        'sphinxcontrib-programoutput',
        ('sphinxcontrib.programoutput',),
        'So{}:\n\n.. program-output:: echo boat\n',
        '.. command-output:: echo zanzibar\n   :caption: zanzibar\n',
        known='it takes its nodes out of a page before marks are made, and not out of the original',
    ),
    Sample(
        'sphinx-last-updated-by-git',
        ('sphinx_last_updated_by_git',),
        'A text{}.\n',
        'zanzibar\n',
        "suppress_warnings = ['git']\n",
    ),
    Sample(
        'sphinx-toolbox',
        ('sphinx_toolbox',),
        '.. confval:: boat\n   :type: str\n\n   A value{}.\n',
        '.. confval:: zanzibar\n   :type: zanzibar\n   :default: zanzibar\n\n   zanzibar\n\n:pull:`77` :asset:`zanzibar.png` :source:`zanzibar`\n\n.. collapse:: zanzibar\n\n   zanzibar\n',
        "github_username = 'ann'\ngithub_repository = 'boats'\n",
        (('_assets/zanzibar.png', 'x'), ('assets/zanzibar.png', 'x')),
    ),
    Sample(
        'sphinx-jsonschema',
        ('sphinx-jsonschema',),
        'A schema{}.\n\n.. jsonschema::\n\n   {{"title": "Boat", "type": "object"}}\n',
        '.. jsonschema::\n\n   {{"title": "zanzibar", "$$target": ["zanzibar"], "type": "object", "properties": {{"zanzibar": {{"type": "string"}}}}}}\n',
    ),
    Sample(
        'sphinx-codeautolink',
        ('sphinx.ext.autodoc', 'sphinx_codeautolink'),
        'So{}:\n\n.. code-block:: python\n\n   import harbour_module\n   harbour_module.boat()\n\n.. autofunction:: harbour_module.boat\n',
        '.. autolink-concat:: on\n\n.. code-block:: python\n\n   import zanzibar\n   zanzibar.zanzibar()\n\n.. autolink-examples:: zanzibar\n',
        files=(('harbour_module.py', MODULE),),
    ),
    Sample(
        'sphinx-tags',
        ('sphinx_tags',),
        '.. tags:: boats\n\nA text{}.\n',
        '.. tags:: zanzibar, boats\n',
        'tags_create_tags = True\n',
    ),
    Sample(
        'sphinx-subfigure',
        ('sphinx_subfigure',),
        '.. subfigure:: AB\n   :name: boats\n\n   .. image:: boat.png\n      :alt: A boat\n\n   .. image:: boat.png\n      :alt: A ship\n\n   Boats{}.\n',
        '.. subfigure:: A\n   :name: zanzibar\n\n   .. image:: zanzibar.png\n      :alt: zanzibar\n\n   zanzibar\n',
        'numfig = True\n',
    ),
    Sample(
        'sphinxcontrib-trio',
        ('sphinxcontrib_trio',),
        '.. py:function:: boat()\n   :async:\n\n   Sails{}.\n',
        '.. py:function:: zanzibar()\n   :async-for:\n\n   zanzibar\n',
    ),
    Sample(
        'sphinx-iconify',
        ('sphinx_iconify',),
        'A boat{} :iconify:`mdi:boat`.\n',
        ':iconify:`mdi:zanzibar`\n',
        builders=('html',),
    ),
    Sample(
        'sphinxemoji', ('sphinxemoji.sphinxemoji',), 'A boat{} |:boat:|.\n', 'zanzibar |:zzz:|\n'
    ),
    Sample(
        'autodocsumm',
        ('autodocsumm',),
        'Boats{}.\n\n.. automodule:: harbour_module\n   :members: boat\n   :autosummary:\n',
        '.. autofunction:: harbour_module.zanzibar\n',
        files=(('harbour_module.py', MODULE),),
    ),
    Sample(
        'sphinx-collapse',
        ('sphinx_collapse',),
        '.. collapse:: More{}\n\n   A text{}.\n',
        '.. collapse:: zanzibar\n\n   zanzibar\n',
        known='it gives each box a random id, so that no two are the same',
    ),
    Sample(
        'sphinxext-rediraffe',
        ('sphinxext.rediraffe',),
        'A text{}.\n',
        'zanzibar\n',
        "rediraffe_redirects = {'old.rst': 'index.rst'}\n",
    ),
    Sample(
        'sphinx-substitution-extensions',
        ('sphinx_substitution_extensions',),
        'A text{}.\n\n.. |boat| replace:: ship\n\n.. code-block:: text\n   :substitutions:\n\n   |boat|{}\n',
        '.. |zanzibar| replace:: zanzibar\n\n.. code-block:: text\n   :substitutions:\n\n   |zanzibar|\n',
    ),
    Sample(
        'sphinxcontrib-datatemplates',
        ('sphinxcontrib.datatemplates',),
        'Data{}.\n\n.. datatemplate:json:: boat.json\n   :template: boat.tmpl\n',
        '.. datatemplate:json:: boat2.json\n   :template: boat.tmpl\n',
        "templates_path = ['.']\n",
        (
            ('boat.json', '{"name": "boat"}'),
            ('boat2.json', '{"name": "zanzibar"}'),
            ('boat.tmpl', 'It is {{ data.name }}.\n'),
        ),
    ),
    Sample(
        'sphinx-tippy',
        ('sphinx_tippy',),
        'A :ref:`text <top>`{}.\n',
        '.. _zanzibar:\n\nZanzibar\n--------\n\n:ref:`zanzibar`\n',
        'tippy_enable_wikitips = False\ntippy_enable_doitips = False\n',
    ),
    Sample('sphinx-favicon', ('sphinx_favicon',), 'A text{}.\n', 'zanzibar\n'),
    Sample(
        'sphinx-llms-txt', ('sphinx_llms_txt',), 'A text{}.\n', 'Zanzibar\n--------\n\nzanzibar\n'
    ),
    Sample(
        'sphinx-datatables',
        ('sphinx_datatables',),
        '.. list-table::\n   :class: sphinx-datatable\n\n   * - A boat{}\n     - Two\n',
        'zanzibar\n',
        builders=('html',),
    ),
    Sample(
        'sphinxcontrib-images',
        ('sphinxcontrib.images',),
        'A picture{}.\n\n.. thumbnail:: boat.png\n   :title: Boat\n',
        '.. thumbnail:: zanzibar.png\n   :title: zanzibar\n   :group: zanzibar\n\n   zanzibar\n',
    ),
    Sample(
        'sphinx',
        (
            'sphinx.ext.autodoc',
            'sphinx.ext.autosummary',
            'sphinx.ext.todo',
            'sphinx.ext.viewcode',
            'sphinx.ext.extlinks',
            'sphinx.ext.graphviz',
            'sphinx.ext.inheritance_diagram',
            'sphinx.ext.ifconfig',
            'sphinx.ext.doctest',
            'sphinx.ext.autosectionlabel',
            'sphinx.ext.coverage',
            'sphinx.ext.napoleon',
            'sphinx.ext.githubpages',
            'sphinx.ext.duration',
        ),
        'A text{}.\n\n.. todo:: Paint{}.\n\n.. todolist::\n\n.. autofunction:: harbour_module.boat\n\n.. doctest::\n\n   >>> 1\n   1\n',
        'Zanzibar\n--------\n\n.. todo:: zanzibar\n\n.. autofunction:: harbour_module.zanzibar\n\n.. autosummary::\n   :toctree: zanzibar\n\n   harbour_module.zanzibar\n\n.. graphviz::\n   :caption: zanzibar\n\n   digraph zanzibar {{ zanzibar -> b; }}\n\n.. doctest:: zanzibar\n\n   >>> zanzibar\n\n.. ifconfig:: zanzibar\n\n   zanzibar\n',
        "todo_include_todos = True\ngraphviz_dot = 'true'\n",
        (('harbour_module.py', MODULE),),
    ),
]
