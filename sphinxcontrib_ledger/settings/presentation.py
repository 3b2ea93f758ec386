"""The options of pages and books: colours, bars, and what helps readers to go through edits.

In: nothing.  Out: the fields that :class:`~sphinxcontrib_ledger.settings.Settings` has of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinxcontrib_ledger.settings.colors import BLUE, BLUE_ON_DARK
from sphinxcontrib_ledger.settings.option import not_a_color, option


@dataclass(frozen=True, repr=False, eq=False)
class PresentationSettings:
    """The configuration values that pages and books are written by."""

    color: str = option(
        BLUE, 'The colour of highlights, as ``#rrggbb``.', rebuild='html', problem=not_a_color
    )
    color_dark: str = option(
        BLUE_ON_DARK,
        'The same on pages with a dark background.',
        rebuild='html',
        problem=not_a_color,
    )
    print_passages: str = option(
        'bar',
        "How passages that are new altogether are marked in PDF: by a ``'bar'`` at the margin, "
        "or by an ``'underline'`` as words are.",
        rebuild='',
        choices=lambda: ('bar', 'underline'),
    )
    print_profile: str = option(
        'plain',
        "The colours of headings and links in PDFs with edits: ``'plain'``, black unless "
        "``latex_elements`` sets them, or ``'keep'``, those of Sphinx: see :ref:`print`.",
        rebuild='',
        choices=lambda: ('plain', 'keep'),
    )
    toolbar: bool = option(
        True,
        'Whether pages with edits have a toolbar: see :ref:`links-to-edits`.',
        rebuild='html',
        types=(bool,),
    )
    toolbar_keys: bool = option(
        True,
        'Whether its keys, ``n`` and ``p``, are switched on at first.',
        rebuild='html',
        types=(bool,),
    )
    epub_links: bool = option(
        False,
        'Whether a small number stands behind each edit in an e-book, with links to the previous '
        'and the next one.',
        rebuild='html',
        types=(bool,),
    )
