"""PDFs of annotated articles, by latexmk."""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, Any

import regex
from build import annotated

if TYPE_CHECKING:
    from pairs import Pair

#: The engines, in turn; both take every character that a font has.
ENGINES = {'xelatex': '-xelatex', 'lualatex': '-lualatex'}
#: A font with Chinese characters, and what breaks their lines.
CJK = r"""
\usepackage{fontspec}
\setmainfont{WenQuanYi Zen Hei}
\setsansfont{WenQuanYi Zen Hei}
\setmonofont{WenQuanYi Zen Hei Mono}
\XeTeXlinebreaklocale "zh"
\XeTeXlinebreakskip=0pt plus 1pt
"""
LIMIT = 600
_ERROR = regex.compile(r'^(?:! .*|[^:\n]*:\d+: .*)$', regex.MULTILINE)


def compiled(pair: Pair, number: int, keep: Path | None = None) -> str:
    """Compile a pair's article; return what came of it, beginning with ``FAILED`` if nothing."""
    engine = 'xelatex' if pair.needs_cjk else list(ENGINES)[number % len(ENGINES)]
    with TemporaryDirectory(prefix='ledger-corpora-') as scratch:
        folder = keep / pair.name / 'pdf' if keep else Path(scratch)
        built = annotated(
            pair, folder, pair.original, pair.edited, ['latex'], _values(pair, engine)
        )
        if built.crash:
            return f'FAILED: {built.crash.strip().splitlines()[-1]}'
        return _run(folder / 'latex', engine)


def _values(pair: Pair, engine: str) -> dict[str, Any]:
    values: dict[str, Any] = {'latex_engine': engine}
    if pair.needs_cjk:
        # Sphinx would load a package that comes with hundreds of megabytes of fonts.
        values |= {'language': 'en', 'latex_elements': {'fontpkg': CJK}}
    return values


def _run(folder: Path, engine: str) -> str:
    tex = next(folder.glob('*.tex')).name
    started = perf_counter()
    command = ['latexmk', ENGINES[engine], '-interaction=nonstopmode', '-halt-on-error', tex]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return f'FAILED: {engine} took over {LIMIT} s'
    log = done.stdout.decode(errors='replace')
    if done.returncode or not (folder / tex).with_suffix('.pdf').is_file():
        found = _ERROR.search(log)
        return f'FAILED: {engine}: {found[0] if found else log[-200:]}'
    pages = regex.findall(r'\((\d+) pages?', log)
    return f'{engine}, {pages[-1] if pages else "?"} pages, {perf_counter() - started:.0f} s'
