"""Articles with every kind of link, role and label, and pages with what these lead to.

In all texts, ``@`` is the number of a page: so each page has labels of its own.
"""

from __future__ import annotations

from support.pictures import PICTURE

#: The settings of the projects: Markdown with all of its syntax, numbers for figures.
SETTINGS = """
exclude_patterns = ['articles']
numfig = True
myst_enable_extensions = [
    'amsmath', 'attrs_block', 'attrs_inline', 'colon_fence', 'deflist', 'dollarmath', 'fieldlist',
    'html_admonition', 'html_image', 'replacements', 'smartquotes', 'strikethrough',
    'substitution', 'tasklist',
]
myst_substitutions = {'harbour': 'the harbour of *Ghent*'}
suppress_warnings = ['myst.strikethrough']
rst_epilog = '''
.. |everywhere| replace:: on every page
'''
"""
#: What pages refer to.
OTHERS = {
    'other.rst': """
Other page
==========

.. _other-label:

Other place
-----------

.. glossary::

   quay
      A wall.

.. py:function:: moor(boat)

.. _other-figure:

.. figure:: picture.png

   Other caption

.. math:: a = b
   :label: other-sum

.. option:: --fast

.. envvar:: TIDE
""",
    'second.md': """(second-label)=
# Second page

## A place on it

```{math}
:label: second-sum
a = b
```
""",
    'picture.png': PICTURE,
    'notes.pdf': b'a file',
}
#: A page with labels of all kinds of its own, and after them the article.
RST_PAGE = """:orphan:

.. _top-@:

Page @
======

.. _place-@:

The place of the host
---------------------

.. _figure-@:

.. figure:: picture.png

   A caption

.. _table-@:

.. table:: A table

   ==== ====
   a    b
   ==== ====

.. _code-@:

.. code-block:: python
   :caption: Some code

   x = 1

.. math:: e = m
   :label: sum-@

A paragraph with _`an inline target` and a `link of the host <https://example.org/host>`_.

.. _outside-@: https://example.org/outside

.. _paragraph-@:

A paragraph with a label, [1]_, [#host]_, [#]_, [*]_ and [Host@]_.

.. [1] First note of the host.
.. [#host] Named note of the host.
.. [#] Counted note of the host.
.. [*] Note with a sign.
.. [Host@] A book of the host.

.. |sea| replace:: the *sea*

.. py:function:: sail_@(boat)

Articles
--------

{article}
"""
MD_PAGE = """---
orphan: true
---
(top-@)=
# Page @

(place-@)=
## The place of the host

(figure-@)=
```{figure} picture.png
A caption
```

(table-@)=
```{table} A table
| a | b |
|---|---|
| 1 | 2 |
```

(code-@)=
```{code-block} python
:caption: Some code

x = 1
```

```{math}
:label: sum-@
e = m
```

[outside-@]: https://example.org/outside

(paragraph-@)=
A paragraph with a label, [^1], [^host], [outside-@].

[^1]: First note of the host.
[^host]: Named note of the host.

```{py:function} sail_@(boat)
```

(span-@)=
[a span]{#words-@} {math}`a`

```{eval-rst}
.. |sea| replace:: the *sea*

A paragraph with [Host@]_ and [2]_.

.. [2] A note of the host.
.. [Host@] A book of the host.
```

(linking-@)=
```{figure} picture.png
A caption with [a link](#top-@) and [](#top-@) in it
```

## Articles

{article}
"""
PLACES = {
    'rst': {
        'the page': '.. ledger-article:: {file} {file}\n   :legend: none\n',
        'a note': '.. note::\n\n   .. ledger-article:: {file} {file}\n      :legend: none\n',
    },
    'md': {
        'the page': '```{ledger-article} {file} {file}\n:legend: none\n```\n',
        'a note': '````{note}\n```{ledger-article} {file} {file}\n:legend: none\n```\n````\n',
        'reStructuredText': (
            '```{eval-rst}\n.. ledger-article:: {file} {file}\n   :legend: none\n```\n'
        ),
    },
}
RST = {
    'a label of the host': 'See :ref:`place-@` now.',
    'a label of the host with a text': 'See :ref:`the place <place-@>` now.',
    'a label of the host without a heading': 'See :ref:`the words <paragraph-@>` now.',
    'a label of another page': 'See :ref:`other-label` and :ref:`there <other-label>` now.',
    'a label of a page in Markdown': 'See :ref:`second-label` now.',
    'a label of its own': '.. _own-@:\n\nOwn place\n=========\n\nSee :ref:`own-@` and :ref:`it <own-@>` now.',
    'a label that is nowhere': 'See :ref:`nowhere` and :ref:`that <nowhere>` now.',
    'a page': 'See :doc:`other`, :doc:`/second` and :doc:`that <second>` now.',
    'the page of the host': 'See :doc:`page@` now.',
    'a page that is nowhere': 'See :doc:`nowhere` now.',
    'the number of a figure': 'See :numref:`figure-@`, :numref:`Picture %s <figure-@>` and :numref:`{name} <figure-@>`.',
    'the number of a table': 'See :numref:`table-@` and :numref:`code-@` now.',
    'the number of a figure elsewhere': 'See :numref:`other-figure` now.',
    'the number of its own figure': '.. _own-@:\n\n.. figure:: /picture.png\n\n   Own\n\nSee :numref:`own-@` now.',
    'a term': 'At the :term:`quay`, :term:`walls <quay>` and :term:`nothing`.',
    'an object': 'Call :py:func:`moor`, :func:`it <moor>`, :py:func:`~a.nothing` and :py:func:`sail_@`.',
    'its own object': '.. py:function:: row_@()\n\nCall :py:func:`row_@` now.',
    'anything': 'See :any:`place-@`, :any:`moor`, :any:`other` and :any:`that <quay>`.',
    'a file': 'See :download:`notes.pdf </notes.pdf>` and :download:`/notes.pdf` now.',
    'an equation of the host': 'By :eq:`sum-@` and :math:numref:`sum-@` now.',
    'an equation elsewhere': 'By :eq:`other-sum` now.',
    'its own equation': '.. math:: x = y\n   :label: own-@\n\nBy :eq:`own-@` now.',
    'an option': 'With :option:`--fast` and :envvar:`TIDE` now.',
    'other roles': ':abbr:`PS (paddle steamer)`, :rfc:`2822`, :pep:`8`, :kbd:`Esc`, :menuselection:`A --> B`, :guilabel:`&Go`, :file:`a/{b}.c`, :samp:`{x}`, :sup:`2`, :command:`ls`, :code:`x = 1`, :index:`word`.',
    'keywords and tokens': ':keyword:`nothing`, :token:`nothing`, :cpp:func:`nothing`, :js:func:`nothing`, :c:func:`nothing`, :rst:dir:`nothing`.',
    'a numbered footnote': 'See [1]_ now.\n\n.. [1] A note.',
    'a footnote by a name': 'See [#own]_ and [#own]_ again.\n\n.. [#own] A note.',
    'a counted footnote': 'See [#]_ and [#]_ now.\n\n.. [#] A note.\n.. [#] Another.',
    'a footnote by a sign': 'See [*]_ now.\n\n.. [*] A note.',
    'a footnote named as one of the host': 'See [#host]_ now.\n\n.. [#host] A note.',
    'a footnote without reference': 'See now.\n\n.. [7] A note.',
    'a reference to a footnote of the host': 'See [#host]_ and [1]_ now.',
    'a reference to no footnote': 'See [99]_ and [#nothing]_ now.',
    'a footnote that refers to one': 'See [#x]_ now.\n\n.. [#x] A note, see [#y]_.\n.. [#y] Another, see [#x]_.',
    'a citation': 'See [Own@]_ now.\n\n.. [Own@] A book.',
    'a citation of the host': 'See [Host@]_ and :cite:`nothing` now.',
    'a citation that is nowhere': 'See [Nothing]_ now.',
    'a substitution': 'By |sky| now.\n\n.. |sky| replace:: the *sky* and `a link <https://example.org>`__',
    'a substitution of the host': 'By |sea| and |everywhere| now.',
    'a substitution that links': 'By |sky|_ now.\n\n.. |sky| replace:: the sky\n.. _sky: https://example.org',
    'a picture as substitution': 'By |boat| now.\n\n.. |boat| image:: /picture.png',
    'a date': 'Of |day| and |version| now.\n\n.. |day| date:: 1999',
    'an unknown substitution': 'By |nothing| now.',
    'an anonymous link': 'See `this <https://example.org/1>`__ and `that`__ now.\n\n__ https://example.org/2',
    'a named link': 'See `this <https://example.org/1>`_ and this_ now.',
    'a link by a name': 'See that_ and `that one`_.\n\n.. _that: https://example.org/1\n.. _that one: https://example.org/2',
    'a link by a name of the host': 'See outside-@_, `link of the host`_, paragraph-@_ and `an inline target`_.',
    'a link to a heading of the host': 'See `The place of the host`_ now.',
    'a link to a heading of its own': 'Own heading\n===========\n\nSee `Own heading`_ and `this <Own heading_>`__.',
    'a link that leads to a link': 'See one_ now.\n\n.. _one: two_\n.. _two: https://example.org',
    'a link that leads nowhere': 'See `nothing at all`_ now.',
    'an anonymous label': 'See `this`__ now.\n\n.. __:\n\nA place.',
    'an inline target': 'See _`this word` and `this word`_ now.',
    'an address': 'See https://example.org/1, <https://example.org/2> and a@example.org.',
    'a picture': '.. image:: /picture.png\n   :alt: boat\n   :target: https://example.org\n\n.. image:: picture.*\n\n.. image:: https://example.org/a.png',
    'a picture that leads to a label': '.. image:: /picture.png\n   :target: place-@_',
    'a picture that is nowhere': '.. image:: nothing.png',
    'a figure': '.. figure:: /picture.png\n   :name: own-@\n\n   A caption with :ref:`place-@`.\n\n   A legend.',
    'math': 'By :math:`a^2` now.\n\n.. math::\n\n   a &= b \\\\\n   c &= d',
    'raw HTML': '.. raw:: html\n\n   <b>bold</b>\n\nText.',
    'a role for HTML': '.. role:: html(raw)\n   :format: html\n\nSome :html:`<b>bold</b>` now.',
    'a role of its own': '.. role:: red\n\nSome :red:`text` now.',
    'a default role': '.. default-role:: math\n\nSome `a^2` now.',
    'the default role': 'Some `text` now.',
    'a heading twice': 'One\n===\n\nText.\n\nTwo\n===\n\nText `One`_.\n\nOne\n===\n\nMore.',
    'a heading of the host again': 'The place of the host\n=====================\n\nText, see `The place of the host`_.',
    'a label of the host again': '.. _place-@:\n\nOwn place\n=========\n\nText, see :ref:`place-@`.',
    'an equation of the host again': '.. math:: x = y\n   :label: sum-@\n\nBy :eq:`sum-@` now.',
    'an object of the host again': '.. py:function:: sail_@()\n\nCall :py:func:`sail_@`.',
    'a term of another page again': '.. glossary::\n\n   quay\n      A place, see :term:`quay`.',
    'links in a heading': 'See :ref:`place-@` and outside-@_\n=================================\n\nText.',
    'links in a table': '.. list-table::\n\n   * - :ref:`place-@`\n     - :doc:`other`\n   * - outside-@_\n     - [#host]_',
    'links in a list': '- :ref:`place-@`\n- :doc:`other`\n\nterm :ref:`place-@`\n   :doc:`other`\n\n:field: :ref:`place-@`',
    'contents': '.. contents::\n   :local:\n\nOne\n===\n\nText.\n\nTwo\n===\n\nText.',
    'a list of pages': '.. toctree::\n\n   other\n   second',
    'a version': '.. versionadded:: 1\n   See :ref:`place-@`.\n\n.. deprecated:: 2\n\n.. seealso:: :doc:`other`',
    'code': '.. code-block:: python\n   :name: own-@\n   :caption: See :ref:`place-@`\n\n   x = 1\n\n.. literalinclude:: /conf.py\n\n::\n\n   text',
    'parsed code': '.. parsed-literal::\n\n   see :ref:`place-@` and outside-@_',
    'a condition': '.. only:: html\n\n   See :ref:`place-@`.',
    'quotation marks': 'He said "it\'s late" -- and left...',
    'index entries': '.. index:: word\n\n.. index::\n   single: a; b\n\nText.',
    'fields': ':author: Ann\n:date: :ref:`place-@`\n\nText.',
    'a table of values': '.. csv-table:: Title :ref:`place-@`\n\n   "a", ":doc:`other`"',
    'a production': '.. productionlist::\n   one: `two`\n   two: "x"\n\nSee :token:`two`.',
    'a remark and a class': '.. remark\n\n.. rst-class:: red\n\nText.\n\n.. container:: red\n\n   :ref:`place-@`',
    'an object with links': '.. py:class:: Boat_@(x: moor) -> moor\n\n   :param moor x: A :ref:`place-@`.\n   :returns: :doc:`other`\n\n   .. py:method:: go()\n\n      See :py:meth:`go` and :py:class:`Boat_@`.',
}  # fmt: skip
MD = {
    'a label of the host': 'See [the place now](#place-@) and [](#place-@).',
    'a label of a paragraph of the host': 'See [the place now](#paragraph-@) there.',
    'a label of a figure of the host': 'See [the place now](#figure-@), [](#figure-@) and [](#table-@).',
    'a label of a caption of the host with a link': 'See [the place now](#linking-@) and [](#linking-@).',
    'the name of an equation of the host': 'See [the sum](#sum-@) and [](#sum-@).',
    'a label of words of the host': 'See [the words now](#words-@) and [](#words-@).',
    'a heading of the host': 'See [the place now](#the-place-of-the-host) and [](#articles).',
    'a label of another page': 'See [the place now](#other-label) and [](#other-label).',
    'a label of a page in Markdown': 'See [the place now](#second-label) and [](#second-label).',
    'a label of its own': '(own-@)=\n## Own place\n\nSee [the place](#own-@), [](#own-@) and {ref}`own-@`.',
    'a label of its own below': 'See [the place](#own-@), [](#own-@).\n\n(own-@)=\n## Own place\n\nText.',
    'a label of its own paragraph': '(own-@)=\nA paragraph.\n\nSee [the place](#own-@) and {ref}`it <own-@>`.',
    'a heading of its own': '# Own place\n\nSee [the place](#own-place) and [](#own-place).',
    'a heading of its own twice': '# One\n\n## Own place\n\n## Own place\n\nSee [](#own-place), [](#own-place-1).',
    'a label that is nowhere': 'See [that](#nowhere) and [](#nowhere).',
    'a link into the project': 'See <project:#place-@>, [that](project:#place-@), <project:other.rst>, <project:second.md#a-place-on-it>.',
    'a page': 'See [that](/second.md), [](/second.md), [that](../second.md), [](../other.rst) and [no](nothing.md).',
    'a place on a page': 'See [that](/second.md#a-place-on-it), [](/second.md#a-place-on-it), [](/second.md#second-label).',
    'a page by its name': 'See [that](second), [](other) and [its label](place-@), [](place-@).',
    'a file': 'See [that](/notes.pdf), [](/notes.pdf), <path:/notes.pdf> and {download}`this </notes.pdf>`.',
    'a name without a sign': 'See [that](other-label), [](moor), [term](quay), [no](nothing).',
    'roles': 'See {ref}`place-@`, {ref}`that <place-@>`, {doc}`/other`, {doc}`that </second>`, {any}`place-@`, {any}`moor`.',
    'roles for numbers': 'See {numref}`figure-@`, {numref}`Picture %s <table-@>`, {eq}`sum-@`, {eq}`other-sum`, {numref}`other-figure`.',
    'roles for objects': 'See {py:func}`moor`, {py:func}`it <sail_@>`, {term}`quay`, {term}`walls <quay>`, {py:func}`nothing`, {option}`--fast`, {envvar}`TIDE`.',
    'other roles': '{abbr}`PS (paddle steamer)`, {kbd}`Esc`, {sup}`2`, {code}`x = 1`, {index}`word`, {rfc}`2822`, {nothing}`x`, {math}`a^2`.',
    'an address': 'See <https://example.org/1>, [that](https://example.org/2), <a@example.org> and https://example.org/3.',
    'an address with a title': 'See [that](https://example.org "Title"), [place](#place-@ "Title") and [](#place-@ "Title").',
    'an address of another kind': 'See <mailto:a@example.org>, [a](ftp://example.org/a), [b](file.txt), [c](?x=1), [d](//example.org).',
    'a named address': 'See [that][x], [x][] and [x].\n\n[x]: https://example.org',
    'a named label': 'See [that][x], [x][] and [x].\n\n[x]: #place-@',
    'a named address of the host': 'See [that][outside-@] and [outside-@].',
    'a footnote': 'See[^1] and[^1].\n\n[^1]: A note.',
    'a footnote by a name': 'See[^own] and[^two].\n\n[^two]: A note with [](#place-@).\n[^own]: Another.',
    'a footnote named as one of the host': 'See[^host].\n\n[^host]: A note.',
    'a reference to a footnote of the host': 'See[^host] and [^nothing].',
    'a substitution': 'By {{ harbour }} and {sub-ref}`today`, {{ nothing }}.',
    'a substitution of the file': '---\nmyst:\n  substitutions:\n    sky: the *sky* [](#place-@)\n---\nBy {{ sky }} now.\n\n{{ sky }}',
    'reStructuredText': '```{eval-rst}\nSee :ref:`place-@`, |sea|, outside-@_, [3]_ and [Host@]_.\n\n.. [3] A note.\n```',
    'a link from reStructuredText': '```{eval-rst}\n.. _own-@:\n\nA paragraph.\n```\n\nSee [that](#own-@) and {ref}`that <own-@>`.',
    'a picture': '![a boat](/picture.png)\n\n![boat](../picture.png "Title") and ![no](nothing.png) ![x](https://example.org/a.png)',
    'a picture in a link': '[![a boat](/picture.png)](#place-@) [![boat](/picture.png)](/second.md)',
    'a picture as a tag': '<img src="/picture.png" alt="boat" width="10px">',
    'a figure': '```{figure} /picture.png\n:name: own-@\n\nA caption with [](#place-@).\n```\n\nSee [](#own-@) and {numref}`own-@`.',
    'math': 'By $a^2$ and $$c^2$$ now.\n\n$$\na = b\n$$ (own-@)\n\nSee {eq}`own-@`, [](#own-@) and [that](#own-@).',
    'math of TeX': '\\begin{equation}\na = b\n\\end{equation}\n\n\\begin{align*}\na &= b\n\\end{align*}',
    'math with a label': '```{math}\n:label: own-@\n\na = b\n```\n\nBy {eq}`own-@`, [](#own-@) and [](#sum-@).',
    'tags': 'Some <b>bold</b>, <a href="#place-@">link</a>, <br> and <span id="x">span</span>.\n\n<div>\n\n[](#place-@)\n\n</div>',
    'a block of tags': '<table><tr><td>[x](#place-@)</td></tr></table>\n\n<!-- remark -->\n\nText.',
    'attributes': 'A [span]{#own-@ .red}, [that](#own-@), *word*{.red}, [link](#place-@){.red}.\n\n{#para-@}\nText, [that](#para-@).',
    'links in a heading': '# See [that](#place-@) and {ref}`place-@`\n\nText, see [](#see-that).',
    'links in a table': '| a | b |\n|---|---|\n| [x](#place-@) | [](#place-@) |\n| {ref}`place-@` | [y](/second.md) |',
    'links in a list': '- [x](#place-@)\n- [](#place-@)\n\n1. {ref}`place-@`\n\n- [ ] [task](#place-@)\n\nterm [x](#place-@)\n: [x](#place-@)\n\n:field: [x](#place-@)',
    'links in a quotation': '> See [x](#place-@).\n>\n> {attribution="[y](#place-@)"}\n> Text.',
    'links in a directive': '```{note}\nSee [x](#place-@), [](#place-@).\n```\n\n:::{tip}\n[x](#place-@)\n:::',
    'links in a table of lists': '```{list-table}\n* - [x](#place-@)\n  - [](#place-@)\n```',
    'emphasis in links': 'See [the *place* and `code`](#place-@), *[x](#place-@)*, **[](#place-@)**, ~~[x](#place-@)~~.',
    'a heading of the host again': '## The place of the host\n\nText, see [](#the-place-of-the-host).',
    'a label of the host again': '(place-@)=\n## Own place\n\nText, see [](#place-@) and [that](#place-@).',
    'two labels': '(one-@)=\n(two-@)=\n## Own place\n\nSee [x](#one-@), [y](#two-@), {ref}`one-@`.',
    'contents': '```{contents}\n:local:\n```\n\n# One\n\n## Two\n\nText.',
    'a list of pages': '```{toctree}\nother\nsecond\n```',
    'code': '```{code-block} python\n:name: own-@\n:caption: See [x](#place-@)\n\nx = 1\n```\n\n    text\n\nSee [that](#own-@).',
    'quotation marks': 'He said "it\'s late" -- and left... (c) +-1',
    'front matter': '---\ntitle: One\nmyst:\n  heading_anchors: 3\n---\n# One\n\nSee [](#one) and [x](#place-@).',
    'a fence with options': '```python\nx = 1\n```\n\n```{code} python\nx = 1\n```\n\n````{only} html\n[x](#place-@)\n````',
    'a rule and a break': 'One\\\ntwo  \nthree\n\n---\n\n+++ part\n\n% remark\n\nText.',
    'an inventory': 'See <inv:#nothing>, [x](inv:python#print), {external:py:func}`print`.',
    'a glossary': '```{glossary}\nboat@\n  A [thing](#place-@).\n```\n\nA {term}`boat@`, [that](#place-@).',
    'an object': '```{py:function} row_@(x)\nSee [x](#place-@), [](#row_@), {py:func}`row_@`.\n```',
}  # fmt: skip
TXT = {
    'text': 'A title\n\nThe place of the host, see place-@_ and [1]_.\n\n- one\n- two',
    'signs': 'It is *late* and ``dark``, |sea| and `this`_, "quoted" -- here...',
    'an address': 'See https://example.org/1 and a@example.org for :ref:`place-@`.',
    'tags': 'A <b>bold</b> word & [x](#place-@) in {{ harbour }}.',
    'a heading of the host': 'The place of the host\n\nText of it.',
}
CONSTRUCTS = {'rst': RST, 'md': MD, 'txt': TXT}
