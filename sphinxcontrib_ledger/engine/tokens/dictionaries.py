"""Scripts that are written without spaces: which characters make a word, as a dictionary has it.

In: the words of a text, each character of such a script being one.
Out: the same, characters being joined to the words of the languages that were asked for.

An account must be the same on every machine, and a dictionary need not be installed: so one is
used only where a project asks for its language, and elsewhere each character is a word.
The library is ICU, which is the reference for what UAX #29 leaves to dictionaries; it brings
those of all the languages below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from sphinxcontrib_ledger.engine.tokens.normalization import DEFAULT, Folding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinxcontrib_ledger.engine.tokens.token import Token

#: The languages that have a dictionary, each with its name in ICU.
LANGUAGES = {
    'chinese': 'zh',
    'japanese': 'ja',
    'thai': 'th',
    'lao': 'lo',
    'khmer': 'km',
    'burmese': 'my',
}
#: The warning where a dictionary was asked for and there is none.
MISSING = (
    'there are no dictionaries, so characters are compared instead of words: '
    'install sphinxcontrib-ledger[dictionaries]'
)

# One character with its signs; figures are cut as in all scripts.
_CHARACTER = regex.compile(
    r"""
    (?= (?P<japanese> [\p{Hiragana}\p{Katakana}\u30fc\uff70\uff9e\uff9f] )
      | (?P<chinese> \p{Han} )
      | (?P<thai> [\p{Thai}--\p{Nd}] )
      | (?P<lao> [\p{Lao}--\p{Nd}] )
      | (?P<khmer> [\p{Khmer}--\p{Nd}] )
      | (?P<burmese> [\p{Myanmar}--\p{Nd}] )
    ) \X
    """,
    regex.VERBOSE | regex.VERSION1,
)


def installed() -> bool:
    """Return whether there are dictionaries."""
    try:
        import icu4py.breakers  # noqa: F401
    except ImportError:
        return False
    return True


def joined_by_dictionary(
    words: Iterable[Token], text: str, folding: Folding, languages: Collection[str]
) -> list[Token]:
    """Return the words of a text, characters of ``languages`` being joined to words.

    With ``chinese``, an article (文章) became a file (文件)::

        before:      这是文章。
        wrong marks: 这是文{+件+}。
        right marks: 这是{+文件+}。
    """
    # Japanese is also written without kana, and who asks for Japanese alone means that.
    wanted = {*languages, 'chinese'} if 'japanese' in languages else languages
    joined: list[Token] = []
    for language, run in _runs(words, text):
        if len(run) > 1 and language in wanted and installed():
            joined += _words(run, text, folding, LANGUAGES[language])
        else:
            joined += run
    return joined


def _runs(words: Iterable[Token], text: str) -> Iterator[tuple[str, list[Token]]]:
    """Go through the words by runs of characters of one language, other words being alone.

    Invisible signs are no border, since they are no difference either.
    """
    language = ''
    run: list[Token] = []
    for word in words:
        match = _CHARACTER.fullmatch(word.text)
        script = match.lastgroup or '' if match else ''
        between = text[run[-1].stop : word.start] if run else ''
        if run and not (script and _are_one(language, script) and not DEFAULT.fold(between)):
            yield language, run
            run = []
        # A run of Chinese characters is Japanese as soon as it has kana.
        language = 'japanese' if run and 'japanese' in (language, script) else script
        run.append(word)
    if run:
        yield language, run


def _are_one(language: str, script: str) -> bool:
    return language == script or {language, script} == {'chinese', 'japanese'}


def _words(run: list[Token], text: str, folding: Folding, locale: str) -> Iterator[Token]:
    """Go through the words of a run; each is some of its characters, whatever ICU says."""
    from icu4py.breakers import WordBreaker

    # Differences that are ignored must not make one here.
    characters = [DEFAULT.fold(word.text) for word in run]
    ends = set()
    position = 0
    for part in WordBreaker(''.join(characters), locale):
        position += len(part)
        ends.add(position)
    first = position = 0
    for number, character in enumerate(characters):
        position += len(character)
        if position in ends or number == len(run) - 1:
            start, stop = run[first].start, run[number].stop
            whole = text[start:stop]
            yield run[first]._replace(text=whole, key=folding.fold(whole), stop=stop)
            first = number + 1
