"""The gold data: texts that people edited, with the marks that people made."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

Row = dict[str, Any]
Marks = list[tuple[int, int]]


@dataclass(frozen=True)
class Gold:
    """One file of gold data, and the scorer that belongs to it."""

    name: str
    rows: tuple[Row, ...]
    scorer: ModuleType

    def marked(self) -> list[Row]:
        """Return the rows in which people marked what changed."""
        return [row for row in self.rows if 'gold_spans_original' in row]


def load(paths: Iterable[Path], sources: Collection[str] = ()) -> list[Gold]:
    """Read gold data from files, or from all files ``*.jsonl`` of folders.

    The scorer is the ``score.py`` beside each file: it is never copied, so that these figures
    mean what the data's own do.
    """
    found = []
    for path in _files(paths):
        lines = path.read_text(encoding='utf-8').splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        kept = tuple(row for row in rows if not sources or row['source'] in sources)
        if kept:
            found.append(Gold(path.stem, kept, _scorer(path.parent / 'score.py')))
    return found


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            # The texts of which most are short come first: their figures are the headline.
            yield from sorted(path.glob('*.jsonl'), reverse=True)
        else:
            yield path


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location('gold_score', path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paragraphs(text: str) -> Marks:
    """Return where the paragraphs of a text are, as the gold data number them."""
    places, start = [], 0
    for paragraph in text.split('\n\n'):
        places.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return places
