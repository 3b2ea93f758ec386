"""New passages in PDF: a bar beside each of their lines, over columns and pages, and no dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from support.pdf import compiled, is_bar, is_blue, pages_of, text_of
from support.projects import CONF, article, write_files

if TYPE_CHECKING:
    from pathlib import Path

LINES = ' '.join(f'Sentence {number} is new at the quay.' for number in range(120))
OLD = 'Rules\n=====\n\nIt rained all day.\n\nIt blew.\n'
NEW = f'Rules\n=====\n\nIt rained all day.\n\n{LINES}\n\n{LINES}\n\nIt blew.\n'


@pytest.mark.parametrize('options', ['', ',twocolumn'])
def test_a_bar_stands_beside_each_line_of_a_new_passage(
    engine: str, tmp_path: Path, options: str
) -> None:
    write_files(tmp_path / 'source', {'conf.py': CONF, **article(OLD, NEW)})
    elements = {'papersize': 'a5paper', 'classoptions': options}
    pages = pages_of(compiled(tmp_path / 'source', tmp_path, engine, latex_elements=elements))
    seen: list[bool] = []
    for page in [page for page in pages if 'Sentence' in text_of(page)]:
        bars = [bar for bar in page.rects + page.lines if is_bar(bar)]
        middle = page.width / 2 if options else page.width
        for word in page.extract_words(return_chars=True):
            if not all(map(is_blue, word['chars'])):
                continue
            left = min(c['x0'] for c in page.chars if (c['x0'] > middle) == (word['x0'] > middle))
            seen.append(
                any(
                    0 < left - bar['x1'] < 9 and bar['top'] < word['top'] + 4 < bar['bottom']
                    for bar in bars
                )
            )
        thin = [drawn for drawn in page.rects + page.lines if drawn['width'] < 1]
        assert len([drawn for drawn in thin if drawn['height'] < 1]) < 40  # those of the legend
    assert len(seen) > 500
    assert sum(seen) / len(seen) > 0.99  # words of the legend are blue as well
