"""Figures as tables in reStructuredText, and as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from run import Scored

OURS, OTHERS = '#0a3acc', '#9aa0a6'


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a simple table."""
    # An empty first cell would join a row to the one before.
    cells = [[head or '..' for head in heads], *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    rule = '  '.join('=' * width for width in widths)
    lines = [
        '  '.join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    return '\n'.join([rule, lines[0], rule, *lines[1:], rule, ''])


def plot(scored: Sequence[Scored], title: str, path: Path) -> None:
    """Draw the two F1 of each system, and how many marks it makes for one that people make."""
    try:
        from matplotlib.figure import Figure
    except ImportError:
        print('no picture: matplotlib is not installed')
        return
    ordered = sorted(scored, key=lambda one: (one.macro['tokF'], one.name))
    colours = [OURS if one.name.startswith('ledger') else OTHERS for one in ordered]
    panels = (('token F1', 'tokF', 100, 1), ('span F1', 'spanF', 100, 1), ('marks', 'frag', 1, 2))
    figure = Figure(figsize=(11, 0.6 + 0.36 * len(ordered)), layout='constrained')
    figure.suptitle(title)
    for axes, (name, key, by, digits) in zip(
        figure.subplots(1, len(panels), sharey=True), panels, strict=True
    ):
        values = [by * one.macro[key] for one in ordered]
        bars = axes.barh([one.name for one in ordered], values, color=colours)
        axes.bar_label(bars, [f'{value:.{digits}f}' for value in values], padding=2)
        axes.set_title(name)
        axes.set_xlim(0, 1.18 * max(values))
        axes.spines[['top', 'right']].set_visible(False)
    figure.axes[-1].axvline(1, color='black', linewidth=0.8, linestyle='dotted')
    # Without the date, the same figures give the same file.
    figure.savefig(path.with_suffix('.png'), dpi=110, metadata={'Software': None})
