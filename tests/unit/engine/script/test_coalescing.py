"""What stays unmarked between two edits of a rewritten text."""

from __future__ import annotations

import pytest

from support.marked import shown

#: name, original, the edited text with its marks
TEXTS: list[tuple[str, str, str]] = [
    (
        'words that say more than the edits beside them',
        'To get patches reviewed it requires time. The crew is here. The tide may rise.',
        '{+Getting+} patches reviewed [...] requires time. {+A large number of people from many towns will be+} here. The tide {+and the wind of the whole coast+} may rise.',
    ),
    (
        'a label of several words before a rewritten text',
        'Reducing complexity: Tries are hard to work with. Replacing them leaves only the old format.',
        'Reducing complexity: {+The proposed design lowers a number of cases that require support.+}',
    ),
    (
        'a label before a whole sentence that stayed',
        'Now: it is late. Replacing boats leaves only the old format in use.',
        'Now: it is late. {+The proposed design lowers a number of cases.+}',
    ),
    (
        'words that begin a sentence, behind one that went',
        'Please come in. At this time, no recurring meetings are held beyond December. Please renew the meeting request in the office.',
        'Please come in. [...] Please renew {+all recurring meeting requests annually+} in the office.',
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'expected'), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_words_that_stayed_are_not_painted(original: str, expected: str) -> None:
    edited = expected.replace('{+', '').replace('+}', '').replace('[...] ', '')
    assert shown(original, edited) == expected
