"""Text into words: which stretches of a text are never cut, and which words are the same."""

from __future__ import annotations

import pytest

from sphinxcontrib_ledger.engine.tokens.normalization import CLASSES, DEFAULT, IGNORED, Folding
from sphinxcontrib_ledger.engine.tokens.token import Span
from sphinxcontrib_ledger.engine.tokens.tokenizer import PLACEHOLDER, tokenize_lines
from support.tokens import words

CUTS: list[tuple[str, str, list[str]]] = [
    ('a sign of punctuation is a word', 'Stop, he said.', ['Stop', ',', 'he', 'said', '.']),
    ('brackets and quotes are words', '“Ay” (aye)', ['“', 'Ay', '”', '(', 'aye', ')']),
    ('a closing apostrophe is a word', 'the boys’ boats', ['the', 'boys', '’', 'boats']),
    ('thousands stay in a number', 'Some 1,000 came', ['Some', '1,000', 'came']),
    ('thousands set apart by spaces stay', '10 000 or 1\u202f200\u202f300', ['10 000', 'or', '1\u202f200\u202f300']),
    ('a year beside a count is no thousand', 'in 2014 300 came', ['in', '2014', '300', 'came']),
    ('decimals and percent signs stay', 'rose 3.5% to 12,5%.', ['rose', '3.5%', 'to', '12,5%', '.']),
    ('signs of currency stay', '€5, $1,200.50 or 7€', ['€5', ',', '$1,200.50', 'or', '7€']),
    ('a currency before set-apart thousands stays', '€10 000 a year', ['€10 000', 'a', 'year']),
    ('a range of shares is three words', '10%–20%', ['10%', '–', '20%']),
    ('dates stay whole', '2024-05-30 and 30/05/2024', ['2024-05-30', 'and', '30/05/2024']),
    ('times stay whole', 'at 12:30.', ['at', '12:30', '.']),
    ('a version stays whole', 'since 3.14.15', ['since', '3.14.15']),
    ('a full stop after a number is its own', 'It took 5.', ['It', 'took', '5', '.']),
    ('a unit written to its number stays', '5kg of 5 kg', ['5kg', 'of', '5', 'kg']),
    ('contractions stay whole', "don’t l'eau O’Neill’s", ['don’t', "l'eau", 'O’Neill’s']),
    ('hyphenated compounds stay whole', 'a state-of-the-art quay', ['a', 'state-of-the-art', 'quay']),
    ('a compound with a hyphen that forbids a break stays', 'well\u2011known', ['well\u2011known']),
    ('two hyphens are a dash', 'boats--or rafts', ['boats', '--', 'or', 'rafts']),
    ('signs for several sections are one word', 'see §§ 3 and § 5', ['see', '§§', '3', 'and', '§', '5']),
    ('a dash is a word', 'boats – or – rafts', ['boats', '–', 'or', '–', 'rafts']),
    ('a slash between words joins them', 'and/or OS/2 1/2 a / b', ['and/or', 'OS/2', '1/2', 'a', '/', 'b']),
    ('an ampersand inside a name stays', 'AT&T & R&D', ['AT&T', '&', 'R&D']),
    ('dotted abbreviations stay whole', 'the U.S., e.g. Ohio', ['the', 'U.S.', ',', 'e.g.', 'Ohio']),
    ('an abbreviation without its last dot stays whole', 'the U.S.A today', ['the', 'U.S.A', 'today']),
    ('what is added to an abbreviation stays', "the U.S.A's and I.B.M’s", ['the', "U.S.A's", 'and', 'I.B.M’s']),
    ('an abbreviation with vowel signs stays whole', 'ए.पी. आए', ['ए.पी.', 'आए']),
    ('an abbreviation with accents stays whole', 'N.E\u0301. x', ['N.E\u0301.', 'x']),
    ('a sign stays with its number', 'at -5, (−7), +3 or -$3.50', ['at', '-5', ',', '(', '−7', ')', ',', '+3', 'or', '-$3.50']),
    ('a dash between words or numbers is no sign', 'a - b, 5-7 and x-5', ['a', '-', 'b', ',', '5-7', 'and', 'x-5']),
    ('a decimal needs no figure before its point', 'by .5 (.7)', ['by', '.5', '(', '.7', ')']),
    ('a URL keeps the brackets that are its own', '(https://example.org/a_(b)) x', ['(', 'https://example.org/a_(b)', ')', 'x']),
    ('a full stop after a word is its own', 'in May. Then', ['in', 'May', '.', 'Then']),
    ('a name with an underscore stays whole', 'the snake_case', ['the', 'snake_case']),
    ('three dots are one word', 'Well... yes', ['Well', '...', 'yes']),
    (
        'a URL is one word without the full stop after it',
        'See https://example.org/a?b=c#d. Or',
        ['See', 'https://example.org/a?b=c#d', '.', 'Or'],
    ),
    (
        'a URL ends before the bracket that encloses it',
        '(www.example.org/x/)',
        ['(', 'www.example.org/x/', ')'],
    ),
    ('an e-mail address is one word', 'ann.lee@example.org.', ['ann.lee@example.org', '.']),
    ('emoji sequences stay whole', '👩\u200d🚀👍🏽❤️', ['👩\u200d🚀', '👍🏽', '❤️']),
    ('flags stay whole', '🇺🇦🇵🇱', ['🇺🇦', '🇵🇱']),
    ('a keycap stays whole', '1️⃣ 2️⃣', ['1️⃣', '2️⃣']),
    ('combining marks stay with their letters', 'cafe\u0301 x', ['cafe\u0301', 'x']),
    ('a soft hyphen cuts no word', 'har\u00adbour', ['har\u00adbour']),
    ('a zero-width space cuts no word', 'har\u200bbour', ['har\u200bbour']),
    ('invisible signs alone are no word', '\u200b \u00ad\ufeff boat', ['boat']),
    ('a no-break space is in no word', 'a\u00a0boat', ['a', 'boat']),
    ('line breaks are in no word', 'a\nboat\r\n\there', ['a', 'boat', 'here']),
    ('Chinese is cut by the character', '港口关闭。', ['港', '口', '关', '闭', '。']),
    ('kana are cut by the character', 'フェリー', ['フ', 'ェ', 'リ', 'ー']),
    ('Latin words in Chinese stay whole', '港口GPS关闭', ['港', '口', 'GPS', '关', '闭']),
    ('Thai signs stay with their letters', 'ที่นี่', ['ที่', 'นี่']),
    ('Korean is cut at spaces', '항구가 닫혔다.', ['항구가', '닫혔다', '.']),
    ('Arabic with its vowel signs stays whole', 'كِتَاب جديد', ['كِتَاب', 'جديد']),
    ('a Hebrew abbreviation stays whole', 'צה״ל חזר', ['צה״ל', 'חזר']),
    ('Ukrainian apostrophes stay', 'п’ять об’єктів', ['п’ять', 'об’єктів']),
    ('an apostrophe may be the letter', 'пʼять', ['пʼять']),
    ('a word with two apostrophes stays', "aujourd'hui, rock'n'roll", ["aujourd'hui", ',', "rock'n'roll"]),
    ('dates by full stops stay', 'am 30.5.2024.', ['am', '30.5.2024', '.']),
    ('times with seconds stay', '12:30:05 to 9:05am', ['12:30:05', 'to', '9:05am']),
    ('a range of years is three words', '1990–95', ['1990', '–', '95']),
    ('a currency with letters before it stays', 'US$5, R$10', ['US$5', ',', 'R$10']),
    ('an amount with its unit stays', 'about $1.5bn or £5m', ['about', '$1.5bn', 'or', '£5m']),
    ('an amount without small change stays', 'kr. 500,- and 5,–.', ['kr', '.', '500,-', 'and', '5,–', '.']),
    ('a comma and a dash after a number are words', '500 ,- or 500,--', ['500', ',', '-', 'or', '500', ',', '--']),
    ('a sign stays with set-apart thousands', '-10 000', ['-10 000']),
    ('degrees stay with their scale', '-5 °C, 20°C, 90°', ['-5', '°C', ',', '20°C', ',', '90°']),
    ('a letter of a word after degrees is no scale', 'x°Cy', ['x', '°', 'Cy']),
    ('an Arabic number stays with its signs', '١٢٫٥٪ or ١٬٠٠٠', ['١٢٫٥٪', 'or', '١٬٠٠٠']),
    ('a power of ten stays', '10⁻⁶ m', ['10⁻⁶', 'm']),
    ('a compound with a share stays', 'eine 10%-Regel', ['eine', '10%-Regel']),
    ('a range of shares with hyphens is no compound', '5%-10%', ['5%', '-', '10%']),
    ('ordinals stay whole', '1st and 22nd', ['1st', 'and', '22nd']),
    ('names of languages keep their signs', 'C++, C# and F#.', ['C++', ',', 'C#', 'and', 'F#', '.']),
    ('a plus after a longer word is its own', 'R2 + ab++', ['R2', '+', 'ab', '+', '+']),
    ('a name that begins with a full stop stays', 'a .NET or .rst file', ['a', '.NET', 'or', '.rst', 'file']),
    ('a full stop on the wrong side of a space is its own', 'ended .Then', ['ended', '.', 'Then']),
    ('tags and mentions stay whole', '#boats, @ada_l (#12)', ['#boats', ',', '@ada_l', '(', '#12', ')']),
    ('a number sign alone is a word', '# 5 a#b', ['#', '5', 'a', '#', 'b']),
    ('an abbreviation with two letters between its dots stays', 'a Ph.D. or B.Sc. here', ['a', 'Ph.D.', 'or', 'B.Sc.', 'here']),
    ('an abbreviation at the end of a sentence keeps its dot', 'in the U.S. The', ['in', 'the', 'U.S.', 'The']),
    ('an abbreviation that ends no sentence keeps its point', 'boats, etc. Dr. Lee', ['boats', ',', 'etc', '.', 'Dr.', 'Lee']),
    ('a missing space parts two sentences', 'too late.The boat', ['too', 'late', '.', 'The', 'boat']),
    ('a path is one word', 'in /usr/bin, </b>', ['in', '/usr/bin', ',', '<', '/', 'b', '>']),
    ('a possessive abbreviation stays whole', 'the U.K.’s', ['the', 'U.K.’s']),
    ('compounds of abbreviations stay', 'U.S.-based, non-U.S. and U.S.-U.K.', ['U.S.-based', ',', 'non-U.S.', 'and', 'U.S.-U.K.']),
    ('times of day keep their dots', 'at 5 p.m.', ['at', '5', 'p.m.']),
    ('initials apart are words with dots', 'J. R. Lee', ['J', '.', 'R', '.', 'Lee']),
    ('a dash that touches words is a word', 'boats—rafts–nets', ['boats', '—', 'rafts', '–', 'nets']),
    ('an ellipsis of one sign is a word', 'well…', ['well', '…']),
    ('an address without its scheme stays', 'on github.com/ada/x.', ['on', 'github.com/ada/x', '.']),
    ('an address ends at the sign of a Chinese sentence', '见https://a.org/x，港', ['见', 'https://a.org/x', '，', '港']),
    ('a URL in quotes ends before them', '"https://a.org/x"', ['"', 'https://a.org/x', '"']),
    ('other schemes stay', 'mailto:ada@a.org or doi:10.1/x-y', ['mailto:ada@a.org', 'or', 'doi:10.1/x-y']),
    ('an e-mail address may have a plus', 'to ada.l+x@a-b.org', ['to', 'ada.l+x@a-b.org']),
    ('an e-mail address ends at Chinese', '联系a@b.org', ['联', '系', 'a@b.org']),
    ('a family is one emoji', '👩\u200d👩\u200d👧👍', ['👩\u200d👩\u200d👧', '👍']),
    ('a flag of tags stays whole', '🏴󠁧󠁢󠁥󠁮󠁧󠁿!', ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '!']),
    ('an emoji at a word is its own', 'ok👍', ['ok', '👍']),
    ('Arabic with a stretched letter stays whole', 'كـــتاب', ['كـــتاب']),
    ('a Hebrew abbreviation may have a straight quote', 'צה"ל ג\'ירפה', ['צה"ל', "ג'ירפה"]),
    ('a number in Thai figures stays whole', 'ปี ๒๕๖๗ ๑,๐๐๐', ['ปี', '๒๕๖๗', '๑,๐๐๐']),
    ('a Thai abbreviation stays whole', 'ก.ค.', ['ก.ค.']),
    ('Lao, Khmer and Burmese are cut by the character', 'ລາ ខ្មែ မြန်', ['ລ', 'າ', 'ខ្មែ', 'မြ', 'န်']),
    ('half-width kana are cut by the character', 'ﾌﾞｰ', ['ﾌﾞ', 'ｰ']),
    ('a bracket with an accent is no ellipsis', '[\u0301', ['[\u0301']),
    ('nothing has no words', '', []),
    ('white space has no words', ' \n\u00a0\u2003', []),
]  # fmt: skip


@pytest.mark.parametrize(
    ('text', 'expected'), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS]
)
def test_text_is_cut_into_words(text: str, expected: list[str]) -> None:
    found = words(text)
    assert [word.text for word in found] == expected
    assert [text[word.start : word.stop] for word in found] == expected


ELLIPSES: list[tuple[str, str, list[bool]]] = [
    ('three dots in brackets are an ellipsis', 'a [...] b', [False, True, False]),
    ('one character in brackets is an ellipsis', 'a […] b', [False, True, False]),
    ('spaces inside the brackets do not matter', '[ ... ] [. . .]', [True, True]),
    ('no-break spaces inside do not matter', '[\u00a0.\u00a0.\u00a0.\u00a0]', [True]),
    ('dots without brackets are none', 'a ... b', [False, False, False]),
    ('two dots in brackets are none', '[..]', [False] * 4),
    ('brackets of another kind are none', '(...)', [False, False, False]),
]


@pytest.mark.parametrize(
    ('text', 'expected'), [row[1:] for row in ELLIPSES], ids=[row[0] for row in ELLIPSES]
)
def test_an_ellipsis_in_brackets_is_told_from_other_words(text: str, expected: list[bool]) -> None:
    assert [word.ellipsis for word in words(text)] == expected


def test_all_spellings_of_the_ellipsis_are_the_same_word() -> None:
    spellings = '[...] […] [ ... ] [. . .] [\u00a0…\u00a0]'
    assert {word.key for word in words(spellings)} == {'[...]'}


SAME: list[tuple[str, str, str]] = [
    ('white space does not matter', 'a  boat\n left', 'a boat left'),
    ('a no-break space is a space', 'a\u00a0boat', 'a boat'),
    ('a narrow no-break space is a space', 'a\u202fboat', 'a boat'),
    ('single quotes may be curly', 'It’s ‘here’', "It's 'here'"),
    ('double quotes may be curly or low', '“here” „there‟', '"here" "there"'),
    ('letters may be decomposed', 'cafe\u0301', 'café'),
    ('a soft hyphen does not matter', 'har\u00adbour', 'harbour'),
    ('a zero-width space does not matter', 'har\u200bbour', 'harbour'),
    ('a stray byte order mark does not matter', '\ufeffharbour', 'harbour'),
    ('a hyphen may forbid a break', 'well\u2011known', 'well-known'),
    ('a space within a number may forbid a break', '10\u00a0000', '10 000'),
    ('a byte order mark between words does not matter', 'the \ufeff boat', 'the boat'),
]
DIFFERENT: list[tuple[str, str, str]] = [
    ('letter case matters', 'us', 'US'),
    ('accents matter', 'resume', 'résumé'),
    ('a dash is no hyphen', 'well–known', 'well-known'),
    ('single quotes are not double ones', "'here'", '"here"'),
    ('an apostrophe more matters', 'its', 'it’s'),
    ('other forms of a letter matter', 'ﬁsh', 'fish'),
    ('a zero-width joiner matters', '👩\u200d🚀', '👩🚀'),
    ('punctuation matters', 'Stop.', 'Stop!'),
]


@pytest.mark.parametrize(('one', 'other'), [r[1:] for r in SAME], ids=[r[0] for r in SAME])
def test_differences_that_are_no_edits(one: str, other: str) -> None:
    assert [word.key for word in words(one)] == [word.key for word in words(other)]
    assert DEFAULT.block_key('text', one, ()) == DEFAULT.block_key('text', other, ())
    assert DEFAULT.collapse_spaces(one) == DEFAULT.collapse_spaces(other)
    assert DEFAULT.remove_spaces(one) == DEFAULT.remove_spaces(other)


@pytest.mark.parametrize(
    ('one', 'other'), [r[1:] for r in DIFFERENT], ids=[r[0] for r in DIFFERENT]
)
def test_differences_that_are_edits(one: str, other: str) -> None:
    assert [word.key for word in words(one)] != [word.key for word in words(other)]
    assert DEFAULT.block_key('text', one, ()) != DEFAULT.block_key('text', other, ())
    assert DEFAULT.fold(one) != DEFAULT.fold(other)


def test_blocks_differ_by_kind_and_by_look_but_not_by_where_the_look_stands() -> None:
    strong = Span(4, 8, 'strong')
    assert DEFAULT.block_key('text', 'The boat', ()) != DEFAULT.block_key('title', 'The boat', ())
    assert DEFAULT.block_key('text', 'The boat', ()) != DEFAULT.block_key(
        'text', 'The boat', (strong,)
    )
    shifted = Span(5, 9, 'strong')
    assert DEFAULT.block_key('text', 'The boat', (strong,)) == DEFAULT.block_key(
        'text', 'The  boat', (shifted,)
    )


def test_code_blocks_differ_by_every_space() -> None:
    assert DEFAULT.block_key('code', 'a = 1', ()) != DEFAULT.block_key('code', 'a =  1', ())


LOOKS: list[tuple[str, str, tuple[Span, ...], list[tuple[str, tuple[str, ...]]]]] = [
    (
        'a word takes the look that it lies in',
        'a very bad idea',
        (Span(2, 10, 'strong'),),
        [('a', ()), ('very', ('strong',)), ('bad', ('strong',)), ('idea', ())],
    ),
    (
        'a word takes part of a look with the place of the part',
        'the boathouse',
        (Span(4, 8, 'emphasis'),),
        [('the', ()), ('boathouse', ('emphasis@0:4',))],
    ),
    (
        'a word over two looks has both',
        'boathouse',
        (Span(0, 4, 'emphasis'), Span(4, 9, 'strong')),
        [('boathouse', ('emphasis@0:4', 'strong@4:9'))],
    ),
    (
        'looks that follow each other are told apart',
        'one two',
        (Span(0, 3, 'link:a'), Span(4, 7, 'link:b')),
        [('one', ('link:a',)), ('two', ('link:b',))],
    ),
]


@pytest.mark.parametrize(
    ('text', 'spans', 'expected'), [row[1:] for row in LOOKS], ids=[row[0] for row in LOOKS]
)
def test_words_know_their_looks(
    text: str, spans: tuple[Span, ...], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(word.text, word.look) for word in words(text, spans)] == expected


def test_a_stretch_with_a_key_is_one_word_and_compared_by_its_key() -> None:
    text = f'run git push now {PLACEHOLDER}'
    spans = (Span(4, 12, 'literal', 'git push'), Span(17, 18, '', 'image uri=boat.png'))
    found = words(text, spans)
    assert [word.text for word in found] == ['run', 'git push', 'now', PLACEHOLDER]
    assert [word.key for word in found] == ['run', 'git push', 'now', 'image uri=boat.png']
    assert [word.look for word in found] == [(), ('literal',), (), ()]
    assert (found[1].start, found[1].stop) == (4, 12)


def test_a_stretch_with_a_key_cuts_the_word_that_it_touches() -> None:
    assert [word.text for word in words('the x-s', (Span(4, 5, 'math', 'x'),))] == [
        'the', 'x', '-', 's',
    ]  # fmt: skip


def test_code_is_cut_into_lines_and_empty_ones_count() -> None:
    text = 'if wind:\n    wait()  \n\nsail()'
    found = tokenize_lines(text, DEFAULT)
    assert [word.text for word in found] == ['if wind:', '    wait()  ', '', 'sail()']
    assert [text[word.start : word.stop] for word in found] == [word.text for word in found]


def test_lines_of_code_differ_by_indentation_but_not_by_spaces_at_the_end() -> None:
    keys = [word.key for word in tokenize_lines('wait()\nwait()  \n  wait()', DEFAULT)]
    assert keys[0] == keys[1] != keys[2]


#: name, a class, two texts that differ in it alone
CHOICE: list[tuple[str, str, str, str]] = [
    ('quotes', 'quotes', '“Ay,” it’s', '"Ay," it\'s'),
    ('hyphens', 'hyphens', 'well\u2011known', 'well-known'),
    ('invisible signs', 'invisible', 'har\u00adbour', 'harbour'),
    ('composition', 'composition', 'cafe\u0301', 'café'),
]


def test_every_class_has_its_row() -> None:
    assert {row[1] for row in CHOICE} == IGNORED - {'presentation'}
    assert set(CLASSES) - {'punctuation'} == IGNORED


@pytest.mark.parametrize(
    ('name', 'one', 'other'), [row[1:] for row in CHOICE], ids=[row[0] for row in CHOICE]
)
def test_a_class_that_is_not_ignored_is_an_edit(name: str, one: str, other: str) -> None:
    alone = Folding(frozenset({name}))
    without = Folding(IGNORED - {name})
    for folding, same in ((DEFAULT, True), (alone, True), (without, False)):
        keys = [[word.key for word in words(text, (), folding)] for text in (one, other)]
        assert (keys[0] == keys[1]) == same
        assert (folding.remove_spaces(one) == folding.remove_spaces(other)) == same
        assert (folding.block_key('text', one, ()) == folding.block_key('text', other, ())) == same
