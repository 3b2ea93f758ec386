"""Scripts without spaces: words where a project asks for a dictionary, characters elsewhere."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.errors import ConfigError

from sphinxcontrib_ledger.cli.main import main
from sphinxcontrib_ledger.engine import Block
from sphinxcontrib_ledger.engine.tokens.dictionaries import LANGUAGES
from sphinxcontrib_ledger.engine.tokens.normalization import Folding
from support.projects import CONF, Built, article
from support.tokens import default_options, side, words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALL = tuple(LANGUAGES)

#: name, text, languages, words
CUTS: list[tuple[str, str, tuple[str, ...], list[str]]] = [
    ('Chinese has words', '港口关闭，政府', ('chinese',), ['港口', '关闭', '，', '政府']),
    ('Japanese has words', '政府は港に', ('japanese',), ['政府', 'は', '港', 'に']),
    ('a word of kana stays', 'フェリーで', ('japanese',), ['フェリー', 'で']),
    ('Thai has words', 'รัฐบาลที่ท่าเรือ', ('thai',), ['รัฐบาล', 'ที่', 'ท่าเรือ']),
    ('Lao has words', 'ພາສາລາວ', ('lao',), ['ພາສາ', 'ລາວ']),
    ('Khmer has words', 'ភាសាខ្មែរគឺជាភាសា', ('khmer',), ['ភាសាខ្មែរ', 'គឺជា', 'ភាសា']),
    ('Burmese has words', 'မြန်မာဘာသာစကားသည်', ('burmese',), ['မြန်မာဘာသာ', 'စကား', 'သည်']),
    ('nothing is looked up unless it is asked for', '港口', (), ['港', '口']),
    ('another language does not count', '港口', ('thai',), ['港', '口']),
    ('kana make it Japanese, so Chinese does not do', '港に', ('chinese',), ['港', 'に']),
    ('without kana Japanese does for Chinese', '政府', ('japanese',), ['政府']),
    ('languages side by side are each its own', '港口ท่าเรือ', ('chinese', 'thai'), ['港口', 'ท่าเรือ']),
    ('numbers and Latin words stay', '2024年5月GPS关闭3.5元', ('chinese',), ['2024', '年', '5', '月', 'GPS', '关闭', '3.5', '元']),
    ('Thai figures stay', 'ท่าเรือ๒๕๖๗', ('thai',), ['ท่าเรือ', '๒๕๖๗']),
    ('a Thai abbreviation stays', 'ก.ค. ท่าเรือ', ('thai',), ['ก.ค.', 'ท่าเรือ']),
    ('an address with Chinese in it stays', 'https://a.org/港口关闭', ('chinese',), ['https://a.org/港口关闭']),
    ('a space is a border', '港 口', ('chinese',), ['港', '口']),
    ('rare characters beyond the first plane count as one', '𠮷野家', ('japanese',), ['𠮷', '野家']),
    ('a zero-width space is no border', '港\u200b口', ('chinese',), ['港\u200b口']),
    ('no dictionary minds other scripts', 'the ferry, don’t', ALL, ['the', 'ferry', ',', 'don’t']),
]  # fmt: skip


@pytest.mark.parametrize(
    ('text', 'languages', 'expected'), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS]
)
def test_characters_are_joined_to_words(
    text: str, languages: tuple[str, ...], expected: list[str]
) -> None:
    assert [word.text for word in words(text, (), Folding(), languages)] == expected


@pytest.mark.parametrize(
    ('one', 'other'),
    [('港口关闭', '港\u200b口\u2060关闭'), ('ガラスが', unicodedata.normalize('NFD', 'ガラスが'))],
    ids=['invisible signs', 'decomposed kana'],
)
def test_what_is_no_edit_changes_no_words(one: str, other: str) -> None:
    keys = [[word.key for word in words(text, (), Folding(), ALL)] for text in (one, other)]
    assert keys[0] == keys[1]
    assert len(keys[0]) == 2
    assert one != other


PIECES = [
    *'港口关闭政府人民々〇はにがフェリーｰ、。รัฐบาลที่ท่าเรือພາສາភាសាခ္မ๒5a ',
    'か\u3099',
    '\u200b',
    '𠮷',
    '[...]',
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(''.join))
def test_words_of_dictionaries_are_characters_put_together(text: str) -> None:
    found = words(text, (), Folding(), ALL)
    characters = words(text)
    assert all(text[word.start : word.stop] == word.text for word in found)
    assert {word.start for word in found} <= {word.start for word in characters}
    assert {word.stop for word in found} <= {word.stop for word in characters}
    assert ''.join(word.key for word in found) == ''.join(word.key for word in characters)


def test_a_block_is_the_same_whatever_its_words() -> None:
    blocks = [Block('text', '港口')]
    one, other = (
        side(blocks, default_options()),
        side(blocks, default_options(dictionaries=('chinese',))),
    )
    assert one.key(0) == other.key(0)
    assert [len(one.tokens(0)), len(other.tokens(0))] == [2, 1]


ORIGINAL, EDITED = '政府进行了会议。', '政府举行了会议。'
BY_CHARACTER, BY_WORD = '政府{+举+}行了会议。', '政府{+举行+}了会议。'


@pytest.mark.parametrize(
    ('conf', 'expected'),
    [('', BY_CHARACTER), ("ledger_dictionaries = ['chinese']\n", BY_WORD)],
    ids=['characters unless it is asked for', 'words where it is asked for'],
)
def test_a_project_chooses_its_dictionaries(
    project: Callable[..., Built], conf: str, expected: str
) -> None:
    built = project({**article(ORIGINAL, EDITED), 'conf.py': CONF + conf})
    assert built.warnings == []
    assert expected in built.text('index.txt')


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, 'icu4py.breakers', None)


@pytest.mark.usefixtures('nothing_installed')
def test_without_the_library_one_warning_says_what_to_install(
    project: Callable[..., Built],
) -> None:
    files = article(ORIGINAL, EDITED)
    files['index.rst'] *= 2
    built = project({**files, 'conf.py': CONF + "ledger_dictionaries = ['chinese']\n"})
    assert len(built.warnings) == 1
    assert 'sphinxcontrib-ledger[dictionaries]' in built.warnings[0]
    assert '[ledger.dictionary]' in built.warnings[0]
    assert built.text('index.txt').count(BY_CHARACTER) == 2


@pytest.mark.usefixtures('nothing_installed')
def test_the_warning_can_be_silenced(project: Callable[..., Built]) -> None:
    conf = "ledger_dictionaries = ['chinese']\nsuppress_warnings = ['ledger.dictionary']\n"
    built = project({**article(ORIGINAL, EDITED), 'conf.py': CONF + conf})
    assert built.warnings == []
    assert BY_CHARACTER in built.text('index.txt')


def test_pages_are_built_again_once_the_library_is_there(
    project: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**article(ORIGINAL, EDITED), 'conf.py': CONF + "ledger_dictionaries = ['chinese']\n"}
    with monkeypatch.context() as context:
        context.setitem(sys.modules, 'icu4py.breakers', None)
        assert BY_CHARACTER in project(files).text('index.txt')
    assert BY_WORD in project().text('index.txt')


@pytest.mark.usefixtures('nothing_installed')
def test_the_engine_does_without_the_library() -> None:
    assert [word.text for word in words('港口', (), Folding(), ALL)] == ['港', '口']


def test_a_language_that_has_no_dictionary_is_refused(project: Callable[..., Built]) -> None:
    with pytest.raises(ConfigError, match="'korean': it may have chinese, japanese"):
        project({'index.rst': 'x', 'conf.py': CONF + "ledger_dictionaries = ['korean']\n"})


@pytest.fixture
def two(tmp_path: Path) -> list[str]:
    paths = tmp_path / 'a.original.txt', tmp_path / 'a.txt'
    for path, text in zip(paths, (ORIGINAL, EDITED), strict=True):
        path.write_text(text, encoding='utf-8')
    return [str(path) for path in paths]


@pytest.mark.parametrize('form', ['text', 'json'])
def test_the_command_looks_words_up_if_it_is_told_to(
    two: list[str], capsys: pytest.CaptureFixture[str], form: str
) -> None:
    for options, expected in (([], '举'), (['--dictionary', 'thai,chinese'], '举行')):
        assert main(['diff', *two, '--format', form, *options]) == 0
        out, err = capsys.readouterr()
        assert err == ''
        assert {'text': f'{{+{expected}+}}', 'json': f'"text": "{expected}"'}[form] in out


@pytest.mark.usefixtures('nothing_installed')
@pytest.mark.parametrize('form', ['text', 'html', 'json'])
def test_the_command_says_once_that_there_is_no_dictionary(
    two: list[str], capsys: pytest.CaptureFixture[str], form: str
) -> None:
    assert main(['diff', *two, '--format', form, '--dictionary', 'chinese']) == 0
    assert capsys.readouterr().err.count('sphinxcontrib-ledger[dictionaries]') == 1


def test_the_command_knows_which_languages_there_are(
    two: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(['diff', *two, '--dictionary', 'korean'])
    assert "'korean' is none of chinese, japanese" in capsys.readouterr().err
