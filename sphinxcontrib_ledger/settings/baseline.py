"""The options of a project that is compared with an earlier version of itself.

In: nothing.  Out: the fields that :class:`~sphinxcontrib_ledger.settings.Settings` has of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sphinxcontrib_ledger.settings.option import option

#: Which pages have legends.
LEGENDS = ('each', 'none')


@dataclass(frozen=True, repr=False, eq=False)
class BaselineSettings:
    """The configuration values about the earlier version, and about what is told of it."""

    baseline: str = option(
        '',
        'The earlier version that each page of the project is compared with, a revision of git '
        "such as ``'v1.0'``, or a folder such as ``'../docs-1.0'``: see `What changed since a "
        'version`_.',
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
        "Whether each page that changed has a legend, ``'each'``, or none has, ``'none'``.",
        choices=lambda: LEGENDS,
    )
    summary: str = option(
        '',
        "A file for what changed since that version in Markdown, as ``'changes.md'``, in the "
        'folder of the output; nothing is written if it is empty.',
        rebuild='',
    )
