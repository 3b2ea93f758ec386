"""A page whose file is what it was, and all that it shows, needs no comparison.

In: the text of a page, before and now, and the places of both.
Out: whether the page cannot have changed, without reading it.  Most pages of a project are so from
one version to the next, and reading the earlier file of each costs as much as the page itself.

A page may show what stands in other files, so that the same text is not enough::

    before: .. literalinclude:: ferry.py         and a ferry.py that leaves at nine
    now:    .. literalinclude:: ferry.py         and a ferry.py that leaves at ten
    wrong:  a page that did not change
    right:  a page that is compared

So all directives of the page have to be known here: those that show nothing but their own text,
and those that show a file, which is then compared.  With any other the page is read and compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinxcontrib_ledger.baseline.todays_names import Place

#: Directives of reStructuredText and Markdown with their first line, which may hold another one.
DIRECTIVE = re.compile(
    r'\.\.[ \t]+(?:\|[^|\n]*\|[ \t]+)?(?P<rst>[\w:+.-]+?)[ \t]?::(?!\w)(?=(?P<first>.*))'
    r'|[`~:]{3,}[ \t]*\{(?P<md>[^}\n]*)\}(?=(?P<behind>.*))'
)
#: An option that names a file.
FILE_OPTION = re.compile(r':?\b(?:file|diff)\b[ \t]*:[ \t]*(\S.*)?')
#: A picture in Markdown, with the address if it stands there.
PICTURE = re.compile(r'!\[[^\]\n]*\](?:\(<?([^\s()<>]+)>?(?:\s[^)\n]*)?\))?')
#: What may lead to a file in ways that are not known here: pictures in HTML, and substitutions of
#: MyST-Parser, which ``conf.py`` has.
UNKNOWN = re.compile(r'<(?:img|video|audio|source|object|embed|iframe)\b|\{\{', re.IGNORECASE)
#: The directives that show the file that they name.
SHOW_FILE = frozenset({'figure', 'image', 'literalinclude'})
_TEXTS = """
acks admonition attention attribute caution centered class classmethod code code-block
codeauthor compound confval container contents cssclass csv-table currentmodule danger data
decorator decoratormethod default-domain default-role deprecated describe doctest envvar
epigraph error eval-rst exception footer function glossary header highlight highlights hint
hlist important index list- math meta method module moduleauthor note object only option
parsed-literal productionlist program property pull-quote replace role rst-class rubric
section-numbering sectionauthor sectnum seealso sidebar sourcecode staticmethod table
tabularcolumns target-notes testcleanup testcode testoutput testsetup tip title toctree topic
unicode versionadded versionchanged versionremoved warning
dropdown group-tab tab tab-item tab-set tabs
"""
#: Those that show nothing but what they hold, be it other directives; the last line is of tabs.
SHOW_TEXT = frozenset(_TEXTS.split())
#: Those of autodoc, which import the code of today for both versions.
SHOW_CODE = re.compile(
    r'auto(?:module|class|exception|function|method|attribute|data|decorator|property|type|summary)'
)
#: The domains of Sphinx, whose directives do the same.
DOMAINS = ('c:', 'cpp:', 'js:', 'py:', 'rst:')


def files_shown(text: str, *, code: bool = False) -> Iterator[str | None]:
    """Go through the files that a page shows, as it names them; ``None`` is what is not known.

    ``code``: what is made of code is the same in both versions.
    """
    if UNKNOWN.search(text):
        yield None
    for found in DIRECTIVE.finditer(text):
        name = (found['rst'] or found['md'] or '').strip()
        if name in SHOW_FILE:
            yield _address((found['first'] or found['behind'] or '').strip())
        elif code and SHOW_CODE.fullmatch(name):
            continue
        elif name not in SHOW_TEXT and not name.startswith(DOMAINS):
            yield None
    for option in FILE_OPTION.finditer(text):
        yield _address((option[1] or '').strip())
    for picture in PICTURE.finditer(text):
        yield _address(picture[1] or '')


def _address(written: str) -> str | None:
    """Return the address of a file in the project; ``None`` if it is none, or one of several."""
    fits = re.fullmatch(r'[\w./ +@()-]+', written) and not written.endswith(' ')
    return written if fits else None


def is_unchanged(
    text: str, earlier: str, now: Place, before: Place, *, code: bool = False
) -> list[Path] | None:
    """Return the earlier files that a page shows if nothing of it changed; else ``None``.

    ``text`` and ``earlier`` are the page's own file, now and before.  ``code``: what is made of
    code is the same in both versions.  Reading it twice would not show that: autodoc adds to the
    annotations of a class, so that its second description has another order.
    """
    if text != earlier:
        return None
    files = []
    for written in files_shown(text, code=code):
        if written is None or not _is_same(now.file(written), before.file(written)):
            return None
        files.append(before.file(written))
    return files


def _is_same(now: Path, before: Path) -> bool:
    try:
        return now.stat().st_size == before.stat().st_size and (
            now.read_bytes() == before.read_bytes()
        )
    except OSError:
        return False
