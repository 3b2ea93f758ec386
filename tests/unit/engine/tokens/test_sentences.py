"""Where sentences end."""

from __future__ import annotations

import pytest

from sphinxcontrib_ledger.engine.tokens.sentences import sentences
from sphinxcontrib_ledger.engine.tokens.token import Span
from support.tokens import words

#: name, the text, and its sentences; what stands between ``<`` and ``>`` is one thing.
SENTENCES: list[tuple[str, str, list[str]]] = [
    ('two', 'It rained. Nobody came.', ['It rained .', 'Nobody came .']),
    ('a quotation', 'He said: “Go.” We left.', ['He said : “ Go . ”', 'We left .']),
    ('an initial', 'It was J. Smith.', ['It was J . Smith .']),
    ('a page', 'On p. 7 it says so.', ['On p . 7 it says so .']),
    ('a reference behind a stop', 'It rained. <Note> Nobody came.', ['It rained .', 'Note', 'Nobody came .']),
    ('two references', 'It rained. <Note> <Two> No.', ['It rained .', 'Note', 'Two', 'No .']),
    ('a reference at the end', 'It rained. <Note>', ['It rained .', 'Note']),
    ('a reference at a stop', 'It rained.<Note> No.', ['It rained . Note', 'No .']),
    ('a reference before a stop', 'It rained <Note>. No.', ['It rained Note .', 'No .']),
    ('a formula that begins a sentence', 'So it is. <x> Is it?', ['So it is .', 'x', 'Is it ?']),
    ('a formula within a sentence', 'See Abb. <x> below.', ['See Abb. x below .']),
]  # fmt: skip


@pytest.mark.parametrize(
    ('marked', 'expected'), [row[1:] for row in SENTENCES], ids=[row[0] for row in SENTENCES]
)
def test_sentences_end_where_readers_see_an_end(marked: str, expected: list[str]) -> None:
    text = ''
    spans = []
    for number, part in enumerate(marked.replace('>', '<').split('<')):
        if number % 2:
            spans.append(Span(len(text), len(text) + len(part), '', f'reference {part}'))
        text += part
    tokens = words(text, spans)
    found = [' '.join(tokens.texts(part.start, part.stop)) for part in sentences(tokens)]
    assert found == expected
