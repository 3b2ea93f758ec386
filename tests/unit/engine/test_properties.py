"""What holds of every comparison, whatever the two articles are.

On exchanging the two sides: the words that stay the same are as many both ways only for
``matches()``, which finds a longest common subsequence.
It does not hold exactly for ``compare()``, which chooses among equally good partners, takes
words for drowned or slid and calls an ellipsis a mark by looking at one of the sides.
So what is tested is that ``matches()`` is exact, and what ``compare()`` keeps both ways.
"""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from sphinxcontrib_ledger.engine import Account, Block, Cell, Pair, Span, compare
from sphinxcontrib_ledger.engine.compare import compare_whole
from sphinxcontrib_ledger.engine.sequences.matching import matches
from sphinxcontrib_ledger.engine.thresholds.script import GRANULARITIES, Granularity
from sphinxcontrib_ledger.engine.thresholds.sequences import SequenceThresholds
from sphinxcontrib_ledger.engine.thresholds.tokens import TokenThresholds
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT
from sphinxcontrib_ledger.engine.tokens.segmentation import Segmenter, segment_by_regex
from sphinxcontrib_ledger.engine.tokens.token import concatenate
from sphinxcontrib_ledger.engine.tokens.tokenizer import tokenize_lines
from sphinxcontrib_ledger.engine.tokens.weights import is_sign
from support.projects import ROOT
from support.tokens import default_options, side, words

#: Few, so that they recur; of all kinds that are cut in some way of their own.
OPTIONS = default_options()
VOCABULARY = [
    'the',
    'The',
    'a',
    'ferry',
    'ferries',
    'boat',
    'quay',
    'storm',
    'harbour',
    'left',
    'closed',
    'noon',
    '1,000',
    '3.5%',
    '€5',
    'don’t',
    "don't",
    'well-known',
    'e.g.',
    'U.S.',
    'https://example.org/a',
    'café',
    'café',
    '[…]',
    '[...]',
    '港',
    '口',
    '👩\u200d🚀',
    'فرضت',
    'har\xadbour',
    '.',
    ',',
    ';',
    '!',
    '“',
    '”',
    '"',
    '(',
    ')',
    '–',
    '...',
    '-',
]
SPACES = [' ', ' ', ' ', '', '\n', '\u00a0', '  ']
LOOKS = ['strong', 'emphasis', 'link:https://example.org']


@st.composite
def paragraphs(draw: st.DrawFn, most: int = 25) -> str:
    parts = draw(
        st.lists(
            st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(SPACES)),
            min_size=1,
            max_size=most,
        )
    )
    return ''.join(word + space for word, space in parts).strip()


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Return stretches of a text with looks, in order, that do not overlap."""
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return tuple(Span(start, stop, draw(st.sampled_from(LOOKS))) for start, stop in pairs)


@st.composite
def any_blocks(draw: st.DrawFn) -> list[Block]:
    """Return the block of a paragraph, a heading, code, or those of a table row (number 0)."""
    kind = draw(st.sampled_from(['text', 'text', 'text', 'item', 'title', 'code', 'row']))
    if kind == 'row':
        cells = draw(st.lists(paragraphs(3), min_size=1, max_size=3))
        return [cell(text, n) for n, text in enumerate(cells)]
    text = draw(paragraphs())
    if kind == 'item':
        return [Block('text', text, ('bullet_list', 'list_item'))]
    return [Block(kind, text, (), draw(spans(text)) if kind == 'text' else ())]


def cell(text: str, column: int) -> Block:
    return Block('text', text, ('row', 'entry'), (), (Cell(0, 0, column),))


Groups = list[list[Block]]
tables = st.lists(st.lists(paragraphs(3), min_size=1, max_size=3), min_size=2, max_size=4).map(
    lambda rows: [[cell(text, n) for n, text in enumerate(cells)] for cells in rows]
)
articles = st.one_of(
    st.lists(any_blocks(), max_size=6),
    st.tuples(st.lists(any_blocks(), max_size=3), tables, st.lists(any_blocks(), max_size=3)).map(
        lambda parts: [*parts[0], *parts[1], *parts[2]]
    ),
)


def article(groups: Groups) -> list[Block]:
    """Return the blocks of an article; rows get numbers, and neighbouring ones are a table."""
    blocks: list[Block] = []
    table = 0
    for number, group in enumerate(groups):
        if group[0].row < 0:
            table += 1
            blocks += group
        else:
            blocks += [in_cell(block, table=table, row=number) for block in group]
    return blocks


def in_cell(block: Block, **changed: int) -> Block:
    """Return a block in another cell."""
    return block._replace(cells=(block.cells[0]._replace(**changed),))


def without_column(groups: Groups, at: int, column: int) -> None:
    """Take a column out of the table that a row is in; exchanged, it is one that was added."""
    start = stop = at
    while start and groups[start - 1][0].row >= 0:
        start -= 1
    while stop < len(groups) and groups[stop][0].row >= 0:
        stop += 1
    for number in range(start, stop):
        cells = [block for block in groups[number] if block.cells[0].column != column]
        groups[number] = [in_cell(block, column=k) for k, block in enumerate(cells)]
    groups[start:stop] = [group for group in groups[start:stop] if group]


@st.composite
def edited(draw: st.DrawFn, groups: Groups) -> Groups:
    """Return an article after a few edits of the kinds that editors make."""
    done = [list(group) for group in groups]
    for _ in range(draw(st.integers(0, 4))):
        how = draw(st.sampled_from(['word', 'insert', 'remove', 'move', 'split', 'merge']))
        if how == 'insert' or not done:
            done.insert(draw(st.integers(0, len(done))), draw(any_blocks()))
            continue
        at = draw(st.integers(0, len(done) - 1))
        block = done[at][0]
        plain = len(done[at]) == 1 and not block.spans
        tokens = block.text.split(' ')
        cut = draw(st.integers(0, len(tokens)))
        if how == 'remove' and block.row >= 0 and draw(st.booleans()):
            without_column(done, at, draw(st.integers(0, 2)))
        elif how == 'remove':
            del done[at]
        elif how == 'move':
            done.insert(draw(st.integers(0, len(done) - 1)), done.pop(at))
        elif how == 'word' and plain:
            stop = draw(st.integers(cut, min(len(tokens), cut + 3)))
            tokens[cut:stop] = draw(st.lists(st.sampled_from(VOCABULARY), max_size=3))
            done[at] = [Block(block.kind, ' '.join(tokens).strip() or 'x', block.path)]
        elif how == 'split' and plain and 0 < cut < len(tokens):
            halves = (' '.join(tokens[:cut]).strip(), ' '.join(tokens[cut:]).strip())
            done[at : at + 1] = [[Block(block.kind, half, block.path)] for half in halves if half]
        elif how == 'merge' and plain and at + 1 < len(done):
            other = done[at + 1]
            if len(other) == 1 and not other[0].spans and other[0].kind == block.kind:
                text = f'{block.text} {other[0].text}'
                done[at : at + 2] = [[Block(block.kind, text, block.path)]]
    return done


@st.composite
def two_articles(draw: st.DrawFn) -> tuple[list[Block], list[Block]]:
    """Return an original and what an editor made of it, or two that are strangers."""
    groups = draw(articles)
    other = draw(st.one_of(edited(groups), edited(groups), articles))
    return article(groups), article(other)


def accounts(both: tuple[list[Block], list[Block]]) -> tuple[Account, Account]:
    return compare(*both, OPTIONS), compare_whole(*both, OPTIONS)


def every_block_is_in_exactly_one_pair(
    account: Account, both: tuple[list[Block], list[Block]]
) -> None:
    assert sorted(i for p in account.pairs for i in p.original) == list(range(len(both[0])))
    assert sorted(j for p in account.pairs for j in p.edited) == list(range(len(both[1])))


def pairs_stand_in_the_order_of_the_edited_article(account: Account) -> None:
    order = [pair.edited[0] for pair in account.pairs if pair.edited]
    assert order == sorted(order)
    for pair in account.pairs:
        assert list(pair.edited) == sorted(pair.edited)
        assert list(pair.original) == sorted(pair.original)


def edits_cover_both_sides_exactly(account: Account) -> None:
    for pair in account.changed():
        old = new = 0
        for edit in pair.edits:
            assert edit.original.start == old
            assert edit.edited.start == new
            old, new = edit.original.stop, edit.edited.stop
            assert edit.original or edit.edited
        assert old == len(account.original_tokens(pair))
        assert new == len(account.edited_tokens(pair))


def edits_are_of_the_kind_that_they_say(account: Account) -> None:
    for pair in account.changed():
        new_words = account.edited_tokens(pair)
        for kind, old, new in pair.edits:
            if kind == 'same':
                assert len(old) == len(new) == 2
                assert old.stop - old.start == new.stop - new.start
            elif kind == 'added':
                assert not old
                assert new
            elif kind == 'modified':
                assert old
                assert new
            else:
                # On the edited side, a removal may have the ellipsis that was typed for it.
                assert old
                assert all(word.ellipsis for word in new_words[new.start : new.stop])
                assert new.stop - new.start <= 1


def both_sides_can_be_rebuilt_from_each_other_and_the_edits(account: Account) -> None:
    for pair in account.pairs:
        old = [(word.key, word.look) for word in account.original_tokens(pair)]
        new = [(word.key, word.look) for word in account.edited_tokens(pair)]
        if pair.identical:
            assert old == new
            continue
        rebuilt_old, rebuilt_new = [], []
        for kind, before, after in pair.edits:
            gone, put = old[before.start : before.stop], new[after.start : after.stop]
            # Words that stay are taken from the other side.
            rebuilt_old += put if kind == 'same' else gone
            rebuilt_new += gone if kind == 'same' else put
        assert rebuilt_old == old
        assert rebuilt_new == new


# One test, since articles take longer to make and to compare than all of this to ask.
@given(two_articles())
def test_pairs_and_edits_are_an_exact_account(both: tuple[list[Block], list[Block]]) -> None:
    before = [repr(blocks) for blocks in both]
    found = accounts(both)
    assert compare(*both, OPTIONS) == found[0]
    # No block is changed by being compared.
    assert [repr(blocks) for blocks in both] == before
    for account in found:
        every_block_is_in_exactly_one_pair(account, both)
        pairs_stand_in_the_order_of_the_edited_article(account)
        edits_cover_both_sides_exactly(account)
        edits_are_of_the_kind_that_they_say(account)
        both_sides_can_be_rebuilt_from_each_other_and_the_edits(account)


def is_run(short: list[object], long: list[object]) -> bool:
    """Return whether all of one list stands within another one."""
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@given(two_articles(), st.sampled_from(GRANULARITIES))
def test_no_words_are_replaced_by_themselves(
    both: tuple[list[Block], list[Block]], granularity: Granularity
) -> None:
    account = compare(*both, default_options(granularity=granularity))
    for pair in account.changed():
        old = [(word.key, word.look) for word in account.original_tokens(pair)]
        new = [(word.key, word.look) for word in account.edited_tokens(pair)]
        for kind, before, after in pair.edits:
            if kind == 'modified' and not any(
                word.ellipsis for word in account.edited_tokens(pair)[slice(*after)]
            ):
                gone, put = old[slice(*before)], new[slice(*after)]
                assert gone != put
                # Signs belong to the phrases around them.
                assert not is_run(gone, put) or all(is_sign(key) for key, _ in gone)
                assert not is_run(put, gone) or all(is_sign(key) for key, _ in put)


@given(articles)
def test_identical_articles_have_no_edits(groups: Groups) -> None:
    for account in accounts((article(groups), article(groups))):
        assert all(pair.identical and not pair.edits for pair in account.pairs)
        assert not list(account.changed())


IGNORED = str.maketrans({
    ' ': '\u00a0', '\n': ' ', '’': "'", '“': '"', '”': '"', '-': '\u2011', 'é': 'e\u0301',
})  # fmt: skip


@given(st.lists(paragraphs(), max_size=5))
def test_articles_that_differ_only_in_what_is_ignored_have_no_edits(texts: list[str]) -> None:
    # No URL has a hyphen that forbids a break: that is another address.
    others = [text.translate(IGNORED).replace('o', 'o\u00ad') for text in texts]
    others = [text.replace('hto\u00ad', 'hto') for text in others]
    account = compare(
        [Block('text', text) for text in texts], [Block('text', text) for text in others], OPTIONS
    )
    assert all(pair.identical for pair in account.pairs)


# Both ways


def longest(one: str, other: str) -> int:
    """Return the length of the longest common subsequence, by the textbook."""
    above = [0] * (len(other) + 1)
    for a in one:
        row = [0]
        for j, b in enumerate(other):
            row.append(above[j] + 1 if a == b else max(above[j + 1], row[j]))
        above = row
    return above[-1]


@given(st.text('abcd', max_size=30), st.text('abcd', max_size=30))
def test_matches_are_a_longest_common_subsequence_both_ways(one: str, other: str) -> None:
    found = matches(one, other, SequenceThresholds())
    i = j = 0
    for match in found:
        assert match.original >= i
        assert match.edited >= j
        assert match.size
        i, j = match.original + match.size, match.edited + match.size
        assert one[match.original : i] == other[match.edited : j]
    size = sum(match.size for match in found)
    assert size == longest(one, other)
    assert size == sum(match.size for match in matches(other, one, SequenceThresholds()))


def counts(account: Account, pair: Pair) -> tuple[int, int, int]:
    """Return how many words a pair removes, adds and leaves."""
    if pair.identical:
        return 0, 0, len(account.edited_tokens(pair))
    kept = [edit for edit in pair.edits if edit.kind == 'same']
    same = sum(edit.edited.stop - edit.edited.start for edit in kept)
    return (
        len(account.original_tokens(pair)) - same,
        len(account.edited_tokens(pair)) - same,
        same,
    )


@given(two_articles())
def test_exchanging_the_articles_exchanges_what_is_added_and_removed(
    both: tuple[list[Block], list[Block]],
) -> None:
    there, back = compare(*both, OPTIONS), compare(both[1], both[0], OPTIONS)
    totals = [
        [sum(column) for column in zip((0, 0, 0), *(counts(a, p) for p in a.pairs), strict=True)]
        for a in (there, back)
    ]
    (removed, added, same), backwards = totals
    assert [added, removed, same] == backwards
    # ... and blocks that are the same are as many.
    identical = [sum(pair.identical for pair in a.pairs) for a in (there, back)]
    assert identical[0] == identical[1]


@given(paragraphs(), paragraphs())
def test_a_removal_backwards_is_an_addition(text: str, more: str) -> None:
    # Where one side is a beginning of the other, all of it stays, both ways.
    short = [word.key for word in words(text)]
    long = [word.key for word in words(f'{text} {more}')]
    if long[: len(short)] != short or any(word.ellipsis for word in words(more)):
        return
    one, other = [Block('text', text)], [Block('text', f'{text} {more}')]
    for account, column in ((compare(one, other, OPTIONS), 0), (compare(other, one, OPTIONS), 1)):
        if [len(pair.edits) for pair in account.pairs] == [1]:
            continue  # so little stayed that the paragraph is one mark
        if any(not pair.original or not pair.edited for pair in account.pairs):
            continue  # so little is shared that they are strangers
        assert sum(counts(account, pair)[column] for pair in account.pairs) == 0


# Words


#: What has no width and no meaning, and is no word where it stands alone.
INVISIBLE = dict.fromkeys(map(ord, '\u00ad\u200b\u2060\ufeff'))
#: Letters, signs and spaces of many kinds; no control characters, which no document has,
#: and of invisible and combining ones those that texts have.
texts = st.text(
    st.one_of(
        st.characters(exclude_categories=['Cs', 'Cc', 'Cf', 'Cn', 'Mn', 'Mc', 'Me']),
        st.sampled_from(
            list("aéZ19.,-'’&:/@ \n\u00a0\u00ad\u200b\u200d\ufe0f\u0301[]….%€港ก🇺👩🏽")
        ),
    ),
    max_size=40,
)


#: What words are made of, and what may join or part them, white space of many kinds among it.
STRETCHES = [
    *'aBé漢.,…[]-/’$%#@ \n\u00a0\u202f\x1c\u0301\u200d', '1', '23', '000', '000,', '[...]', '. . .', '…]',
    'C++', 'U.S.', 'e.g.', 'http://x.y/a(b)', '°C', '😀', '🇩🇪', 'boats', 'boats,', ' ', ' ',
]  # fmt: skip


@given(texts)
def test_words_and_the_white_space_between_them_are_the_text(text: str) -> None:
    position = 0
    for word in words(text):
        assert word.start >= position
        assert text[word.start : word.stop] == word.text
        assert word.text
        between = text[position : word.start].translate(INVISIBLE)
        assert between == '' or between.isspace()
        position = word.stop
    rest = text[position:].translate(INVISIBLE)
    assert rest == '' or rest.isspace()


@given(st.lists(st.sampled_from(STRETCHES), max_size=12).map(''.join), st.data())
def test_words_cut_stretch_by_stretch_are_those_of_the_whole_text(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    segment = Segmenter(TokenThresholds()).segment
    assert segment(text, start, stop) == segment_by_regex(text, start, stop)


@given(st.data())
def test_words_stand_where_they_say_whatever_spans_are_one_word(data: st.DataObject) -> None:
    text = data.draw(texts)
    keyed = [
        span._replace(key=data.draw(st.sampled_from(['', 'a key'])))
        for span in data.draw(spans(text))
        if not text[span.start : span.stop].isspace()
    ]
    found = words(text, keyed)
    position = 0
    for word in found:
        assert word.start >= position
        assert text[word.start : word.stop] == word.text
        between = text[position : word.start].translate(INVISIBLE)
        assert between == '' or between.isspace()
        position = word.stop
    for span in keyed:
        if span.key:
            assert (span.start, span.stop, span.key) in {(w.start, w.stop, w.key) for w in found}


@given(st.data())
def test_the_words_of_several_texts_are_those_of_each(data: st.DataObject) -> None:
    several = data.draw(st.lists(texts, min_size=1, max_size=4))
    parts = [words(text, data.draw(spans(text))) for text in several]
    found = concatenate(parts)
    expected = [word for part in parts for word in part]
    assert list(found) == expected
    assert list(found.keys) == [word.key for word in expected]
    assert found.ellipses == {k for k, word in enumerate(expected) if word.ellipsis}


@given(st.one_of(texts, st.lists(st.sampled_from(STRETCHES), max_size=6).map(''.join)))
def test_a_block_ends_where_its_words_do(text: str) -> None:
    found = words(text)
    if found:
        assert side([Block('text', text)], OPTIONS).ends(0) == (found[0].start, found[-1].stop)


@given(texts)
def test_the_keys_of_the_words_are_what_the_proof_compares(text: str) -> None:
    joined = ''.join(word.key for word in words(text) if not word.ellipsis)
    without = text
    for word in reversed(words(text)):
        if word.ellipsis:
            without = without[: word.start] + ' ' + without[word.stop :]
    assert unicodedata.normalize('NFC', ''.join(joined.split())) == unicodedata.normalize(
        'NFC', DEFAULT.remove_spaces(without)
    )


@given(texts)
def test_folding_twice_folds_once(text: str) -> None:
    assert DEFAULT.fold(DEFAULT.fold(text)) == DEFAULT.fold(text)
    assert DEFAULT.remove_spaces(DEFAULT.remove_spaces(text)) == DEFAULT.remove_spaces(text)


#: Pieces of scripts with spaces, for which UAX #29 alone says where words end.
#: (The word boundaries of ``regex`` are others: it cuts after no apostrophe.)
PIECES = [
    'a',
    'é',
    'e\u0301',
    'Z',
    '1',
    '23',
    'boat',
    ' ',
    *".,-'’_&/()!?“”–",
    '👩\u200d🚀',
    '👍🏽',
]


UAX_29 = regex.compile(
    r"[\w\u0301]+(?: (?<=\p{L}\u0301?) [.'’] (?=\p{L}) [\w\u0301]+"
    r"        | (?<=\p{Nd}) [.,'’] (?=\p{Nd}) [\w\u0301]+)*",
    regex.VERBOSE,
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(''.join))
def test_no_word_of_uax_29_is_cut(text: str) -> None:
    # Scripts without spaces are left out: a word of theirs takes a dictionary.
    wholes = [match.span() for match in UAX_29.finditer(text)]
    for word in words(text):
        for start, stop in wholes:
            assert not start < word.start < stop, (word, text)
            assert not start < word.stop < stop, (word, text)


@given(texts)
def test_no_character_that_readers_see_as_one_is_cut(text: str) -> None:
    # An invisible sign that is part of one (as UAX #29 has it) may be left out of a word.
    bounds = {match.start() for match in regex.finditer(r'\X', text)} | {len(text)}
    for word in words(text):
        before = text[: word.start].rstrip('\u00ad\u200b\u2060\ufeff')
        assert word.start in bounds or len(before) in bounds or before[-1:].isspace()
        assert word.stop in bounds or word.ellipsis


@given(st.lists(paragraphs(4), max_size=6))
def test_lines_of_code_and_the_line_breaks_between_them_are_the_text(parts: list[str]) -> None:
    text = '\n'.join(parts)
    found = tokenize_lines(text, DEFAULT)
    assert '\n'.join(line.text for line in found) == text
    assert all(text[line.start : line.stop] == line.text for line in found)


@given(st.data())
def test_spans_never_change_where_words_are_cut(data: st.DataObject) -> None:
    text = data.draw(paragraphs())
    with_looks = words(text, data.draw(spans(text)))
    assert [word._replace(look=()) for word in with_looks] == list(words(text))


# Seeds


CORPUS = ROOT / 'demo_docs' / 'articles'
SCRIPT = """
import sys
from pathlib import Path
from sphinxcontrib_ledger.engine import Block, Options, compare
from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT

OPTIONS = Options('balanced', DEFAULT, ())

def blocks(path):
    parts = path.read_text(encoding='utf-8').split('\\n\\n')
    return [Block('text', part) for part in parts if part.strip()]

files = sorted(path for path in Path(sys.argv[1]).rglob('*') if path.suffix in ('.rst', '.txt'))
for one, other in zip(files, files[1:] + files[:1]):
    print(one.name, compare(blocks(one), blocks(other), OPTIONS).pairs)
everything = [block for path in files for block in blocks(path)]
print(compare(everything * 3, everything[::-1] * 3, OPTIONS).pairs)
"""


def test_the_order_of_sets_does_not_matter() -> None:
    # The last comparison has gaps large enough for candidates by rare words.
    runs = [
        subprocess.run(
            [sys.executable, '-c', SCRIPT, str(CORPUS)],
            env={**os.environ, 'PYTHONHASHSEED': seed, 'PYTHONIOENCODING': 'utf-8'},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ('1', '2')
    ]
    assert len(runs[0]) > 10_000
    assert runs[0] == runs[1]


@pytest.mark.parametrize('text', ['', 'a', '[...]'])
def test_the_strategies_reach_what_they_are_for(text: str) -> None:
    # A guard of the tests above: the helpers do what they say on the smallest texts.
    assert longest(text, text) == len(text)
    assert article([[Block('text', text)]]) == [Block('text', text)]
