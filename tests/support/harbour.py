"""The article in ``documents`` that has every mark in every construct: what all formats show."""

from __future__ import annotations

import base64

from support.projects import ROOT
from support.read_output import plain

DOCUMENTS = ROOT / 'tests/data/documents'
PICTURE = base64.b64decode(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='
)
FILES: dict[str, str | bytes] = {
    **{path.name: path.read_text(encoding='utf-8') for path in sorted(DOCUMENTS.iterdir())},
    **dict.fromkeys(('map.png', 'old-map.png', 'light.png'), PICTURE),
}
PAGE = """\
Port Ansley
===========

Before.

.. ledger-article:: harbour.original.rst harbour.rst
   :editor: Ann Lee
   :source: https://example.org/harbour
   :edited-on: 2 May

After.
"""

#: Words of the original that its editor removed.
REMOVED = [
    'vellum',
    'bellowing',
    'umbrellas',
    'tattered',
    '1990',
    'banknotes',
    'knotted',
    'hawser',
    'friday',
    'sailor',
    'drowsy',
    'slippery',
    'wretched',
    'fathoms',
    'loquacious',
    'bittern',
    'turnips',
    'timber',
    'ignatius',
    'disembark',
    'unlit',
    'sulphur',
    'dingdong',
    'steward',
    'old-map',
    'mouldy',
    'gaslight',
    'parish',
    'yore',
    'candlemas',
    'vermilion',
    'zacharias',
]

#: What is read in every format, marks as characters and without emphasis.
SHOWN = [
    'Harbour rules {+and fees+}',
    '{+approved+}',
    '{moved} The harbour master walks along the whole of the quay every morning',
    'The [...] customs {+office+} opens at {+eight+}, and its [...] clerk keeps the register',
    'The south quay takes {+grain+} barges.',
    '{+The pontoon takes yachts.+}',
    'which is {+listed here+}',
    '{+By bank transfer.+}',
    'A short {+iron+} post.',
    '{+painter+}',
    'Ring the bell every {+two+} hours.',
    'Nobody sails on a {+Sunday+} evening.',
    'A {+mariner+}',
    'the {+tide turns+},',
    'Mind the {+wet+} steps.',
    'The horn sounds twice in [...] fog.',
    'The basin is {+eleven metres+} deep.',
    'Small print [...]',
    'Water is patient [...].',
    'Ships of {+this+} week',
    '{+planks+}',
    '{+Dunlin+}',
    '{+salt+}',
    '{+four+} tons',
    '{+Beatrix+}',
    'call the {+purser+} by name',
    'The wave is {+',
    'The {+red+} light on the pier.',
    'It is lit by {+electricity+}.',
    'The {+port+} office answers letters.',
    '{+Visitors+}',
    '{+Visitors report to the gatehouse.+}',
    'It is bound in {+black+} leather.',
    'The tide book of {+Barnaby+}.',
    # the legend
    'About the marks',
    '[...] stands where text was removed and nothing put in its place',
    '{moved} stands before a passage that was moved here from elsewhere.',
    'Original: https://example.org/harbour.',
    'Edited on 2 May.',
]
#: How formats tell which lines of code changed: in the text of the code, or beside it.
IN_TEXT = ['two bells: {+come aboard+}', 'lamps = {+electric+}', '{+and white+}', '{+dingding+}']
BESIDE = ['{+line 2+}', '{+lines 2, 4-5+}', '{+lines 1-2+}']
#: What legends say of highlights.
BLUE = [
    'Text that Ann Lee added or modified is {+highlighted in blue+}.',
    'A bar in the same colour stands beside larger edits: ',
]
BRACES = [
    'Text that Ann Lee added or modified stands between {+ and +}.',
    '{+line 1+} before code names a line that was added or modified in it.',
]


def missing(text: str, *expected: list[str]) -> list[str]:
    """Return what a format should show and does not."""
    return [phrase for part in expected for phrase in part if plain(phrase) not in text]


def leaked(content: bytes) -> list[str]:
    """Return the removed words that are in a file."""
    return [word for word in REMOVED if word.encode() in content.lower()]
