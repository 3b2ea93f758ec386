"""The options of a project that is compared with an earlier version of itself.

In: nothing.  Out: the fields that :class:`~sphinxcontrib_ledger.settings.Settings` has of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinxcontrib_ledger.settings.option import option

#: Which pages have legends.
LEGENDS = ('each', 'first', 'none')


@dataclass(frozen=True, repr=False, eq=False)
class BaselineSettings:
    """The configuration values about the earlier version, and about what is told of it."""

    baseline: str = option(
        '',
        'The earlier version that each page of the project is compared with, a revision of git '
        "such as ``'v1.0'``, or a folder such as ``'../docs-1.0'``: see "
        ':ref:`what-changed-since-a-version`.',
    )
    baseline_data: str = option(
        '',
        'A folder of the pages of that version as its own environment parsed them, which '
        '``sphinx-build -b ledger-data`` writes: what running code made is compared, too.',
    )
    baseline_encoding: str = option(
        '',
        "The encoding of earlier pages that are not UTF-8, as ``'cp1252'``; the files of a "
        'revision cannot be saved again.',
    )
    baseline_include: tuple[str, ...] = option(
        (),
        'Patterns of the pages that are compared, as those of ``exclude_patterns``; all of them '
        'if there are none.',
        types=(list, tuple),
    )
    baseline_exclude: tuple[str, ...] = option(
        (), 'Patterns of the pages that are not compared.', types=(list, tuple)
    )
    baseline_legend: str = option(
        'each',
        "Which pages that changed have a legend: ``'each'``, the ``'first'``, as in a book, or "
        "``'none'``.",
        choices=lambda: LEGENDS,
    )
    baseline_line: bool = option(
        True,
        'Whether pages for browsers say at the top what they were compared with and how much '
        'changed, and lead to the next changed page.',
        types=(bool,),
    )
    baseline_dots: bool = option(
        False,
        'Whether the entries of changed pages have a dot in the contents and the sidebar.',
        types=(bool,),
    )
    latex_only_changed: bool = option(
        False,
        'Whether sections without changes are left out of LaTeX and PDF.',
        rebuild='',
        types=(bool,),
    )
    changes_page: str = option(
        '',
        "The name of a page for the list of what changed, as ``'ledger-changes'``, that is made "
        'without a file and stands first in the contents; there is none if it is empty.',
    )
    summary: str = option(
        '',
        "A file for what changed since that version in Markdown, as ``'changes.md'``, in the "
        'folder of the output; nothing is written if it is empty.',
        rebuild='',
    )
    feed: str = option(
        '',
        "A file for the same as an Atom feed, as ``'changes.atom'``, beside the pages; it wants "
        '``html_baseurl``, and what ``pip install sphinxcontrib-ledger[feed]`` brings.',
        rebuild='',
    )
