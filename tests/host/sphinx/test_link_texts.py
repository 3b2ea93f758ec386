"""Words in the texts that authors gave to cross-references."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.projects import CONF, Built, article

if TYPE_CHECKING:
    from collections.abc import Callable

OTHER = {'other.rst': ':orphan:\n\nOther\n=====\n\nText.\n', 'chart.png': b''}
TARGETS = """
.. _quay:

Quay
====

.. py:function:: dock()

.. glossary::

   tide
      Water.

.. _chart:

.. figure:: /chart.png

   The sea
"""
#: name, original, edited, what a text shows
CASES: list[tuple[str, str, str, str]] = [
    ('a document', ':doc:`the old page of tides <other>`', ':doc:`the new page of tides <other>`', 'the {+new+} page of tides'),
    ('a label', ':ref:`a red word of it <quay>`', ':ref:`a word of it <quay>`', 'a [...] word of it'),
    ('a term', ':term:`some words <tide>`', ':term:`some more words <tide>`', '*some {+more+} words*'),
    ('nothing', ':doc:`the old page of tides <other>`', ':doc:`the old page of tides <other>`', 'the old page of tides'),
    ('another target', ':doc:`the old page <other>`', ':doc:`the old page <index>`', '{+the old page+}'),
    ('words and target', ':doc:`the old page <other>`', ':doc:`the new page <index>`', '{+the new page+}'),
    ('a literal is one word', ':py:func:`old boats <dock>`', ':py:func:`new boats <dock>`', '{+"new boats"+}'),
    ('a text that was not there', ':doc:`other`', ':doc:`the page <other>`', '{+the page+}'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'edited', 'shown'), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_words_in_the_text_of_a_cross_reference_are_marked(
    project: Callable[..., Built], original: str, edited: str, shown: str
) -> None:
    both = (f'See {text} there.\n{TARGETS}' for text in (original, edited))
    conf = {'conf.py': f'{CONF}numfig = True\n'}
    built = project({**article(*both, options=':legend: none'), **OTHER, **conf})
    assert built.warnings == []
    assert ' '.join(built.text('index.txt').split()).startswith(f'See {shown} there.')


def test_a_text_in_which_sphinx_puts_a_number_is_marked_as_one(
    project: Callable[..., Built],
) -> None:
    both = (
        f'See :numref:`{word} chart {{number}} <chart>`.\n{TARGETS}' for word in ('old', 'new')
    )
    conf = {'conf.py': f'{CONF}numfig = True\n'}
    built = project({**article(*both, options=':legend: none'), **OTHER, **conf}, 'html')
    [mark] = built.soup().select('.ledger-highlight')
    assert mark.get_text() == 'new chart 1'


MARKDOWN = (
    '(quay)=\n# Quay\n\nSee [the old page of tides](/other.rst) and [a red *word* of it](#quay).\n'
)


def test_words_in_links_of_markdown_are_marked(project: Callable[..., Built]) -> None:
    edited = MARKDOWN.replace('old page', 'new page').replace('a red', 'a')
    conf = {'conf.py': CONF.replace("['sphinx", "['myst_parser', 'sphinx")}
    files = article(MARKDOWN, edited, 'md', ':legend: none')
    built = project({**files, **OTHER, **conf})
    assert built.warnings == []
    text = ' '.join(built.text('index.txt').split())
    assert 'See the {+new+} page of tides and a [...] *word* of it.' in text


@pytest.mark.parametrize('builder', ['html', 'latex', 'man', 'texinfo', 'xml'])
def test_marked_links_still_lead_where_they_did(
    project: Callable[..., Built], builder: str
) -> None:
    both = (f'See :doc:`the {word} page <other>`.\n' for word in ('old', 'new'))
    files = article(*both, options=':legend: none')
    files['index.rst'] += '\n.. toctree::\n\n   other\n'
    conf = CONF + "man_pages = [('index', 'index', 'x', 'x', 1)]\n"
    built = project({**files, **OTHER, 'conf.py': conf}, builder)
    assert built.warnings == []
    if builder == 'html':
        [link] = built.soup().select('a.reference:has(.ledger-highlight)')
        assert link['href'] == 'other.html'
        assert link.get_text() == 'the new page'
    else:
        [path] = [
            p
            for p in built.out.rglob('*')
            if p.suffix in ('.tex', '.1', '.texi', '.xml') and 'new' in p.read_text()
        ]
        assert 'ledger_link' not in path.read_text()


def test_latex_labels_what_a_target_leads_to_once(project: Callable[..., Built]) -> None:
    # The mark between both hides from the writer that it labels the code or the figure itself.
    links = 'See :ref:`code <code>`, :ref:`named <named>` and :ref:`view <view>`.\n\n'
    code = '.. _code:\n\n.. code-block:: text\n\n   one\n   {}\n\n'
    named = '.. _named:\n\n.. code-block:: text\n   :caption: Name\n\n   two\n   {}\n\n'
    view = '.. _view:\n\n.. figure:: https://example.org/a.png\n\n   A view.\n'
    original = links + code.format('lamp') + named.format('rope')
    edited = links + code.format('gate') + named.format('sail') + view
    latex = project(article(original, edited), 'latex', confoverrides={'project': 'p'}).text(
        'p.tex'
    )
    for name in ('code', 'named', 'view'):
        assert latex.count(f'\\label{{\\detokenize{{index:{name}}}}}') == 1
