"""The pairs of files in a corpus, and what a Sphinx project needs to read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_HAN = regex.compile(r'\p{Han}')
#: The endings of the names of corpora that are not in English.
LANGUAGES = {'-de': 'de', '-fr': 'fr', '-zh': 'zh_CN'}


@dataclass(frozen=True)
class Pair:
    """An original and an edited file."""

    corpus: str
    number: str
    format: str
    original: Path
    edited: Path

    @property
    def name(self) -> str:
        """What the tables call it."""
        return f'{self.corpus}/{self.number}'

    @property
    def size(self) -> int:
        """The bytes of the longer file."""
        return max(self.original.stat().st_size, self.edited.stat().st_size)

    @property
    def language(self) -> str:
        """The language of the corpus."""
        return LANGUAGES.get(self.corpus[-3:], 'en')

    @property
    def needs_cjk(self) -> bool:
        """Whether there are Chinese characters, which few fonts have."""
        return bool(_HAN.search(self.edited.read_text(encoding='utf-8')))


def load(folders: Sequence[Path]) -> list[Pair]:
    """Return the pairs of corpora, or of folders of corpora, in order."""
    return [pair for folder in folders for corpus in _corpora(folder) for pair in _pairs(corpus)]


def _corpora(folder: Path) -> list[Path]:
    if (folder / 'manifest.jsonl').is_file():
        return [folder]
    found = sorted(manifest.parent for manifest in folder.glob('*/manifest.jsonl'))
    if not found:
        raise SystemExit(f'{folder} holds no corpus: there is no manifest.jsonl')
    return found


def _pairs(corpus: Path) -> Iterator[Pair]:
    for line in (corpus / 'manifest.jsonl').read_text(encoding='utf-8').splitlines():
        row = json.loads(line)
        yield Pair(corpus.name, row['id'], row['format'], corpus / row['a'], corpus / row['b'])
