"""What came out for pairs, as lines and as tables in reStructuredText."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from check import Result

HEADS = (
    'pair', 'crash', 'ours', 'theirs', 'proof', 'blocks', 'fallback', 'wholes', 'words', 'removed',
    'moved', 'page', 'news', 'leaks', 'seconds', 'alone',
)  # fmt: skip


def row(result: Result) -> list[str]:
    """Return the cells of a pair."""
    figures = result.figures or {}
    counts = [
        str(figures.get(name, '..'))
        for name in ('blocks', 'fallback', 'wholes', 'marked', 'removed', 'moved')
    ]
    return [
        result.name,
        'CRASH' if result.crash else 'no',
        str(len(result.ours)),
        str(result.theirs),
        result.proof,
        *counts,
        'DIFFERS' if result.page else 'same',
        str(len(result.news)),
        str(len(result.leaks)),
        f'{result.seconds:.1f}',
        f'{result.alone:.1f}',
    ]


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a simple table."""
    widths = [max(len(line[column]) for line in [heads, *rows]) for column in range(len(heads))]
    rule = '  '.join('=' * width for width in widths)
    lines = [
        '  '.join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in [heads, *rows]
    ]
    return '\n'.join([rule, lines[0], rule, *lines[1:], rule, ''])


def line(result: Result) -> str:
    """Return what a person who waits wants to see of a pair."""
    cells = zip(HEADS, row(result), strict=True)
    return ' '.join(cell if head == 'pair' else f'{head}={cell}' for head, cell in cells)


def faults(results: Iterable[Result]) -> list[str]:
    """Return everything that does not hold."""
    return [f'{result.name}: {fault}' for result in results for fault in result.faults()]


def summary(results: Sequence[Result], pdfs: int) -> str:
    """Return the figures of all pairs together."""
    found = [result.figures for result in results if result.figures]
    total = {
        name: sum(one[name] for one in found)
        for name in ('blocks', 'fallback', 'wholes', 'marked', 'removed', 'moved')
    }
    share = total['fallback'] / max(total['blocks'], 1)
    ratios = [result.seconds / result.alone for result in results if result.alone]
    compiled = [result for result in results if result.pdf and not result.pdf.startswith('FAILED')]
    rows: list[tuple[str, object]] = [
        ('pairs, each in html, latex and text', len(results)),
        ('things that do not hold', len(faults(results))),
        ('crashes', sum(bool(result.crash) for result in results)),
        ('warnings of ours', sum(len(result.ours) for result in results)),
        ('warnings that the files have anyway', sum(result.theirs for result in results)),
        ('proof held', sum(result.proof == 'held' for result in results)),
        ('blocks', total['blocks']),
        ('blocks marked as wholes by the fallback', f'{total["fallback"]} ({share:.2%})'),
        ('marks around what cannot be marked within', total['wholes']),
        ('words marked', total['marked']),
        ('words removed', total['removed']),
        ('blocks that moved', total['moved']),
        ('pages that are the edited article', sum(not result.page for result in results)),
        ('new words without a mark', sum(len(result.news) for result in results)),
        ('removed words that are published', sum(len(result.leaks) for result in results)),
        ('pages of two same files without a mark', sum(not result.same for result in results)),
        ('PDFs', f'{len(compiled)} of {pdfs}'),
        ('time over that of the file alone, median', f'{median(ratios):.2f}' if ratios else '..'),
    ]
    return table(('all together', 'count'), [(name, str(value)) for name, value in rows])


def document(results: Sequence[Result], pdfs: int) -> str:
    """Return the results as a document."""
    parts = [
        'Corpora\n=======\n\nWritten by ``benchmarks/corpora/run.py``.\n',
        summary(results, pdfs),
    ]
    if wrong := faults(results):
        parts += ['What does not hold\n------------------\n', *(f'- {text}\n' for text in wrong)]
    if compiled := [[one.name, one.pdf] for one in results if one.pdf]:
        parts += ['PDFs\n----\n', table(('pair', 'engine'), compiled)]
    parts += ['Pairs\n-----\n', table(HEADS, [row(result) for result in results])]
    return '\n'.join(parts)
