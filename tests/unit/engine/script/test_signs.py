"""Punctuation in and beside edits."""

from __future__ import annotations

import pytest

from support.marked import shown

#: name, original, the edited text with its marks
SIGNS: list[tuple[str, str, str]] = [
    ('German quotation marks', 'Er sagte: „Ich gehe.“', 'Er sagte: „Ich gehe{+“.+}'),
    ('quotation marks with a space', 'Il a dit : « Je pars. »', 'Il a dit : « Je pars {+».+}'),
    ('a question mark', 'He asked, “Will you go?”', 'He asked, “Will you go{+”?+}'),
    ('two in a sentence', '“Stop,” he said. “Go.”', '“Stop{+”,+} he said. “Go{+”.+}'),
    ('a word beside them edited', '“Stop,” he said.', '“Stop{+”,+} he {+cried+}.'),
    ('a speaker who goes first', '“Where is it?” asked Tom.', '{+Tom asked:+} “Where is it?” [...]'),
    ('a quotation mark that moved on', 'It was “an utter mess”.', 'It was an {+“+}utter mess”.'),
    ('a quotation mark that moved back', 'It was an “utter mess”.', 'It was {+“+}an utter mess”.'),
    ('a sign before a bracket', 'See the notes (page 5.).', 'See the notes (page {+5+}).'),
    ('initials', 'J. R. R. Tolkien wrote it.', '{+J+} {+R+} {+R+} Tolkien wrote it.'),
    ('a comma at the end of a clause', 'We left, however.', 'We {+left+} however.'),
    ('quotation marks around the first word', '“Yes” is a word.', '{+Yes+} is a word.'),
    ('dashes', 'He is tall - very tall - and thin.', 'He is {+tall+} very {+tall+} and thin.'),
    ('a full stop at the end', 'He came.', 'He {+came+}'),
    ('a short sentence replaced', 'No. It was late.', '{+Yes+}. It was late.'),
    ('a sentence replaced', 'It rained. The game was off.', '{+Snow fell all day.+} The game was off.'),
    ('a sentence that begins alike', 'Fog hid all of the hills of the old town. The quiet pier hides the chart at the new cargo. It is so.', 'Fog hid all of the hills of the old town. {+The empty fish reaches a ladder near some green sailor.+} It is so.'),
    ('words of two sentences', 'The cat sat. The dog ran.', 'The cat {+stood+}. {+A+} dog ran.'),
    ('brackets with a comma', 'The mayor, left.', 'The mayor {+[ill, tired]+} left.'),
    ('a word with a slash', 'Use AND/OR and 24/7.', 'Use {+AND+} and {+24/5+}.'),
    ('missing spaces', 'late.The end,Of(it)', 'late. The end, Of (it)'),
    ('abbreviations', 'Wir sehen, z. B. das Haus.', 'Wir sehen, z. B. {+den Hof+}.'),
    ('an article of four letters', 'Er zeigt eine Karte.', 'Er zeigt {+eine Liste, dann+} eine Karte.'),
    ('a quoted phrase', 'Call it the Great War.', 'Call it {+“the Long War of Kings”+}.'),
    ('quotation marks alone', 'He called it a disaster.', 'He called it {+“+}a disaster{+”+}.'),
]  # fmt: skip


@pytest.mark.parametrize(
    ('original', 'expected'), [row[1:] for row in SIGNS], ids=[row[0] for row in SIGNS]
)
def test_signs_are_marked_with_the_words_they_belong_to(original: str, expected: str) -> None:
    edited = expected.replace('{+', '').replace('+}', '').replace(' [...]', '')
    assert shown(original, edited) == expected
