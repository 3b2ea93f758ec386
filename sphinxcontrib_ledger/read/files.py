"""The files of articles as text, for the parsers of all formats.

In: a path, or the bytes of a file, and an encoding.  Out: its text, or an error that says why it
has none.  It is the first step of reading an article, with the question whether there is a file.
"""

from __future__ import annotations

from stat import S_ISDIR
from typing import TYPE_CHECKING

from sphinxcontrib_ledger.errors import LedgerError, Remedy, Subtype
from sphinxcontrib_ledger.read.advice.encodings import likely_encodings
from sphinxcontrib_ledger.read.advice.near_names import near_names

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path, encoding: str) -> str:
    r"""Return a file's text, without a byte order mark and with ``\\n`` between lines.

    Raises :class:`LedgerError` with a subtype: ``file`` (missing, a folder, not readable) or
    ``encoding`` (not text in ``encoding``).
    """
    require_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LedgerError(
            Subtype.FILE, f'the file {str(path)!r} cannot be read: {error.strerror}'
        ) from None
    return text_from(data, encoding, repr(str(path)))


def require_file(path: Path) -> None:
    """Raise :class:`LedgerError` (subtype ``file``) for a missing file and for a folder.

    It is asked first of all, since neither has a suffix that says anything.
    """
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:
        near = ' or '.join(repr(str(each)) for each in near_names(path))
        advice = f'did you mean {near}?' if near else 'check its name'
        raise LedgerError(
            Subtype.FILE, f'the file {str(path)!r} does not exist: {advice}'
        ) from None
    except OSError:
        # Reading it says what is wrong.
        return
    if is_folder:
        raise LedgerError(Subtype.FILE, f'{str(path)!r} is a folder: name a file in it')


def text_from(data: bytes, encoding: str, name: str) -> str:
    """Return the text of a file from its bytes, as :func:`read_text` does.

    ``name`` is what errors call the file: 'line 1 of ``name`` is not text in ...'.
    """
    text = _decoded(data, name, encoding).removeprefix('\ufeff')
    return text.replace('\r\n', '\n').replace('\r', '\n')


def refuse_long_lines(text: str, path: Path, limit: int) -> None:
    """Raise :class:`LedgerError` (subtype ``file``) for a line of more than so many characters.

    docutils shows nothing of a file with such a line, so that all of an article would be new.
    """
    if len(text) <= limit:
        return
    for number, line in enumerate(text.split('\n'), 1):
        if len(line) > limit:
            raise LedgerError(
                Subtype.FILE,
                f'line {number} of {str(path)!r} has more than {limit} characters, which docutils '
                "refuses to read: break it, or set 'line_length_limit'",
            )


def _decoded(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise LedgerError(
            Subtype.ENCODING, f"there is no encoding {encoding!r}: see Python's list of codecs"
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b'\n', 0, error.start) + 1
        raise LedgerError(
            Subtype.ENCODING,
            f'line {line} of {name} is not text in {encoding.removesuffix("-sig")}',
            Remedy(_right_one(data, encoding), 'encoding'),
        ) from None


def _right_one(data: bytes, encoding: str) -> str:
    likely = likely_encodings(data, encoding)
    return (
        f'give the right one (perhaps {" or ".join(likely)})' if likely else 'give the right one'
    )
