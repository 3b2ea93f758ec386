"""Files as text: what is forgiven, and what each error says; and which format a file has."""

from __future__ import annotations

import codecs
from pathlib import Path, PurePath

import pytest

from sphinxcontrib_ledger.errors import MEANING, LedgerError, Subtype
from sphinxcontrib_ledger.read.files import read_text
from sphinxcontrib_ledger.read.registry import FORMATS, format_of

TEXTS: list[tuple[str, bytes, str, str]] = [
    ('UTF-8 is read as it is', 'Café\n'.encode(), 'utf-8-sig', 'Café\n'),
    ('a byte order mark is no text', codecs.BOM_UTF8 + b'Cafe\n', 'utf-8-sig', 'Cafe\n'),
    ('nor is it where the codec keeps it', codecs.BOM_UTF8 + b'Cafe\n', 'utf-8', 'Cafe\n'),
    ('UTF-16 has its own mark', 'Café\n'.encode('utf-16'), 'utf-16', 'Café\n'),
    ('Latin-1 is read when it is said', b'Caf\xe9\n', 'latin-1', 'Café\n'),
    ('a codec may have any of its names', b'Caf\xe9\n', 'ISO_8859-1', 'Café\n'),
    ('lines may end as on Windows', b'One\r\n\r\nTwo\r\n', 'utf-8-sig', 'One\n\nTwo\n'),
    ('lines may end as on an old Macintosh', b'One\r\rTwo\r', 'utf-8-sig', 'One\n\nTwo\n'),
    ('line ends may be mixed', b'One\r\nTwo\rThree\n', 'utf-8-sig', 'One\nTwo\nThree\n'),
    ('trailing and no-break spaces stay', 'One \u00a0\n'.encode(), 'utf-8-sig', 'One \u00a0\n'),
    ('a file may end without a line end', b'One', 'utf-8-sig', 'One'),
]


@pytest.mark.parametrize(
    ('data', 'encoding', 'expected'), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_a_file_is_read_as_text(tmp_path: Path, data: bytes, encoding: str, expected: str) -> None:
    path = tmp_path / 'story.txt'
    path.write_bytes(data)
    assert read_text(path, encoding) == expected


#: name, file (below a folder with story.txt in it), its bytes, encoding, subtype, message
ERRORS: list[tuple[str, str, bytes | None, str, Subtype, str]] = [
    ('a missing file', 'none.txt', None, 'utf-8', Subtype.FILE, "the file '{}' does not exist: check its name"),
    ('a folder', '.', None, 'utf-8', Subtype.FILE, "'{}' is a folder: name a file in it"),
    ('a file taken for a folder', 'story.txt/x', None, 'utf-8', Subtype.FILE, "the file '{}' cannot be read: Not a directory"),
    ('a name that is too long', 'n' * 300, None, 'utf-8', Subtype.FILE, "the file '{}' cannot be read: File name too long"),
    ('bytes that are no UTF-8', 'b.txt', b'One\ntwo\nCaf\xe9\n', 'utf-8-sig', Subtype.ENCODING, "line 3 of '{}' is not text in utf-8: give the right one (perhaps cp1252 or cp1250 or cp1256) with the option <encoding>"),
    ('a sign cut in half at the end', 'b.txt', b'Caf\xc3', 'utf-8', Subtype.ENCODING, "line 1 of '{}' is not text in utf-8: give the right one with the option <encoding>"),
    ('letters that are no ASCII', 'b.txt', 'é'.encode(), 'ascii', Subtype.ENCODING, "line 1 of '{}' is not text in ascii: give the right one (perhaps utf-8) with the option <encoding>"),
    ('an encoding that there is not', 'b.txt', b'One', 'klingon', Subtype.ENCODING, "there is no encoding 'klingon': see Python's list of codecs"),
    ('an empty encoding', 'b.txt', b'One', '', Subtype.ENCODING, "there is no encoding '': see Python's list of codecs"),
]  # fmt: skip


@pytest.mark.parametrize(
    ('name', 'data', 'encoding', 'subtype', 'message'),
    [row[1:] for row in ERRORS],
    ids=[row[0] for row in ERRORS],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path,
    name: str,
    data: bytes | None,
    encoding: str,
    subtype: Subtype,
    message: str,
) -> None:
    (tmp_path / 'story.txt').write_text('One.')
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(LedgerError) as caught:
        read_text(path, encoding)
    assert caught.value.message_for('<{}>'.format) == message.format(path)
    assert caught.value.subtype is subtype
    assert caught.value.__context__ is None or caught.value.__suppress_context__


@pytest.mark.parametrize('encoding', ['rot13', 'base64', 'hex', 'bz2'])
def test_a_codec_that_makes_no_text_is_an_encoding_that_there_is_not(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / 'story.txt'
    path.write_text('One.')
    with pytest.raises(LedgerError) as caught:
        read_text(path, encoding)
    assert caught.value.subtype is Subtype.ENCODING


@pytest.mark.parametrize('encoding', ['idna', 'punycode'])
def test_bytes_that_a_codec_refuses_in_its_own_way_are_an_encoding_error(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / 'story.txt'
    path.write_bytes(b'xn--\xe9\xe9-!.\n')
    with pytest.raises(LedgerError) as caught:
        read_text(path, encoding)
    assert caught.value.subtype is Subtype.ENCODING


def test_a_file_that_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be allowed to read everything, so the refusal is played.
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, 'Permission denied')

    (tmp_path / 'story.txt').write_text('One.')
    monkeypatch.setattr(Path, 'read_bytes', refuse)
    with pytest.raises(LedgerError, match=r'story\.txt. cannot be read: Permission denied$'):
        read_text(tmp_path / 'story.txt', 'utf-8')


FOUND: list[tuple[str, str, str, str]] = [
    ('.rst is reStructuredText', 'a.rst', '', 'rst'),
    ('.rest is, too', 'a.rest', '', 'rst'),
    ('.txt is plain text', 'a.txt', '', 'txt'),
    ('.text is, too', 'a.text', '', 'txt'),
    ('letter case of a suffix does not matter', 'A.RST', '', 'rst'),
    ('only the last suffix counts', 'a.rst.txt', '', 'txt'),
    ('a name goes before the suffix', 'a.rst', 'txt', 'txt'),
    ('letter case of a name does not matter', 'a.txt', 'RST', 'rst'),
    ('a name serves where there is no suffix', 'README', 'rst', 'rst'),
]


@pytest.mark.parametrize(
    ('path', 'name', 'expected'), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND]
)
def test_the_format_of_a_file_is_found(path: str, name: str, expected: str) -> None:
    assert format_of(PurePath(path), name) is FORMATS[expected]


UNKNOWN: list[tuple[str, str, str, str]] = [
    (
        'an unknown suffix',
        'a.foo',
        '',
        (
            "the suffix of 'a.foo' names no format that can be read: "
            'give one of {} with the option <format>'
        ),
    ),
    (
        'no suffix',
        'README',
        '',
        (
            "the suffix of 'README' names no format that can be read: "
            'give one of {} with the option <format>'
        ),
    ),
    ('an unknown name', 'a.rst', 'doc', "there is no format 'doc': the formats are {}"),
]


@pytest.mark.parametrize(
    ('path', 'name', 'message'), [row[1:] for row in UNKNOWN], ids=[row[0] for row in UNKNOWN]
)
def test_a_format_that_is_not_known_is_said(path: str, name: str, message: str) -> None:
    with pytest.raises(LedgerError) as caught:
        format_of(PurePath(path), name)
    assert caught.value.message_for('<{}>'.format) == message.format(', '.join(sorted(FORMATS)))
    assert caught.value.subtype is Subtype.FORMAT


def test_no_suffix_names_two_formats() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_every_subtype_of_a_warning_is_explained() -> None:
    assert list(MEANING) == list(Subtype)
