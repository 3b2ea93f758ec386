"""What errors about files suggest: another name, an encoding, a program that converts."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from sphinxcontrib_ledger.read.advice.encodings import likely_encodings
from sphinxcontrib_ledger.read.advice.foreign_formats import FOREIGN, advice_for
from sphinxcontrib_ledger.read.advice.near_names import near_names

#: name, the files there are, the name that was given, the files that may be meant
NAMES: list[tuple[str, list[str], str, list[str]]] = [
    ('a name in another letter case', ['curfew.rst'], 'Curfew.RST', ['curfew.rst']),
    ('a folder in another letter case', ['articles/curfew.rst'], 'Articles/curfew.rst', ['articles/curfew.rst']),
    ('both', ['articles/curfew.rst'], 'ARTICLES/CURFEW.rst', ['articles/curfew.rst']),
    ('letters that were composed', ['café.rst'], 'cafe\u0301.rst', ['café.rst']),
    ('a letter that is missing', ['curfew.rst'], 'curfw.rst', ['curfew.rst']),
    ('two letters that changed places', ['curfew.rst'], 'cufrew.rst', ['curfew.rst']),
    ('letter case before a letter', ['curfews.rst', 'curfew.rst'], 'Curfew.rst', ['curfew.rst']),
    ('the folder in which the file is', ['old/a.rst', 'Old/b.rst'], 'OLD/b.rst', ['Old/b.rst']),
    ('nothing by another name', ['quay.rst'], 'curfew.rst', []),
    ('nothing by another number', ['a.rst'], 'b.rst', []),
    ('nothing in a folder that is not there', ['a.rst'], 'news/a.rst', []),
    ('nothing in a file', ['a.rst'], 'a.rst/b.rst', []),
    ('all that are equally near', ['ferry-1.rst', 'ferry-2.rst', 'quay.rst'], 'ferry-3.rst', ['ferry-1.rst', 'ferry-2.rst']),
    ('no more than three', ['ferry-1.rst', 'ferry-2.rst', 'ferry-4.rst', 'ferry-5.rst'], 'ferry-3.rst', ['ferry-1.rst', 'ferry-2.rst', 'ferry-4.rst']),
    ('the nearer one alone', ['ferries.rst', 'ferry-1.rst'], 'ferry1.rst', ['ferry-1.rst']),
]  # fmt: skip


@pytest.mark.parametrize(
    ('files', 'given', 'meant'), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES]
)
def test_a_missing_file_suggests(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: list[str],
    given: str,
    meant: list[str],
) -> None:
    for file in files:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text('One.')
    monkeypatch.chdir(tmp_path)
    assert sorted(near_names(Path(given))) == [Path(name) for name in meant]
    assert sorted(near_names(tmp_path / given)) == [tmp_path / name for name in meant]


#: encoding, text, the encodings that are suggested
TEXTS: list[tuple[str, str, list[str]]] = [
    ('cp1252', 'Le vieux café ferme à midi, où l’on dîne.', ['cp1252', 'cp1250', 'cp1256']),
    ('cp1252', 'Der Bürgermeister schloß das Tor: „So geht es nicht.“', ['cp1252', 'cp1250']),
    ('cp1252', 'El niño señaló: ¿qué pasó?', ['cp1252', 'cp1250']),
    ('cp1252', 'One – two “three”', ['cp1252', 'cp1250', 'cp1251']),
    ('cp1250', 'Příliš žluťoučký kůň úpěl ďábelské ódy.', ['cp1250']),
    ('cp1250', 'Wójt źle się czuł, więc wyjechał na wieś.', ['cp1252', 'cp1250']),
    ('cp1251', 'Старый паром ушёл в полдень. «Так», — сказал он.', ['cp1251']),
    ('koi8-r', 'Старый паром ушёл в полдень. Москва.', ['koi8-r']),
    ('shift_jis', '古いフェリーは正午に出発しました。港は閉鎖された。', ['shift_jis', 'gb18030']),
    ('euc-jp', '古いフェリーは正午に出発しました。港は閉鎖された。', ['euc-jp', 'gb18030']),
    ('gb18030', '旧渡轮中午离开。港口关闭到星期五。', ['gb18030', 'euc-jp']),
    ('big5', '舊渡輪中午離開。港口關閉到星期五。', ['big5']),
    ('euc-kr', '낡은 연락선이 정오에 떠났다. 항구는 닫혔다.', ['euc-kr', 'gb18030', 'euc-jp']),
    ('cp1253', 'Το παλιό πλοίο έφυγε το μεσημέρι.', ['cp1253']),
    ('cp1256', 'غادرت العبارة القديمة ظهرا.', ['cp1256']),
    ('cp437', "Le café ferme à midi, où l'on dîne.", ['cp437']),
    ('mac-roman', 'Le café ferme à midi, où l’on dîne.', ['mac-roman']),
    ('utf-16-le', 'The old ferry', ['utf-16-le']),
    ('utf-16-be', 'Старый паром ушёл. It left.', ['utf-16-be']),
    ('utf-16', 'Café', ['utf-16']),
    ('utf-32', 'Café', ['utf-32']),
]  # fmt: skip


@pytest.mark.parametrize(('encoding', 'text', 'likely'), TEXTS)
def test_bytes_suggest(encoding: str, text: str, likely: list[str]) -> None:
    assert likely_encodings(text.encode(encoding), 'utf-8-sig') == likely


@pytest.mark.parametrize('data', [bytes(range(1, 256)), b'PK\3\4\x14\0\6\0\x08\0\0\0!\0\xdf\xa4'])
def test_bytes_that_are_no_text_suggest_nothing(data: bytes) -> None:
    assert likely_encodings(data, 'utf-8') == []


def test_what_was_named_is_not_suggested() -> None:
    assert likely_encodings('“Café”'.encode(), 'ascii') == ['utf-8']
    assert 'cp1252' not in likely_encodings('“Café”'.encode('cp1252'), 'CP1252')


@pytest.mark.parametrize('suffix', list(FOREIGN))
def test_a_file_of_another_program_has_a_way_to_be_read(suffix: str) -> None:
    advice = advice_for(PurePath('news', f'Our policy{suffix.upper()}'))
    assert advice.startswith(f"'Our policy{suffix.upper()}' is {FOREIGN[suffix].called}, which ")
    assert f"'Our policy{suffix.upper()}'" in advice.partition('as with')[2]


def test_a_name_is_no_option_of_the_program_that_converts() -> None:
    assert 'pandoc -s -o ./-a.rst ./-a.docx' in advice_for(PurePath('-a.docx'))
    assert advice_for(PurePath('a.foo')) == ''
